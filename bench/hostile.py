"""How long a visitor waits for a kept page while somebody asks for what costs most, fifty times a second.

The number of requests and the time are closed, and they go to a server of this machine that was started for it.
"""

import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from bench.serving import BROWSER, GUIDE, QUICK, ROLE, results
from bench.table import Row
from tests.server import Reply, Server, gunicorn

A_SECOND = 50
SECONDS = 2 if QUICK else 20

Ask = Callable[[Server, int], Reply]


def attacks(directory: Path) -> Iterator[tuple[str, Ask]]:
    addresses = results(directory, A_SECOND * SECONDS)
    forged = {"Cookie": "sessionid=forged; guide_session=forged; guide_editor=forged"}
    token = "x" * 32
    form = {"Cookie": f"csrftoken={token}", "Content-Type": "application/x-www-form-urlencoded"}

    def login(server: Server, number: int) -> Reply:
        fields = urlencode({"csrfmiddlewaretoken": token, "username": "editor", "password": f"guess {number}"})
        return server.get("/admin/login/", form, "POST", fields.encode())

    yield "random results", lambda server, number: server.get(addresses[number], BROWSER)
    yield "forged cookies", lambda server, _: server.get("/salaries/", forged)
    yield "logins", login


def visit(server: Server, stop: threading.Event) -> list[float]:
    """Milliseconds of each request for a kept page, until told to stop."""
    times = []
    while not stop.wait(random.uniform(0.01, 0.03)):  # noqa: S311  # not in step with the attack
        start = time.perf_counter()
        if (status := server.get(ROLE, BROWSER).status) != 200:
            raise SystemExit(f"A kept page was answered with {status}.")
        times.append((time.perf_counter() - start) * 1e3)
    return times


def under(server: Server, ask: Ask) -> list[float]:
    """What a visitor waits, while `ask` is called in step with the clock, answered or not."""

    def one(number: int) -> None:
        with suppress(OSError, HTTPException):
            ask(server, number)

    stop = threading.Event()
    with ThreadPoolExecutor(A_SECOND * 4) as pool:
        visitor = pool.submit(visit, server, stop)
        start = time.perf_counter()
        for number in range(A_SECOND * SECONDS):
            time.sleep(max(0.0, start + number / A_SECOND - time.perf_counter()))
            pool.submit(one, number)
        stop.set()
        return visitor.result()


def rows(directory: Path) -> Iterator[Row]:
    """With two workers, as the guide ships, and on every core."""
    for what, ask in attacks(directory):
        with gunicorn(directory, 0.5, GUIDE, WEB_CONCURRENCY="2") as server:
            for _ in range(20):  # both workers have the page
                server.get(ROLE, BROWSER)
            times = quantiles(under(server, ask), n=100)
        p50, p99 = (f"{times[place]:.1f} ms" for place in (49, 98))
        yield Row(f"ms of a kept page, under {A_SECOND} {what} a second, p95", "≤ 100", times[94], p50=p50, p99=p99)
