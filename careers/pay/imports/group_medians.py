"""Official medians of groups of occupations near our roles, United Kingdom and Germany, 2025.

Context for a page about a country, never the figure of a role: no group is one of our roles. The British figures count
part-timers; the German ones are monthly, of people in full time, and stay monthly.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, BinaryIO, Literal, NamedTuple, Self

from pydantic import model_validator

from careers.pay.imports.provenance import Provenance
from careers.pay.imports.tables import Row, Table, Text, whole

COLUMNS = ("country", "source", "group", "currency", "median", "mean", "per", "note")
ASHE = "ONS ASHE 2025 provisional, Table 14.7a (all employees, gross annual)"
ENTGELTATLAS = "Bundesagentur fuer Arbeit, Entgeltatlas 2025 (full-time, social-insurance core group)"


class Kind(NamedTuple):
    """What all rows of a publisher have in common."""

    country: str
    currency: str
    per: str
    groups: frozenset[str]
    provenance: Provenance


KINDS = {
    ASHE: Kind(
        "GB",
        "GBP",
        "year",
        frozenset(
            {
                "SOC2020 2134 Programmers and software development professionals",
                "SOC2020 2135 Cyber security professionals",
                "SOC2020 3544 Data analysts",
            }
        ),
        Provenance(
            source="Office for National Statistics, Annual Survey of Hours and Earnings 2025, provisional, Table 14.7a",
            url="https://www.ons.gov.uk/employmentandlabourmarket/peopleinwork/earningsandworkinghours/datasets/"
            "occupation4digitsoc2010ashetable14",
            licence="Open Government Licence v3.0",
            licence_url="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            notice="Contains public sector information licensed under the Open Government Licence v3.0.",
            first_day=date(2024, 4, 6),  # the tax year that annual pay is of
            last_day=date(2025, 4, 5),
        ),
    ),
    ENTGELTATLAS: Kind(
        "DE",
        "EUR",
        "month",
        frozenset(
            {
                "KldB Softwareentwicklung, Anforderungsniveau Experte",
                "KldB IT-Netzwerktechnik/-Koordination/-Administration sonst., Spezialist",
            }
        ),
        Provenance(
            source="Bundesagentur für Arbeit, Entgeltatlas 2025",
            url="https://web.arbeitsagentur.de/entgeltatlas/",
            licence="Free with the source named",
            notice="Source: Bundesagentur für Arbeit, Entgeltatlas.",
            first_day=date(2025, 1, 1),
            last_day=date(2025, 12, 31),
        ),
    ),
}
PLAUSIBLE = {"year": range(10_000, 500_001), "month": range(1_000, 40_001)}


class MedianRow(Row):
    country: Literal["DE", "GB"]
    source: Text
    group: Text
    currency: Literal["EUR", "GBP"]
    median: Annotated[int, whole(1_000, 500_000)]
    per: Literal["month", "year"]

    @model_validator(mode="after")
    def fits_its_source(self) -> Self:
        kind = KINDS.get(self.source)
        if not kind:
            raise ValueError("source: expected one whose licence is known")
        if (self.country, self.currency, self.per) != (kind.country, kind.currency, kind.per):
            raise ValueError(f"expected {kind.country}, {kind.currency} a {kind.per} of this source")
        if self.group not in kind.groups:
            raise ValueError("group: expected one of those known")
        if self.median not in PLAUSIBLE[self.per]:
            raise ValueError(f"median: {self.median:,} is implausible for a {self.per}")
        return self


@dataclass(frozen=True)
class GroupMedian:
    provenance: Provenance
    country: str
    group: str
    currency: str
    median: int
    per: str
    """`year` or `month`."""


def read(raw: BinaryIO) -> tuple[GroupMedian, ...]:
    """All known groups, by country and name. Raises RefusedError."""
    table = Table(raw, COLUMNS, MedianRow)
    missing = {group for kind in KINDS.values() for group in kind.groups}
    medians = []
    for line, row in table:
        if row.group not in missing:
            table.fault(line, "group: is there already")
        missing.discard(row.group)
        medians.append(
            GroupMedian(KINDS[row.source].provenance, row.country, row.group, row.currency, row.median, row.per)
        )
    if missing:
        table.lack(f"lacks {'; '.join(sorted(missing))}")
    table.check()
    return tuple(sorted(medians, key=lambda row: (row.country, row.group)))
