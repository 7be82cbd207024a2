"""Published files of which evidence is made: what each becomes, line by line, with its provenance."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import BinaryIO

from babel.numbers import get_territory_currencies

from careers.composition import composition
from careers.documents.evidence import EvidenceRecord
from careers.documents.titles import AdvertisedTitleRecord
from careers.models.evidence import file_slug
from careers.pay.imports import adverts, developer_survey, oews
from careers.pay.imports.advert_rows import COLUMNS, INDEX_BEGINS, LEVELS, AdvertRow
from careers.pay.imports.adverts import Figures, Outcome, Place, Rules, Tally, TitleTally
from careers.pay.imports.formats import Source
from careers.pay.imports.limits import FIRST_YEAR, IMPORTER_VERSION
from careers.pay.imports.provenance import Provenance
from careers.pay.imports.tables import Fault, RefusedError, Table
from careers.percentiles import PERCENTILES, TOP_CODE, spread


@dataclass(frozen=True)
class RoleNames:
    """What the roles are called elsewhere: titles of adverts, and codes of O*NET-SOC."""

    titles: Mapping[str, Sequence[str]]
    codes: Mapping[str, str]
    """Role -> code."""
    names: Mapping[str, str]
    """Role -> its own title."""


@dataclass(frozen=True)
class Request:
    names: RoleNames
    today: date
    day: date | None = None
    """Of the data, which the index and OEWS do not say themselves."""
    relabel: Callable[[Provenance], Provenance] = lambda known: known
    """What the publisher of a file in the format of another is called."""
    rules: Rules = field(default_factory=Rules)
    progress: Callable[[int], None] = lambda rows: None

    def expected_day(self) -> date:
        if not self.day:
            raise RefusedError([Fault(None, "has no date in its name, such as 2025-06-22")])
        if self.day > self.today:
            raise RefusedError([Fault(None, f"is of {self.day}, which is in the future")])
        return self.day


@dataclass(frozen=True)
class Import:
    """What became of a file."""

    provenance: Provenance
    lines: list[EvidenceRecord]
    report: list[str]
    titles: list[AdvertisedTitleRecord] = field(default_factory=list)
    """How many adverts bear which title."""


@cache
def home_currencies(country: str, year: int) -> set[str]:
    """Legal tender of the country at some time of the year; none for a country that there is not."""
    try:
        return set(get_territory_currencies(country, date(year, 1, 1), date(year, 12, 31)))
    except ValueError:
        return set()


def evidence_line(origin: Provenance, **values: object) -> EvidenceRecord:
    """As load_content will take it. Raises pydantic's ValidationError."""
    return EvidenceRecord.model_validate(
        {
            "file": file_slug(origin.source),
            "importer": IMPORTER_VERSION,
            "source": origin.source,
            "licence": origin.licence,
            "source_url": origin.url or None,
            "notice": origin.notice,
            "date": origin.last_day,
            **values,
        }
    )


# --- adverts -------------------------------------------------------------------------------------------------

INDEX = Provenance(
    source="aijobs.net salary index",
    url="https://github.com/foorilla/ai-jobs-net-salaries",
    licence="CC0 1.0",
    licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
    notice="",
    first_day=date(FIRST_YEAR, 1, 1),
    last_day=date(FIRST_YEAR, 1, 1),
)


def import_adverts(raw: BinaryIO, request: Request) -> Import:
    """Raises RefusedError."""
    day = request.expected_day()
    origin = request.relabel(replace(INDEX, first_day=date(request.rules.first_year, 1, 1), last_day=day))
    table = Table(raw, COLUMNS, AdvertRow)
    tally = Tally(request.names.titles, home_currencies, request.rules)
    every_title = TitleTally(home_currencies, request.rules)
    oldest = 9999
    for number, advert in enumerate(adverts.adverts((row for _, row in table), request.rules.pairs)):
        tally.add(advert)
        every_title.add(advert)
        oldest = min(oldest, advert.row.work_year)
        if number % 1000 == 0:
            request.progress(table.rows)
    if origin.source == INDEX.source and request.rules == Rules():
        check_whole(table, tally, oldest)
    table.check()
    order = {role: place for place, role in enumerate(request.names.titles)}
    levels = (adverts.ALL_LEVELS, *LEVELS.values())
    places = sorted(
        tally.figures, key=lambda item: (order[item.role], item.country, item.currency, levels.index(item.level))
    )
    lines = [advert_line(place, tally.figures[place], origin) for place in places]
    titles = [title_line(title, figures, origin) for title, figures in every_title.by_title()]
    return Import(origin, lines, list(advert_report(tally, table.rows)), titles)


def check_whole(table: Table[AdvertRow], tally: Tally, oldest: int) -> None:
    """The index as published ends with its oldest rows, and nearly all rows since 2023 are the ends of ranges."""
    if oldest > INDEX_BEGINS:
        table.lack(f"has no row of {INDEX_BEGINS}, in which the index begins: cut off")
    recent = tally.rows.total() - tally.rows[Outcome.TOO_OLD]
    if 2 * tally.pairs < recent / 2:
        share = 200 * tally.pairs // recent
        table.lack(f"only {share} % of the rows are the two ends of a range, one after the other: in another order")


def advert_line(place: Place, figures: Figures, origin: Provenance) -> EvidenceRecord:
    # A role's range is one of all levels, so nothing else is compared with it.
    of_all = {
        "spread": spread(figures.midpoints),
        "remote": figures.remote,
        "titles": composition(figures.titles),
    }
    return evidence_line(
        origin,
        role=place.role,
        country=place.country,
        level=place.level,
        kind="adverts",
        currency=place.currency,
        n=figures.n,
        **{f"p{percent}": value for percent, value in figures.percentiles().items()},
        first_year=figures.first_year,
        last_year=figures.last_year,
        **(of_all if place.level == adverts.ALL_LEVELS else {}),
    )


def title_line(title: str, figures: Figures, origin: Provenance) -> AdvertisedTitleRecord:
    return AdvertisedTitleRecord.model_validate(
        {
            "file": "titles",
            "title": title,
            "adverts": figures.n,
            "first_year": figures.first_year,
            "last_year": figures.last_year,
            "source": origin.source,
            "source_url": origin.url or None,
            "date": origin.last_day,
        }
    )


def advert_report(tally: Tally, rows: int) -> Iterator[str]:
    total = tally.adverts.total()
    yield f"{rows:,} rows, of which {2 * tally.pairs:,} are the two ends of {tally.pairs:,} ranges: {total:,} adverts."
    yield f"{'':54}{'rows':>12}{'adverts':>12}"
    for outcome in Outcome:
        yield f"{outcome.value:54}{tally.rows[outcome]:>12,}{tally.adverts[outcome]:>12,}"
    yield f"{'together':54}{tally.rows.total():>12,}{total:>12,}"
    if titles := tally.unmatched.most_common(20):
        yield "The most frequent titles that match no role, with their adverts:"
        yield from (f"{count:>12,}  {title}" for title, count in titles)


# --- surveys -------------------------------------------------------------------------------------------------


def import_oews(raw: BinaryIO, request: Request) -> Import:
    """Raises RefusedError."""
    codes = request.names.codes
    survey = oews.read(raw, request.expected_day(), set(codes.values()))
    origin = request.relabel(survey.provenance)
    occupations = {occupation.code: occupation for occupation in survey.occupations}
    lines = [
        wage_line(role, request.names.names[role], occupations[codes[role]], origin)
        for role in request.names.names
        if role in codes
    ]
    report = [f"{len(occupations):,} occupations of the nation, {len(lines):,} of them of a role."]
    return Import(origin, lines, report)


def wage_line(role: str, title: str, occupation: oews.Occupation, origin: Provenance) -> EvidenceRecord:
    top = occupation.top_coded or 101
    wages = {
        f"p{percent}": TOP_CODE if percent >= top else wage
        for percent, wage in zip(PERCENTILES, occupation.wages, strict=True)
    }
    return evidence_line(
        origin,
        role=role,
        country=oews.COUNTRY,
        kind="survey",
        official=True,
        currency=oews.CURRENCY,
        **wages,
        first_year=origin.last_day.year,
        last_year=origin.last_day.year,
        # The survey's occupation may be wider than the role; its name says so unless it is the role's own.
        population="" if occupation.title.removesuffix("s") == title else occupation.title,
    )


def import_developer_survey(raw: BinaryIO, request: Request) -> Import:
    """Countries with answers enough for percentiles. Raises RefusedError."""
    survey = developer_survey.read(raw)
    origin = request.relabel(survey.provenance)
    order = list(request.names.names)
    figures = [pay for pay in survey.figures if pay.percentiles and pay.role in order]
    lines = [
        evidence_line(
            origin,
            role=pay.role,
            country=pay.country,
            kind="survey",
            currency=pay.currency,
            n=pay.n,
            **{f"p{percent}": value for percent, value in zip(PERCENTILES, pay.percentiles or (), strict=True)},
            first_year=origin.first_day.year,
            last_year=origin.last_day.year,
            population=survey.population,
        )
        for pay in sorted(figures, key=lambda pay: (order.index(pay.role), pay.country))
    ]
    few = len(survey.figures) - len(figures)
    report = [f"{len(lines)} figures of a role in a country; {few} more have too few answers and are left out."]
    return Import(origin, lines, report)


IMPORTERS: Mapping[Source, Callable[[BinaryIO, Request], Import]] = {
    Source.ADVERTS: import_adverts,
    Source.OEWS: import_oews,
    Source.DEVELOPER_SURVEY: import_developer_survey,
}
"""Sources of a role's figures; the others are of groups of occupations, or of something else than pay."""
