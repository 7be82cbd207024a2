from datetime import datetime

from django.db.models import QuerySet

from blog.models import Post
from publishing.sitemaps import OnSiteURL, register_pages, register_section


class Posts(OnSiteURL):
    def items(self) -> "QuerySet[Post]":
        return Post.objects.published().only("slug", "date", "updated")

    def lastmod(self, item: Post) -> datetime:
        return item.updated or item.date


def register_sitemap() -> None:
    register_pages("blog:posts")
    register_section("posts", Posts())
