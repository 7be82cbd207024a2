"""The guide on a PostgreSQL that is cut, stopped or frozen, as a visitor meets it."""

import subprocess
import sys
import threading
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
GIVEN = {"SECRET_KEY": "a key of the tests that is long enough"}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with postgresql() as found:
        yield found


@pytest.fixture
def server(cluster: Cluster, tmp_path: Path) -> Iterator[Server]:
    given = {**GIVEN, "DATABASE_URL": cluster.url}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env=environment(tmp_path, **given),
        check=True,
    )
    with gunicorn(tmp_path, trust=TRUST, **given) as found:
        yield found


def timed(ask: Callable[[], T]) -> tuple[T, float]:
    start = time.monotonic()
    return ask(), time.monotonic() - start


def eventually(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
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


def test_a_page_under_way_when_the_database_freezes_ends_when_it_is_back(cluster: Cluster, server: Server) -> None:
    server.get("/")
    statuses: list[int] = []
    with cluster.frozen():
        asking = threading.Thread(target=lambda: statuses.append(server.get("/skills/").status))
        asking.start()
        time.sleep(2)
        assert server.get("/").status == 200
    asking.join(20)
    assert statuses in ([200], [503])


def test_a_database_that_is_away_is_a_503_until_it_is_back(tmp_path: Path) -> None:
    with postgresql() as cluster:
        url = cluster.url
    with gunicorn(tmp_path, trust=TRUST, **GIVEN, DATABASE_URL=url) as server:
        assert server.get("/healthz").status == 200
        assert server.get("/readyz").status == 503
        reply = server.get("/")
        assert (reply.status, reply.headers["retry-after"]) == (503, "10")
        assert "Traceback" not in server.log.read_text()
