"""How many US employers filed for a worker with a job title, fiscal years 2022 to 2025, from the Department of Labor.

Before it sponsors a worker's visa, an employer files a labour condition application with a job title and a code of
occupation. The file counts, by title and code, certified applications over the four years and employers in each.

Whoever filed one title under two codes is in two rows, and whoever filed two titles is in both: employers cannot be
added. What can be said is that there were at least as many as the largest row has and at most as many as all rows
together. In 2022 the codes changed in mid-year, which drives these two apart, so no growth from 2022 on may be read
from either. Of applications only shares are given: it is not known whether the file is complete, and one employer
files for many workers. Both are of employers that sponsor visas, not of all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated, BinaryIO, NamedTuple, Self

from pydantic import Field, model_validator

from careers.pay.imports.provenance import Provenance
from careers.pay.imports.tables import Row, Table, Text, whole
from careers.percentiles import MIN_SAMPLE

COLUMNS = (
    *("role", "job_title", "soc_code", "soc_title", "certified_lcas_fy2022_25"),
    *("employers_fy2022", "employers_fy2023", "employers_fy2024", "employers_fy2025"),
)
YEARS = (2022, 2023, 2024, 2025)
# The roles that the file has rows of; of an AI Safety Researcher it has none.
ROLES = frozenset(
    "ai-product-manager computer-vision-engineer data-engineer data-scientist machine-learning-engineer mlops-engineer "
    "nlp-llm-engineer prompt-engineer research-scientist".split()
)
LEAST_SHARE = 5
"""Occupations with a smaller share of a title's applications, in per cent, are not named."""
PROVENANCE = Provenance(
    source="US Department of Labor, Office of Foreign Labor Certification, labour condition applications",
    url="https://www.dol.gov/agencies/eta/foreign-labor/performance",
    licence="Public domain (US government work)",
    notice="Source: US Department of Labor, OFLC disclosure data, fiscal years 2022 to 2025.",
    first_day=date(2021, 10, 1),  # a fiscal year begins in October of the year before
    last_day=date(2025, 9, 30),
)

Count = Annotated[int, whole(0, 100_000)]


class FilingRow(Row):
    role: Annotated[str, Field(pattern=r"^([a-z]+(-[a-z]+)*|_(base|extra):[A-Za-z/ ]{1,60})$")]
    job_title: Annotated[str, Field(pattern=r"^[A-Z][A-Z/ ]{1,80}$")]
    soc_code: Annotated[str, Field(pattern=r"^[0-9]{2}-[0-9]{4}(\.[0-9]{2})?$")]
    soc_title: Text
    certified_lcas_fy2022_25: Annotated[int, whole(1, 10_000_000)]
    employers_fy2022: Count
    employers_fy2023: Count
    employers_fy2024: Count
    employers_fy2025: Count

    @property
    def employers(self) -> tuple[int, ...]:
        """One for each of YEARS."""
        return self.employers_fy2022, self.employers_fy2023, self.employers_fy2024, self.employers_fy2025

    @property
    def key(self) -> tuple[str, str, int]:
        """What the file is sorted by."""
        return self.role, self.job_title, -self.certified_lcas_fy2022_25

    @model_validator(mode="after")
    def each_employer_filed(self) -> Self:
        if not 0 < sum(self.employers) <= self.certified_lcas_fy2022_25:
            raise ValueError("expected at least one employer, and no more of them than applications")
        if not self.role.startswith("_") and self.role not in ROLES:
            raise ValueError(f"role: expected one of {', '.join(sorted(ROLES))}")
        return self


class Employers(NamedTuple):
    """Bounds on the number of employers in a fiscal year."""

    year: int
    at_least: int
    at_most: int


@dataclass(frozen=True)
class Title:
    title: str
    """As filed, in capitals."""
    role: str
    """Slug; empty for a title that the file gives to no role."""
    employers: tuple[Employers, ...]
    occupations: tuple[tuple[str, int], ...]
    """Names of occupations the title was filed under, with their share of its applications in whole per cent.

    None of fewer than MIN_SAMPLE applications.
    """


@dataclass(frozen=True)
class Filings:
    provenance: Provenance
    titles: tuple[Title, ...]
    roles: dict[str, tuple[Employers, ...]]
    """Slug -> bounds over all its titles."""


def read(raw: BinaryIO) -> Filings:
    """Raises RefusedError."""
    table = Table(raw, COLUMNS, FilingRow)
    rows: list[FilingRow] = []
    seen = set()
    for line, row in table:
        if rows and row.key < rows[-1].key:
            table.fault(line, f"{row.job_title} {row.soc_code}: out of order")
        if (place := (row.role, row.job_title, row.soc_code, row.soc_title)) in seen:
            table.fault(line, f"{row.job_title} {row.soc_code} {row.soc_title}: is there already")
        seen.add(place)
        rows.append(row)
    if missing := ROLES - {row.role for row in rows}:
        table.lack(f"lacks {', '.join(sorted(missing))}: cut off, or another extract")
    table.check()
    by_role: dict[str, list[FilingRow]] = defaultdict(list)
    for row in rows:
        by_role[row.role].append(row)
    titles = [_title(list(group)) for _, group in groupby(rows, lambda row: (row.role, row.job_title))]
    return Filings(PROVENANCE, tuple(titles), {role: bounds(by_role[role]) for role in sorted(ROLES)})


def bounds(rows: Sequence[FilingRow]) -> tuple[Employers, ...]:
    years = zip(YEARS, zip(*(row.employers for row in rows), strict=True), strict=True)
    return tuple(Employers(year, max(counts), sum(counts)) for year, counts in years)


def _title(rows: Sequence[FilingRow]) -> Title:
    role = "" if rows[0].role.startswith("_") else rows[0].role
    return Title(rows[0].job_title, role, bounds(rows), tuple(_occupations(rows)))


def _occupations(rows: Iterable[FilingRow]) -> list[tuple[str, int]]:
    """The same occupation under an old and a new code, or in capitals, is one; the most frequent comes first."""
    names: dict[str, str] = {}
    filed: Counter[str] = Counter()
    for row in rows:  # the spelling of the row with most applications
        filed[names.setdefault(row.soc_title.casefold(), row.soc_title)] += row.certified_lcas_fy2022_25
    total = filed.total()
    if total < MIN_SAMPLE:
        return []
    shares = [(name, (200 * count + total) // (2 * total)) for name, count in filed.most_common()]
    return [(name, share) for name, share in shares if share >= LEAST_SHARE]
