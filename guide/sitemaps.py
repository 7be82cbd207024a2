"""The whole sitemap: what the apps have registered, between the guide's own pages."""

from django.conf import settings
from django.urls import reverse

from guide.models import Page
from publishing.sitemaps import Documents, Named, OnSiteURL, page_names, sections


def all_sections() -> dict[str, OnSiteURL]:
    return {"fixed": Named(["home", "glossary", *page_names()]), **sections(), "pages": Documents(Page)}


def files() -> list[str]:
    """The address of each file: a query for each section."""
    return [
        settings.SITE_URL + reverse("sitemap-section", args=[name]) + (f"?p={number}" if number > 1 else "")
        for name, section in all_sections().items()
        for number in section.paginator.page_range
    ]
