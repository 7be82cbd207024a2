from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

# The pages in the navigation of templates/base.html.
NAVIGATION = (
    "careers:roles",
    "careers:compare",
    "careers:salaries",
    "careers:skills",
    "careers:backgrounds",
    "careers:programmes",
    "careers:path",
    "blog:posts",
)


@cache
def navigation(language: str | None) -> list[str]:
    """In this language, should addresses differ by it."""
    return [reverse(name) for name in NAVIGATION]


def site(request: HttpRequest) -> dict[str, object]:
    """What every page names: the site, its own canonical address, and which links of the navigation lead here."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "canonical_url": settings.SITE_URL + request.path,
        "section": tuple(
            (url, request.path == url) for url in navigation(get_language()) if request.path.startswith(url)
        ),
    }
