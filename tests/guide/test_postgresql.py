"""The guide on a PostgreSQL that is cut, stopped or frozen, as a visitor meets it."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import TypeVar

import pytest

from tests.postgresql import Cluster, postgresql
from tests.server import ROOT, Server, environment, gunicorn

pytestmark = pytest.mark.prove

T = TypeVar("T")
TRUST = 0.5  # seconds, as the shipped guide has it
PATIENCE = 20.0  # seconds until something must have come about
KEY = "a key of the tests that is long enough"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with postgresql() as found:
        yield found


@pytest.fixture
def server(cluster: Cluster, tmp_path: Path) -> Iterator[Server]:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env=environment(tmp_path, SECRET_KEY=KEY, DATABASE_URL=cluster.url),
        check=True,
    )
    with gunicorn(tmp_path, trust=TRUST, SECRET_KEY=KEY, DATABASE_URL=cluster.url) as found:
        yield found


def timed(ask: Callable[[], T]) -> tuple[T, float]:
    start = time.monotonic()
    return ask(), time.monotonic() - start


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "It did not come about."
        time.sleep(0.1)


def test_a_cut_connection_is_nobodys_error(cluster: Cluster, server: Server) -> None:
    def ask(path: str) -> int:
        return server.get(path).status

    paths = ["/", "/readyz", *(f"/no-page-{number}/" for number in range(20))]
    with ThreadPoolExecutor(8) as visitors:
        for _round in range(3):
            assert set(visitors.map(ask, paths)) == {200, 404}
            assert cluster.cut() > 2  # of several threads, and the one that reads the content version
            assert set(visitors.map(ask, paths)) == {200, 404}


def test_a_change_shows_within_a_second(cluster: Cluster, server: Server) -> None:
    for number in range(3):
        before = server.get("/").headers["etag"]
        cluster.query(f"INSERT INTO taggit_tag (name, slug) VALUES ('{number}', 'tag-{number}')")  # noqa: S608
        time.sleep(1)
        assert server.get("/").headers["etag"] != before


def test_a_frozen_database_holds_up_no_page_that_is_kept(cluster: Cluster, server: Server) -> None:
    assert [server.get(path).status for path in ("/", "/roles/", "/readyz")] == [200, 200, 200]
    with cluster.frozen():
        time.sleep(2 * TRUST)
        reply, first = timed(lambda: server.get("/"))
        assert reply.status == 200
        assert first < 1
        times = []
        for number in range(40):
            reply, seconds = timed(lambda path=("/", "/roles/")[number % 2]: server.get(path))  # type: ignore[misc]
            assert reply.status == 200
            times.append(seconds)
        assert median(times) < 0.1
        assert max(times) < 0.5

        reply, seconds = timed(lambda: server.get("/skills/"))
        assert (reply.status, reply.headers["retry-after"]) == (503, "10")
        assert "content-security-policy" in reply.headers
        assert seconds < 5
        reply, seconds = timed(lambda: server.get("/readyz"))
        assert (reply.status, reply.body) == (503, b"the database does not answer\n")
        assert seconds < 5
        assert server.get("/healthz").status == 200
        print(f"first {first:.3f} s, then median {median(times) * 1000:.1f} ms, at most {max(times) * 1000:.1f} ms")  # noqa: T201
    eventually(lambda: server.get("/readyz").status == 200)
    assert server.get("/skills/").status == 200
    before = server.get("/").headers["etag"]
    cluster.query("INSERT INTO taggit_tag (name, slug) VALUES ('later', 'later')")
    eventually(lambda: server.get("/").headers["etag"] != before)


def test_pages_under_way_when_the_database_freezes_hold_up_no_others(cluster: Cluster, server: Server) -> None:
    server.get("/")
    with ThreadPoolExecutor(8) as visitors:
        with cluster.frozen():
            under_way = [visitors.submit(server.get, path) for path in ("/skills/", "/blog/")]
            time.sleep(2 * TRUST)
            server.get("/")
            time.sleep(TRUST)
            replies = list(visitors.map(server.get, ["/skills/", "/blog/", "/salaries/", "/", "/skills/"]))
            assert [reply.status for reply in replies] == [503, 503, 503, 200, 503]
            assert not any(asked.done() for asked in under_way)
        assert {asked.result(PATIENCE).status for asked in under_way} <= {200, 503}
    assert server.get("/skills/").status == 200


def test_a_database_that_is_away_is_a_503_until_it_is_back(cluster: Cluster, server: Server) -> None:
    assert server.get("/").status == 200
    cluster.stop()
    try:
        time.sleep(2 * TRUST)
        assert server.get("/").status == 200  # kept
        reply = server.get("/skills/")
        assert (reply.status, reply.headers["retry-after"]) == (503, "10")
        assert server.get("/readyz").status == 503
        assert server.get("/healthz").status == 200
    finally:
        cluster.start()
    assert [server.get(path).status for path in ("/skills/", "/readyz")] == [200, 200]
    assert "Traceback" not in server.log.read_text()


def test_a_start_while_the_database_is_away_needs_no_second_one(cluster: Cluster, tmp_path: Path) -> None:
    cluster.stop()
    try:
        with gunicorn(tmp_path, trust=TRUST, SECRET_KEY=KEY, DATABASE_URL=cluster.url) as server:
            assert server.get("/").status == 503
            cluster.start()
            eventually(lambda: server.get("/readyz").status == 200)
            assert server.get("/").status == 200
            assert "Traceback" not in server.log.read_text()
    finally:
        if cluster.process and cluster.process.poll() is not None:
            cluster.start()
