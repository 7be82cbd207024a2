"""The sitemap's sections: each app registers its own from its AppConfig.ready(). Every address is on SITE_URL."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from publishing.documents.models import Document


class OnSiteURL(Sitemap):  # type: ignore[type-arg]  # generic for mypy alone
    """Addresses on SITE_URL, whatever host a request names."""

    limit = 1000

    def get_protocol(self, protocol: str | None = None) -> str:
        return str(urlsplit(settings.SITE_URL).scheme)

    def get_domain(self, site: Any = None) -> str:
        return str(urlsplit(settings.SITE_URL).netloc)


class Named(OnSiteURL):
    """Pages that no document makes, by the names of their addresses."""

    def __init__(self, names: list[str]) -> None:
        self.names = names

    def items(self) -> list[str]:
        return self.names

    def location(self, item: str) -> str:
        return reverse(item)


class Documents(OnSiteURL):
    """A page for each document of this kind."""

    def __init__(self, model: type[Document]) -> None:
        self.model = model

    def items(self) -> "QuerySet[Any]":
        names = {field.name for field in self.model._meta.concrete_fields} & {"slug", "modified", "updated"}
        return self.model._default_manager.only(*names).order_by("pk")

    def lastmod(self, item: Document) -> date | None:
        """The day that the text bears, or that of a later change; none where neither is known."""
        changed = item.modified.date() if item.modified else None
        return max((day for day in (changed, getattr(item, "updated", None)) if day), default=None)


_names: list[str] = []
_sections: dict[str, OnSiteURL] = {}


def register_pages(*names: str) -> None:
    """Pages that no document makes, such as `blog:posts`."""
    _names.extend(names)


def register_section(name: str, section: OnSiteURL) -> None:
    """A section in files of its own, /sitemap-<name>.xml."""
    if name in _sections:
        raise ValueError(f"Two sections of the sitemap are called {name!r}.")
    _sections[name] = section


def page_names() -> list[str]:
    """App by app, by their names."""
    return sorted(_names, key=lambda name: name.partition(":")[0])


def sections() -> dict[str, OnSiteURL]:
    """In the order of registration."""
    return dict(_sections)
