from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """What every page names: the site, its own canonical address, and where to say that something is wrong."""
    canonical_url = settings.SITE_URL + request.path
    subject = f"?subject={quote(canonical_url, safe=':/')}" if settings.CONTACT_URL.startswith("mailto:") else ""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "canonical_url": canonical_url,
        "contact_url": settings.CONTACT_URL + subject,
        "repository_url": settings.REPOSITORY_URL,
    }
