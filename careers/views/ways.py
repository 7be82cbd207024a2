"""Ways into a role: skills, backgrounds and programmes."""

from urllib.parse import urlencode

from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from careers.models import Background, Distance, Programme, Route, Skill
from careers.path.steps import BACKGROUND
from careers.roles.backgrounds import circles, text_of
from careers.ways.learning import course, learning_resources
from careers.ways.rows import ways
from publishing.page_cache.address import public_page
from publishing.structured_data import script


@public_page()
@require_safe
def skill_list(request: HttpRequest) -> HttpResponse:
    skills = Skill.objects.annotate(role_count=Count("roles", distinct=True)).without_texts()
    return render(request, "careers/skill_list.html", {"skills": skills.order_by("category", "order")})


@public_page()
@require_safe
def skill(request: HttpRequest, slug: str) -> HttpResponse:
    skill = get_object_or_404(Skill.objects.with_resources(), slug=slug)
    resources = skill.resources.all()
    uses = skill.role_skills.select_related("role", "track").order_by("role__order")
    context = {
        "skill": skill,
        "resources": resources,
        "structured": script(learning_resources(resources, skill.title)),
        "essential": uses.filter(importance="essential"),
        "useful": uses.filter(importance="useful"),
        "programmes": skill.programmes.without_texts(),
    }
    return render(request, "careers/skill.html", context)


@public_page()
@require_safe
def background_list(request: HttpRequest) -> HttpResponse:
    near = Prefetch("routes", Route.objects.filter(distance=Distance.NEAR).select_related("role"), to_attr="near")
    backgrounds = Background.objects.prefetch_related(near).without_texts()
    return render(request, "careers/background_list.html", {"backgrounds": backgrounds})


@public_page()
@require_safe
def background(request: HttpRequest, slug: str) -> HttpResponse:
    """From this background: each role's distance, and the essential skills of it that are missing."""
    background = get_object_or_404(Background.objects.prefetch_related("skills"), slug=slug)
    routes = background.routes.select_related("role")
    context = {
        "background": background,
        "background_query": f"?{urlencode({BACKGROUND: slug})}",
        "text": text_of(background),
        "circles": circles(background, routes, ways()),
        "others": Background.objects.exclude(pk=background.pk).only("slug", "title"),
    }
    return render(request, "careers/background.html", context)


@public_page()
@require_safe
def programme_list(request: HttpRequest) -> HttpResponse:
    """Each series in its order, and series in the order of their first programmes."""
    series: dict[str, list[Programme]] = {}
    for programme in Programme.objects.without_texts().order_by("order", "title"):
        series.setdefault(programme.series, []).append(programme)
    return render(request, "careers/programme_list.html", {"series": series.items()})


@public_page()
@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    programme = get_object_or_404(
        Programme.objects.select_related("after").prefetch_related("skills", "roles", "followed_by"),
        slug=slug,
    )
    return render(
        request, "careers/programme.html", {"programme": programme, "structured": script([course(programme)])}
    )
