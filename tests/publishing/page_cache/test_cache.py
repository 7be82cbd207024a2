"""Finished pages are made once, of one content version, and found again."""

import threading
from collections.abc import Iterator
from typing import Any
from unittest.mock import MagicMock, patch

import pytest
from django.db import InterfaceError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from careers.models import Role
from careers.pay.scale import regional_scales
from publishing.page_cache.address import page_address
from publishing.page_cache.cache import LONG, REMEMBERED, PageCache, Wish
from publishing.page_cache.store import Answer as SentAnswer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some")]


def test_a_change_during_rendering_gives_a_page_of_one_version(cache: PageCache, client: Client) -> None:
    changed: list[int] = []

    def change_late(regions: Any) -> Any:
        if not changed:
            changed.append(Role.objects.filter(slug="role-1").update(title="Changed late"))
        return regional_scales(regions)

    with patch("careers.views.pay.regional_scales", change_late):
        page = client.get("/salaries/")
    assert "Changed late" in page.content.decode()
    assert page.headers["ETag"] == client.get("/salaries/").headers["ETag"]


def test_a_page_that_never_rests_is_sent_but_not_kept(cache: PageCache, client: Client) -> None:
    def change(regions: Any) -> Any:
        Role.objects.filter(slug="role-1").update(title="Again")
        return regional_scales(regions)

    with patch("careers.views.pay.regional_scales", change):
        page = client.get("/salaries/")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert "ETag" not in page.headers
    assert len(cache.memory) == 0


def test_a_page_is_not_kept_if_nobody_knows_whether_the_content_changed(cache: PageCache, client: Client) -> None:
    client.get("/about/")
    with patch("publishing.page_cache.version.read_token", side_effect=InterfaceError("gone")):
        page = client.get("/roles/role-0/")
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    assert len(cache.memory) == 1


def test_what_a_change_broke_is_made_again(cache: PageCache) -> None:
    wish = cache.look_up(RequestFactory().get("/roles/").META)
    assert isinstance(wish, Wish)
    answers = [HttpResponse("broken", status=500), HttpResponse("whole")]

    def render() -> HttpResponse:
        if len(answers) == 2:
            Role.objects.filter(slug="role-0").update(title="Changed")
        return answers.pop(0)

    answer = cache.make(wish, render)
    assert isinstance(answer, SentAnswer)
    assert answer.body == [b"whole"]


def test_one_change_makes_those_who_wait_render_nothing(cache: PageCache) -> None:
    wish = cache.look_up(RequestFactory().get("/roles/").META)
    assert isinstance(wish, Wish)
    rendered: list[int] = []

    def render() -> HttpResponse:
        if not rendered:
            Role.objects.filter(slug="role-0").update(title="Changed")
        rendered.append(1)
        return HttpResponse("page")

    for _ in range(5):  # each with the version of before, as if all had come together
        cache.make(wish, render)
    assert len(rendered) == 2


def test_concurrent_misses_render_once(cache: PageCache, client: Client) -> None:
    wish = cache.look_up(RequestFactory().get("/roles/").META)
    assert isinstance(wish, Wish)
    together = threading.Barrier(8)
    rendered = []

    def render() -> HttpResponse:
        rendered.append(threading.get_ident())
        return HttpResponse("page")

    def ask() -> None:
        together.wait()
        answers.append(cache.make(wish, render))

    answers: list[Any] = []
    with patch.object(cache.versions, "fresh", lambda: wish.version):
        threads = [threading.Thread(target=ask) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(rendered) == 1
    assert [b"".join(answer.body) for answer in answers] == [b"page"] * 8


# --- answers that are remembered by what was asked -----------------------------------------------------------


@pytest.fixture
def looked_up() -> Iterator[MagicMock]:
    """Called for what is not remembered."""
    with patch("publishing.page_cache.cache.page_address", wraps=page_address) as looked_up:
        yield looked_up


def ask(cache: PageCache, accepted: str = "gzip", address: str = "/blog/") -> SentAnswer | Wish | None:
    return cache.look_up(RequestFactory().get(address, headers={"accept-encoding": accepted}).META)


def test_what_was_asked_before_is_not_looked_up_again(cache: PageCache, client: Client, looked_up: MagicMock) -> None:
    client.get("/blog/", headers={"accept-encoding": "gzip"})
    first = ask(cache)
    looked_up.reset_mock()
    assert ask(cache) == first
    assert looked_up.call_count == 0
    Role.objects.update(title="Changed")
    cache.versions.fresh()
    assert isinstance(ask(cache), Wish)


def test_what_is_remembered_is_bounded(cache: PageCache, client: Client, looked_up: MagicMock) -> None:
    client.get("/blog/", headers={"accept-encoding": "gzip"})
    for number in range(REMEMBERED + 1):
        assert isinstance(ask(cache, f"gzip, x{number}"), SentAnswer)
    looked_up.reset_mock()
    ask(cache, f"gzip, x{REMEMBERED}")
    assert looked_up.call_count == 0
    ask(cache, "gzip, x0")
    assert looked_up.call_count == 1
    for _ in range(2):
        ask(cache, "gzip, " * LONG)
    assert looked_up.call_count == 3


def test_a_page_that_was_dropped_is_not_remembered(cache: PageCache, client: Client) -> None:
    cache.memory.most_pages = 1
    tag = client.get("/blog/", headers={"accept-encoding": "gzip"}).headers["ETag"]
    assert isinstance(ask(cache), SentAnswer)
    client.get("/roles/")
    assert isinstance(ask(cache), Wish)
    assert client.get("/blog/", headers={"accept-encoding": "gzip"}).headers["ETag"] == tag
