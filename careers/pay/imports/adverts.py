"""Rows of the aijobs salary index -> adverts -> figures. Knows no ORM.

The index calls itself a survey, but since 2023 its rows are the two ends of advertised ranges. `/salaries/method/`
and docs/data.md give the reason of every rule.
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import NamedTuple, TextIO

FIRST_YEAR = 2023
FULL_TIME = "FT"
LEVELS = {"EN": "entry", "MI": "mid", "SE": "senior", "EX": "executive"}
ALL_LEVELS = "all"

# The last two say what a row is paid; two rows equal in every other column may be the ends of one range.
COLUMNS = (
    "work_year",
    "experience_level",
    "employment_type",
    "job_title",
    "salary_currency",
    "company_location",
    "salary",
)
PAY_COLUMNS = {"salary", "salary_in_usd"}

# More malformed rows than this many in a hundred, and the file is not what it seems.
MOST_MALFORMED_PERCENT = 1
MOST_NAMED = 100
MAX_PAY = 999_999_999


class FormatError(Exception):
    """The file is not in the format of the index at all."""


class Outcome(Enum):
    """Where a row went; the value is what the report calls it. In the order in which the rules are asked."""

    MALFORMED = "malformed"
    TOO_OLD = "before the first year"
    NOT_FULL_TIME = "not full time"
    NO_ROLE = "title of no role"
    OTHER_CURRENCY = "not paid in the country's own currency"
    REPEATED = "repeats an identical advert"
    COUNTED = "counted"


@dataclass(frozen=True)
class Rules:
    """What depends on how a file was collected."""

    first_year: int = FIRST_YEAR
    pairs: bool = True


class Row(NamedTuple):
    year: int
    level: str
    employment: str
    title: str
    currency: str
    country: str
    pay: int
    rest: tuple[str, ...]
    """Every column but those that say what is paid."""


class Advert(NamedTuple):
    row: Row
    low: int
    high: int
    rows: int
    """How many rows of the file it is made of: one or two."""

    @property
    def midpoint(self) -> Fraction:
        return Fraction(self.low + self.high, 2)


class Bad(NamedTuple):
    line: int
    reason: str


# --- reading -------------------------------------------------------------------------------------------------


class Reader:
    """Rows of a file in the index's format. Malformed ones are kept apart: `malformed` counts them, `bad` names some.

    Raises FormatError when the header lacks a column.
    """

    def __init__(self, file: TextIO) -> None:
        self._csv = csv.reader(file)
        self.rows = 0
        self.malformed = 0
        self.bad: list[Bad] = []
        try:
            header = next(self._csv, [])
        except csv.Error as error:
            raise FormatError(f"line 1 is not CSV: {error}") from None
        self.header = [name.strip().removeprefix("\ufeff") for name in header]
        if missing := [name for name in COLUMNS if name not in self.header]:
            raise FormatError(f"line 1 lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}")
        self._places = [self.header.index(name) for name in COLUMNS]
        self._rest = [place for place, name in enumerate(self.header) if name not in PAY_COLUMNS]

    def __iter__(self) -> Iterator[Row | None]:
        """None stands for a malformed row: it ends what was adjacent."""
        while True:
            line = self._csv.line_num + 1
            try:
                cells = next(self._csv, None)
            except csv.Error as error:
                self._reject(line, f"not CSV: {error}")
                yield None
                continue
            if cells is None:
                return
            if not cells:
                continue  # an empty line
            try:
                row = self._row(cells)
            except ValueError as error:
                self._reject(line, str(error))
                yield None
                continue
            self.rows += 1
            yield row

    def _reject(self, line: int, reason: str) -> None:
        self.rows += 1
        self.malformed += 1
        if len(self.bad) < MOST_NAMED:
            self.bad.append(Bad(line, reason))

    def _row(self, cells: Sequence[str]) -> Row:
        if len(cells) != len(self.header):
            raise ValueError(f"{len(cells)} cells, expected {len(self.header)}")
        year, level, employment, title, currency, country, pay = (cells[place].strip() for place in self._places)
        if not re.fullmatch(r"(?:19|20)[0-9]{2}", year):
            raise ValueError(f"work_year: expected a year, not {_shown(year)}")
        if level not in LEVELS:
            raise ValueError(f"experience_level: expected one of {', '.join(LEVELS)}, not {_shown(level)}")
        if not re.fullmatch(r"[A-Z]{2}", employment):
            raise ValueError(f"employment_type: expected two letters such as FT, not {_shown(employment)}")
        if not title or not title.isprintable():  # bytes that are not UTF-8 are not printable either
            raise ValueError(f"job_title: expected text, not {_shown(title)}")
        if not re.fullmatch(r"[A-Z]{3}", currency):
            raise ValueError(f"salary_currency: expected three letters such as USD, not {_shown(currency)}")
        if not re.fullmatch(r"[A-Z]{2}", country):
            raise ValueError(f"company_location: expected two letters such as US, not {_shown(country)}")
        if not re.fullmatch(r"0*[1-9][0-9]{0,8}", pay):
            raise ValueError(f"salary: expected a whole number from 1 to {MAX_PAY}, not {_shown(pay)}")
        rest = tuple(cells[place] for place in self._rest)
        return Row(int(year), level, employment, title, currency, country, int(pay), rest)


def _shown(text: str) -> str:
    return ascii(text if len(text) <= 40 else text[:39] + "…")


# --- pairing -------------------------------------------------------------------------------------------------


def adverts(rows: Iterable[Row | None], pairs: bool = True) -> Iterator[Advert]:
    """Two adjacent rows equal in all but pay, the first paid no less, are the ends of one range.

    Of several such rows in a row the first two belong together, then the next two. None separates.
    """
    waiting: Row | None = None
    for row in rows:
        if waiting is not None:
            if pairs and row is not None and row.pay <= waiting.pay and row.rest == waiting.rest:
                yield Advert(waiting, row.pay, waiting.pay, 2)
                waiting = None
                continue
            yield Advert(waiting, waiting.pay, waiting.pay, 1)
        waiting = row
    if waiting is not None:
        yield Advert(waiting, waiting.pay, waiting.pay, 1)


# --- counting ------------------------------------------------------------------------------------------------


class Place(NamedTuple):
    """What adverts are counted together by; figures in two currencies never are."""

    role: str
    country: str
    currency: str
    level: str


@dataclass
class Figures:
    """Adverts counted together: how often each midpoint occurs, and in which years."""

    midpoints: Counter[Fraction] = field(default_factory=Counter)
    first_year: int = 9999
    last_year: int = 0

    @property
    def n(self) -> int:
        return self.midpoints.total()

    def add(self, midpoint: Fraction, year: int) -> None:
        self.midpoints[midpoint] += 1
        self.first_year = min(self.first_year, year)
        self.last_year = max(self.last_year, year)


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
            self.unmatched[advert.row.title] += 1
        elif outcome is Outcome.COUNTED:
            self._count(advert)
        return outcome

    def _judge(self, advert: Advert) -> Outcome:
        row = advert.row
        if row.year < self.rules.first_year:
            return Outcome.TOO_OLD
        if row.employment != FULL_TIME:
            return Outcome.NOT_FULL_TIME
        if row.title not in self._roles:
            return Outcome.NO_ROLE
        if row.currency not in self._home(row.country, row.year):
            return Outcome.OTHER_CURRENCY
        if self._is_repeated(advert):
            return Outcome.REPEATED
        return Outcome.COUNTED

    def _is_repeated(self, advert: Advert) -> bool:
        """Remembers a digest of each advert that passed the other rules."""
        text = "\0".join((*advert.row.rest, str(advert.low), str(advert.high)))
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if digest in self._seen:
            return True
        self._seen.add(digest)
        return False

    def _count(self, advert: Advert) -> None:
        row = advert.row
        for role in self._roles[row.title]:
            for level in (ALL_LEVELS, LEVELS[row.level]):
                place = Place(role, row.country, row.currency, level)
                self.figures.setdefault(place, Figures()).add(advert.midpoint, row.year)
