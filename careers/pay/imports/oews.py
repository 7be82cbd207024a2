"""Wages of occupations in the US nation, from the Occupational Employment and Wage Statistics (OEWS).

A survey of what everybody employed in an occupation earns: another population than adverts. The figures of two years
are no growth, since each rests on three years of answers. An extract holds the nation, all states and territories, and
metropolitan areas, sorted by kind of area, area and occupation; only the nation's figures are used.
"""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Annotated, BinaryIO, Literal, Self

from pydantic import Field, model_validator

from careers.pay.imports.provenance import Provenance
from careers.pay.imports.tables import Fault, RefusedError, Row, Table, Text, whole
from careers.percentiles import PERCENTILES

COUNTRY = "US"
CURRENCY = "USD"
COLUMNS = tuple(
    "AREA_CODE,AREA_TYPE,AREA_TITLE,OCC_CODE,OCC_TITLE,OCC_LEVEL,TOT_EMP,EMP_PRSE,A_MEAN,MEAN_PRSE,"
    "A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,LOC_QUOTIENT,TOT_EMP_FN,EMP_PRSE_FN,A_MEAN_FN,MEAN_PRSE_FN,"
    "A_PCT10_FN,A_PCT25_FN,A_MEDIAN_FN,A_PCT75_FN,A_PCT90_FN,LOC_QUOTIENT_FN".split(",")
)
NATION, STATE = "N", "S"
DETAILED = "3"
"""The level of occupations proper; the others are groups of them."""
STATES = 54
"""50 states, the District of Columbia, Guam, Puerto Rico and the Virgin Islands."""

NOT_RELEASED = "-"
TOP_CODE = "#"
TOP_CODED = "5"
"""The footnote of a wage at or above the highest that the survey publishes."""
WITHHELD = "8"
"""The footnote of an estimate that is not released."""

Wage = Annotated[int | str, whole(5_000, 1_000_000, {NOT_RELEASED, TOP_CODE})]
Footnote = Literal["", "5", "8"]


class OewsRow(Row):
    AREA_TYPE: Literal["M", "N", "S"]
    AREA_CODE: Annotated[str, Field(pattern=r"^[0-9]{7}$")]
    OCC_CODE: Annotated[str, Field(pattern=r"^[0-9]{2}-[0-9]{4}$")]
    OCC_TITLE: Text
    OCC_LEVEL: Literal["0", "1", "2", "3"]
    TOT_EMP: Annotated[int | str, whole(1, 1_000_000_000, {NOT_RELEASED})]
    A_PCT10: Wage
    A_PCT25: Wage
    A_MEDIAN: Wage
    A_PCT75: Wage
    A_PCT90: Wage
    A_PCT10_FN: Footnote
    A_PCT25_FN: Footnote
    A_MEDIAN_FN: Footnote
    A_PCT75_FN: Footnote
    A_PCT90_FN: Footnote

    @property
    def key(self) -> tuple[str, str, str]:
        """What the file is sorted by."""
        return self.AREA_TYPE, self.AREA_CODE, self.OCC_CODE

    def wages(self) -> list[int | str]:
        """One for each of PERCENTILES, after the footnotes: a number or one of the two marks."""
        values = (self.A_PCT10, self.A_PCT25, self.A_MEDIAN, self.A_PCT75, self.A_PCT90)
        notes = (self.A_PCT10_FN, self.A_PCT25_FN, self.A_MEDIAN_FN, self.A_PCT75_FN, self.A_PCT90_FN)
        return [TOP_CODE if note == TOP_CODED else value for value, note in zip(values, notes, strict=True)]

    @model_validator(mode="after")
    def wages_make_sense(self) -> Self:
        numbers = [wage for wage in self.wages() if isinstance(wage, int)]
        if numbers != sorted(numbers):
            raise ValueError("wages: expected percentiles in ascending order")
        top = [wage == TOP_CODE for wage in self.wages()]
        if top != sorted(top):
            raise ValueError("wages: expected no percentile below the top code after one at it")
        if self.A_MEDIAN_FN == WITHHELD and isinstance(self.A_MEDIAN, int):
            raise ValueError("A_MEDIAN: a number, though footnote 8 says that it is not released")
        return self


@dataclass(frozen=True)
class Occupation:
    code: str
    """SOC 2018."""
    title: str
    employed: int | None
    wages: tuple[int | None, ...]
    """One for each of PERCENTILES, US dollars a year; None if not released, or at or above the top code."""
    top_coded: int | None
    """The lowest percentile at or above the top code."""


@dataclass(frozen=True)
class WageSurvey:
    provenance: Provenance
    occupations: tuple[Occupation, ...]
    """Of the nation, without groups of occupations."""


def read(raw: BinaryIO, month: date, wanted: Collection[str] = ()) -> WageSurvey:
    """`month` is any day of the survey's month, which the file does not name; `wanted` are codes that must be there.

    Raises RefusedError.
    """
    if month.month != 5 or month.year < 2019:  # of May since the codes of 2018 came into use
        raise RefusedError([Fault(None, f"expected to be of a May from 2019 on, not of {month:%Y-%m}")])
    table = Table(raw, COLUMNS, OewsRow)
    last: tuple[str, str, str] = ("", "", "")
    states = set()
    occupations = []
    for line, row in table:
        if row.key <= last:
            table.fault(line, f"{row.AREA_CODE} {row.OCC_CODE}: out of order or repeated")
        last = row.key
        if row.AREA_TYPE == STATE:
            states.add(row.AREA_CODE)
        elif row.AREA_TYPE == NATION and row.OCC_LEVEL == DETAILED:
            occupations.append(_occupation(row))
    if len(states) != STATES:
        table.lack(f"names {len(states)} of {STATES} states and territories: cut off, or another extract")
    if missing := set(wanted) - {occupation.code for occupation in occupations}:
        table.lack(f"has no national figure of {', '.join(sorted(missing))}")
    table.check()
    return WageSurvey(_provenance(month), tuple(occupations))


def _occupation(row: OewsRow) -> Occupation:
    wages = row.wages()
    top = [percent for percent, wage in zip(PERCENTILES, wages, strict=True) if wage == TOP_CODE]
    return Occupation(
        row.OCC_CODE,
        row.OCC_TITLE,
        row.TOT_EMP if isinstance(row.TOT_EMP, int) else None,
        tuple(wage if isinstance(wage, int) else None for wage in wages),
        min(top, default=None),
    )


def _provenance(month: date) -> Provenance:
    return Provenance(
        source="US Bureau of Labor Statistics, OEWS",
        url="https://www.bls.gov/oes/",
        licence="Public domain (US government work)",
        notice=f"Source: US Bureau of Labor Statistics, OEWS, May {month.year}.",
        first_day=month.replace(day=1),
        last_day=month.replace(day=monthrange(month.year, month.month)[1]),
    )
