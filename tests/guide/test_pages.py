"""What holds for public pages in general: queries, cookies, headers, nonsense."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careers.models import Role
from tests.factories import (
    fill,
    make_evidence,
    make_post,
    make_region,
    make_resource,
    make_role,
    make_salary,
    make_skill,
    make_statement,
)

pytestmark = pytest.mark.django_db

PUBLIC = [
    "/",
    "/roles/",
    "/roles/?skill=python&in=uk",
    "/roles/role-0/",
    "/roles/compare/",
    "/roles/compare/?role=role-0",
    "/roles/compare/?role=role-0&role=role-1",
    "/salaries/",
    "/salaries/?in=uk",
    "/salaries/?level=entry&kind=adverts&currency=EUR&sort=-median",
    "/salaries/method/",
    "/salaries/context/",
    "/skills/",
    "/skills/python/",
    "/skills/mine/",
    "/skills/mine/?background=analyst",
    "/skills/mine/?have=python",
    "/from/analyst/to/role-0/",
    "/from/analyst/to/role-1/?have=sql&view=adviser",
    "/doors/",
    "/plan/",
    "/plan/?role=role-0&background=analyst&from=2026-12",
    "/backgrounds/",
    "/backgrounds/analyst/",
    "/programmes/",
    "/programmes/seeds/",
    "/titles/",
    "/titles/?q=Senior+Role+0",
    "/titles/?q=Plumber",
    "/choose-your-path/",
    "/choose-your-path/?code=yes&at=people",
    "/choose-your-path/result/",
    "/choose-your-path/result/?code=yes&background=analyst",
    "/blog/",
    "/blog/post-0/",
    "/blog/tags/careers/",
    "/about/",
    "/glossary/",
]
MACHINES = [
    "/blog/feed/",
    "/salaries.csv",
    "/salaries.json?currency=EUR",
    "/salaries.svg",
    "/plan.md?role=role-0",
    "/plan.ics?role=role-0&from=2026-12",
    "/titles/rules.json",
    "/sitemap.xml",
    "/sitemap-roles.xml",
    "/robots.txt",
    "/manifest.webmanifest",
    "/healthz",
    "/readyz",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_sets_no_cookie_and_varies_by_no_visitor(some: None, client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "csrfmiddlewaretoken" not in response.content.decode()


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


@pytest.mark.parametrize(
    ("address", "sheets"),
    [
        ("/roles/role-0/", ["guide"]),
        ("/roles/", ["guide", "lists"]),
        ("/roles/compare/", ["guide", "lists", "compare"]),
        ("/salaries/", ["guide", "lists", "pay"]),
        ("/choose-your-path/", ["guide", "path"]),
        ("/from/analyst/to/role-0/", ["guide", "lists", "ways"]),
        ("/choose-your-path/result/?code=yes", ["guide", "path", "home"]),
    ],
)
def test_a_page_loads_no_styles_of_others_and_a_role_fewest(
    some: None, client: Client, address: str, sheets: list[str]
) -> None:
    assert (
        re.findall(r'rel="stylesheet" href="[^"]*/css/(\w+)[.\w]*css"', client.get(address).content.decode()) == sheets
    )


def test_queries_do_not_grow_with_the_rows(client: Client) -> None:
    fill(roles=10, posts=10)
    few = {address: count_queries(client, address) for address in PUBLIC + MACHINES}
    assert {address: count for address, count in few.items() if count > 21} == {}
    for number in range(10, 60):
        role = make_role(f"role-{number}", order=number)
        make_salary(role, make_region("us", "USD"), currency="USD")
        make_evidence(role)
        make_evidence(role, level="entry", n=3)
        make_evidence(role, country="US", currency="USD")
        make_post(f"post-{number}", "careers data")
        make_statement(Role.objects.get(slug="role-0"), text=f"*Statement* {number}.")
        make_resource(make_skill(), url=f"https://learn.example/{number}/")
    assert {address: count_queries(client, address) for address in few} == few


def test_queries_are_the_same_for_500_rows(client: Client) -> None:
    fill(roles=10, posts=10)
    addresses = ["/", "/roles/", "/roles/role-0/", "/salaries/", "/blog/post-0/", "/blog/", "/sitemap-roles.xml"]
    few = {address: count_queries(client, address) for address in addresses}
    order = Role.objects.get(slug="role-1").order
    Role.objects.bulk_create(
        Role(slug=f"more-{number}", title=f"More {number}", description="x", order=order) for number in range(490)
    )
    for number in range(10, 500):
        make_post(f"post-{number}", "careers")
    assert {address: count_queries(client, address) for address in addresses} == few


def count_queries(client: Client, address: str) -> int:
    client.get(address)  # content types are cached by the process
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


NONSENSE = ["%00", "a%00b", "%FF%FE", "🙂", "../../etc/passwd", "<script>", "' OR 1=1 --", "9" * 400, "x" * 3000]


@pytest.mark.parametrize("value", NONSENSE)
@pytest.mark.parametrize(
    "address",
    [
        "/roles/?skill={}",
        "/roles/?in={}",
        "/roles/compare/?role={}&role=role-0",
        "/salaries/?in={}&level={}&kind={}&sort={}&currency={}",
        "/salaries.csv?in={}&sort={}",
        "/salaries.json?level={}&currency={}",
        "/salaries.svg?in={}",
        "/skills/mine/?have={}&background={}",
        "/from/analyst/to/role-0/?have={}&view={}&in={}",
        "/from/{}/to/role-0/",
        "/from/analyst/to/{}/",
        "/plan/?role={}&background={}&months={}&from={}",
        "/plan.md?role={}&have={}",
        "/plan.ics?role=role-0&from={}",
        "/doors/?in={}",
        "/choose-your-path/?at={}",
        "/choose-your-path/?code={}",
        "/choose-your-path/?{}=yes",
        "/choose-your-path/result/?code={}&background={}",
        "/titles/?q={}",
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
    assert len(response.redirect_chain) <= 1
    assert "<script>" not in response.content.decode()
