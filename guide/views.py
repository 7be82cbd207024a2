"""Pages that combine the apps, and those that stand for an error."""

import re
import sys

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as section_file
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import resolve
from django.views.decorators.http import require_safe

from blog.models import Post
from blog.related import related_posts
from careers.models import Background, Role
from careers.path.steps import BACKGROUND
from careers.pay.adverts import advert_bars, advert_finding, beginners
from careers.pay.best import heads
from careers.pay.places import IN, UK, US
from careers.roles.page import background_skills, role_context
from careers.views.countries import carried, country_in
from careers.views.notices import FILTERS
from careers.views.visitors import ADVISER, VIEW
from guide import sitemaps
from guide.models import Page, Term
from guide.structured_data import questions
from guide.unavailable import is_unusable, unavailable
from publishing.page_cache.address import UNKNOWN, public_page
from publishing.page_cache.parameters import Parameters
from publishing.page_cache.requests import MalformedAddress
from publishing.structured_data import element

NEWEST_POSTS = 3


@public_page()
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Seven queries, four of them once a content version."""
    known, bars = heads(), advert_bars()
    roles = Role.objects.without_texts()[: settings.ROLES_PER_PAGE]
    context = {
        "bars": bars,
        "longest": bars[: settings.ROLES_PER_PAGE],
        "finding": advert_finding(bars),
        "beginners": beginners(bars),
        "roles": [(role, known.head(role)) for role in roles],
        "usual": UK,
        "fallback": US,
        "backgrounds": Background.objects.only("slug", "title"),
        "posts": Post.objects.published().for_lists()[:NEWEST_POSTS],
    }
    return render(request, "guide/home.html", context)


@public_page(IN, BACKGROUND, VIEW, UNKNOWN)
@require_safe
def role(request: HttpRequest, slug: str) -> HttpResponse:
    """With a background, how far it is from there; for advisers, with everything open."""
    known, parameters = heads(), Parameters(request.GET)
    country = country_in(parameters, known)
    background = parameters.one(BACKGROUND, background_skills())
    view = parameters.one(VIEW, [ADVISER])
    if redirect := parameters.redirect(request.path):
        return redirect
    context = role_context(slug, known, country, background)
    context |= {"notices": parameters.notices(FILTERS), **carried(country)}
    context["adviser"] = view == ADVISER
    context["posts"] = related_posts([tag.pk for tag in context["role"].tags.all()])
    return render(request, "careers/role.html", context)


@public_page()
@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    page = get_object_or_404(Page, slug=slug)
    structured = element(questions(page)) if page.questions else ""
    return render(request, "guide/page.html", {"page": page, "structured": structured})


@require_safe
def without_slash(request: HttpRequest, slug: str) -> HttpResponse:
    """Leads to the address that ends with a slash, if there is a page: Django alone would ask only its pattern."""
    if resolve(f"/{slug}/").url_name == "page" and not Page.objects.filter(slug=slug).exists():
        raise Http404
    return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))


@public_page()
@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "guide/glossary.html", {"terms": Term.objects.all()})


@public_page()
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of all files. Django's own would name the host that the request names."""
    context = {"sitemaps": [{"location": address} for address in sitemaps.files()]}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@public_page("p")
@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """A file of a section. Each has one address, so Django never sees another spelling of its number."""
    numbers = request.GET.getlist("p")
    if len(numbers) > 1 or not re.fullmatch(r"[1-9][0-9]{0,5}", "".join(numbers) or "1"):
        raise Http404
    return section_file(request, {**sitemaps.all_sections()}, section)


# --- errors --------------------------------------------------------------------------------------------------


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    reason = str(exception) if isinstance(exception, MalformedAddress) else ""
    return render(request, "400.html", {"reason": reason}, status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The template needs nothing that may be what broke: no database, no static files, no other template."""
    error = sys.exc_info()[1]
    if error and is_unusable(error):
        return unavailable(error)
    return HttpResponse(render_to_string("500.html", {"contact_url": settings.CONTACT_URL}), status=500)
