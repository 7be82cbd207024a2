"""Public pages about roles, skills, backgrounds, programmes and pay. Every page depends on its address alone."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from careers.comparison import compare_roles
from careers.models import Background, Distance, Programme, Region, Role, RoleSkill, Route, Salary, Skill, Track
from careers.pictures import regional_scales
from careers.steps import Walk, missing_skills

MOST_COMPARED = 4


def chosen_slug(request: HttpRequest, name: str, known: Iterable[str], notices: list[str]) -> str:
    """The parameter's value if it is one of the known ones; otherwise nothing, and a notice."""
    value = request.GET.get(name, "")
    if value and value not in known:
        shown = value if len(value) <= 40 else value[:39] + "…"
        notices.append(_("“%(value)s” is not known here and was ignored.") % {"value": shown})
        return ""
    return value


@require_safe
def role_list(request: HttpRequest) -> HttpResponse:
    """All roles, filterable by skill and region: six queries."""
    notices: list[str] = []
    skills = {skill.slug: skill for skill in Skill.objects.filter(roles__isnull=False).distinct().only("slug", "title")}
    regions = {region.slug: region for region in Region.objects.all()}
    skill = chosen_slug(request, "skill", skills, notices)
    region = chosen_slug(request, "region", regions, notices)
    roles = Role.objects.with_salaries().prefetch_related(
        Prefetch("role_skills", RoleSkill.objects.select_related("skill"))
    )
    if skill:
        roles = roles.needing(skill)
    if region:
        roles = roles.paid_in(region)
    context = {
        "roles": roles,
        "skills": sorted(skills.values(), key=lambda item: item.title.lower()),
        "regions": regions.values(),
        "skill": skills.get(skill),
        "region": regions.get(region),
        "notices": notices,
    }
    return render(request, "careers/role_list.html", context)


def role_context(slug: str) -> dict[str, Any]:
    """What a role's page shows of the careers app. Raises Http404."""
    role = get_object_or_404(Role.objects.with_details(), slug=slug)
    return {
        "role": role,
        "tasks": by_track(role, list(role.tasks.all())),
        "essential": role.essential_skills,
        "useful": role.useful_skills,
        "programmes": role.programmes.defer("body", "body_html", "toc"),
        "routes": role.routes.select_related("background").order_by("background__order"),
        "scales": regional_scales(),
    }


def by_track(role: Role, parts: list[Any]) -> list[tuple[Any, list[Any]]]:
    """(track, its parts) for each track that has some, parts without a track first."""
    groups: list[tuple[Track | None, list[Any]]] = [(None, [part for part in parts if part.track_id is None])]
    groups += [(track, [part for part in parts if part.track_id == track.pk]) for track in role.tracks.all()]
    return [(track, items) for track, items in groups if items]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four roles side by side. Unknown roles and any beyond the fourth are named and left out."""
    asked = list(dict.fromkeys(slug for slug in request.GET.getlist("role") if slug))
    choices = list(Role.objects.only("slug", "title", "hue", "glyph"))
    known = {role.slug for role in choices}
    found = [slug for slug in asked if slug in known]
    notices = []
    if unknown := len(asked) - len(found):
        notices.append(
            ngettext(
                "%(number)d name in the address is not a role and was ignored.",
                "%(number)d names in the address are not roles and were ignored.",
                unknown,
            )
            % {"number": unknown}
        )
    if len(found) > MOST_COMPARED:
        notices.append(_("At most four roles fit side by side; the first four are shown."))
        found = found[:MOST_COMPARED]
    roles = {role.slug: role for role in Role.objects.with_details().filter(slug__in=found)}
    compared = [roles[slug] for slug in found]
    context = {
        "choices": choices,
        "chosen": found,
        "notices": notices,
        "comparison": compare_roles(compared) if len(compared) > 1 else None,
        "single": compared[0] if len(compared) == 1 else None,
        "scales": regional_scales(),
    }
    return render(request, "careers/compare.html", context)


@require_safe
def salaries(request: HttpRequest) -> HttpResponse:
    """Every range of every role, by region: four queries."""
    notices: list[str] = []
    regions = {region.slug: region for region in Region.objects.all()}
    region = chosen_slug(request, "region", regions, notices)
    rows = Salary.objects.select_related("role", "region", "track").order_by(*Salary.ORDER)
    rows = rows.defer("role__body", "role__body_html", "role__toc")
    if region:
        rows = rows.filter(region__slug=region)
    scales = regional_scales()
    context = {
        "salaries": rows,
        "groups": scales.groups(rows),
        "scales": scales,
        "regions": regions.values(),
        "region": regions.get(region),
        "without": Role.objects.filter(salaries__isnull=True).only("slug", "title"),
        "notices": notices,
    }
    return render(request, "careers/salaries.html", context)


@require_safe
def skill_list(request: HttpRequest) -> HttpResponse:
    skills = Skill.objects.annotate(role_count=Count("roles", distinct=True)).defer("body", "body_html", "toc")
    return render(request, "careers/skill_list.html", {"skills": skills.order_by("category", "order")})


@require_safe
def skill(request: HttpRequest, slug: str) -> HttpResponse:
    skill = get_object_or_404(Skill, slug=slug)
    uses = skill.role_skills.select_related("role", "track").order_by("role__order")
    context = {
        "skill": skill,
        "essential": uses.filter(importance="essential"),
        "useful": uses.filter(importance="useful"),
        "programmes": skill.programmes.defer("body", "body_html", "toc"),
    }
    return render(request, "careers/skill.html", context)


@require_safe
def background_list(request: HttpRequest) -> HttpResponse:
    near = Prefetch("routes", Route.objects.filter(distance=Distance.NEAR).select_related("role"), to_attr="near")
    backgrounds = Background.objects.prefetch_related(near).defer("body", "body_html", "toc")
    return render(request, "careers/background_list.html", {"backgrounds": backgrounds})


@require_safe
def background(request: HttpRequest, slug: str) -> HttpResponse:
    """From this background: each role's distance, and the essential skills of it that are missing. Seven queries."""
    background = get_object_or_404(Background.objects.prefetch_related("skills"), slug=slug)
    has = {skill.slug for skill in background.skills.all()}
    routes = background.routes.select_related("role").prefetch_related(
        Prefetch("role__role_skills", RoleSkill.objects.select_related("skill"))
    )
    rows = [(route, missing_skills(route.role, has)) for route in routes]
    context = {
        "background": background,
        "groups": [
            (Distance(distance), [row for row in rows if row[0].distance == distance]) for distance in Distance.values
        ],
        "others": Background.objects.exclude(pk=background.pk).only("slug", "title"),
    }
    return render(request, "careers/background.html", context)


@require_safe
def programme_list(request: HttpRequest) -> HttpResponse:
    programmes: QuerySet[Programme] = Programme.objects.prefetch_related(
        Prefetch("roles", Role.objects.only("slug", "title", "hue", "glyph"))
    ).defer("body", "body_html", "toc")
    return render(request, "careers/programme_list.html", {"programmes": programmes.order_by("series", "order")})


@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    programme = get_object_or_404(
        Programme.objects.select_related("after").prefetch_related("skills", "roles", "followed_by"),
        slug=slug,
    )
    return render(request, "careers/programme.html", {"programme": programme})


# --- choose your path ----------------------------------------------------------------------------------------


@require_safe
def path_question(request: HttpRequest) -> HttpResponse:
    """One question; the form leads to the next one or, from the last or from a change, to the result."""
    walk = asked(request)
    context = {"walk": walk, "questionnaire": walk.row, "notices": walk.notices}
    return render(request, "careers/path_question.html", context)


@require_safe
def path_result(request: HttpRequest) -> HttpResponse:
    """The ranking of all roles for the answers in the address, its reasons, and what would change it."""
    walk = asked(request)
    places = walk.places()
    compared = [("role", place.role.slug) for place in places[:3]]
    context = {
        "walk": walk,
        "questionnaire": walk.row,
        "notices": walk.notices,
        "places": places,
        "best": [place for place in places if place.rank == 1],
        "firmness": walk.firmness(),
        "turns": walk.turns(),
        "background": walk.background,
        "compare_url": f"{reverse('careers:compare')}?{urlencode(compared)}",
        "share_url": walk.result_url(),
    }
    return render(request, "careers/path_result.html", context)


def asked(request: HttpRequest) -> Walk:
    """Raises Http404 while there is no questionnaire."""
    walk = Walk(request.GET)
    if not walk.steps:
        raise Http404(_("There is no questionnaire yet."))
    return walk
