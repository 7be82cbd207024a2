"""Every public address, on SITE_URL, as the pages themselves name it."""

from datetime import date, datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from blog.models import Post
from careers.models import Background, Programme, Role, Skill
from guide.models import Page


class Fixed(Sitemap):  # type: ignore[type-arg]  # generic for mypy alone
    """Pages that are no documents."""

    def items(self) -> list[str]:
        names = ["home", "blog:posts"]
        names += [
            f"careers:{name}"
            for name in ("roles", "compare", "salaries", "salary-method", "path", "skills", "backgrounds", "programmes")
        ]
        return names

    def location(self, item: str) -> str:
        return reverse(item)


class Documents(Sitemap):  # type: ignore[type-arg]  # generic for mypy alone
    def __init__(self, rows: "QuerySet[Any]") -> None:
        self.rows = rows

    def items(self) -> "QuerySet[Any]":
        return self.rows.defer("body", "body_html", "toc").order_by("pk")

    def lastmod(self, item: Any) -> date | datetime:
        modified: datetime = item.modified
        return modified


class Posts(Documents):
    def __init__(self) -> None:
        super().__init__(Post.objects.all())

    def items(self) -> "QuerySet[Post]":
        return Post.objects.published().defer("body", "body_html", "toc")

    def lastmod(self, item: Any) -> date | datetime:
        changed: datetime = item.updated or item.date
        return changed


def sitemaps() -> "dict[str, Sitemap[Any]]":
    return {
        "fixed": Fixed(),
        "roles": Documents(Role.objects.all()),
        "skills": Documents(Skill.objects.all()),
        "backgrounds": Documents(Background.objects.all()),
        "programmes": Documents(Programme.objects.all()),
        "posts": Posts(),
        "pages": Documents(Page.objects.all()),
    }
