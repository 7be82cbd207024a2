"""Starts servers for the benchmarks: on 127.0.0.1, on a core of their own, and ends them again."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds until a server must have answered
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
SERVER_CORE, LOAD_CORE = (CORES[0], CORES[1]) if len(CORES) > 1 else (None, None)


def pin(core: int | None) -> None:
    if core is not None:
        os.sched_setaffinity(0, {core})


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def fetch(port: int, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body as they come: http.client undoes no encoding."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers=headers or {})
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


@dataclass
class Server:
    port: int
    process: "subprocess.Popen[bytes]"
    seconds: float = 0.0
    """From the start to the first answer."""

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def memory(self) -> float:
        """MB in the memory of the server's one worker."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        status = Path(f"/proc/{children[0]}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


@contextmanager
def running(command: list[str], port: int, path: str, **environment: str) -> Iterator[Server]:
    """On one core; with several workers on all."""
    core = SERVER_CORE if environment.get("WEB_CONCURRENCY", "1") == "1" else None
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: pin(core),  # no threads are running here
    )
    try:
        server = Server(port, process)
        while True:
            with suppress(OSError, HTTPException):
                if fetch(port, path)[0] == 200:
                    break
            if process.poll() is not None or time.perf_counter() > start + PATIENCE:
                raise SystemExit(f"{' '.join(command)} does not answer at {path}.")
            time.sleep(0.005)
        server.seconds = time.perf_counter() - start
        yield server
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


@contextmanager
def gunicorn(application: str, path: str = "/", **environment: str) -> Iterator[Server]:
    """With the settings the guide ships, but for one worker."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", application]
    given = {"HOST": "127.0.0.1", "PORT": str(port), "WEB_CONCURRENCY": "1", "LOG_LEVEL": "ERROR", **environment}
    with running(command, port, path, **given) as server:
        yield server


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


@contextmanager
def nginx(sites: str, port: int, path: str, directory: Path) -> Iterator[Server]:
    configuration = directory / "nginx.conf"
    # Started as root, its workers would be somebody who may not read a temporary directory.
    user = "user root;" if os.geteuid() == 0 else ""
    configuration.write_text(NGINX.format(user=user, directory=directory, sites=sites))
    command = [str(shutil.which("nginx")), "-e", f"{directory}/error.log", "-c", str(configuration)]
    with running(command, port, path) as server:
        yield server
