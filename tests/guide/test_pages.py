"""What holds for public pages in general: queries, cookies, headers, errors, addresses for machines."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from careers.models import Role
from guide.models import Page
from tests.factories import (
    make_background,
    make_evidence,
    make_neighbours,
    make_post,
    make_programme,
    make_questionnaire,
    make_rates,
    make_region,
    make_role,
    make_salary,
)

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/roles/",
    "/roles/?skill=python&region=uk",
    "/roles/role-0/",
    "/roles/compare/",
    "/roles/compare/?role=role-0",
    "/roles/compare/?role=role-0&role=role-1",
    "/salaries/",
    "/salaries/?region=uk",
    "/salaries/?level=entry&kind=adverts&currency=EUR&sort=-median",
    "/salaries/method/",
    "/skills/",
    "/skills/python/",
    "/backgrounds/",
    "/backgrounds/analyst/",
    "/programmes/",
    "/programmes/seeds/",
    "/choose-your-path/",
    "/choose-your-path/?code=yes&at=people",
    "/choose-your-path/result/",
    "/choose-your-path/result/?code=yes&background=analyst",
    "/blog/",
    "/blog/post-0/",
    "/blog/tags/careers/",
    "/about/",
]
MACHINES = [
    "/blog/feed/",
    "/salaries.csv",
    "/salaries.json?currency=EUR",
    "/sitemap.xml",
    "/sitemap-roles.xml",
    "/robots.txt",
    "/healthz",
    "/readyz",
]


def fill(roles: int, posts: int) -> None:
    made = [make_role(f"role-{number}", order=number) for number in range(roles)]
    for role in made[1:]:
        make_neighbours(role, made[0])
        make_salary(role, make_region("us", "USD"), currency="USD")
    for role in made:
        make_evidence(role)
        make_evidence(role, level="entry", n=3)
    make_rates()
    background = make_background("analyst", made[0])
    make_programme("seeds").roles.set(made)
    make_questionnaire(
        ("code", {"yes": {made[0]: 2, made[1]: -1}, "no": {made[1]: 1}}),
        ("people", {"yes": {made[1]: 2}, "no": {made[0]: 1}}),
    )
    for number in range(posts):
        make_post(f"post-{number}", "careers data")
    Page.objects.create(slug="about", title="About", description="What this is.", body="## Why\n\nText.")
    assert background


@pytest.fixture
def some(db: None) -> None:
    fill(roles=3, posts=3)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_sets_no_cookie_and_varies_by_no_visitor(some: None, client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_long_lists_are_paginated(some: None, client: Client, settings: Settings) -> None:
    settings.ROLES_PER_PAGE = 2
    settings.FIGURES_PER_PAGE = 4

    def text(address: str) -> str:
        return client.get(address).content.decode()

    home = text("/")
    assert "3 roles" in home
    assert 'href="/roles/role-1/"' in home.partition('id="roles"')[2]
    assert 'href="/roles/role-2/"' not in home.partition('id="roles"')[2]
    assert 'href="?region=uk&amp;page=2"' in text("/roles/?region=uk")
    assert "Role 2" in text("/roles/?region=uk&page=2")

    pages = [text(f"/salaries/?sort=-low&page={number}") for number in (1, 2, 3)]
    assert 'href="?sort=-low&amp;page=2">Further figures' in pages[0]
    assert 'href="?sort=-low&amp;page=1">Earlier figures' in pages[1]
    settings.FIGURES_PER_PAGE = 300
    rows = [page.count("<tr data-role=") for page in [*pages, text("/salaries/?sort=-low")]]
    assert rows[:2] == [4, 4]
    assert sum(rows[:3]) == rows[3]
    for address in ("/roles/?page=0", "/salaries/?page=9", "/salaries/?page=x", "/blog/?page=-1"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_has_one_h1_a_title_and_its_canonical_address(some: None, client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert page.count("<h1") == 1
    assert page.startswith("<!doctype html>")
    assert '<html lang="en-GB"' in page
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{address.partition("?")[0]}"' in page
    assert " style=" not in page
    assert "<script>" not in page
    assert "nav.faq" not in page
    assert "← ←" not in page


@pytest.mark.parametrize("address", [*PUBLIC, *MACHINES, "/nowhere/"])
def test_security_headers(some: None, client: Client, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("address", PUBLIC + MACHINES)
def test_a_public_page_answers_head_and_refuses_post(some: None, client: Client, address: str) -> None:
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == client.options(address).status_code == 405


PAGES_OF_THE_CONTRACT = [
    "/",
    "/roles/",
    "/roles/role-0/",
    "/salaries/",
    "/blog/post-0/",
    "/blog/",
    "/sitemap-roles.xml",
]


@pytest.mark.parametrize("address", PUBLIC + MACHINES)
def test_queries_do_not_grow_with_the_rows(client: Client, address: str) -> None:
    fill(roles=10, posts=10)
    few = count_queries(client, address)
    for number in range(10, 60):
        role = make_role(f"role-{number}", order=number)
        make_salary(role, make_region("us", "USD"), currency="USD")
        make_evidence(role)
        make_evidence(role, level="entry", n=3)
        make_evidence(role, country="US", currency="USD")
        make_post(f"post-{number}", "careers data")
    assert count_queries(client, address) == few
    assert few <= 20


@pytest.mark.parametrize("address", PAGES_OF_THE_CONTRACT)
def test_queries_are_the_same_for_500_rows(client: Client, address: str) -> None:
    fill(roles=10, posts=10)
    few = count_queries(client, address)
    template = Role.objects.get(slug="role-1")
    Role.objects.bulk_create(
        Role(slug=f"more-{number}", title=f"More {number}", description="x", order=template.order)
        for number in range(490)
    )
    for number in range(10, 500):
        make_post(f"post-{number}", "careers")
    assert count_queries(client, address) == few


def count_queries(client: Client, address: str) -> int:
    client.get(address)  # content types are cached by the process
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


NONSENSE = ["%00", "a%00b", "%FF%FE", "🙂", "../../etc/passwd", "<script>", "' OR 1=1 --", "9" * 400, "x" * 3000]


@pytest.mark.parametrize("value", NONSENSE)
@pytest.mark.parametrize(
    "address",
    [
        "/roles/?skill={}",
        "/roles/?region={}",
        "/roles/compare/?role={}&role=role-0",
        "/salaries/?region={}&level={}&kind={}&sort={}&currency={}",
        "/salaries.csv?region={}&sort={}",
        "/salaries.json?level={}&currency={}",
        "/choose-your-path/?at={}",
        "/choose-your-path/?code={}",
        "/choose-your-path/?{}=yes",
        "/choose-your-path/result/?code={}&background={}",
        "/blog/?page={}",
        "/sitemap-roles.xml?p={}",
        "/roles/{}/",
        "/blog/{}/",
        "/blog/tags/{}/",
        "/{}/",
    ],
)
def test_nonsense_is_a_clear_answer_and_never_an_error_of_ours(
    some: None, client: Client, address: str, value: str
) -> None:
    response = client.get(address.replace("{}", value), follow=True)
    assert response.status_code in {200, 400, 404}
    assert len(response.redirect_chain) <= 1  # type: ignore[attr-defined]  # of the test client
    assert "<script>" not in response.content.decode()


def test_an_overlong_query_is_a_bad_request_that_looks_like_the_site(some: None, client: Client) -> None:
    response = client.get("/roles/?skill=" + "x" * 5000)
    assert response.status_code == 400
    assert "longer than 4096 characters" in response.content.decode()
    assert "<h1" in response.content.decode()


def test_a_public_page_refuses_to_be_written_to_without_a_word_of_cookies() -> None:
    for method in ("post", "put", "patch", "delete"):
        response = getattr(Client(enforce_csrf_checks=True), method)("/roles/")
        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert "can only be read" in response.content.decode()


def test_a_wrong_host_is_a_bad_request_that_tells_nothing_of_the_settings(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "ALLOWED_HOSTS" not in response.content.decode()


def test_head_has_the_length_and_no_body(some: None, client: Client) -> None:
    response = client.head("/roles/")
    assert response.content == b""
    assert int(response.headers["Content-Length"]) > 1000


def test_a_comparison_names_its_whole_address(some: None, client: Client) -> None:
    page = client.get("/roles/compare/?role=role-1&role=role-0&utm=x").content.decode()
    assert 'property="og:url" content="http://127.0.0.1:8000/roles/compare/?role=role-0&amp;role=role-1"' in page


@pytest.mark.parametrize("address", ["/roles/?skill=python&skill=sql", "/salaries/?region=uk&region=us"])
def test_a_filter_given_twice_is_said_so(some: None, client: Client, address: str) -> None:
    make_region("us", "USD")
    assert "or more than one" in client.get(address, follow=True).content.decode()


def test_a_missing_page_is_a_404_that_looks_like_the_site(some: None, client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert 'href="/roles/"' in response.content.decode()


def test_the_500_page_needs_nothing_that_may_be_broken(client: Client, settings: Settings) -> None:
    client.raise_request_exception = False
    manifest = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": manifest}  # and nobody has made one
    with (
        patch("guide.context_processors.site", side_effect=RuntimeError("a fault of ours")),
        patch("django.db.backends.utils.CursorWrapper.execute", side_effect=RuntimeError("a fault of ours")),
    ):
        response = client.get("/about/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_an_empty_database_serves_pages(client: Client) -> None:
    for address in ("/", "/roles/", "/salaries/", "/skills/", "/backgrounds/", "/programmes/", "/blog/", "/blog/feed/"):
        assert client.get(address).status_code == 200
    assert client.get("/choose-your-path/").status_code == 404
    assert client.get("/choose-your-path/result/").status_code == 404


def test_robots_and_sitemap_use_the_sites_own_address(some: None, client: Client) -> None:
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").content.decode()
    index = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://127.0.0.1:8000/sitemap-roles.xml</loc>" in index
    roles = client.get("/sitemap-roles.xml").content.decode()
    assert "<loc>http://127.0.0.1:8000/roles/role-0/</loc>" in roles
    assert "testserver" not in index + roles


def sitemap_addresses(client: Client) -> Iterator[str]:
    for section in ("fixed", "roles", "skills", "backgrounds", "programmes", "posts", "pages"):
        page = client.get(f"/sitemap-{section}.xml").content.decode()
        for part in page.split("<loc>")[1:]:
            yield part.partition("</loc>")[0]


def test_every_address_in_the_sitemap_is_the_canonical_address_of_its_page(some: None, client: Client) -> None:
    addresses = list(sitemap_addresses(client))
    assert len(addresses) == len(set(addresses)) >= 9 + 3 + 2 + 1 + 1 + 3 + 1
    for address in addresses:
        page = client.get(address.removeprefix("http://127.0.0.1:8000"))
        assert page.status_code == 200
        assert f'<link rel="canonical" href="{address}"' in page.content.decode()


def test_security_txt_is_there_once_a_contact_is_set(client: Client, settings: Settings) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@guide.example"
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:security@guide.example\n" in text
    assert "Expires: " in text


def test_the_favicon_is_there_for_those_who_guess_its_address(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"] == "/static/favicon.svg"
