"""How long a visitor waits for a kept page while somebody asks for what costs most, fifty times a second.

The number of requests and the time are closed, and they go to a server of this machine that was started for it.
"""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse
from statistics import quantiles
from urllib.parse import urlencode

from bench.servers import Server, gunicorn
from bench.serving import BROWSER, GUIDE, ROLE, results
from bench.table import Row

A_SECOND = 50
SECONDS = 2 if os.environ.get("QUICK") else 20

Ask = Callable[[HTTPConnection, int], object]


def answer(connection: HTTPConnection, path: str, headers: dict[str, str], body: str | None = None) -> HTTPResponse:
    connection.request("POST" if body else "GET", path, body, headers)
    return connection.getresponse()


def attacks(environment: dict[str, str]) -> Iterator[tuple[str, Ask]]:
    addresses = results(environment, A_SECOND * SECONDS)
    cookie = "sessionid=forged; guide_session=forged; guide_editor=forged"
    token = "x" * 32

    def login(connection: HTTPConnection, number: int) -> object:
        fields = urlencode({"csrfmiddlewaretoken": token, "username": "editor", "password": f"guess {number}"})
        headers = {"Cookie": f"csrftoken={token}", "Content-Type": "application/x-www-form-urlencoded"}
        return answer(connection, "/admin/login/", headers, fields).read()

    yield "random results", lambda connection, number: answer(connection, addresses[number], BROWSER).read()
    yield "forged cookies", lambda connection, _: answer(connection, "/salaries/", {"Cookie": cookie}).read()
    yield "logins", login


def visit(server: Server, stop: threading.Event) -> list[float]:
    """Milliseconds of each request for a kept page, until told to stop."""
    times = []
    while not stop.wait(random.uniform(0.01, 0.03)):  # noqa: S311  # not in step with the attack
        start = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
        status = answer(connection, ROLE, BROWSER)
        status.read()
        connection.close()
        if status.status != 200:
            raise SystemExit(f"A kept page was answered with {status.status}.")
        times.append((time.perf_counter() - start) * 1e3)
    return times


def under(server: Server, ask: Ask) -> list[float]:
    """What a visitor waits, while `ask` is called in step with the clock, answered or not."""

    def one(number: int) -> None:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
        with suppress(OSError, HTTPException):
            ask(connection, number)
        connection.close()

    stop = threading.Event()
    with ThreadPoolExecutor(A_SECOND * 4) as pool:
        visitor = pool.submit(visit, server, stop)
        start = time.perf_counter()
        for number in range(A_SECOND * SECONDS):
            time.sleep(max(0.0, start + number / A_SECOND - time.perf_counter()))
            pool.submit(one, number)
        stop.set()
        return visitor.result()


def rows(environment: dict[str, str]) -> Iterator[Row]:
    """With two workers, as the guide ships, and on every core."""
    for what, ask in attacks(environment):
        with gunicorn(GUIDE, WEB_CONCURRENCY="2", **environment) as server:
            for _ in range(20):  # both workers have the page
                answer(HTTPConnection("127.0.0.1", server.port), ROLE, BROWSER).read()
            times = quantiles(under(server, ask), n=100)
        yield Row(
            f"ms of a kept page, under {A_SECOND} {what} a second, p95",
            "≤ 100",
            times[94],
            p50=f"{times[49]:.1f} ms",
            p99=f"{times[98]:.1f} ms",
        )
