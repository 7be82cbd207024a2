"""What every page names."""

from django.test import RequestFactory
from pytest_django import Settings

from guide.context_processors import site


def test_a_page_names_its_address_on_the_sites_own_and_without_its_query(settings: Settings) -> None:
    settings.SITE_NAME, settings.SITE_URL = "A guide", "https://guide.example"
    request = RequestFactory().get("/roles/?skill=python", headers={"host": "other.example"})
    assert site(request) == {
        "site_name": "A guide",
        "site_url": "https://guide.example",
        "canonical_url": "https://guide.example/roles/",
    }
