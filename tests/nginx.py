"""A real nginx, with the shipped configuration or another, for tests and benchmarks."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.server import PATIENCE, ROOT

NGINX = """
{user}
worker_processes 1;
daemon off;
pid {directory}/nginx.pid;
error_log {directory}/error.log;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {directory}/body;
    proxy_temp_path {directory}/proxy;
    fastcgi_temp_path {directory}/fastcgi;
    uwsgi_temp_path {directory}/uwsgi;
    scgi_temp_path {directory}/scgi;
    {sites}
}}
"""


def shipped_nginx(port: int, upstream: int, directory: Path, static: Path) -> str:
    """deploy/nginx.conf over plain HTTP, with the lines changed that an operator changes. Fails if one is missing."""
    text = (ROOT / "deploy/nginx.conf").read_text()
    # Without the first server, which redirects to TLS.
    text = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", text, count=1, flags=re.DOTALL)
    for pattern, value in (
        (r"server 127\.0\.0\.1:8000;", f"server 127.0.0.1:{upstream};"),
        (r"/var/cache/nginx/guide", f"{directory}/cache"),
        (r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};"),
        (r"server_name guide\.example;", "server_name 127.0.0.1;"),
        (r" *ssl_[^\n]*\n", ""),
        (r"/srv/guide/var/static/", f"{static}/"),
    ):
        text, changed = re.subn(pattern, value, text)
        if not changed:
            raise ValueError(f"deploy/nginx.conf has no {pattern}.")
    return text


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def fetch(port: int, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body as they come."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", path, headers=dict(headers or {}))
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()


@contextmanager
def nginx(sites: str, port: int, path: str, directory: Path, *before: str) -> Iterator[None]:
    """Runs once the path answers 200. `before` is a command that starts others, such as taskset."""
    configuration = directory / "nginx.conf"
    # Started as root, its workers would be somebody who may not read a temporary directory.
    user = "user root;" if os.geteuid() == 0 else ""
    configuration.write_text(NGINX.format(user=user, directory=directory, sites=sites))
    command = [*before, str(shutil.which("nginx")), "-e", f"{directory}/error.log", "-c", str(configuration)]
    process = subprocess.Popen(command)  # noqa: S603  # our own command
    end = time.monotonic() + PATIENCE
    try:
        status = 0
        while status != 200:
            with suppress(OSError, HTTPException):
                status = fetch(port, path)[0]
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"nginx does not answer at {path}.")
            time.sleep(0.01)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)
