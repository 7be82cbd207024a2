"""The list of all roles and their comparison."""

from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from careers.models import Region, Role, RoleSkill, Skill
from careers.pay.age import ages
from careers.pay.best import heads
from careers.pay.places import IN, code_of, country_in_sentence
from careers.pay.scale import regional_scales
from careers.roles.comparison import compare_roles
from careers.roles.pairs import near_pairs, pairs_of
from careers.views.countries import REGION, carried, country_in, redirect_of, with_country
from careers.views.notices import FILTERS
from publishing.page_cache.address import UNKNOWN, public_page
from publishing.page_cache.paging import page_of
from publishing.page_cache.parameters import Parameters

MOST_COMPARED = 4
MOST_PAIRS = 6
COMPARED = {
    "role": gettext_lazy("The address named roles that are not known here, or more than four; these were left out."),
    "in": FILTERS["in"],
}


@public_page("skill", IN, REGION, "page", UNKNOWN)
@require_safe
def role_list(request: HttpRequest) -> HttpResponse:
    """All roles, filterable by skill and by country of pay: seven queries, three of them once a content version."""
    skills = {skill.slug: skill for skill in Skill.objects.needed().only("slug", "title")}
    known, query = heads(), with_country(request.GET)
    parameters = Parameters(query)
    skill = parameters.one("skill", skills)
    country = country_in(parameters, known)
    if redirect := redirect_of(request, parameters, query):
        return redirect
    roles = Role.objects.prefetch_related(Prefetch("role_skills", RoleSkill.objects.select_related("skill")))
    if skill:
        roles = roles.needing(skill)
    if country:
        roles = roles.filter(pk__in=known.paid_in(country))
    named = skills.get(skill)
    page = page_of(roles, settings.ROLES_PER_PAGE, request)
    context = {
        "page": page,
        "roles": (shown := [(role, known.head(role, country)) for role in page.object_list]),
        "ages": ages(row for _, best in shown if best for row in best.rows),
        "number": page.paginator.count,
        "filters": urlencode(
            {name: value for name, value in (("skill", skill), (IN, country and code_of(country))) if value}
        ),
        "skills": sorted(skills.values(), key=lambda item: item.title.lower()),
        "countries": known.countries,
        "skill": named,
        "country": country,
        "title": list_title(named, country),
        "notices": parameters.notices(FILTERS),
        "unknown": parameters.unknown,
        **carried(country),
    }
    return render(request, "careers/role_list.html", context)


def list_title(skill: Skill | None, country: str) -> str:
    """What the filter leaves."""
    values = {"skill": skill and skill.title, "country": country_in_sentence(country)}
    if skill and country:
        return _("Roles that need %(skill)s, with pay in %(country)s") % values
    if skill:
        return _("Roles that need %(skill)s") % values
    return _("Roles with pay in %(country)s") % values if country else ""


@public_page("role", IN, UNKNOWN)
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four roles side by side, in the editors' order."""
    choices = list(Role.objects.only("slug", "title", "hue", "glyph"))
    known, parameters = heads(), Parameters(request.GET)
    country = country_in(parameters, known)
    chosen = parameters.several("role", [role.slug for role in choices], MOST_COMPARED)
    if redirect := parameters.redirect(request.path):
        return redirect
    roles = {role.slug: role for role in Role.objects.with_details().filter(slug__in=chosen)}
    compared = [roles[slug] for slug in chosen]
    share = urlencode([*([(IN, code_of(country))] if country else []), *(("role", slug) for slug in sorted(chosen))])
    scales = regional_scales(Region.objects.all()) if len(compared) > 1 else None
    comparison = compare_roles(compared, known, scales, country) if scales else None
    context = {
        "choices": choices,
        "chosen": chosen,
        "share_url": f"{reverse('careers:compare')}?{share}" if chosen else "",
        "notices": parameters.notices(COMPARED),
        "comparison": comparison,
        "ages": ages(comparison.figures) if comparison else [],
        "pairs": pairs_of(near_pairs(), chosen)[:MOST_PAIRS],
        "code": code_of(country) if country else "",
        **carried(country),
        "single": compared[0] if len(compared) == 1 else None,
    }
    return render(request, "careers/compare.html", context)
