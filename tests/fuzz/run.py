"""Sends odd requests to a real gunicorn and tells what must not be: errors of ours, silence, tracebacks, growth."""

import html
import io
import re
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import cast

from tests.fuzz.odd import Exchange, Site, exchange
from tests.server import Server

CLIENTS = 4
MOST_ADDRESSES = 400
MOST_GROWTH_KB = 16 * 1024  # of a worker, from half of the requests to all of them
MOST_RESETS = 0.01  # of the connections
PATIENCE = 30  # seconds
SHOWN = 10


@dataclass(frozen=True)
class Outcome:
    number: int
    exchange: Exchange
    statuses: tuple[str, ...]
    fault: str
    seconds: float


@dataclass
class Report:
    seed: int
    statuses: Counter[str] = field(default_factory=Counter)
    outcomes: int = 0
    seconds: float = 0.0
    slowest: list[Outcome] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    """Kilobytes of the worker after each part of the requests."""
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{self.outcomes} connections with odd requests, SEED={self.seed}, in {self.seconds:.0f} s"]
        lines += [f"  {status:>9} {count:7}" for status, count in sorted(self.statuses.items())]
        lines.append("Memory of the worker, MB: " + ", ".join(f"{kb / 1024:.0f}" for kb in self.memory))
        lines += [f"  {one.seconds * 1000:6.0f} ms  {shown(one.exchange.sent, 90)}" for one in self.slowest]
        lines += [f"FAULT {fault}" for fault in self.faults[:SHOWN]]
        if len(self.faults) > SHOWN:
            lines.append(f"… and {len(self.faults) - SHOWN} faults more")
        return "\n".join(lines)


def fuzz(server: Server, requests: int, seed: int) -> Report:
    """Sends `requests` over as many connections, in four parts, after each of which memory is read."""
    report = Report(seed)
    site = crawl(server)
    began = time.monotonic()

    def one(number: int) -> Outcome:
        return send(server, exchange(site, seed, number), number)

    with ThreadPoolExecutor(CLIENTS) as clients:
        for part in range(4):
            for outcome in clients.map(one, range(requests * part // 4, requests * (part + 1) // 4)):
                note(outcome, report)
            report.memory.append(memory(server))
    report.seconds = time.monotonic() - began
    if report.memory[3] - report.memory[1] > MOST_GROWTH_KB:
        report.faults.append(f"memory grew by {(report.memory[3] - report.memory[1]) / 1024:.0f} MB in the second half")
    if report.statuses["reset"] > requests * MOST_RESETS:
        report.faults.append(f"{report.statuses['reset']} connections were reset")
    if server.process.poll() is not None:
        report.faults.append(f"the server ended with {server.process.returncode}")
    report.faults += [f"in the log: {found}" for found in tracebacks(server.log)]
    return report


def note(outcome: Outcome, report: Report) -> None:
    report.outcomes += 1
    report.statuses.update(outcome.statuses)
    report.slowest = sorted([*report.slowest, outcome], key=lambda one: -one.seconds)[:5]
    if outcome.fault:
        report.faults.append(f"number {outcome.number}: {outcome.fault} for {shown(outcome.exchange.sent, 600)}")


def crawl(server: Server) -> Site:
    """All public addresses, breadth first, and the names of their parameters."""
    parameters: set[str] = set()
    found = dict.fromkeys(["/", "/roles/?skill=python", "/salaries.csv?in=uk", "/salaries.json"])
    for address in walk(found):
        reply = server.get(address)
        parameters.update(re.findall(r"[?&]([\w-]+)=", address))
        if reply.status == 200 and reply.headers["content-type"].startswith("text/html"):
            page = reply.body.decode()
            parameters.update(re.findall(r'<(?:input|select)[^>]* name="([^"]+)"', page))
            found.update(dict.fromkeys(html.unescape(link) for link in re.findall(r' href="(/[^"#]*)"', page)))
    return Site(list(found)[:MOST_ADDRESSES], sorted(parameters), f"127.0.0.1:{server.port}")


def walk(found: dict[str, None]) -> Iterator[str]:
    """What is in the dictionary, also what is added while it is walked, up to a limit."""
    seen = 0
    while seen < min(len(found), MOST_ADDRESSES):
        yield list(found)[seen]
        seen += 1


def send(server: Server, what: Exchange, number: int) -> Outcome:
    began = time.monotonic()
    received, fault, was_reset = b"", "", False
    try:
        with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
            with suppress(OSError):  # the server need not read to the end
                connection.sendall(what.sent)
                connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(65536):
                received += part
    except ConnectionResetError:
        was_reset = True
    except OSError as error:
        fault = f"{type(error).__name__}: {error}"
    seconds = time.monotonic() - began
    statuses, broken = answers(received, what.methods)
    if was_reset and (broken or not statuses):  # what a server said is lost if it closes before it has read everything
        return Outcome(number, what, ("reset",), "", seconds)
    names = tuple(str(status) for status, _ in statuses) or ("none",)
    return Outcome(number, what, names, fault or judge(statuses, broken, what), seconds)


Answers = list[tuple[int, bool]]
"""Statuses, and whether a Retry-After comes with each."""


class Received:
    """A socket for http.client that has received all it ever will."""

    def __init__(self, data: bytes) -> None:
        self.file = io.BytesIO(data)
        self.file.close = lambda: None  # type: ignore[method-assign]  # one response after the other reads from it

    def makefile(self, mode: str) -> io.BytesIO:
        return self.file


def answers(received: bytes, methods: tuple[str, ...]) -> tuple[Answers, str]:
    """The answers, and what is wrong with the bytes of them."""
    source = Received(received)
    found: Answers = []
    for method in methods:
        if source.file.tell() == len(received):
            break
        response = HTTPResponse(cast("socket.socket", source), method=method)
        try:
            response.begin()
            response.read()
        except (HTTPException, ValueError) as error:
            return found, f"{type(error).__name__} in the answer {received[:80]!r}"
        found.append((response.status, response.getheader("Retry-After") is not None))
        if response.will_close:  # and a body that belongs to no HEAD may follow, where the server did not read so far
            break
    return found, ""


def judge(statuses: Answers, broken: str, what: Exchange) -> str:
    if broken:
        return broken
    if what.whole and not statuses:
        return "no answer"
    bad = [status for status, later in statuses if status >= 500 and status != 501 and not (status == 503 and later)]
    return f"status {bad[0]}" if bad else ""


def tracebacks(log: Path) -> list[str]:
    """The last line of each."""
    return [
        part.strip().splitlines()[-1]
        for part in re.findall(
            r"Traceback \(most recent call last\):\n((?:  .*\n)*.*)", log.read_text(errors="replace")
        )
    ]


def memory(server: Server) -> int:
    """Kilobytes of the largest worker."""
    command = ["ps", "-o", "rss=", "--ppid", str(server.process.pid)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return max(map(int, done.stdout.split()))


def shown(sent: bytes, length: int) -> str:
    text = repr(sent)[1:]
    return text if len(text) <= length else f"{text[:length]}… ({len(sent)} bytes)"
