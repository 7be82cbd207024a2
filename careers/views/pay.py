"""Public pages about roles, skills, backgrounds, programmes and pay. Every page depends on its address alone."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, Max, Min, Prefetch, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careers.models import (
    Background,
    Distance,
    Evidence,
    EvidenceKind,
    Programme,
    Region,
    Role,
    RoleSkill,
    Route,
    Seniority,
    Skill,
)
from careers.views.notices import COMPARED, FILTERS
from careers.path.result import missing_skills
from careers.path.rows import question_names
from careers.path.walk import AT, BACKGROUND, TO, VERSION, Walk
from careers.pay.exchange import Exchange, Rates
from careers.pay.figures import KINDS, SORTS, Choice, Figure, figures
from careers.pay.imports.adverts import FIRST_YEAR, MOST_MALFORMED_PERCENT
from careers.pay.imports.evidence_file import IMPORTER_VERSION
from careers.pay.open_data import as_csv, record
from careers.pay.scale import regional_scales
from careers.percentiles import MIN_SAMPLE, PERCENTILES
from careers.roles.comparison import compare_roles
from publishing.page_cache.address import UNKNOWN, public_page
from publishing.page_cache.paging import page_of
from publishing.page_cache.parameters import Parameters

MOST_COMPARED = 4


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


@dataclass(frozen=True)
class SalaryPage:
    """The figures an address asks for: five queries."""

    regions: list[Region]
    rates: Rates
    choice: Choice
    exchange: Exchange | None
    figures: list[Figure]
    unknown: list[str]
    """Names of parameters that had a value which was left out."""
    notices: list[str]

    def query(self, **changed: str) -> str:
        """The same choice, as a part of an address; an empty value is left out."""
        values = {**vars(self.choice), "currency": self.exchange.currency if self.exchange else "", **changed}
        return urlencode({key: value for key, value in values.items() if value})

    def url(self, name: str, **changed: str) -> str:
        query = self.query(**changed)
        return reverse(name) + (f"?{query}" if query else "")

    def sort_links(self) -> dict[str, tuple[str, str]]:
        """By column: where a click leads, and how the column is sorted now, as aria-sort has it."""
        links = {}
        for name in SORTS:
            is_up, is_down = self.choice.sort == name, self.choice.sort == f"-{name}"
            url = self.url("careers:salaries", sort=f"-{name}" if is_up else name)
            links[name] = (url, "ascending" if is_up else "descending" if is_down else "")
        return links


def salary_page(request: HttpRequest) -> SalaryPage | HttpResponseRedirect:
    regions = list(Region.objects.all())
    rates = Rates()
    parameters = Parameters(request.GET)
    choice = Choice(
        region=parameters.one("region", [region.slug for region in regions]),
        level=parameters.one("level", Seniority.values),
        kind=parameters.one("kind", KINDS),
        sort=parameters.one("sort", [*SORTS, *(f"-{name}" for name in SORTS)]),
    )
    exchange = rates.into(parameters.one("currency", rates.currencies))
    if redirect := parameters.redirect(request.path):
        return redirect
    found = figures(regions, choice, exchange)
    return SalaryPage(regions, rates, choice, exchange, found, parameters.unknown, parameters.notices(FILTERS))


@public_page("region", "level", "kind", "sort", "currency", "page", UNKNOWN)
@require_safe
def salaries(request: HttpRequest) -> HttpResponse:
    """Every range of every role and the evidence, by region: eight queries."""
    page = salary_page(request)
    if isinstance(page, HttpResponseRedirect):
        return page
    scales = regional_scales(page.regions)
    rows = [figure for group in scales.groups(page.figures) for figure in group.figures]
    shown = page_of(rows, settings.FIGURES_PER_PAGE, request)
    context = {
        "page": page,
        "shown": shown,
        "groups": scales.groups(shown.object_list),
        "scales": scales,
        "levels": Seniority.choices,
        "kinds": KINDS.items(),
        "sorts": page.sort_links(),
        "csv_url": page.url("careers:salaries-csv"),
        "json_url": page.url("careers:salaries-json"),
        "without": Role.objects.filter(salaries__isnull=True).only("slug", "title"),
        "notices": page.notices,
    }
    return render(request, "careers/salaries.html", context)


def unindexed_if(unknown: list[str], response: HttpResponse) -> HttpResponse:
    """Data has no place for a notice that people read; search engines are told of its address all the same."""
    if unknown:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


@public_page("region", "level", "kind", "sort", "currency", UNKNOWN)
@require_safe
def salaries_csv(request: HttpRequest) -> HttpResponse:
    page = salary_page(request)
    if isinstance(page, HttpResponseRedirect):
        return page
    headers = {"Content-Disposition": 'inline; filename="salaries.csv"'}
    response = HttpResponse(as_csv(page.figures), content_type="text/csv; charset=utf-8", headers=headers)
    return unindexed_if(page.unknown, response)


@public_page("region", "level", "kind", "sort", "currency", UNKNOWN)
@require_safe
def salaries_json(request: HttpRequest) -> HttpResponse:
    page = salary_page(request)
    if isinstance(page, HttpResponseRedirect):
        return page
    data = {
        "$schema": settings.SITE_URL + static("schemas/salaries.json"),
        "page": settings.SITE_URL + page.url("careers:salaries"),
        "method": settings.SITE_URL + reverse("careers:salary-method"),
        "least_n": MIN_SAMPLE,
        "half_life_months": settings.SALARY_HALF_LIFE_MONTHS,
        "conversion": page.exchange
        and {
            "currency": page.exchange.currency,
            "date": page.exchange.day.isoformat(),
            "source": "European Central Bank, euro foreign exchange reference rates",
        },
        "unknown": page.unknown,
        "figures": [record(figure) for figure in page.figures],
    }
    return unindexed_if(page.unknown, JsonResponse(data, json_dumps_params={"ensure_ascii": False}))


@public_page()
@require_safe
def salary_method(request: HttpRequest) -> HttpResponse:
    """How the figures are made; what the text says of rules comes from the code that applies them. Two queries."""
    sources = (
        Evidence.objects.of_all_levels()
        .order_by("kind", "source")
        .values("source", "source_url", "licence", "kind", "importer")
        .annotate(
            adverts=Sum("n"),
            first_year=Min("first_year"),
            last_year=Max("last_year"),
            date=Max("date"),
            lines=Count("pk"),
        )
    )
    context = {
        "sources": [{**source, "kind": EvidenceKind(source["kind"]).label} for source in sources],
        "least_n": MIN_SAMPLE,
        "first_year": FIRST_YEAR,
        "most_malformed": MOST_MALFORMED_PERCENT,
        "percentiles": PERCENTILES,
        "salary_months": settings.SALARY_HALF_LIFE_MONTHS,
        "task_months": settings.TASK_HALF_LIFE_MONTHS,
        "rate_date": Rates().day,
        "importer": IMPORTER_VERSION,
    }
    return render(request, "careers/salary_method.html", context)


@public_page()
@require_safe
def skill_list(request: HttpRequest) -> HttpResponse:
    skills = Skill.objects.annotate(role_count=Count("roles", distinct=True)).without_texts()
    return render(request, "careers/skill_list.html", {"skills": skills.order_by("category", "order")})


@public_page()
@require_safe
def skill(request: HttpRequest, slug: str) -> HttpResponse:
    skill = get_object_or_404(Skill, slug=slug)
    uses = skill.role_skills.select_related("role", "track").order_by("role__order")
    context = {
        "skill": skill,
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


@public_page()
@require_safe
def programme_list(request: HttpRequest) -> HttpResponse:
    programmes: QuerySet[Programme] = Programme.objects.prefetch_related(
        Prefetch("roles", Role.objects.only("slug", "title", "hue", "glyph"))
    ).without_texts()
    return render(request, "careers/programme_list.html", {"programmes": programmes.order_by("series", "order")})


@public_page()
@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    programme = get_object_or_404(
        Programme.objects.select_related("after").prefetch_related("skills", "roles", "followed_by"),
        slug=slug,
    )
    return render(request, "careers/programme.html", {"programme": programme})


# --- choose your path ----------------------------------------------------------------------------------------


@public_page(AT, TO, VERSION, BACKGROUND, UNKNOWN, more=question_names)
@require_safe
def path_question(request: HttpRequest) -> HttpResponse:
    """One question; the form leads to the next one or, from the last or from a change, to the result."""
    walk = asked(request)
    if redirect := walk.parameters.redirect(request.path):
        return redirect
    context = {"walk": walk, "questionnaire": walk.row, "notices": walk.notices}
    return render(request, "careers/path_question.html", context)


@public_page(VERSION, BACKGROUND, UNKNOWN, more=question_names)
@require_safe
def path_result(request: HttpRequest) -> HttpResponse:
    """The ranking of all roles for the answers in the address, its reasons, and what would change it."""
    walk = asked(request)
    if redirect := walk.parameters.redirect(request.path):
        return redirect
    places = walk.places()
    compared = sorted(("role", place.role.slug) for place in places[:3])
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
