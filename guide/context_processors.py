from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest

from publishing.page_cache.address import UNKNOWN


def robots(request: HttpRequest) -> str:
    """What robots are told of this address: with parameters, it is one of many that show a page differently.

    They may look at it, as at one that somebody shares, but go on from it nowhere: there would be no end. Combinations
    are not listed. Pages of a list are no choice, and followed.
    """
    names = set(request.GET) - {"page"}
    if len(names) > 1 or UNKNOWN in names:
        return "noindex, nofollow"
    return "nofollow" if names else ""


def site(request: HttpRequest) -> dict[str, object]:
    """What every page names: the site, its own canonical address, and where to say that something is wrong."""
    canonical_url = settings.SITE_URL + request.path
    subject = f"?subject={quote(canonical_url, safe=':/')}" if settings.CONTACT_URL.startswith("mailto:") else ""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "canonical_url": canonical_url,
        "robots": robots(request),
        "contact_url": settings.CONTACT_URL + subject,
        "repository_url": settings.REPOSITORY_URL,
    }
