"""Sixteen connections that ask one address again and again: wrk, or a substitute in Python that says it is one."""

import os
import re
import selectors
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from bench.servers import LOAD_CORE, pin

CONNECTIONS = 16
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


@dataclass(frozen=True)
class Load:
    rate: float
    """Answers a second."""
    p50: float
    p99: float
    """Milliseconds."""


@cache
def wrk() -> str | None:
    """The program's path. As root on Debian, it is installed if need be."""
    if not shutil.which("wrk") and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["update"], ["install", "--yes", "wrk"]):
            subprocess.run(["apt-get", "-qq", *command], check=False, stdin=subprocess.DEVNULL, capture_output=True)
    return shutil.which("wrk")


def generator() -> str:
    return "wrk" if wrk() else "a substitute for wrk in Python, which is slower than nginx: read its figures with care"


def load(url: str, seconds: int, headers: dict[str, str], connections: int = CONNECTIONS) -> Load:
    """Only of this machine. A single answer that is no success or 304 ends the run."""
    if urlsplit(url).hostname != "127.0.0.1":
        raise ValueError("Load is sent to this machine alone.")
    program = wrk()
    return (
        _with_wrk(program, url, seconds, headers, connections)
        if program
        else _substitute(url, seconds, headers, connections)
    )


def _with_wrk(program: str, url: str, seconds: int, headers: dict[str, str], connections: int) -> Load:
    given = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = [program, "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", *given, url]
    text = subprocess.run(command, capture_output=True, text=True, check=True, preexec_fn=lambda: pin(LOAD_CORE)).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        raise SystemExit(f"{url} failed under load:\n{text}")
    found = {
        name: float(number) * UNITS[unit] for name, number, unit in re.findall(r"(\d\d)%\s+([\d.]+)(us|ms|s|m)\b", text)
    }
    rate = re.findall(r"Requests/sec:\s+([\d.]+)", text)
    return Load(float(rate[0]), found["50"], found["99"])


def _substitute(url: str, seconds: int, headers: dict[str, str], connections: int) -> Load:
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    lines = [f"GET {path} HTTP/1.1", f"Host: {parts.netloc}", *(f"{name}: {value}" for name, value in headers.items())]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    times: list[float] = []
    chooser = selectors.DefaultSelector()
    sockets = [socket.create_connection(("127.0.0.1", parts.port or 80)) for _ in range(connections)]
    sent: dict[socket.socket, float] = {}
    received: dict[socket.socket, bytes] = {}

    def ask(connection: socket.socket) -> None:
        received[connection], sent[connection] = b"", time.perf_counter()
        connection.sendall(request)

    end = time.perf_counter() + seconds
    for connection in sockets:
        chooser.register(connection, selectors.EVENT_READ)
        ask(connection)
    while (now := time.perf_counter()) < end:
        for key, _ in chooser.select(timeout=end - now):
            connection = key.fileobj  # type: ignore[assignment]  # sockets are all we register
            data = connection.recv(1 << 16)
            if not data:
                raise SystemExit(f"{url} closed a connection under load.")
            received[connection] += data
            if _is_whole(received[connection]):
                times.append(time.perf_counter() - sent[connection])
                ask(connection)
    for connection in sockets:
        connection.close()
    times.sort()
    return Load(len(times) / seconds, times[len(times) // 2] * 1e3, times[len(times) * 99 // 100] * 1e3)


def _is_whole(data: bytes) -> bool:
    head, end, body = data.partition(b"\r\n\r\n")
    if not end:
        return False
    if head[9:12] == b"304":
        return True
    if head[9:12] != b"200":
        raise SystemExit(f"Answered {head[:40]!r} under load.")
    length = re.search(rb"content-length: *(\d+)", head, re.IGNORECASE)
    return length is not None and len(body) >= int(length[1])
