"""A clock that tests turn, caches that read it, and visits to them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.core.signals import request_started
from django.db import close_old_connections, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from publishing.page_cache import cache as cache_module
from publishing.page_cache.cache import PageCache
from publishing.page_cache.store import MemoryStore
from publishing.page_cache.version import Versions
from tests.factories import fill


@dataclass
class Clock:
    """Both the time of day and the seconds that a process counts."""

    now: datetime = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def turn(self, **delta: float) -> None:
        self.now += timedelta(**delta)

    def seconds(self) -> float:
        return self.now.timestamp()


@pytest.fixture
def clock() -> Iterator[Clock]:
    clock = Clock()
    with patch("django.utils.timezone.now", lambda: clock.now):
        yield clock


@pytest.fixture
def make_cache(clock: Clock) -> Callable[[], PageCache]:
    """A cache as another process would have it."""
    return lambda: PageCache(Versions(clock=clock.seconds), MemoryStore(2**20, 100))


@pytest.fixture
def cache(make_cache: Callable[[], PageCache], settings: Settings) -> Iterator[PageCache]:
    """The cache that the site uses in this test."""
    settings.PAGE_CACHE = True
    own = make_cache()
    with (
        patch("publishing.page_cache.middleware.page_cache", lambda: own),
        patch("publishing.page_cache.gate.page_cache", lambda: own),
    ):
        yield own
    cache_module.page_cache.cache_clear()


@pytest.fixture
def visit(cache: PageCache, client: Client, clock: Clock) -> Callable[[str], str]:
    """A page's text a second later, when every process must have seen what changed."""

    def text(address: str) -> str:
        clock.turn(seconds=1)
        return client.get(address).content.decode()

    return text


@pytest.fixture
def some(db: None) -> None:
    """Something for every page to show."""
    fill(roles=3, posts=3)


def queries_of(client: Client, address: str, **headers: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(address, **headers)
    return len(queries)


class Reply:
    """What a WSGI server would send."""

    def __init__(self, application: Any, address: str, **environ: Any) -> None:
        path, _, query = address.partition("?")
        request = RequestFactory().generic("GET", path, QUERY_STRING=query, **environ)
        # As Django's own test client: the connection holds the test's transaction.
        request_started.disconnect(close_old_connections)
        try:
            self.body = b"".join(application(request.environ, self.start))
        finally:
            request_started.connect(close_old_connections)

    def start(self, status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        return lambda data: None
