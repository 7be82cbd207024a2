"""The list of all roles and their comparison."""

from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from careers.models import Region, Role, RoleSkill, Skill
from careers.pay.scale import regional_scales
from careers.roles.comparison import compare_roles
from careers.views.notices import FILTERS
from publishing.page_cache.address import UNKNOWN, public_page
from publishing.page_cache.paging import page_of
from publishing.page_cache.parameters import Parameters

MOST_COMPARED = 4
COMPARED = {"role": _("The address named roles that are not known here, or more than four; these were left out.")}


@public_page("skill", "region", "page", UNKNOWN)
@require_safe
def role_list(request: HttpRequest) -> HttpResponse:
    """All roles, filterable by skill and region: six queries."""
    skills = {skill.slug: skill for skill in Skill.objects.needed().only("slug", "title")}
    regions = {region.slug: region for region in Region.objects.all()}
    parameters = Parameters(request.GET)
    skill = parameters.one("skill", skills)
    region = parameters.one("region", regions)
    if redirect := parameters.redirect(request.path):
        return redirect
    roles = Role.objects.with_salaries().prefetch_related(
        Prefetch("role_skills", RoleSkill.objects.select_related("skill"))
    )
    if skill:
        roles = roles.needing(skill)
    if region:
        roles = roles.paid_in(region)
    page = page_of(roles, settings.ROLES_PER_PAGE, request)
    context = {
        "page": page,
        "roles": page.object_list,
        "number": page.paginator.count,
        "filters": urlencode({name: value for name, value in (("skill", skill), ("region", region)) if value}),
        "skills": sorted(skills.values(), key=lambda item: item.title.lower()),
        "regions": regions.values(),
        "skill": skills.get(skill),
        "region": regions.get(region),
        "notices": parameters.notices(FILTERS),
    }
    return render(request, "careers/role_list.html", context)


@public_page("role", UNKNOWN)
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four roles side by side, in the editors' order."""
    choices = list(Role.objects.only("slug", "title", "hue", "glyph"))
    parameters = Parameters(request.GET)
    chosen = parameters.several("role", [role.slug for role in choices], MOST_COMPARED)
    if redirect := parameters.redirect(request.path):
        return redirect
    roles = {role.slug: role for role in Role.objects.with_details().filter(slug__in=chosen)}
    compared = [roles[slug] for slug in chosen]
    share = urlencode([("role", slug) for slug in sorted(chosen)])
    context = {
        "choices": choices,
        "chosen": chosen,
        "share_url": f"{reverse('careers:compare')}?{share}" if chosen else "",
        "notices": parameters.notices(COMPARED),
        "comparison": compare_roles(compared) if len(compared) > 1 else None,
        "single": compared[0] if len(compared) == 1 else None,
        "scales": regional_scales(Region.objects.all()),
    }
    return render(request, "careers/compare.html", context)
