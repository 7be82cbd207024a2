"""Pages of errors, and pages of nothing."""

import re
from unittest.mock import patch

import pytest
from django.test import Client
from pytest_django import Settings

from careers.models import Salary
from tests.factories import make_evidence, make_role

pytestmark = pytest.mark.django_db


def test_a_wrong_host_is_a_bad_request_that_tells_nothing_of_the_settings(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "ALLOWED_HOSTS" not in response.content.decode()


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


@pytest.mark.parametrize("address", ["/roles/role-0/", "/about/", "/blog/post-0/", "/nowhere/"])
def test_every_page_says_where_to_report_a_fault_if_there_is_such_a_place(
    some: None, client: Client, settings: Settings, address: str
) -> None:
    def links() -> list[str]:
        page = client.get(address).content.decode()
        assert ("Something wrong" in page) == bool(settings.CONTACT_URL or settings.REPOSITORY_URL)
        return re.findall(r'href="([^"]+)">(?:Tell us|Correct it)', page)

    assert links() == []
    settings.REPOSITORY_URL = "https://code.example/guide"
    assert links() == ["https://code.example/guide"]
    settings.CONTACT_URL = "https://guide.example/write/"
    assert links() == ["https://guide.example/write/", "https://code.example/guide"]


def test_the_500_page_says_where_to_report_it(client: Client, settings: Settings) -> None:
    client.raise_request_exception = False
    settings.CONTACT_URL = "mailto:us@guide.example"
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=RuntimeError("a fault of ours")):
        assert 'href="mailto:us@guide.example"' in client.get("/about/").content.decode()


def test_home_opens_on_three_doors_and_no_other_link(some: None, client: Client) -> None:
    home = client.get("/").content.decode()
    opening = home[home.index('<div class="opening">') : home.index("<section")]
    assert re.findall('href="([^"]*)"', opening) == ["/choose-your-path/", "/roles/", "/backgrounds/"]


def test_home_says_how_many_adverts_there_are_and_how_many_are_open_to_beginners(client: Client) -> None:
    wanted, rare = make_role("wanted", order=2, alias="Made up"), make_role("rare", order=1)
    make_role("none")
    make_evidence(wanted, country="US", n=1200, first_year=2024)
    make_evidence(wanted, country="US", level="entry", n=96)
    make_evidence(rare, country="US", n=2)
    home = client.get("/").content.decode()
    section = home[home.index('<section class="wanted"') : home.index("</section>")]
    text = " ".join(re.sub("<[^>]*>", " ", section).split())
    assert "More adverts ask for Wanted than for any other role: 1,200 of 1,202" in text
    assert "Wanted Advertised as Made up 1,200 adverts, 8% open to beginners Rare 2 adverts, too few to say" in text
    assert "None 0 adverts, none counted Of 1,202 adverts, 96 are marked as open to beginners: 8%." in text
    assert "United States, 2023–2025, from the Index of adverts of 19 January 2026" in text
    assert 'width="8%"' in section
    assert 'href="/salaries/method/#titles"' in section


def test_home_draws_no_bars_before_anything_is_counted(client: Client) -> None:
    make_role("one")
    assert 'id="adverts"' not in client.get("/").content.decode()


def test_home_says_what_a_role_is_paid_and_of_how_many_adverts(client: Client) -> None:
    paid, abroad = make_role("paid", tagline="Does it"), make_role("abroad")
    make_evidence(paid, n=40)
    Salary.objects.filter(role=abroad).delete()
    make_evidence(abroad, country="US", currency="USD", n=50)
    make_role("guessed")
    home = client.get("/").content.decode()
    text = " ".join(re.sub("<[^>]*>", " ", home[home.index('<ol class="index">') :]).split())
    assert "Paid Does it £40,000 40 adverts" in text
    assert "About abroad. US$40,000 United States: 50 adverts" in text
    assert "About guessed. £40,000–£80,000 a guess, no evidence" in text


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [("/about", "/about/"), ("/roles?in=uk", "/roles/?in=uk"), ("/admin", "/admin/"), ("/nowhere", "")],
)
def test_an_address_without_its_slash_leads_to_the_page_if_there_is_one(
    some: None, client: Client, address: str, leads_to: str
) -> None:
    response = client.get(address)
    assert (response.status_code, response.get("Location", "")) == ((301, leads_to) if leads_to else (404, ""))
