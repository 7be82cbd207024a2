from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from blog.models import Post
from publishing.sitemaps import OnSiteURL, register_pages, register_section


class Posts(OnSiteURL):
    def items(self) -> "QuerySet[Post]":
        return Post.objects.published().only("slug", "date", "updated")

    def lastmod(self, item: Post) -> datetime:
        return item.updated or item.date


class Subjects(OnSiteURL):
    """A page for each tag of a public post: its address, and the day of the newest of its posts."""

    def items(self) -> "QuerySet[Any, Any]":
        posts = Post.objects.published().filter(tags__isnull=False)
        return posts.values_list("tags__slug").annotate(day=Max(Coalesce("updated", "date"))).order_by("tags__slug")

    def location(self, item: tuple[str, datetime]) -> str:
        return reverse("blog:tag", args=[item[0]])

    def lastmod(self, item: tuple[str, datetime]) -> datetime:
        return item[1]


def register_sitemap() -> None:
    register_pages("blog:posts")
    register_section("posts", Posts())
    register_section("subjects", Subjects())
