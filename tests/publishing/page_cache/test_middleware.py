"""What a visitor gets through the page cache."""

from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from careers.models import Role
from publishing.page_cache.cache import CACHE_CONTROL, PageCache
from tests.factories import make_post
from tests.guide.test_pages import MACHINES, PUBLIC
from tests.publishing.page_cache.conftest import Clock, queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("some")]


@pytest.mark.parametrize("address", PUBLIC)
def test_the_second_request_makes_no_query_and_gets_the_same(cache: PageCache, client: Client, address: str) -> None:
    first = client.get(address)
    with CaptureQueriesContext(connection) as queries:
        second = client.get(address)
    assert not queries
    assert second.content == first.content
    assert dict(second.headers) == dict(first.headers)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_kept_page_is_the_page_without_a_cache(
    cache: PageCache, client: Client, settings: Settings, address: str
) -> None:
    kept = [client.get(address), client.get(address)][1]
    with patch("publishing.page_cache.middleware.page_cache", lambda: None):
        plain = client.get(address)
    assert kept.content == plain.content
    ours = {"Cache-Control", "ETag"}
    assert {name: value for name, value in kept.headers.items() if name not in ours} == dict(plain.headers)


def test_headers_say_how_the_page_may_be_kept(cache: PageCache, client: Client) -> None:
    headers = client.get("/roles/role-0/").headers
    assert headers["Cache-Control"] == CACHE_CONTROL
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["ETag"].startswith('"')
    assert "Last-Modified" not in headers


def test_no_page_is_kept_of_what_is_not_found(cache: PageCache, client: Client) -> None:
    for address in ("/nowhere/", "/blog/nothing/", "/blog/?page=99", "/blog/?page=01", "/sitemap-posts.xml?p=x&p=1"):
        response = client.get(address)
        assert response.status_code == 404
        assert "ETag" not in response.headers
        assert "public" not in response.headers.get("Cache-Control", "")
    assert len(cache.memory) == 0


def test_unknown_parameters_share_the_page(cache: PageCache, client: Client) -> None:
    plain = client.get("/roles/?in=uk&skill=python")
    other = client.get("/roles/?utm_source=x&skill=python&in=uk&gclid=1")
    assert other.content == plain.content
    assert other.headers["ETag"] == plain.headers["ETag"]
    assert len(cache.memory) == 1


def test_the_view_is_not_given_unknown_parameters(cache: PageCache, client: Client) -> None:
    request = client.get("/roles/?utm_source=x&in=uk").wsgi_request
    assert dict(request.GET.items()) == {"in": "uk"}


def test_admin_is_never_kept(cache: PageCache, client: Client) -> None:
    client.force_login(User.objects.create_superuser("editor"))
    before = len(cache.memory)
    draft = make_post("draft", draft=True)
    assert client.get("/admin/").status_code == 200
    preview = client.get(f"/admin/blog/post/{draft.pk}/preview/")
    assert preview.status_code == 200
    assert len(cache.memory) == before
    assert "ETag" not in preview.headers
    assert client.get("/blog/draft/").status_code == 404


def test_machines_addresses_are_kept_too(cache: PageCache, client: Client) -> None:
    for address in MACHINES:
        client.get(address)
        kept = queries_of(client, address) == 0
        assert kept or address == "/readyz"


# --- encodings, conditions, methods --------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd"])
def test_each_encoding_has_its_own_tag(cache: PageCache, client: Client, encoding: str) -> None:
    plain = client.get("/roles/role-0/")
    packed = client.get("/roles/role-0/", headers={"Accept-Encoding": encoding})
    assert packed.headers["Content-Encoding"] == encoding
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert len(packed.content) < len(plain.content) / 2
    assert packed.headers["Content-Length"] == str(len(packed.content))


def test_a_client_that_has_the_page_gets_304_before_anything_is_rendered(
    cache: PageCache, make_cache: Callable[[], PageCache], client: Client
) -> None:
    tag = client.get("/roles/role-0/").headers["ETag"]
    other_process = make_cache()
    with (
        patch("publishing.page_cache.middleware.page_cache", lambda: other_process),
        patch("guide.views.role_context", side_effect=AssertionError("rendered")),
    ):
        response = client.get("/roles/role-0/", headers={"If-None-Match": f'"other", W/{tag}'})
    assert response.status_code == 304
    assert not response.content
    assert response.headers["ETag"] == tag
    assert response.headers["Cache-Control"] == CACHE_CONTROL
    assert response.headers["Vary"] == "Accept-Encoding"


def test_tags_of_other_encodings_and_versions_are_answered_with_the_page(
    cache: PageCache, client: Client, clock: Clock
) -> None:
    tag = client.get("/roles/role-0/").headers["ETag"]
    packed = client.get("/roles/role-0/", headers={"If-None-Match": tag, "Accept-Encoding": "gzip"})
    assert packed.status_code == 200
    Role.objects.update(title="New")
    clock.turn(seconds=1)
    assert client.get("/roles/role-0/", headers={"If-None-Match": tag}).status_code == 200
    assert client.get("/roles/role-0/", headers={"If-None-Match": "*"}).status_code == 304


@pytest.mark.parametrize("is_kept", [False, True])
def test_head_is_get_without_the_page(cache: PageCache, client: Client, is_kept: bool) -> None:
    if is_kept:
        client.get("/roles/")
    head = client.head("/roles/")
    assert head.status_code == 200
    assert head.content == b""
    assert dict(head.headers) == dict(client.get("/roles/").headers)


@pytest.mark.parametrize("wanted", ["bytes=0-9", "bytes=-1", "bytes=5-", "lines=1"])
def test_a_range_is_answered_with_the_whole_page(cache: PageCache, client: Client, wanted: str) -> None:
    whole = client.get("/roles/").content
    assert whole.endswith(b"</html>\n")
    cache.memory.most_pages = 0
    client.get("/skills/")  # drops the page
    for _ in range(2):  # made, and kept
        cache.memory.most_pages = 100
        response = client.get("/roles/", headers={"Range": wanted})
        assert (response.status_code, response.content) == (200, whole)
        assert "Content-Range" not in response.headers


def test_other_methods_reach_the_view(cache: PageCache, client: Client) -> None:
    client.get("/roles/")
    assert client.post("/roles/").status_code == 405
    assert client.options("/roles/").status_code == 405


def test_a_foreign_host_is_refused_and_plain_http_redirected(
    cache: PageCache, client: Client, settings: Settings
) -> None:
    client.get("/roles/")
    assert client.get("/roles/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/roles/", headers={"Host": ""}).status_code == 400
    settings.SECURE_SSL_REDIRECT = True
    fresh = Client()  # the middleware reads the setting when it is made
    assert fresh.get("/roles/").status_code == 301
    assert fresh.get("/roles/", secure=True).status_code == 200


def test_strict_transport_security_is_sent_over_tls_alone(cache: PageCache, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS = 3600
    client = Client()
    for _ in range(2):
        assert "Strict-Transport-Security" in client.get("/roles/", secure=True).headers
        assert "Strict-Transport-Security" not in client.get("/roles/").headers
