"""What is published around pay, made ready for pages: pictures of mentions, medians of groups, employers by title."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from careers.models import Context, Topic
from careers.pay.money import money
from careers.percentiles import per_cent

# Of the picture, in its own units; it is drawn as wide as its place.
WIDTH, HEIGHT = 180, 40
# Per cent of adverts at the upper edge of every picture, so that countries can be compared by eye.
TOP = 20


@dataclass(frozen=True)
class Mentions:
    """The share of a country's adverts that mention AI, month by month."""

    row: Context

    @cached_property
    def months(self) -> list[tuple[date, Decimal]]:
        return [(first_day(month), value) for month, (value,) in self.row.points]

    @property
    def first(self) -> tuple[date, Decimal]:
        return self.months[0]

    @property
    def last(self) -> tuple[date, Decimal]:
        return self.months[-1]

    @property
    def line(self) -> str:
        """Points of the picture's line."""
        step = WIDTH / max(len(self.months) - 1, 1)
        places = (f"{index * step:.1f},{height(value):.1f}" for index, (_, value) in enumerate(self.months))
        return " ".join(places)

    @property
    def break_day(self) -> date | None:
        return first_day(self.row.breaks_at) if self.row.breaks_at else None

    @property
    def break_x(self) -> str:
        days = [day for day, _ in self.months]
        return f"{days.index(self.break_day) * WIDTH / max(len(days) - 1, 1):.1f}" if self.break_day in days else ""

    @property
    def one_year(self) -> list[date]:
        """A day in each month, to name the columns of `years`."""
        return [date(self.last[0].year, number, 1) for number in range(1, 13)]

    @property
    def years(self) -> list[tuple[int, list[Decimal | None]]]:
        """(year, a value or nothing for each month)."""
        by_year: dict[int, list[Decimal | None]] = {}
        for day, value in self.months:
            by_year.setdefault(day.year, [None] * 12)[day.month - 1] = value
        return list(by_year.items())


def height(value: Decimal) -> float:
    """From the upper edge down; what is beyond the edge stays on it."""
    return HEIGHT * (1 - min(float(value) / TOP, 1))


def first_day(month: str) -> date:
    year, number = month.split("-")
    return date(int(year), int(number), 1)


@dataclass(frozen=True)
class Wages:
    """The newest pay of a group of occupations, which is wider than any role."""

    row: Context

    @property
    def year(self) -> str:
        return self.row.points[-1][0]

    @property
    def period(self) -> str:
        return self.row.unit.partition(" ")[2]

    @property
    def amounts(self) -> list[tuple[str, str]]:
        """(measure, amount in words)."""
        currency = self.row.unit.partition(" ")[0]
        measures = self.row.measures.split("/")
        return [
            (name, money(int(value), currency)) for name, value in zip(measures, self.row.points[-1][1], strict=True)
        ]


@dataclass(frozen=True)
class Outlook:
    """What a statistical office projects of an occupation, ten years ahead."""

    row: Context

    @property
    def occupation(self) -> str:
        """Without its code."""
        return self.row.name.partition(" ")[2]

    @property
    def since(self) -> int:
        return int(self.row.points[-1][0])

    @property
    def until(self) -> int:
        return self.since + 10

    @property
    def jobs(self) -> Decimal:
        return self.row.points[-1][1][0]

    @property
    def change(self) -> Decimal:
        return self.row.points[-1][1][1]

    @property
    def percent(self) -> str:
        """With its sign."""
        return f"{per_cent(Fraction(self.change) / Fraction(self.jobs or 1)):+d}"

    @property
    def openings(self) -> Decimal:
        return self.row.points[-1][1][2]


@dataclass(frozen=True)
class Around:
    """All of a country."""

    country: str
    mentions: list[Mentions]
    wages: list[Wages]
    employers: list[Context]
    outlook: list[Outlook]

    @property
    def years(self) -> list[str]:
        """For which numbers of employers are given."""
        return [year for year, _ in self.employers[0].points] if self.employers else []


def around(rows: Iterable[Context]) -> list[Around]:
    """By country, from rows in the order of their countries."""
    return [around_country(country, list(group)) for country, group in groupby(rows, lambda row: row.country)]


def around_country(country: str, rows: list[Context]) -> Around:
    def of(topic: Topic) -> list[Context]:
        return [row for row in rows if row.topic == topic]

    return Around(
        country,
        [Mentions(row) for row in of(Topic.MENTIONS)],
        [Wages(row) for row in of(Topic.WAGES)],
        sorted(of(Topic.EMPLOYERS), key=lambda row: [-value for value in reversed(row.points[-1][1])]),
        [Outlook(row) for row in of(Topic.OUTLOOK)],
    )
