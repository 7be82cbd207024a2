"""Pages that processes share through Redis. Without a Redis server on this machine these are skipped."""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpResponse

from publishing.page_cache.address import Address
from publishing.page_cache.cache import PageCache, Wish
from publishing.page_cache.store import Key, MemoryStore, Page, SharedStore, name_of, redis_client
from publishing.page_cache.version import Versions

if TYPE_CHECKING:
    from redis import Redis

pytest.importorskip("redis")
KEY = Key(Address("/roles/", ""), False)
PAGE = Page([("Content-Type", "text/html")], b"<p>\xc3\xa9</p>")


class OneVersion(Versions):
    """No thread of these tests has a database."""

    def current(self) -> str:
        return "v1"

    fresh = current


@pytest.fixture
def client(tmp_path: Path) -> Iterator["Redis"]:
    server = shutil.which("redis-server")
    if not server:
        pytest.skip("There is no redis-server; Debian's package is redis-server.")
    place = tmp_path / "redis.sock"
    command = [server, "--port", "0", "--unixsocket", str(place), "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  # our own command
    while process.poll() is None:
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(str(place)) == 0:
                break
        time.sleep(0.01)
    with redis_client(f"unix://{place}") as client:
        yield client
    process.terminate()
    process.wait()


def test_what_one_process_made_another_finds(client: "Redis") -> None:
    one, other = SharedStore(client), SharedStore(client)
    assert other.get("v1", KEY) is None
    one.put("v1", KEY, PAGE)
    found = other.get("v1", KEY)
    assert found
    assert (found.headers, found.body) == (PAGE.headers, PAGE.body)
    assert other.get("v2", KEY) is None


def test_a_shared_cache_that_is_away_is_left_alone_for_a_while(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = redis_client("unix:///nonexistent/redis.sock")
    asked: list[object] = []
    connect = away.connection_pool.get_connection

    def count(*args: Any) -> Any:
        asked.append(args)
        return connect()

    monkeypatch.setattr(away.connection_pool, "get_connection", count)
    store = SharedStore(away)
    assert store.get("v1", KEY) is None
    assert store.get("v1", KEY) is None
    with store.only_one("v1", KEY) as page:
        assert page is None
    assert len(asked) == 1
    assert "does not answer" in caplog.text


def test_something_else_than_a_page_is_no_page(client: "Redis") -> None:
    store = SharedStore(client)
    for junk in (b"{", b"null\n", b"[1]\n", b"\xff"):
        client.set(name_of("v1", KEY), junk)
        assert store.get("v1", KEY) is None
    store.put("v1", KEY, PAGE)
    assert store.get("v1", KEY)  # and the cache is not left alone because of it


def test_processes_that_miss_together_make_a_page_once(client: "Redis") -> None:
    processes = [PageCache(OneVersion(), MemoryStore(2**20, 100), SharedStore(client)) for _ in range(4)]
    together = threading.Barrier(len(processes))
    made: list[str] = []
    answers: list[Any] = []

    def render() -> HttpResponse:
        made.append("page")
        time.sleep(0.1)  # the others come meanwhile
        return HttpResponse("page")

    def ask(process: PageCache) -> None:
        together.wait()
        answers.append(process.make(Wish("v1", KEY, "identity", "GET", ""), render))

    run([partial(ask, process) for process in processes])
    assert made == ["page"]
    assert [answer.body for answer in answers] == [[b"page"]] * 4


def test_who_waits_for_what_is_no_page_makes_it_too(client: "Redis") -> None:
    one, other = SharedStore(client), SharedStore(client)
    found: list[Page | None] = []
    has_claimed = threading.Event()

    def wait() -> None:
        has_claimed.wait()
        with other.only_one("v1", KEY) as page:
            found.append(page)

    def make() -> None:
        with one.only_one("v1", KEY) as page:
            found.append(page)
            has_claimed.set()
            time.sleep(0.05)

    run([wait, make])
    assert found == [None, None]


def test_a_claim_that_ran_out_is_not_released_from_its_next_holder(client: "Redis") -> None:
    slow, quick = SharedStore(client), SharedStore(client)
    slow.PATIENCE = 0.05
    with ExitStack() as quicks:
        with slow.only_one("v1", KEY):
            while client.dbsize():
                time.sleep(0.01)
            assert quicks.enter_context(quick.only_one("v1", KEY)) is None
        assert client.dbsize() == 1
    assert client.dbsize() == 0


def run(tasks: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
