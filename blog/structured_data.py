"""A post as schema.org's BlogPosting."""

from typing import Any

from django.conf import settings

from blog.models import Post
from publishing.documents.references import fill


def structured_post(post: Post) -> dict[str, Any]:
    """From a post of `with_byline()`: no query."""
    address = settings.SITE_URL + post.get_absolute_url()
    return {
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
