"""Gunicorn's settings for `make run`, the container and systemd. docs/operators.md explains the variables."""

import ctypes
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any


def _number(name: str, default: int, most: int = 1000) -> int:
    text = os.environ.get(name) or str(default)
    if not text.isdecimal() or not 0 < int(text) <= most:
        sys.exit(f"{name} must be a whole number from 1 to {most}, not {text!r}.")
    return int(text)


_host = os.environ.get("HOST") or "127.0.0.1"
_port = _number("PORT", 8000, most=65535)

wsgi_app = "guide.wsgi"
bind = f"[{_host}]:{_port}" if ":" in _host else f"{_host}:{_port}"
worker_class = "gthread"
workers = _number("WEB_CONCURRENCY", 2)
threads = _number("WEB_THREADS", 24)  # the same default as in guide.settings
preload_app = False  # a connection opened before the fork would be shared by the workers
accesslog = os.environ.get("ACCESS_LOG") or None  # a file, or - for standard output; off, since it records visitors
loglevel = "warning"  # starts and stops are announced below; what is worth reading comes as a warning or worse
forwarder_headers = ""  # or a header SCRIPT_NAME, which visitors can send too, would be the site's place in all links
secure_scheme_headers: dict[str, str] = {}  # the guide reads X-Forwarded-Proto itself, if BEHIND_PROXY says so
limit_request_line = 8190  # longer than the site accepts, so that its own page explains the limit
control_socket_disable = True  # it would be created in the home directory, which a service may not have
if Path("/dev/shm").is_dir():  # noqa: S108  # gunicorn makes its files there safely
    worker_tmp_dir = "/dev/shm"  # noqa: S108  # memory: on a slow disk a heartbeat can hang a worker
# glibc, once it has met a large piece of memory, keeps as much of what is freed: 7 MB a worker after its first pages.
with suppress(AttributeError, OSError):  # another C library
    ctypes.CDLL(None).mallopt(-1, 128 * 1024)  # M_TRIM_THRESHOLD, at its default but fixed


def on_starting(server: Any) -> None:
    """Called before all else. Robots send what is no HTTP all day, each time with another long text for the log."""
    logging.getLogger("gunicorn.error").addFilter(
        lambda record: not record.getMessage().startswith("Invalid request from ")
    )


def post_worker_init(worker: Any) -> None:
    """Called in a worker that has loaded the application, so not before it answers."""
    if worker.age != 1:  # the first of all
        return
    shown = bind.replace("0.0.0.0", "127.0.0.1").replace("[::]", "127.0.0.1")  # noqa: S104
    sys.stdout.write(f"The guide is at http://{shown}  (Ctrl+C stops it)\n")
    sys.stdout.flush()
