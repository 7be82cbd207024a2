"""Every public address, on SITE_URL, as the pages themselves name it."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from blog.models import Post
from careers.models import Background, Programme, Role, Skill
from guide.models import Page
from publishing.documents.models import Document


class OnSiteURL(Sitemap):  # type: ignore[type-arg]  # generic for mypy alone
    """Addresses on SITE_URL, whatever host a request names."""

    limit = 1000

    def get_protocol(self, protocol: str | None = None) -> str:
        return str(urlsplit(settings.SITE_URL).scheme)

    def get_domain(self, site: Any = None) -> str:
        return str(urlsplit(settings.SITE_URL).netloc)


class Fixed(OnSiteURL):
    def items(self) -> list[str]:
        names = "roles compare salaries salary-method path skills backgrounds programmes".split()
        return ["home", "blog:posts", *(f"careers:{name}" for name in names)]

    def location(self, item: str) -> str:
        return reverse(item)


class Documents(OnSiteURL):
    def __init__(self, model: type[Document]) -> None:
        self.model = model

    def items(self) -> "QuerySet[Any]":
        return self.model._default_manager.only("slug", "modified").order_by("pk")

    def lastmod(self, item: Document) -> datetime:
        return item.modified


class Posts(OnSiteURL):
    def items(self) -> "QuerySet[Post]":
        return Post.objects.published().only("slug", "date", "updated")

    def lastmod(self, item: Post) -> datetime:
        return item.updated or item.date


SECTIONS: dict[str, OnSiteURL] = {
    "fixed": Fixed(),
    "roles": Documents(Role),
    "skills": Documents(Skill),
    "backgrounds": Documents(Background),
    "programmes": Documents(Programme),
    "posts": Posts(),
    "pages": Documents(Page),
}


def files() -> list[str]:
    """The address of each file: a query for each section."""
    return [
        settings.SITE_URL + reverse("sitemap-section", args=[name]) + (f"?p={number}" if number > 1 else "")
        for name, section in SECTIONS.items()
        for number in section.paginator.page_range
    ]
