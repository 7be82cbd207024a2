"""Pages that processes share through Redis. Without a Redis server on this machine these are skipped."""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from pytest_django import Settings

from guide.page_cache.address import Address
from guide.page_cache.cache import PageCache, Wish
from guide.page_cache.store import Key, Page, SharedStore
from guide.settings import shared_cache

KEY = Key(Address("/roles/", ""), False)
PAGE = Page([("Content-Type", "text/html")], b"<p>\xc3\xa9</p>")


def use(settings: Settings, url: str) -> SharedStore:
    settings.CACHES = {**settings.CACHES, "pages": shared_cache(url)}
    return SharedStore("pages")


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
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
    yield f"unix://{place}"
    process.terminate()
    process.wait()


def test_what_one_process_made_another_finds(redis: str, settings: Settings) -> None:
    pytest.importorskip("redis")
    one, other = use(settings, redis), SharedStore("pages")
    assert other.get("v1", KEY) is None
    one.put("v1", KEY, PAGE)
    found = other.get("v1", KEY)
    assert found
    assert (found.headers, found.body) == (PAGE.headers, PAGE.body)
    assert other.get("v2", KEY) is None
    close_pages()


def test_a_shared_cache_that_is_away_is_left_alone_for_a_while(
    settings: Settings, caplog: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("redis")
    store = use(settings, "unix:///nonexistent/redis.sock")
    asked: list[object] = []

    def fail(*args: object) -> None:
        asked.append(args)
        raise ConnectionError("gone")

    monkeypatch.setattr(type(caches["pages"]), "get", fail)
    assert store.get("v1", KEY) is None
    assert store.get("v1", KEY) is None
    assert len(asked) == 1
    assert "does not answer" in caplog.text


def test_something_else_than_a_page_is_no_page(redis: str, settings: Settings, caplog: Any) -> None:
    pytest.importorskip("redis")
    store = use(settings, redis)
    store.put("v1", KEY, PAGE)
    for junk in (b"{", b"null\n", b"[1]\n", b"\xff"):
        caches["pages"].set(store._name("v1", KEY), junk)
        assert store.get("v1", KEY) is None
    store.put("v1", KEY, PAGE)
    assert store.get("v1", KEY)  # and the cache is not left alone because of it
    close_pages()


def test_processes_that_miss_together_make_a_page_once(
    redis: str, settings: Settings, make_cache: Callable[[], PageCache]
) -> None:
    pytest.importorskip("redis")
    use(settings, redis)
    processes = [make_cache() for _ in range(4)]
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
        close_pages()

    for process in processes:
        process._shared = SharedStore("pages")
        process.versions.fresh = process.versions.current = lambda: "v1"  # type: ignore[method-assign]  # no thread has a database
    run([partial(ask, process) for process in processes])
    assert made == ["page"]
    assert [answer.body for answer in answers] == [[b"page"]] * 4


def test_who_waits_for_what_is_no_page_makes_it_too(redis: str, settings: Settings) -> None:
    pytest.importorskip("redis")
    one, other = use(settings, redis), SharedStore("pages")
    found: list[Page | None] = []
    has_claimed = threading.Event()

    def wait() -> None:
        has_claimed.wait()
        with other.only_one("v1", KEY) as page:
            found.append(page)
        close_pages()

    def make() -> None:
        with one.only_one("v1", KEY) as page:
            found.append(page)
            has_claimed.set()
            time.sleep(0.05)
        close_pages()

    run([wait, make])
    assert found == [None, None]


def run(tasks: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def close_pages() -> None:
    """Redis keeps connections open, in each thread its own."""
    for pool in caches["pages"]._cache._pools.values():  # type: ignore[attr-defined]
        pool.disconnect()
