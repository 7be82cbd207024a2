"""Addresses for machines: what robots may read, where to report a vulnerability, and whether the guide is well."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from guide.readiness import shortcoming
from publishing.page_cache.address import public_page
from publishing.page_cache.middleware import without_database


@public_page()
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public_page()
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """How a device shows the guide among its applications: a bookmark with a drawing, since the guide is pages."""
    content = {
        "name": settings.SITE_NAME,
        "lang": settings.LANGUAGE_CODE,
        "dir": "auto",
        "start_url": reverse("home"),
        "display": "browser",
        "background_color": "#faf6ee",
        "theme_color": "#faf6ee",
        "icons": [
            {
                "src": static(f"icon-{side}.png"),
                "sizes": f"{side}x{side}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for side in (192, 512)
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116; not there unless SECURITY_CONTACT says where to report."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    text = (
        f"Contact: {settings.SECURITY_CONTACT}\n"
        f"Expires: {expires.isoformat()}\n"
        f"Canonical: {settings.SITE_URL}{request.path}\n"
        "Preferred-Languages: en\n"
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def never_cached(text: str, status: int = 200) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status, headers=headers)


@without_database
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return never_cached("ok\n")


@without_database
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Pages can be served."""
    reason = shortcoming()
    return never_cached(f"{reason}\n", status=503) if reason else never_cached("ok\n")
