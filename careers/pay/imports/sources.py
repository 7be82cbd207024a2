"""What `import_salaries` can read: which columns give a format away, what it is called, and how it becomes evidence."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TextIO

from babel.numbers import get_territory_currencies

from careers.documents.evidence import EvidenceRecord
from careers.models.evidence import file_slug
from careers.pay.imports import adverts, wage_survey
from careers.pay.imports.adverts import Figures, FormatError, Outcome, Place, Reader, Rules, Tally
from careers.pay.imports.evidence_file import IMPORTER_VERSION
from careers.pay.imports.wage_survey import SurveyReader
from careers.percentiles import MIN_SAMPLE, PERCENTILES, TOP_CODE, percentiles, spread

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Origin:
    """Where figures come from, as every line of the evidence says it."""

    source: str
    url: str
    licence: str
    day: date | None = None
    """None: the end of the last year there are figures of."""


@dataclass(frozen=True)
class RoleNames:
    """What the roles are called elsewhere: titles of adverts, and codes of O*NET-SOC."""

    titles: Mapping[str, Sequence[str]]
    codes: Mapping[str, str]
    """Role -> code."""
    names: Mapping[str, str]
    """Role -> its own title."""


@dataclass(frozen=True)
class Import:
    """What was read, and what became of it."""

    lines: list[EvidenceRecord]
    rows: int
    malformed: int
    bad: list[adverts.Bad]
    report: list[str]

    @property
    def is_unfit(self) -> bool:
        return self.malformed * 100 > self.rows * adverts.MOST_MALFORMED_PERCENT


@cache
def home_currencies(country: str, year: int) -> set[str]:
    """Legal tender of the country at some time of the year; none for a country that there is not."""
    try:
        return set(get_territory_currencies(country, date(year, 1, 1), date(year, 12, 31)))
    except ValueError:
        return set()


# --- adverts -------------------------------------------------------------------------------------------------


def import_adverts(
    file: TextIO, origin: Origin, names: RoleNames, rules: Rules, today: date, progress: Progress
) -> Import:
    reader = Reader(file)
    tally = Tally(names.titles, home_currencies, rules)
    for number, advert in enumerate(adverts.adverts(reader, rules.pairs)):
        tally.add(advert)
        if number % 1000 == 0:
            progress(reader.rows)
    tally.rows[Outcome.MALFORMED] = tally.adverts[Outcome.MALFORMED] = reader.malformed
    order = {role: place for place, role in enumerate(names.titles)}
    levels = (adverts.ALL_LEVELS, *adverts.LEVELS.values())
    places = sorted(tally.figures, key=lambda item: (order[item.role], item.country, item.currency))
    lines = [
        advert_line(place, tally.figures[place], origin, today)
        for place in sorted(places, key=lambda item: (order[item.role], item[1:3], levels.index(item.level)))
    ]
    return Import(lines, reader.rows, reader.malformed, reader.bad, list(advert_report(tally, reader.rows)))


def advert_line(place: Place, figures: Figures, origin: Origin, today: date) -> EvidenceRecord:
    known = percentiles(figures.midpoints) if figures.n >= MIN_SAMPLE else {}
    return evidence_line(
        origin,
        role=place.role,
        country=place.country,
        level=place.level,
        kind="adverts",
        currency=place.currency,
        n=figures.n,
        **{f"p{percent}": value for percent, value in known.items()},
        first_year=figures.first_year,
        last_year=figures.last_year,
        date=origin.day or min(date(figures.last_year, 12, 31), today),
        # A role's range is one of all levels, so nothing else is compared with it.
        spread=spread(figures.midpoints) if place.level == adverts.ALL_LEVELS else "",
    )


def evidence_line(origin: Origin, **values: object) -> EvidenceRecord:
    """As load_content will take it. Raises pydantic's ValidationError."""
    source = {"source": origin.source, "licence": origin.licence, "source_url": origin.url or None}
    return EvidenceRecord.model_validate(
        {"file": file_slug(origin.source), "importer": IMPORTER_VERSION, **source, **values}
    )


def advert_report(tally: Tally, rows: int) -> Iterator[str]:
    total = tally.adverts.total() - tally.adverts[Outcome.MALFORMED]
    yield f"{rows:,} rows, of which {2 * tally.pairs:,} are the two ends of {tally.pairs:,} ranges: {total:,} adverts."
    yield f"{'':44}{'rows':>12}{'adverts':>12}"
    for outcome in Outcome:
        yield f"{outcome.value:44}{tally.rows[outcome]:>12,}{tally.adverts[outcome]:>12,}"
    yield f"{'together':44}{tally.rows.total():>12,}{tally.adverts.total():>12,}"
    if titles := tally.unmatched.most_common(20):
        yield "The most frequent titles that match no role, with their adverts:"
        yield from (f"{count:>12,}  {title}" for title, count in titles)


# --- the wage survey -----------------------------------------------------------------------------------------


def import_survey(
    file: TextIO, origin: Origin, names: RoleNames, rules: Rules, today: date, progress: Progress
) -> Import:
    reader = SurveyReader(file)
    roles: dict[str, list[str]] = {}
    for role, code in names.codes.items():
        roles.setdefault(code, []).append(role)
    lines = []
    others = []
    day = origin.day or today
    for occupation in reader:
        progress(reader.rows)
        lines += [
            survey_line(role, names.names[role], occupation, origin, day) for role in roles.get(occupation.code, ())
        ]
        if occupation.code not in roles:
            others.append(f"{occupation.code}  {occupation.title}")
    order = list(names.names)
    lines.sort(key=lambda line: order.index(line.role))
    report = [f"{reader.rows:,} occupations, {len(lines):,} of them of a role."]
    report += ["Occupations whose code no role has:", *(f"  {other}" for other in others)] if others else []
    return Import(lines, reader.rows, reader.malformed, reader.bad, report)


def survey_line(role: str, title: str, occupation: wage_survey.Occupation, origin: Origin, day: date) -> EvidenceRecord:
    top = occupation.top_coded or 101
    wages = {
        f"p{percent}": TOP_CODE if percent >= top else wage
        for percent, wage in zip(PERCENTILES, occupation.wages, strict=True)
    }
    return evidence_line(
        origin,
        role=role,
        country=wage_survey.COUNTRY,
        kind="survey",
        official=True,
        currency=wage_survey.CURRENCY,
        **wages,
        first_year=day.year,
        last_year=day.year,
        date=day,
        # The survey's occupation may be wider than the role; its name says so unless it is the role's own.
        population="" if occupation.title.removesuffix("s") == title else occupation.title,
    )


# --- formats -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Format:
    mark: str
    """The first column, which tells the formats apart."""
    origin: Origin
    read: Callable[[TextIO, Origin, RoleNames, Rules, date, Progress], Import]


FORMATS = [
    Format(
        "work_year",
        Origin("aijobs.net salary index", "https://github.com/foorilla/ai-jobs-net-salaries", "CC0 1.0"),
        import_adverts,
    ),
    Format(
        "OCC_CODE",
        Origin(
            "US Bureau of Labor Statistics, OEWS",
            "https://www.bls.gov/oes/",
            "Public domain (US government work)",
        ),
        import_survey,
    ),
]


def format_of(header: str) -> Format:
    """By the line of column names. Raises FormatError."""
    names = {name.strip().strip('"') for name in header.removeprefix("\ufeff").split(",")}
    for known in FORMATS:
        if known.mark in names:
            return known
    marks = " or ".join(known.mark for known in FORMATS)
    raise FormatError(f"line 1: expected the names of the columns, among them {marks}")


@contextmanager
def text_of(raw: io.BufferedReader) -> Iterator[TextIO]:
    """Bytes that are not UTF-8 become characters that no title may have. Whoever opened the file closes it."""
    text = io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape", newline="")
    try:
        yield text
    finally:
        text.detach()
