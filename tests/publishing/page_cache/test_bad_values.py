"""Values that mean nothing lead to few addresses, whose pages are kept like all others."""

import re
from itertools import product
from typing import Any
from unittest.mock import patch
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from publishing.page_cache.address import page_address
from publishing.page_cache.cache import PageCache
from tests.factories import fill, make_region, make_role

pytestmark = pytest.mark.django_db

FILTERS = ("in", "level", "kind", "sort", "currency")
NAMES = {
    "/roles/": ("skill", "in", "page"),
    "/roles/role-0/": ("in",),
    "/roles/compare/": ("role", "in"),
    "/salaries/": (*FILTERS, "page"),
    "/salaries.csv": FILTERS,
    "/salaries.json": FILTERS,
    "/salaries.svg": ("in",),
    "/choose-your-path/": ("code", "people", "background", "at", "to", "v"),
    "/choose-your-path/result/": ("code", "people", "background", "v"),
    "/blog/": ("page",),
    "/blog/post-0/": (),
    "/sitemap-roles.xml": ("p",),
}
VALUES = [
    "", "1", "2", "01", "python", "uk", "us", "entry", "adverts", "-low", "EUR", "role-0", "role-1", "role-2", "yes",
    "no", "analyst", "code", "people", "result", "nonsense", "Yes", " yes", "é", "a&b", "x" * 50,
]  # fmt: skip


@pytest.fixture(autouse=True)
def some(db: None) -> None:
    fill(roles=3, posts=3)
    make_region("us", "USD")


def follow(client: Client, address: str) -> tuple[str, Any]:
    """The address that redirects end at, of which there may be one, and its answer."""
    response = client.get(address)
    if response.status_code == 302:
        assert not response.content
        assert not response.cookies
        address = response.headers["Location"]
        response = client.get(address)
    return address, response


@st.composite
def addresses(draw: st.DrawFn) -> str:
    path = draw(st.sampled_from(sorted(NAMES)))
    names = st.sampled_from([*NAMES[path], "unknown", "unknown", "utm_source", "page"])
    values = st.sampled_from([*VALUES, *NAMES[path]]) | st.text(max_size=5)
    return f"{path}?{urlencode(draw(st.lists(st.tuples(names, values), max_size=6)))}"


# The fixtures hold nothing that one example could leave to the next, apart from kept pages.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=80)
@given(addresses())
def test_every_address_ends_at_a_page_whose_address_stays(cache: PageCache, client: Client, address: str) -> None:
    end, response = follow(client, address)
    assert response.status_code in {200, 400, 404}
    if response.status_code == 400:
        assert "%00" in end
        return
    if response.status_code == 404:
        assert re.search(r"[?&]p(age)?=", end)
        return
    path, _, query = end.partition("?")
    own = page_address(path, query)
    assert own
    with patch("django.template.backends.django.Template.render", side_effect=AssertionError("rendered")):
        again = client.get(f"{own.path}?{own.query}")
    assert (again.status_code, again.content) == (200, response.content)
    assert again.headers["ETag"] == response.headers["ETag"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=20)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1), min_size=4, max_size=8))
def test_bad_values_make_no_more_pages_than_there_are_names(
    cache: PageCache, client: Client, values: list[str]
) -> None:
    """For each of the sets of names that may be wrong, one; all examples share the cache."""
    for path in ("/roles/compare/", "/roles/", "/choose-your-path/result/"):
        names = [name for name in NAMES[path] if name != "page"]
        query = urlencode([(name, f"!{value}") for name, value in zip(names, values, strict=False)])
        assert follow(client, f"{path}?{query}")[1].status_code == 200
    assert len(cache.memory) == 3


@pytest.mark.parametrize("path", [path for path in NAMES if path.startswith(("/roles/", "/salaries", "/choose"))])
def test_each_name_has_a_notice_of_its_own_and_its_page_is_kept(cache: PageCache, client: Client, path: str) -> None:
    names = [name for name in NAMES[path] if name != "page"]
    for name in names:
        end, response = follow(client, f"{path}?{name}=nonsense&utm_source=x")
        assert end == f"{path}?unknown={name}"
        text = response.content.decode()
        if path.startswith("/salaries."):
            assert response.headers["X-Robots-Tag"] == "noindex"
        else:
            assert text.count('<div class="notices" id="notices" role="status">') == 1
            assert '<meta name="robots" content="noindex, nofollow">' in text
            assert f'<link rel="canonical" href="http://127.0.0.1:8000{path}">' in text
            assert "nonsense" not in text
        assert client.get(end).headers["ETag"] == response.headers["ETag"]
    assert len(cache.memory) == len(names)
    assert "noindex" not in client.get(path).content.decode()


def test_the_data_names_what_it_left_out(cache: PageCache, client: Client) -> None:
    _, response = follow(client, "/salaries.json?in=mars&currency=XXX&level=entry")
    assert response.json()["unknown"] == ["in", "currency"]
    assert client.get("/salaries.json").json()["unknown"] == []


def test_a_redirect_renders_nothing(cache: PageCache, client: Client, settings: Settings) -> None:
    settings.TEMPLATES = []
    for path, name in ((path, name) for path, names in NAMES.items() for name in names if name not in {"page", "p"}):
        response = client.get(f"{path}?{name}=nonsense")
        assert (response.status_code, response.content) == (302, b"")
        assert len(cache.memory) == 0


@pytest.mark.parametrize(
    "query", ["utm_source=x", "fbclid=1&zzz=&q=yes", "\xe9=1", "code=", "code=&people=&at=", "unknown=zzz"]
)
@pytest.mark.parametrize("path", ["/choose-your-path/", "/choose-your-path/result/", "/roles/compare/"])
def test_what_no_page_knows_neither_redirects_nor_makes_a_page(
    cache: PageCache, client: Client, path: str, query: str
) -> None:
    plain = client.get(path)
    for asked in (query, query.encode().decode("latin-1")):
        response = client.generic("GET", path, QUERY_STRING=asked)
        assert (response.status_code, response.content) == (200, plain.content)
    assert len(cache.memory) == 1


def test_a_comparison_has_one_page_whatever_the_order_and_shows_the_editors(cache: PageCache, client: Client) -> None:
    pages = set()
    for roles in product(["role-2", "role-0", "role-1"], repeat=3):
        if len(set(roles)) == 3:
            query = urlencode([("role", role) for role in roles])
            pages.add(client.get(f"/roles/compare/?{query}").content.decode())
    assert len(pages) == len(cache.memory) == 1
    heads = pages.pop().partition('<ul class="heads">')[2].partition("</ul>")[0]
    assert re.findall(r'data-role="([^"]*)"', heads) == ["role-0", "role-1", "role-2"]


def test_a_fifth_role_is_left_out_and_said_so(cache: PageCache, client: Client) -> None:
    for number in range(2):
        make_role(f"more-{number}", order=10 + number)
    query = urlencode([("role", slug) for slug in ("more-1", "more-0", "role-2", "role-1", "role-0")])
    end, response = follow(client, f"/roles/compare/?{query}")
    assert end == "/roles/compare/?role=more-0&role=role-0&role=role-1&role=role-2&unknown=role"
    assert "more than four" in response.content.decode()
