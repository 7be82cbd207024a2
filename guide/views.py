"""Pages that combine the apps, and addresses for machines."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sites.requests import RequestSite
from django.core.paginator import InvalidPage
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from blog.models import Post
from blog.related import related_posts
from careers.models import Background, Role
from careers.views import role_context
from guide.middleware import MalformedAddress
from guide.models import Page
from guide.sitemaps import sitemaps

NEWEST_POSTS = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    context = {
        "roles": Role.objects.defer("body", "body_html", "toc"),
        "backgrounds": Background.objects.only("slug", "title"),
        "posts": Post.objects.published().for_lists()[:NEWEST_POSTS],
    }
    return render(request, "guide/home.html", context)


@require_safe
def role(request: HttpRequest, slug: str) -> HttpResponse:
    context = role_context(slug)
    context["roles"] = Role.objects.defer("body", "body_html", "toc")
    context["posts"] = related_posts([tag.pk for tag in context["role"].tags.all()])
    return render(request, "careers/role.html", context)


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "guide/page.html", {"page": get_object_or_404(Page, slug=slug)})


# --- machines ------------------------------------------------------------------------------------------------


@require_safe
def sitemap(request: HttpRequest, section: str | None = None) -> HttpResponse:
    """An index of sections, or one section, each of at most 50,000 addresses a page, all on SITE_URL."""
    sections = sitemaps()
    protocol, _, domain = settings.SITE_URL.partition("://")
    if section is None:
        pages = [(name, number) for name, part in sections.items() for number in range(1, part.paginator.num_pages + 1)]
        addresses = [
            settings.SITE_URL + reverse("sitemap-section", args=[name]) + (f"?p={number}" if number > 1 else "")
            for name, number in pages
        ]
        return render(
            request,
            "sitemap_index.xml",
            {"sitemaps": [{"location": url} for url in addresses]},
            "application/xml",
        )
    if section not in sections:
        raise Http404
    part: Sitemap[Any] = sections[section]
    try:
        urls = part.get_urls(request.GET.get("p", 1), Host(domain), protocol)
    except InvalidPage:
        raise Http404 from None
    return render(request, "sitemap.xml", {"urlset": urls}, "application/xml")


class Host(RequestSite):
    """The host of SITE_URL, not that of the request."""

    def __init__(self, domain: str) -> None:
        self.domain = self.name = domain


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        # Endless combinations of answers and roles; the pages behind them are listed in the sitemap.
        "Disallow: /choose-your-path/result/",
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


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


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return never_cached("ok\n")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers too."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return never_cached("the database does not answer\n", status=503)
    return never_cached("ok\n")


# --- errors --------------------------------------------------------------------------------------------------


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    reason = str(exception) if isinstance(exception, MalformedAddress) else ""
    return render(request, "400.html", {"reason": reason}, status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
