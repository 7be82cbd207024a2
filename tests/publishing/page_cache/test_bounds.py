"""What is made at once is bounded, and kept pages never wait for it."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client, RequestFactory
from pytest_django import Settings

from publishing.page_cache import bounds
from publishing.page_cache.bounds import Bound, BoundsMiddleware
from publishing.page_cache.cache import PageCache
from publishing.page_cache.gate import Gate
from publishing.page_cache.middleware import PageCacheMiddleware
from tests.factories import fill
from tests.publishing.page_cache.conftest import Reply

PATIENT = 30.0  # seconds that no test waits for


@contextmanager
def bounded(name: str, bound: Bound) -> Iterator[Bound]:
    with (
        patch.object(bounds, name, lambda: bound),
        patch(f"publishing.page_cache.middleware.{name}", lambda: bound, create=True),
    ):
        yield bound


@contextmanager
def full(bound: Bound) -> Iterator[None]:
    """As if others rendered, and waited, in every place there is."""
    with ExitStack() as others:
        while others.enter_context(bound.room()):
            pass
        yield


class Slow:
    """A view that goes on when it is told to."""

    def __init__(self) -> None:
        self.go_on, self.asked = threading.Event(), threading.Semaphore(0)
        self.made = 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.made += 1
        self.asked.release()
        assert self.go_on.wait(PATIENT)
        return HttpResponse("page")


class Visitors:
    """Requests in threads, each a fresh address unless they are to ask the same."""

    def __init__(self, application: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._application = application
        self._threads: list[threading.Thread] = []
        self.statuses: list[int] = []

    def come(self, number: int, address: str = "") -> None:
        for index in range(number):
            request = RequestFactory().get(address or f"/roles/?page={index + 2}")
            thread = threading.Thread(target=lambda own=request: self._ask(own))
            self._threads.append(thread)
            thread.start()

    def _ask(self, request: HttpRequest) -> None:
        self.statuses.append(self._application(request).status_code)

    def leave(self) -> list[int]:
        for thread in self._threads:
            thread.join(PATIENT)
        return sorted(self.statuses)


def wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(int(PATIENT * 1000)):
        if condition():
            return
        threading.Event().wait(0.001)
    raise AssertionError("That never happened.")


def test_so_many_render_so_many_wait_and_the_rest_are_told_to_come_again() -> None:
    view = Slow()
    with bounded("renders", Bound(at_once=2, waiting=3, patience=PATIENT)):
        visitors = Visitors(BoundsMiddleware(view))
        visitors.come(9)
        wait_until(lambda: len(visitors.statuses) == 4)
        assert visitors.statuses == [503] * 4
        assert view.made <= 2
        view.go_on.set()
        assert visitors.leave() == [200] * 5 + [503] * 4
        assert BoundsMiddleware(view)(RequestFactory().get("/")).status_code == 200  # every place is free again


def test_those_who_wait_for_one_page_take_places_too(cache: PageCache) -> None:
    view = Slow()
    with (
        bounded("renders", Bound(at_once=2, waiting=1, patience=PATIENT)),
        patch.object(cache.versions, "current", lambda: "v"),
        patch.object(cache.versions, "fresh", lambda: "v"),
    ):
        visitors = Visitors(PageCacheMiddleware(BoundsMiddleware(view)))
        visitors.come(6, "/roles/")
        wait_until(lambda: len(visitors.statuses) == 3)
        view.go_on.set()
        assert visitors.leave() == [200] * 3 + [503] * 3
    assert view.made == 1


def test_whoever_waits_in_vain_is_told_to_come_again() -> None:
    view = Slow()
    with bounded("renders", Bound(at_once=1, waiting=1, patience=0.001)):
        visitors = Visitors(BoundsMiddleware(view))
        visitors.come(1)
        assert view.asked.acquire(timeout=PATIENT)
        assert BoundsMiddleware(view)(RequestFactory().get("/")).status_code == 503
        view.go_on.set()
        assert visitors.leave() == [200]


def test_a_place_is_free_again_after_an_error() -> None:
    def broken(request: HttpRequest) -> HttpResponse:
        raise RuntimeError

    with bounded("renders", Bound(at_once=1)):
        for _ in range(3):
            with pytest.raises(RuntimeError):
                BoundsMiddleware(broken)(RequestFactory().get("/"))


@pytest.mark.django_db
def test_kept_pages_and_health_are_answered_while_everything_is_taken(cache: PageCache, client: Client) -> None:
    fill(roles=2, posts=1)
    kept = client.get("/roles/")
    gate = Gate(get_wsgi_application())
    with bounded("renders", Bound(at_once=1, waiting=1)) as bound, full(bound):
        assert client.get("/roles/").content == kept.content
        assert Reply(gate, "/roles/").status == "200 OK"
        assert client.get("/roles/", headers={"If-None-Match": kept.headers["ETag"]}).status_code == 304
        assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200
        assert client.get("/admin/login/").status_code == 200
        assert client.get("/skills/").status_code == client.get("/nowhere/").status_code == 503
    assert client.get("/skills/").status_code == 200
    assert len(cache.memory) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/roles/", "/nowhere/"])
def test_the_refusal_is_a_whole_answer(cache: PageCache, client: Client, address: str, caplog: Any) -> None:
    with (
        caplog.at_level(logging.WARNING),
        bounded("renders", Bound(at_once=1)) as bound,
        full(bound),
    ):
        answers = [client.get(address) for _ in range(5)]
    for answer in answers:
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "5"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "ETag" not in answer.headers
        assert "Try it again in a few seconds" in answer.content.decode()
    assert len(cache.memory) == 0
    ours = [record for record in caplog.records if record.name == "publishing.page_cache.bounds"]
    assert len(ours) == 1
    assert all(bounds.is_no_refusal(record) is False for record in caplog.records if record.name == "django.request")


@pytest.mark.django_db
def test_one_password_is_checked_at_a_time(client: Client) -> None:
    User.objects.create_superuser("editor", password="right")  # noqa: S106
    login = {"username": "editor", "password": "right"}
    with bounded("passwords", Bound(at_once=1)) as bound:
        with full(bound):
            answer = client.post("/admin/login/", login)
            assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
            assert client.get("/admin/login/").status_code == 200
        assert client.post("/admin/login/", login).status_code == 302


@pytest.mark.parametrize("threads", [1, 4, 12, 64])
def test_threads_are_left_for_kept_pages(settings: Settings, threads: int) -> None:
    settings.WEB_THREADS = threads
    bound = bounds.renders.__wrapped__()
    places = 0
    with ExitStack() as others:
        while others.enter_context(bound.room()):
            places += 1
    assert places == max(2, threads - bounds.FREE)
