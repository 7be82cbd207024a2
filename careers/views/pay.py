"""Pay by country, the same figures as open data, and the method behind them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, Max, Min, Sum
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from careers.models import Context, Evidence, EvidenceKind, Region, Role, Seniority
from careers.pay.age import ages
from careers.pay.best import Heads, heads
from careers.pay.context import around, around_country
from careers.pay.exchange import Exchange, Rates
from careers.pay.figures import KINDS, SORTS, Choice, Figure, figures
from careers.pay.imports.adverts import FIRST_YEAR, WIDEST_MIDDLE, WIDEST_RANGE
from careers.pay.imports.evidence_file import IMPORTER_VERSION
from careers.pay.open_data import as_csv, record
from careers.pay.places import IN, UK, Places, code_of, country_name
from careers.pay.scale import regional_scales
from careers.pay.titles import role_titles
from careers.percentiles import MIN_SAMPLE, PERCENTILES
from careers.views.countries import REGION, carried, country_in, redirect_of, with_country
from careers.views.notices import FILTERS
from publishing.page_cache.address import UNKNOWN, public_page
from publishing.page_cache.paging import page_of
from publishing.page_cache.parameters import Parameters


@dataclass(frozen=True)
class SalaryPage:
    """The figures an address asks for: seven queries, three of them once a content version."""

    regions: list[Region]
    known: Heads
    asked: str
    """The country in the address, if there is one."""
    is_combination: bool
    rates: Rates
    choice: Choice
    exchange: Exchange | None
    figures: list[Figure]
    unknown: list[str]
    """Names of parameters that had a value which was left out."""
    notices: list[str]

    def query(self, **changed: str) -> str:
        """The same choice, as a part of an address; an empty value is left out."""
        values = {
            IN: code_of(self.choice.country) if self.choice.country else "",
            "level": self.choice.level,
            "kind": self.choice.kind,
            "sort": self.choice.sort,
            "currency": self.exchange.currency if self.exchange else "",
            **changed,
        }
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


def salary_page(
    request: HttpRequest, default: str = ""
) -> SalaryPage | HttpResponseRedirect | HttpResponsePermanentRedirect:
    """Of one country; without one in the address, of the default, or of all."""
    regions, known = list(Region.objects.all()), heads()
    rates = Rates()
    query = with_country(request.GET)
    parameters = Parameters(query)
    asked = country_in(parameters, known)
    choice = Choice(
        country=asked or default,
        level=parameters.one("level", Seniority.values),
        kind=parameters.one("kind", KINDS),
        sort=parameters.one("sort", [*SORTS, *(f"-{name}" for name in SORTS)]),
    )
    exchange = rates.into(parameters.one("currency", rates.currencies))
    if redirect := redirect_of(request, parameters, query):
        return redirect
    found = figures(regions, choice, known, exchange)
    return SalaryPage(
        regions=regions,
        known=known,
        asked=asked,
        is_combination=parameters.is_combination,
        rates=rates,
        choice=choice,
        exchange=exchange,
        figures=found,
        unknown=parameters.unknown,
        notices=parameters.notices(FILTERS),
    )


@public_page(IN, REGION, "level", "kind", "sort", "currency", "page", UNKNOWN)
@require_safe
def salaries(request: HttpRequest) -> HttpResponse:
    """Every range of every role in a country, and its evidence."""
    page = salary_page(request, UK)
    if not isinstance(page, SalaryPage):
        return page
    scales, places = regional_scales(page.regions), Places(page.regions)
    known = [figure for figure in page.figures if figure.median is not None or figure.low is not None]
    rows = [figure for group in scales.groups(known, places) for figure in group.figures]
    shown = page_of(rows, settings.FIGURES_PER_PAGE, request)
    context = {
        "page": page,
        "shown": shown,
        "groups": scales.groups(shown.object_list, places),
        "ages": ages(figure.row for figure in known),
        "scales": scales,
        "levels": Seniority.choices,
        "kinds": KINDS.items(),
        "sorts": page.sort_links(),
        "csv_url": page.url("careers:salaries-csv"),
        "json_url": page.url("careers:salaries-json"),
        "without": without(page),
        "around": around_country(page.choice.country, list(Context.objects.filter(country=page.choice.country))),
        "notices": page.notices,
        "combined": page.is_combination,
        **carried(page.asked),
    }
    return render(request, "careers/salaries.html", context)


def without(page: SalaryPage) -> list[tuple[Role, int | None]]:
    """Roles without a figure in the country, each with the number of adverts that are too few to say. One query."""
    few = {figure.role.pk: figure.n for figure in page.figures if figure.evidence and not figure.evidence.percentiles}
    paid = page.known.paid_in(page.choice.country)
    return [(role, few.get(role.pk)) for role in Role.objects.exclude(pk__in=paid).only("slug", "title")]


def unindexed_if(unknown: list[str], response: HttpResponse) -> HttpResponse:
    """Data has no place for a notice that people read; search engines are told of its address all the same."""
    if unknown:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


@public_page(IN, REGION, "level", "kind", "sort", "currency", UNKNOWN)
@require_safe
def salaries_csv(request: HttpRequest) -> HttpResponse:
    page = salary_page(request)
    if not isinstance(page, SalaryPage):
        return page
    headers = {"Content-Disposition": 'inline; filename="salaries.csv"'}
    response = HttpResponse(as_csv(page.figures), content_type="text/csv; charset=utf-8", headers=headers)
    return unindexed_if(page.unknown, response)


@public_page(IN, REGION, "level", "kind", "sort", "currency", UNKNOWN)
@require_safe
def salaries_json(request: HttpRequest) -> HttpResponse:
    page = salary_page(request)
    if not isinstance(page, SalaryPage):
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
    """How the figures are made; what the text says of rules comes from the code that applies them. Four queries."""
    sources = (
        Evidence.objects.of_all_levels()
        .order_by("kind", "source")
        .values("source", "source_url", "licence", "notice", "kind", "official", "importer")
        .annotate(
            number=Sum("n"),
            first_year=Min("first_year"),
            last_year=Max("last_year"),
            date=Max("date"),
            lines=Count("pk"),
        )
    )
    context = {
        "sources": [
            {
                **source,
                "kind": Evidence(kind=source["kind"], official=source["official"]).kind_label,
                "is_adverts": source["kind"] == EvidenceKind.ADVERTS,
            }
            for source in sources
        ],
        "least_n": MIN_SAMPLE,
        "first_year": FIRST_YEAR,
        "widest_range": WIDEST_RANGE,
        "widest_middle": WIDEST_MIDDLE,
        "percentiles": PERCENTILES,
        "salary_months": settings.SALARY_HALF_LIFE_MONTHS,
        "task_months": settings.TASK_HALF_LIFE_MONTHS,
        "rate_date": Rates().day,
        "titles": role_titles(),
        "importer": IMPORTER_VERSION,
    }
    return render(request, "careers/salary_method.html", context)


@public_page()
@require_safe
def salary_context(request: HttpRequest) -> HttpResponse:
    """What is published around pay and is of no role, country by country. One query."""
    rows = sorted(Context.objects.in_order(), key=lambda row: country_name(row.country))
    return render(request, "careers/salary_context.html", {"countries": around(rows)})
