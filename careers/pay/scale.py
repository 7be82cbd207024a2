"""Geometry of the bars of pay: every figure of a place lies on one scale, the same on every page.

Ranges in two currencies, or for two periods, never share a scale.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from babel.numbers import format_compact_currency, format_compact_decimal
from django.db.models import CharField, Max, Value
from django.db.models.functions import Cast, Coalesce, Greatest

from careers.models import Evidence, Period, Region, Salary, SalaryKind
from careers.pay.figures import Figure
from careers.pay.money import LOCALE
from careers.pay.places import Places, code_of, place_of, place_of_region
from careers.percentiles import PERCENTILES
from publishing.page_cache.version import once_per_version

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
    """A band from the low to the high end, and a tick at the middle of what is measured."""

    low: float
    high: float
    """Per cent from the left, as the middle."""
    middle: float | None
    open: bool
    estimate: bool

    @property
    def x(self) -> str:
        return percent(self.low)

    @property
    def width(self) -> str:
        return percent(max(self.high - self.low, 0.5))

    @property
    def end(self) -> str:
        return percent(self.high)

    @property
    def tick(self) -> str:
        return "" if self.middle is None else percent(self.middle)

    @property
    def is_left(self) -> bool:
        """Whether there is more room for a word on its left than on its right."""
        return self.low > 100 - self.high


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

    def bar(self, row: Salary | Evidence) -> Bar | None:
        """None where there are too few figures to draw."""
        if isinstance(row, Salary):
            low = self.place(row.low)
            # A range without any high end is a short stub and its tail.
            high = self.place(row.high) if row.high else min(low + TAIL, 100 - TAIL)
            return Bar(low, high, None, row.open_ended, row.kind == SalaryKind.ESTIMATE)
        if row.p10 is None or row.p50 is None:
            return None
        high = 100.0 - TAIL if row.p90 is None else self.place(row.p90)  # at or above the source's highest figure
        return Bar(self.place(row.p10), high, self.place(row.p50), row.p90 is None, estimate=False)


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
    """The figures that share a scale."""

    place: str
    title: str
    scale: Scale
    figures: list[Figure]

    @property
    def is_drawn(self) -> bool:
        return any(self.scale.bar(figure.row) for figure in self.figures)

    @property
    def period(self) -> str:
        """In words; the same for all of them."""
        return str(Period(self.figures[0].period).label)


class Scales:
    """The scale of every place, currency and period."""

    def __init__(self, tops: Iterable[tuple[str, str, str, int]]) -> None:
        most: dict[tuple[str, str, str], int] = {}
        for place, currency, period, top in tops:
            key = (place, currency, period)
            most[key] = max(most.get(key, 0), top)
        self._scales = {key: scale(key[1], top) for key, top in most.items()}

    def of(self, row: Salary | Evidence) -> Scale:
        period = row.period if isinstance(row, Salary) else Period.YEAR.value
        if found := self._scales.get((place_of(row), row.currency, period)):
            return found
        top = row.high or row.low if isinstance(row, Salary) else max(row.percentiles.values(), default=1)
        return scale(row.currency, top)

    def groups(self, figures: Iterable[Figure], places: Places) -> list[Group]:
        """By scale, in the order of the places, a place's own currency first; within a group the order is kept."""
        groups: dict[tuple[str, str, str], Group] = {}
        for figure in figures:
            place = figure.place
            group = Group(place, places.title(place), self.of(figure.row), [])
            groups.setdefault((place, figure.currency, figure.period), group).figures.append(figure)
        return sorted(
            groups.values(),
            key=lambda group: (places.order(group.place), places.is_foreign(group.place, group.scale.currency)),
        )


def regional_scales(regions: Iterable[Region]) -> Scales:
    """One query, over the figures of all roles, so that a picture means the same on every page."""
    # Salaries name their region by its key, evidence its country; one query gives both, as texts.
    place, most = Cast("region_id", CharField()), Max(Coalesce("high", "low"))
    tops = Salary.objects.order_by().values_list(place, "currency", "period").annotate(most=most)
    most = Max(Greatest(*(Coalesce(f"p{percent}", 0) for percent in PERCENTILES)))
    rows = Evidence.objects.of_all_levels().filter(p50__isnull=False).order_by()
    tops = tops.union(rows.values_list("country", "currency", Value(Period.YEAR.value)).annotate(most=most), all=True)
    by_key = {str(region.pk): place_of_region(region) for region in regions}
    return Scales((by_key.get(key) or code_of(key), currency, period, most) for key, currency, period, most in tops)


@once_per_version
def regions_and_scales() -> tuple[list[Region], Scales]:
    """Two queries."""
    regions = list(Region.objects.all())
    return regions, regional_scales(regions)
