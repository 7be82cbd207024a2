"""A post as schema.org's BlogPosting."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from blog.models import Post
from publishing.documents.references import fill
from publishing.structured_data import breadcrumbs


def structured_post(post: Post) -> list[dict[str, Any]]:
    """With the way to it. From a post of `with_byline()`: no query."""
    address = settings.SITE_URL + post.get_absolute_url()
    article = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": post.title,
        "description": fill(post.description),
        "url": address,
        "datePublished": post.date.isoformat(),
        "dateModified": (post.updated or post.date).isoformat(),
        "author": post.author.name,  # a person or a team: the byline does not say
        "publisher": {"@type": "Organization", "name": settings.SITE_NAME, "url": settings.SITE_URL + "/"},
        "wordCount": post.words,
        "inLanguage": "en-GB",
    }
    return [article, breadcrumbs((_("Blog"), settings.SITE_URL + reverse("blog:posts")), (post.title, address))]
