"""Rows of an index of salaries -> adverts -> figures. Knows no ORM.

The index calls itself a survey, but since 2023 its rows are the two ends of advertised ranges. `/salaries/method/`
and docs/data.md give the reason of every rule.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from careers.pay.imports.advert_rows import LEVELS, REMOTE, AdvertRow
from careers.pay.imports.limits import FIRST_YEAR, WIDEST_MIDDLE, WIDEST_RANGE
from careers.percentiles import MIN_SAMPLE, percentiles

FULL_TIME = "FT"
ALL_LEVELS = "all"


class Outcome(Enum):
    """Where a row went; the value is what the report calls it. In the order in which the rules are asked."""

    TOO_OLD = "before the first year"
    NOT_FULL_TIME = "not full time"
    NO_ROLE = "title of no role"
    OTHER_CURRENCY = "not paid in the country's own currency"
    TOO_WIDE = "ends so far apart that no midpoint describes them"
    REPEATED = "repeats an identical advert"
    COUNTED = "counted"


@dataclass(frozen=True)
class Rules:
    """What depends on how a file was collected."""

    first_year: int = FIRST_YEAR
    pairs: bool = True


class Advert(NamedTuple):
    row: AdvertRow
    low: int
    high: int
    rows: int
    """How many rows of the file it is made of: one or two."""

    @property
    def midpoint(self) -> Fraction:
        return Fraction(self.low + self.high, 2)


# --- pairing -------------------------------------------------------------------------------------------------


def adverts(rows: Iterable[AdvertRow], pairs: bool = True) -> Iterator[Advert]:
    """Two adjacent rows equal in all but pay, the first paid more, are the ends of one range.

    Of several such rows in a row the first two belong together, then the next two.
    """
    waiting: AdvertRow | None = None
    for row in rows:
        if waiting is not None:
            if pairs and row.salary < waiting.salary and row.rest == waiting.rest:
                yield Advert(waiting, row.salary, waiting.salary, 2)
                waiting = None
                continue
            yield Advert(waiting, waiting.salary, waiting.salary, 1)
        waiting = row
    if waiting is not None:
        yield Advert(waiting, waiting.salary, waiting.salary, 1)


# --- counting ------------------------------------------------------------------------------------------------


class Place(NamedTuple):
    """What adverts are counted together by; figures in two currencies never are."""

    role: str
    country: str
    currency: str
    level: str


@dataclass
class Figures:
    """Adverts counted together: how often each midpoint and each title occurs, how many are remote, of which years."""

    midpoints: Counter[Fraction] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    remote: int = 0
    first_year: int = 9999
    last_year: int = 0

    @property
    def n(self) -> int:
        return self.midpoints.total()

    def add(self, advert: Advert) -> None:
        row = advert.row
        self.midpoints[advert.midpoint] += 1
        self.titles[row.job_title] += 1
        self.remote += row.remote_ratio == REMOTE
        self.first_year = min(self.first_year, row.work_year)
        self.last_year = max(self.last_year, row.work_year)

    def join(self, other: "Figures") -> None:
        self.midpoints += other.midpoints
        self.titles += other.titles
        self.remote += other.remote
        self.first_year = min(self.first_year, other.first_year)
        self.last_year = max(self.last_year, other.last_year)

    def percentiles(self) -> dict[int, int]:
        """None of few adverts, nor of adverts in two heaps."""
        found = percentiles(self.midpoints) if self.n >= MIN_SAMPLE else {}
        return {} if found and found[75] > WIDEST_MIDDLE * found[25] else found


class Tally:
    """Applies the rules, advert by advert."""

    def __init__(
        self, titles: Mapping[str, Sequence[str]], home_currencies: Callable[[str, int], set[str]], rules: Rules
    ) -> None:
        """`titles` are role -> titles; `home_currencies` are those of a country in a year."""
        self.rules = rules
        self._home = home_currencies
        self._roles: dict[str, list[str]] = {}
        for role, names in titles.items():
            for name in names:
                self._roles.setdefault(name, []).append(role)
        self._seen: set[bytes] = set()
        self.figures: dict[Place, Figures] = {}
        self.rows: Counter[Outcome] = Counter()
        self.adverts: Counter[Outcome] = Counter()
        self.pairs = 0
        self.unmatched: Counter[str] = Counter()

    def add(self, advert: Advert) -> Outcome:
        outcome = self._judge(advert)
        self.rows[outcome] += advert.rows
        self.adverts[outcome] += 1
        self.pairs += advert.rows == 2
        if outcome is Outcome.NO_ROLE:
            self.unmatched[advert.row.job_title] += 1
        elif outcome is Outcome.COUNTED:
            self._count(advert)
        return outcome

    def _judge(self, advert: Advert) -> Outcome:
        row = advert.row
        if row.work_year < self.rules.first_year:
            return Outcome.TOO_OLD
        if row.employment_type != FULL_TIME:
            return Outcome.NOT_FULL_TIME
        if row.job_title not in self._roles:
            return Outcome.NO_ROLE
        if row.salary_currency not in self._home(row.company_location, row.work_year):
            return Outcome.OTHER_CURRENCY
        if advert.high > WIDEST_RANGE * advert.low:
            return Outcome.TOO_WIDE
        if self._is_repeated(advert):
            return Outcome.REPEATED
        return Outcome.COUNTED

    def _is_repeated(self, advert: Advert) -> bool:
        """Remembers a digest of each advert that passed the other rules."""
        text = "\0".join(map(str, (*advert.row.rest, advert.low, advert.high)))
        digest = hashlib.blake2b(text.encode(), digest_size=16).digest()
        if digest in self._seen:
            return True
        self._seen.add(digest)
        return False

    def _count(self, advert: Advert) -> None:
        row = advert.row
        for role in self._roles[row.job_title]:
            for level in (ALL_LEVELS, LEVELS[row.experience_level]):
                place = Place(role, row.company_location, row.salary_currency, level)
                self.figures.setdefault(place, Figures()).add(advert)


class TitleTally(Tally):
    """Counts adverts of every title by the rules for those of a role: each title is a role of its own."""

    def __init__(self, home_currencies: Callable[[str, int], set[str]], rules: Rules) -> None:
        super().__init__({}, home_currencies, rules)

    def add(self, advert: Advert) -> Outcome:
        title = advert.row.job_title
        self._roles.setdefault(title, [title])
        return super().add(advert)

    def by_title(self) -> list[tuple[str, Figures]]:
        """The commonest first."""
        found: dict[str, Figures] = {}
        for place, figures in self.figures.items():
            if place.level == ALL_LEVELS:
                found.setdefault(place.role, Figures()).join(figures)
        return sorted(found.items(), key=lambda item: (-item[1].n, item[0]))
