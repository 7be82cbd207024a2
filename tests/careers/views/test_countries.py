"""The country that an address asks for."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import QueryDict
from django.test import Client

from careers.models import Neighbour, Role
from careers.views.countries import with_country
from publishing.page_cache.address import page_address
from tests.factories import make_background, make_evidence, make_paid_role, make_questionnaire, make_role
from tests.public_pages import locations, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


@pytest.mark.parametrize("path", ["/salaries/", "/salaries.csv", "/salaries.json", "/salaries.svg", "/roles/"])
def test_an_address_that_names_a_region_leads_for_ever_to_the_country(role: Role, client: Client, path: str) -> None:
    make_evidence(role, country="DE", currency="EUR")
    for region, country in (("uk", "uk"), ("tech-hubs", "de")):
        response = client.get(f"{path}?region={region}&page=1")
        assert response.status_code == 301
        kept = "&page=1" if path in {"/salaries/", "/roles/"} else ""
        assert response.headers["Location"] == f"{path}?in={country}{kept}"
    assert client.get(f"{path}?region=uk&in=de").headers["Location"] == f"{path}?in=de"
    assert client.get(f"{path}?region=mars").headers["Location"] == f"{path}?unknown=in"


def test_a_query_without_the_old_name_stays_what_it_is() -> None:
    query = QueryDict("in=de&skill=sql")
    assert with_country(query) is query


# --- the country goes with the reader -----------------------------------------------------------------------------

RESULT = "/choose-your-path/result/"
PAGES = [
    "/roles/",
    "/roles/compare/",
    "/roles/compare/?role=data-engineer&role=other",
    "/roles/data-engineer/",
    "/salaries/",
    "/salaries/?level=entry&sort=-median",
    "/choose-your-path/",
    "/choose-your-path/?code=yes&at=code",
    RESULT,
    f"{RESULT}?code=yes&background=analyst",
]
PAYS = re.compile(r"/(roles/.*|salaries(/|\.csv|\.json)|choose-your-path/.*)")


@pytest.fixture
def elsewhere(role: Role) -> Role:
    """Paid in Germany otherwise than in the United Kingdom, beside another role and a questionnaire."""
    make_evidence(role, country="DE", currency="EUR", n=44)
    other = make_role("other", map_systems=-10, map_building=20)
    Neighbour.objects.create(role=role, other=other, difference="Another.")
    make_background("analyst", role)
    make_questionnaire(("code", {"yes": {role: 2, other: 1}, "no": {other: 1}}))
    return role


def with_germany(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}in=de"


def links(html: str) -> list[tuple[str, str]]:
    """(tag, address) of all links that a reader can follow."""
    tags = re.findall(r"<a\b[^>]*>", html)
    return [(tag, unescape(found[1])) for tag in tags if (found := re.search(r'href="([^"]*)"', tag))]


@pytest.mark.parametrize("address", PAGES)
def test_every_link_to_pay_or_to_a_role_carries_the_country(elsewhere: Role, client: Client, address: str) -> None:
    html = re.sub(r'<nav class="tabs".*?</nav>', "", page(client, with_germany(address)), flags=re.DOTALL)
    found = [(tag, link) for tag, link in links(html) if PAYS.fullmatch(urlsplit(link).path)]
    # The tabs choose another country, what leaves the choice says so; method and data of all countries are of none.
    free = {"/salaries/method/", "/salaries.csv", "/salaries.json"} | ({"/roles/"} if address == "/roles/" else set())
    found = [(tag, link) for tag, link in found if link not in free]
    assert found
    for tag, link in found:
        query = parse_qs(urlsplit(link).query)
        assert query["in"] == ["de"], link
        assert len(query) == 1 or "nofollow" in tag or "data-role" in tag, tag
    assert "in=de" not in "".join(link for _, link in links(page(client, address))) or address.startswith("/salaries/")


@pytest.mark.parametrize("address", PAGES)
def test_the_country_makes_no_page_of_its_own_for_a_search_engine(
    elsewhere: Role, client: Client, address: str
) -> None:
    html = page(client, with_germany(address))
    [canonical] = re.findall(r'<link rel="canonical" href="([^"]*)"', html)
    assert "?" not in canonical
    assert ('name="robots" content="noindex, nofollow"' in html) == ("?" in address), (
        "combinations alone are not to be kept"
    )


@pytest.mark.parametrize("address", PAGES)
def test_a_country_that_is_not_known_leads_to_a_page_that_says_so(
    elsewhere: Role, client: Client, address: str
) -> None:
    for wrong in ("in=mars", "in=de&in=uk"):
        response = client.get(f"{address}{'&' if '?' in address else '?'}{wrong}")
        assert response.status_code == 302
        location = response.headers["Location"]
        assert "unknown=in" in location
        assert "mars" not in location
        assert "The address named a country of which nothing is known here" in page(client, location)


def test_a_result_shows_the_pay_of_the_country(elsewhere: Role, client: Client) -> None:
    html = page(client, f"{RESULT}?code=yes&in=de")
    assert 'data-salary="data-engineer:de"' in html
    assert 'data-salary="data-engineer:uk"' in page(client, f"{RESULT}?code=yes")
    assert "in=de" in re.findall(r'data-copy="([^"]*)"', html)[0]


def test_a_question_hands_the_country_on(elsewhere: Role, client: Client) -> None:
    assert '<input type="hidden" name="in" value="de">' in page(client, "/choose-your-path/?in=de")


def test_the_order_of_the_parameters_makes_no_second_page(elsewhere: Role) -> None:
    one = page_address(RESULT, "in=de&code=yes&background=analyst")
    assert one == page_address(RESULT, "code=yes&background=analyst&in=de&in=de&utm=x")
    assert one
    assert one.query == "background=analyst&code=yes&in=de"


def test_no_sitemap_names_a_country(elsewhere: Role, client: Client) -> None:
    for file in locations(client, "/sitemap.xml"):
        assert not [address for address in locations(client, urlsplit(file).path) if "?" in address]
