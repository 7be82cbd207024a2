"""Every figure of pay on one footing: the editors' ranges and the evidence, by country. Figures are never blended."""

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
from careers.pay.best import Heads
from careers.pay.exchange import Exchange
from careers.pay.places import place_of

# Of published estimates; other figures carry their source's licence.
NO_LICENCE = "not stated"


@dataclass(frozen=True)
class Figure:
    """One line: an editor's range for a region, or a source's percentiles for a country."""

    row: Salary | Evidence
    exchange: Exchange | None = None
    is_best: bool = False
    """It heads its role in the chosen country; without a choice, in its own."""

    @property
    def place(self) -> str:
        return place_of(self.row)

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
    def anchor(self) -> str:
        """By which the page of its country finds it; of what heads the role there, without its source."""
        if self.evidence:
            return f"pay-{self.role.slug}" if self.is_best else self.evidence.slug
        return "-".join(["estimate", self.place, self.role.slug, *([self.track.slug] if self.track else [])])

    @property
    def is_estimate(self) -> bool:
        return self.row.kind == SalaryKind.ESTIMATE

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

    country: str = ""
    """ISO 3166."""
    level: str = ""
    kind: str = ""
    sort: str = ""


def figures(regions: Iterable[Region], choice: Choice, known: Heads, exchange: Exchange | None = None) -> list[Figure]:
    """Two queries. Without a chosen level those of all levels; the editors' ranges are always of all levels."""
    level = choice.level or Seniority.ALL.value
    salaries = Salary.objects.select_related("role", "region", "track").order_by(*Salary.ORDER)
    evidence = Evidence.objects.select_related("role").in_order().filter(level=level)
    if choice.country:
        salaries = salaries.filter(region__in=[row.pk for row in regions if choice.country in row.countries])
        evidence = evidence.filter(country=choice.country)
    if choice.kind:
        salaries, evidence = salaries.filter(kind=choice.kind), evidence.filter(kind=choice.kind)
    if level != Seniority.ALL:
        salaries = salaries.none()
    heavy = ("role__body", "role__body_html", "role__toc")
    rows = [*evidence.defer(*heavy, "spread"), *salaries.defer(*heavy)]  # what is measured, then what is guessed
    found = [Figure(row, exchange, is_best(row, choice.country, known)) for row in rows]
    found.sort(key=lambda figure: (figure.role.order, figure.role.title))
    return sort_figures(found, choice.sort)


def is_best(row: Salary | Evidence, country: str, known: Heads) -> bool:
    own = [row.country] if isinstance(row, Evidence) else row.region.countries
    return any(known.is_head(row, place) for place in ([country] if country else own))


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
