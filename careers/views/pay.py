"""Pay by country, the same figures as open data, and the method behind them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, Max, Min, Sum
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from careers.models import Context, Evidence, EvidenceKind, Region, Role, Seniority
from careers.pay.age import ages
from careers.pay.best import Heads, heads
from careers.pay.context import around, around_country
from careers.pay.exchange import Exchange, Rates
from careers.pay.figures import KINDS, Choice, Figure, figures
from careers.pay.finding import finding
from careers.pay.imports.limits import FIRST_YEAR, IMPORTER_VERSION, WIDEST_MIDDLE, WIDEST_RANGE
from careers.pay.picture import picture, sources
from careers.pay.places import IN, UK, Places, code_of, country_name
from careers.pay.scale import Scales, regional_scales
from careers.pay.titles import role_titles
from careers.percentiles import MIN_SAMPLE, PERCENTILES
from careers.views.countries import REGION, carried, country_in, redirect_of, with_country
from careers.views.notices import FILTERS
from publishing.page_cache.address import UNKNOWN, public_page
from publishing.page_cache.paging import page_of
from publishing.page_cache.parameters import Parameters

# Parameters that choose among the figures of a country.
CHOOSING = ("level", "kind", "sort", "currency", "page")
# What `?sort=` may say, with a hyphen in front for the other way round.
ORDERS = {
    "role": _("role, A to Z"),
    "-role": _("role, Z to A"),
    "-median": _("middle, highest first"),
    "median": _("middle, lowest first"),
    "-low": _("lower end, highest first"),
    "low": _("lower end, lowest first"),
    "-high": _("upper end, highest first"),
    "high": _("upper end, lowest first"),
    "-n": _("adverts or people, most first"),
    "n": _("adverts or people, fewest first"),
    "-date": _("date, newest first"),
    "date": _("date, oldest first"),
    "kind": _("kind"),
    "-kind": _("kind, the other way round"),
}
KEY = _(
    "Gross pay. Half of the adverts or people are below the middle and half above it; the pale band holds most jobs, "
    "all but the lowest and the highest tenth. A hatched range is a guess: somebody published it and named no source. "
    "An arrow means that some are paid more."
)


@dataclass(frozen=True)
class SalaryPage:
    """The figures an address asks for: seven queries, three of them once a content version."""

    regions: list[Region]
    known: Heads
    asked: str
    """The country in the address, if there is one."""
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
            IN: self.code,
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

    @cached_property
    def code(self) -> str:
        """Of the chosen country, as addresses have it."""
        return code_of(self.choice.country) if self.choice.country else ""

    @cached_property
    def everything(self) -> list[Figure]:
        """The figures of the country whatever level, kind and order are chosen. Two queries, if anything is."""
        every = Choice(country=self.choice.country)
        return self.figures if every == self.choice else figures(self.regions, every, self.known, self.exchange)

    def picture(self, scales: Scales) -> dict[str, Any]:
        """What the drawing of the country shows, and its text."""
        axes = picture(self.everything, scales, settings.ROLES_PER_PAGE)
        drawn = [figure for axis in axes for entry in axis.entries for figure in entry.figures]
        return {
            "axes": axes,
            "key": KEY,
            "finding": finding(self.choice.country, self.everything),
            "sources": sources(drawn),
            "ages": ages(figure.row for figure in drawn),
            "share_url": self.country_url("careers:salaries"),
        }

    def country_url(self, name: str) -> str:
        return f"{reverse(name)}?{urlencode({IN: self.code})}"


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
        sort=parameters.one("sort", ORDERS),
    )
    exchange = rates.into(parameters.one("currency", rates.currencies))
    if redirect := redirect_of(request, parameters, query):
        return redirect
    found = figures(regions, choice, known, exchange)
    return SalaryPage(
        regions=regions,
        known=known,
        asked=asked,
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
    listed = [figure for figure in page.figures if figure.median is not None or figure.low is not None]
    rows = [figure for group in scales.groups(listed, places) for figure in group.figures]
    shown = page_of(rows, settings.FIGURES_PER_PAGE, request)
    measured, guessed = tabs(page.known)
    drawn = page.picture(scales)
    context = {
        **drawn,
        "more_ages": [age for age in ages(figure.row for figure in listed) if age not in drawn["ages"]],
        "page": page,
        "measured": measured,
        "guessed": guessed,
        "is_chosen": any(request.GET.get(name) for name in CHOOSING),
        "shown": shown,
        "groups": scales.groups(shown.object_list, places),
        "levels": Seniority.choices,
        "kinds": KINDS.items(),
        "orders": ORDERS.items(),
        "csv_url": page.url("careers:salaries-csv"),
        "json_url": page.url("careers:salaries-json"),
        "svg_url": page.country_url("careers:salaries-svg"),
        "without": without(page),
        "around": around_country(page.choice.country, list(Context.objects.filter(country=page.choice.country))),
        "notices": page.notices,
        **carried(page.asked),
    }
    return render(request, "careers/salaries.html", context)


def tabs(known: Heads) -> tuple[dict[str, str], dict[str, str]]:
    """Countries by their code: those where something is measured, and those of guesses alone."""
    measured = {code: country for code, country in known.countries.items() if country in known.measured}
    return measured, {code: country for code, country in known.countries.items() if code not in measured}


def without(page: SalaryPage) -> list[tuple[Role, int | None]]:
    """Roles without a figure in the country, each with the number of adverts that are too few to say. One query."""
    few = {item.role.pk: item.n for item in page.everything if item.evidence and not item.evidence.percentiles}
    paid = page.known.paid_in(page.choice.country)
    return [(role, few.get(role.pk)) for role in Role.objects.exclude(pk__in=paid).only("slug", "title")]


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
