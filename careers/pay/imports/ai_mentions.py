"""Share of job adverts that mention AI, by month, in nine countries, from Indeed Hiring Lab.

A share of adverts that *mention* AI, not of jobs in AI: a tool to be used is a mention too. Each day is the mean of
seven days up to it; a month here is the plain mean of its days, rounded half up to hundredths of a per cent. A month
of which the file does not hold every day is left out.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, BinaryIO, Literal, get_args

from pydantic import BeforeValidator

from careers.pay.imports.provenance import Provenance
from careers.pay.imports.tables import Row, Table, day

COLUMNS = ("date", "jobcountry", "AI_share_postings")
Country = Literal["AU", "CA", "DE", "FR", "GB", "IE", "IT", "NL", "US"]
COUNTRIES: tuple[str, ...] = get_args(Country)
"""In the order in which each day has them."""
FIRST_DAY = date(2019, 1, 1)
HUNDREDTH = Decimal("0.01")
IMPLAUSIBLE_GROWTH = 3
"""A share more than this many times that of a year before is a break in the series rather than growth."""
PROVENANCE = Provenance(
    source="Indeed Hiring Lab, AI Tracker",
    url="https://github.com/hiring-lab/ai-tracker",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    notice="Indeed Hiring Lab, AI Tracker, CC BY 4.0; monthly means computed by us.",
    first_day=FIRST_DAY,
    last_day=FIRST_DAY,
)


def _share(text: str) -> Decimal:
    whole, _, rest = text.partition(".")
    if not (text.isascii() and whole.isdecimal() and (rest.isdecimal() or rest == "")) or Decimal(text) > 100:
        raise ValueError("expected a share in per cent from 0 to 100")
    return Decimal(text)


class MentionRow(Row):
    date: Annotated[date, day(FIRST_DAY)]
    jobcountry: Country
    AI_share_postings: Annotated[Decimal, BeforeValidator(_share)]


@dataclass(frozen=True)
class Month:
    first_day: date
    share: Decimal
    """Per cent of adverts."""


@dataclass(frozen=True)
class Break:
    """The largest step from month to month in a series that grew implausibly."""

    before: Month
    after: Month
    year_before: Month
    year_end: Month
    """The last month to have grown implausibly over the same month a year before."""

    @property
    def step(self) -> Decimal:
        """Percentage points."""
        return self.after.share - self.before.share


@dataclass(frozen=True)
class Mentions:
    provenance: Provenance
    months: Mapping[str, tuple[Month, ...]]
    """By country, whole months only, oldest first."""
    breaks: Mapping[str, Break]
    """Countries whose rise has to be called implausible wherever it is shown."""


def read(raw: BinaryIO, today: date) -> Mentions:
    """Expects every day up to the last, none after `today`, each with all countries. Raises RefusedError."""
    table = Table(raw, COLUMNS, MentionRow)
    days: dict[str, dict[date, list[Decimal]]] = {country: defaultdict(list) for country in COUNTRIES}
    expected: tuple[date, str] | None = None
    last, last_line = FIRST_DAY, 0
    for line, row in table:
        if expected and line == last_line + 1 and (row.date, row.jobcountry) != expected:
            table.fault(line, f"expected {expected[1]} on {expected[0]}, not {row.jobcountry} on {row.date}")
        if row.date > today:
            table.fault(line, f"{row.date} is in the future")
        expected, last_line = _following(row), line
        last = row.date
        days[row.jobcountry][row.date.replace(day=1)].append(row.AI_share_postings)
    if expected and expected[1] != COUNTRIES[0]:
        table.lack(f"lacks {expected[1]} on {expected[0]}: cut off")
    table.check()
    months = {country: tuple(_months(days[country])) for country in COUNTRIES}
    if not months[COUNTRIES[0]]:
        table.lack("holds no whole month")
        table.check()
    found = {country: series_break(months[country]) for country in COUNTRIES}
    provenance = replace(PROVENANCE, first_day=months[COUNTRIES[0]][0].first_day, last_day=last)
    return Mentions(provenance, months, {country: where for country, where in found.items() if where})


def _following(row: MentionRow) -> tuple[date, str]:
    place = COUNTRIES.index(row.jobcountry) + 1
    return (row.date, COUNTRIES[place]) if place < len(COUNTRIES) else (row.date + timedelta(1), COUNTRIES[0])


def _months(days: Mapping[date, Sequence[Decimal]]) -> list[Month]:
    whole = [first for first, shares in days.items() if len(shares) == monthrange(first.year, first.month)[1]]
    return [
        Month(first, (sum(days[first], Decimal()) / len(days[first])).quantize(HUNDREDTH, ROUND_HALF_UP))
        for first in sorted(whole)
    ]


def series_break(months: Sequence[Month]) -> Break | None:
    """A series breaks if some month has more than IMPLAUSIBLE_GROWTH times the share of the same month a year before.

    It breaks where the largest step from month to month is, among the twelve up to the last such month.
    """
    grown = [end for end in range(12, len(months)) if months[end].share > IMPLAUSIBLE_GROWTH * months[end - 12].share]
    if not grown:
        return None
    end = grown[-1]
    steps = range(end - 11, end + 1)
    largest = max(steps, key=lambda place: months[place].share - months[place - 1].share)
    return Break(months[largest - 1], months[largest], months[end - 12], months[end])
