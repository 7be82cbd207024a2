"""Every figure of pay on one footing: the editors' ranges and the evidence, by region. Figures are never blended."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from careers.freshness import salary_is_stale
from careers.models import (
    Evidence,
    Period,
    Region,
    Role,
    Salary,
    SalaryKind,
    Seniority,
    Track,
)
from careers.pay.exchange import Exchange

# Of published estimates; other figures carry their source's licence.
NO_LICENCE = "not stated"


@dataclass(frozen=True)
class Figure:
    """One line: an editor's range for a region, or a source's percentiles for a country of it."""

    region: Region
    row: Salary | Evidence
    exchange: Exchange | None = None

    @property
    def role(self) -> Role:
        return self.row.role

    @property
    def evidence(self) -> Evidence | None:
        return self.row if isinstance(self.row, Evidence) else None

    @property
    def salary(self) -> Salary | None:
        return self.row if isinstance(self.row, Salary) else None

    @property
    def country(self) -> str:
        return self.evidence.country if self.evidence else ""

    @property
    def track(self) -> Track | None:
        return self.salary.track if self.salary else None

    @property
    def level(self) -> str:
        return self.evidence.level if self.evidence else Seniority.ALL.value

    @property
    def period(self) -> str:
        return self.salary.period if self.salary else Period.YEAR.value

    @property
    def currency(self) -> str:
        return self.row.currency

    @property
    def low(self) -> int | None:
        return self.salary.low if self.salary else self.row.p10  # type: ignore[union-attr]  # evidence then

    @property
    def high(self) -> int | None:
        return self.salary.high if self.salary else self.row.p90  # type: ignore[union-attr]  # evidence then

    @property
    def open_ended(self) -> bool:
        return self.salary.open_ended if self.salary else self.row.top_coded is not None  # type: ignore[union-attr]

    @property
    def median(self) -> int | None:
        return self.evidence.p50 if self.evidence else None

    @property
    def n(self) -> int | None:
        return self.evidence.n if self.evidence else self.row.sample  # type: ignore[union-attr]  # a salary then

    @property
    def licence(self) -> str:
        return self.evidence.licence if self.evidence else NO_LICENCE

    @property
    def is_stale(self) -> bool:
        return salary_is_stale(self.row.date)

    def converted(self, amount: int | None) -> int | None:
        if amount is None or self.exchange is None:
            return None
        return self.exchange.convert(amount, self.currency)

    @property
    def is_converted(self) -> bool:
        return self.exchange is not None and self.exchange.currency != self.currency

    @property
    def low_converted(self) -> int | None:
        return self.converted(self.low)

    @property
    def median_converted(self) -> int | None:
        return self.converted(self.median)

    @property
    def high_converted(self) -> int | None:
        return self.converted(self.high)


def region_by_country(regions: Iterable[Region]) -> dict[str, Region]:
    """A country in several regions belongs to the first."""
    found: dict[str, Region] = {}
    for region in regions:
        for country in region.countries:
            found.setdefault(country, region)
    return found


# --- the page of all figures -------------------------------------------------------------------------------------

KINDS = dict(SalaryKind.choices)

# What `?sort=` may say, with a hyphen in front for the other way round. Figures without a value come last either way.
SORTS: dict[str, Callable[[Figure], Any]] = {
    "role": lambda figure: figure.role.title.lower(),
    "low": lambda figure: figure.low,
    "median": lambda figure: figure.median,
    "high": lambda figure: figure.high,
    "n": lambda figure: figure.n,
    "kind": lambda figure: figure.row.kind,
    "date": lambda figure: figure.row.date,
}
AMOUNTS = {"low", "median", "high"}


@dataclass(frozen=True)
class Choice:
    """What a reader asked for; empty text is no wish."""

    region: str = ""
    level: str = ""
    kind: str = ""
    sort: str = ""


def figures(regions: Iterable[Region], choice: Choice, exchange: Exchange | None = None) -> list[Figure]:
    """Two queries. Without a chosen level those of all levels; the editors' ranges are always of all levels."""
    by_pk = {region.pk: region for region in regions if choice.region in {"", region.slug}}
    level = choice.level or Seniority.ALL.value
    salaries = Salary.objects.select_related("role", "region", "track").order_by(*Salary.ORDER).filter(region__in=by_pk)
    evidence = Evidence.objects.select_related("role").in_order().filter(level=level)
    if choice.kind:
        salaries, evidence = salaries.filter(kind=choice.kind), evidence.filter(kind=choice.kind)
    if level != Seniority.ALL:
        salaries = salaries.none()
    heavy = ("role__body", "role__body_html", "role__toc")
    found = [Figure(by_pk[row.region_id], row, exchange) for row in salaries.defer(*heavy)]
    countries = {country: region for country, region in region_by_country(regions).items() if region.pk in by_pk}
    rows = evidence.filter(country__in=countries).defer(*heavy, "spread")
    found += [Figure(countries[row.country], row, exchange) for row in rows]
    found.sort(key=lambda figure: (figure.role.order, figure.role.title))
    return sort_figures(found, choice.sort)


def sort_figures(items: list[Figure], sort: str) -> list[Figure]:
    """Amounts of different currencies or periods cannot be compared: they are sorted within each."""
    name = sort.removeprefix("-")
    key = SORTS.get(name)
    if key is None:
        return items
    known = [item for item in items if key(item) is not None]
    known.sort(key=key, reverse=sort.startswith("-"))
    if name in AMOUNTS:
        known.sort(key=lambda figure: (figure.currency, figure.period))
    return known + [item for item in items if key(item) is None]
