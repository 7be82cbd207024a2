"""Editors see every change of theirs at once; nobody else gets past the kept pages, nor anything of an editor's."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import signing
from django.test import Client
from pytest_django import Settings

from careers.models import Role
from publishing.page_cache.cache import PageCache
from publishing.page_cache.editor import COOKIE, is_editor, marker
from publishing.page_cache.version import once_per_version
from tests.factories import fill
from tests.publishing.page_cache.conftest import Clock

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse"  # noqa: S105


@pytest.fixture(autouse=True)
def some(db: None) -> None:
    fill(roles=3, posts=3)


@pytest.fixture
def editor() -> Client:
    """Logged in through the admin's own form."""
    User.objects.create_superuser("editor", password=PASSWORD)
    client = Client()
    assert log_in(client).status_code == 302
    return client


def log_in(client: Client) -> Any:
    return client.post("/admin/login/", {"username": "editor", "password": PASSWORD, "next": "/admin/"})


def title(client: Client, **headers: str) -> str:
    return client.get("/roles/role-0/", headers=headers).content.decode().partition("<h1")[2].partition("</h1>")[0]


def test_an_editor_sees_an_edit_at_once_and_after_logging_out_the_kept_page(cache: PageCache, editor: Client) -> None:
    anyone = Client()
    kept = title(anyone)
    Role.objects.filter(slug="role-0").update(title="Changed")
    assert "Changed" in title(editor)
    assert title(anyone) == kept  # for half a second; the editor's page was kept for nobody
    editor.post("/admin/logout/")
    assert title(editor) == kept
    log_in(editor)
    assert "Changed" in title(editor)


def test_an_editors_page_is_kept_nowhere(cache: PageCache, editor: Client, client: Client) -> None:
    tag = client.get("/roles/role-0/").headers["ETag"]
    before = len(cache.memory)
    for method in (editor.get, editor.head):
        for address in ("/roles/role-0/", "/salaries/", "/salaries.csv"):
            response = method(address, headers={"If-None-Match": tag})
            assert (response.status_code, response.headers["Cache-Control"]) == (200, "private, no-cache")
            assert "ETag" not in response.headers
    assert len(cache.memory) == before
    assert editor.get("/blog/?page=99").status_code == 404


def test_an_editors_request_makes_no_value_that_others_get(
    cache: PageCache, editor: Client, client: Client, clock: Clock
) -> None:
    made: list[int] = []

    @once_per_version
    def value() -> int:
        made.append(len(made))
        return made[-1]

    def view_value(*args: object) -> int:
        return value()

    with patch("careers.views.pay.regional_scales", side_effect=view_value):
        for _ in range(2):
            with pytest.raises(AttributeError):  # a number is no scale; what matters is who asked for it
                editor.get("/salaries/")
        with pytest.raises(AttributeError):
            client.get("/salaries/")
    assert made == [0, 1, 2]


@pytest.mark.parametrize(
    "cookie",
    [
        "sessionid=x",
        f"{COOKIE}=",
        f"{COOKIE}=x",
        f"{COOKIE}=editor",
        f"{COOKIE}=editor:1vNabc:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        f"x{COOKIE}=1; sessionid=x",
        f"{COOKIE}",
        "theme=dark; csrftoken=x",
        ";;=",
    ],
)
def test_no_other_cookie_gets_past_the_kept_page(cache: PageCache, client: Client, cookie: str) -> None:
    plain = client.get("/roles/role-0/")
    Role.objects.update(title="Changed")
    again = client.get("/roles/role-0/", headers={"Cookie": cookie})
    assert dict(again.headers) == dict(plain.headers)
    assert again.content == plain.content
    assert len(cache.memory) == 1


def test_a_marker_is_made_by_the_sites_own_key_for_this_alone() -> None:
    assert is_editor(f"theme=dark; {COOKIE}={marker()}")
    assert not is_editor(f"{COOKIE}={marker()}x")
    assert not is_editor(f"{COOKIE}={signing.TimestampSigner().sign('editor')}")
    assert not is_editor(
        f"{COOKIE}={signing.TimestampSigner(key='other', salt='publishing.page_cache.editor').sign('editor')}"
    )


def test_a_marker_lasts_as_long_as_a_session(settings: Settings) -> None:
    with time_machine.travel("2026-11-24 12:00:00+00:00", tick=False) as traveller:
        cookie = f"{COOKIE}={marker()}"
        traveller.shift(timedelta(seconds=settings.SESSION_COOKIE_AGE - 1))
        assert is_editor(cookie)
        traveller.shift(timedelta(seconds=2))
        assert not is_editor(cookie)


@pytest.mark.parametrize("https", [False, True])
def test_the_cookies_say_where_they_belong(settings: Settings, https: bool, editor: Client) -> None:
    settings.SESSION_COOKIE_SECURE = https
    log_in(editor)
    editor.cookies.pop(COOKIE)
    cookies = editor.get("/admin/").cookies  # one that was lost comes back
    assert {name: cookies[COOKIE][name] for name in ("path", "httponly", "samesite", "secure")} == {
        "path": "/",
        "httponly": True,
        "samesite": "Lax",
        "secure": https or "",
    }
    assert editor.cookies["guide_session"]["path"] == "/admin/"
    gone = editor.post("/admin/logout/").cookies[COOKIE]
    assert (gone.value, gone["max-age"], gone["path"]) == ("", 0, "/")


def test_who_is_not_logged_in_gets_no_marker(client: Client) -> None:
    User.objects.create_superuser("editor", password=PASSWORD)
    responses: list[Callable[[], object]] = [
        lambda: client.get("/admin/login/"),
        lambda: client.post("/admin/login/", {"username": "editor", "password": "wrong"}),
        lambda: client.get("/admin/"),
    ]
    for ask in responses:
        ask()
        assert COOKIE not in client.cookies
