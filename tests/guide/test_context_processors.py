"""What every page names."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from guide.context_processors import robots, site


def test_a_page_names_its_address_on_the_sites_own_and_without_its_query(settings: Settings) -> None:
    settings.SITE_NAME, settings.SITE_URL = "A guide", "https://guide.example"
    request = RequestFactory().get("/roles/?skill=python", headers={"host": "other.example"})
    assert site(request) == {
        "site_name": "A guide",
        "site_url": "https://guide.example",
        "canonical_url": "https://guide.example/roles/",
        "robots": "nofollow",
        "contact_url": "",
        "repository_url": "",
    }


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", ""),
        ("page=2", ""),
        ("in=us", "nofollow"),
        ("role=a&role=b", "nofollow"),
        ("in=us&page=2", "nofollow"),
        ("in=us&skill=sql", "noindex, nofollow"),
        ("unknown=in", "noindex, nofollow"),
    ],
)
def test_robots_go_nowhere_from_a_choice_and_list_no_combination(query: str, told: str) -> None:
    assert robots(RequestFactory().get(f"/roles/?{query}")) == told


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("https://guide.example/write/", "https://guide.example/write/"),
        ("mailto:us@guide.example", "mailto:us@guide.example?subject=http://127.0.0.1:8000/caf%C3%A9%26%22/"),
    ],
)
def test_a_mail_says_which_page_it_is_about(settings: Settings, contact: str, link: str) -> None:
    settings.CONTACT_URL = contact
    assert site(RequestFactory().get('/café&"/'))["contact_url"] == link
