"""Geometry of the salary bars: every range of a region lies on one scale, the same on every page.

Ranges in two currencies, or for two periods, never share a scale.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from babel.numbers import format_compact_currency, format_compact_decimal
from django.db.models import Max
from django.db.models.functions import Coalesce

from careers.models import Region, Salary, SalaryKind
from careers.salaries import LOCALE

# Per cent of the width that stays free on the right, for the tail of a range with an open top.
TAIL = 8
MOST_TICKS = 5


def percent(value: float) -> str:
    """A length in SVG, to a tenth of a per cent."""
    return f"{round(value, 1):g}%"


@dataclass(frozen=True)
class Tick:
    label: str
    x: str


@dataclass(frozen=True)
class Bar:
    x: str
    width: str
    end: str
    open: bool
    estimate: bool


@dataclass(frozen=True)
class Scale:
    """From nothing to `top`, in steps of a round amount."""

    currency: str
    top: int
    step: int

    def place(self, amount: int) -> float:
        """Per cent from the left."""
        return min(amount / self.top, 1) * (100 - TAIL)

    @property
    def ticks(self) -> list[Tick]:
        """The last one names the currency."""
        return [
            Tick(compact_money(amount, self.currency if amount == self.top else ""), percent(self.place(amount)))
            for amount in range(0, self.top + 1, self.step)
        ]

    def bar(self, salary: Salary) -> Bar:
        start = self.place(salary.low)
        # A range without any high end is a short stub and its tail.
        end = self.place(salary.high) if salary.high else min(start + TAIL, 100 - TAIL)
        return Bar(
            percent(start),
            percent(max(end - start, 0.5)),
            percent(end),
            salary.open_ended,
            salary.kind == SalaryKind.ESTIMATE,
        )


def compact_money(amount: int, currency: str = "") -> str:
    """£50k, US$1.5m; 50k without a currency."""
    if currency:
        text = format_compact_currency(amount, currency, locale=LOCALE, fraction_digits=1)
    else:
        text = format_compact_decimal(amount, locale=LOCALE, fraction_digits=1)
    return text.replace(".0", "").replace("K", "k").replace("M", "m")


def scale(currency: str, most: int) -> Scale:
    """The scale with the fewest empty inches: the smallest round step that reaches `most` in a few ticks."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            size = step * factor
            if size * MOST_TICKS >= most:
                return Scale(currency, max(-(-most // size), 1) * size, size)
        step *= 10


@dataclass(frozen=True)
class Group:
    """The ranges that share a scale."""

    region: Region
    scale: Scale
    salaries: list[Salary]


class Scales:
    """The scale of every region, currency and period."""

    def __init__(self, tops: Iterable[tuple[int, str, str, int]]) -> None:
        self._scales = {(region, currency, period): scale(currency, most) for region, currency, period, most in tops}

    def of(self, salary: Salary) -> Scale:
        found = self._scales.get((salary.region_id, salary.currency, salary.period))
        return found or scale(salary.currency, salary.high or salary.low)

    def groups(self, salaries: Iterable[Salary]) -> list[Group]:
        """By scale, in the order of the regions; within a group the order is kept."""
        groups: dict[tuple[int, str, str], Group] = {}
        for salary in salaries:
            key = (salary.region_id, salary.currency, salary.period)
            groups.setdefault(key, Group(salary.region, self.of(salary), [])).salaries.append(salary)
        return sorted(groups.values(), key=lambda group: (group.region.order, group.region.title))


def regional_scales() -> Scales:
    """One query, over the ranges of all roles, so that a bar means the same on every page."""
    keys = ("region_id", "currency", "period")
    return Scales(Salary.objects.order_by().values_list(*keys).annotate(most=Max(Coalesce("high", "low"))))
