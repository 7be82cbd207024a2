"""What a role is paid, region by region, as its own page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from careers.models import (
    Evidence,
    EvidenceKind,
    Region,
    Role,
    Salary,
    Seniority,
)
from careers.pay.agreement import Agreement, agreement
from careers.pay.figures import region_by_country
from careers.percentiles import per_cent


@dataclass(frozen=True)
class RegionPay:
    """What a role is paid in a region, as the editors and as the sources have it."""

    region: Region
    salaries: list[Salary]
    evidence: list[Evidence]

    def agreements(self, salary: Salary) -> list[Agreement]:
        found = (agreement(salary, evidence) for evidence in self.evidence)
        return [item for item in found if item is not None]

    @cached_property
    def compared(self) -> list[tuple[Salary, list[Agreement]]]:
        return [(salary, self.agreements(salary)) for salary in self.salaries]


@dataclass(frozen=True)
class EntryShare:
    """How many of a country's adverts are marked entry level."""

    evidence: Evidence
    entry: int

    @property
    def percent(self) -> int:
        return per_cent(Fraction(self.entry, self.evidence.n or 1))


@dataclass(frozen=True)
class RolePay:
    regions: list[RegionPay]
    entry_shares: list[EntryShare]

    @property
    def newest(self) -> date | None:
        rows: list[Salary | Evidence] = []
        for part in self.regions:
            rows += [*part.salaries, *part.evidence]
        return max((row.date for row in rows), default=None)


def role_pay(role: Role, regions: Iterable[Region], evidence: Iterable[Evidence]) -> RolePay:
    """From a role of `with_salaries()`: no query. Evidence of countries outside all regions is left out."""
    countries = region_by_country(regions)
    everything = [row for row in evidence if row.country in countries]
    of_all = [row for row in everything if row.level == Seniority.ALL]
    entry = {
        (row.file, row.country, row.currency): row.n or 0
        for row in everything
        if row.level == Seniority.ENTRY and row.kind == EvidenceKind.ADVERTS
    }
    parts = [
        RegionPay(
            region,
            [salary for salary in role.salaries.all() if salary.region_id == region.pk],
            [row for row in of_all if countries[row.country].pk == region.pk],
        )
        for region in regions
    ]
    return RolePay(
        [part for part in parts if part.salaries or part.evidence],
        [
            EntryShare(row, entry.get((row.file, row.country, row.currency), 0))
            for row in of_all
            if row.kind == EvidenceKind.ADVERTS and not row.is_thin
        ],
    )
