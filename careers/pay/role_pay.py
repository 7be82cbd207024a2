"""What a role is paid, place by place, as its own page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from careers.models import Evidence, EvidenceKind, Region, Role, Salary, Seniority
from careers.pay.agreement import Agreement, agreement
from careers.pay.places import Places, place_of
from careers.percentiles import per_cent


@dataclass(frozen=True)
class PlacePay:
    """What a role is paid in a place, as the editors and as the sources have it."""

    place: str
    title: str
    salaries: list[Salary]
    evidence: list[Evidence]
    """With percentiles."""


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
    places: list[PlacePay]
    thin: list[Evidence]
    """Of too few adverts to say more than their number, most adverts first."""
    evidence: list[Evidence]
    """All of all levels."""
    entry_shares: list[EntryShare]

    @property
    def rows(self) -> list[Salary | Evidence]:
        found: list[Salary | Evidence] = []
        for part in self.places:
            found += [*part.evidence, *part.salaries]
        return found

    @cached_property
    def compared(self) -> dict[int, list[Agreement]]:
        """How each range stands to the adverts of its countries, by the key of the range."""
        found: dict[int, list[Agreement]] = {}
        for salary in (salary for part in self.places for salary in part.salaries):
            there = (row for row in self.evidence if row.country in salary.region.countries)
            found[salary.pk] = [item for row in there if (item := agreement(salary, row)) is not None]
        return found


def role_pay(role: Role, regions: Iterable[Region], evidence: Iterable[Evidence]) -> RolePay:
    """From a role of `with_salaries()`: no query."""
    everything = list(evidence)
    of_all = [row for row in everything if row.level == Seniority.ALL]
    entry = {
        (row.file, row.country, row.currency): row.n or 0
        for row in everything
        if row.level == Seniority.ENTRY and row.kind == EvidenceKind.ADVERTS
    }
    known = Places(regions)
    parts: dict[str, PlacePay] = {}

    def part_of(row: Salary | Evidence) -> PlacePay:
        place = place_of(row)
        return parts.setdefault(place, PlacePay(place, known.title(place), [], []))

    for salary in role.salaries.all():
        part_of(salary).salaries.append(salary)
    for row in of_all:
        if row.percentiles:
            part_of(row).evidence.append(row)
    return RolePay(
        sorted(parts.values(), key=lambda part: known.order(part.place)),
        [row for row in of_all if not row.percentiles],
        of_all,
        [
            EntryShare(row, entry.get((row.file, row.country, row.currency), 0))
            for row in of_all
            if row.kind == EvidenceKind.ADVERTS and not row.is_thin
        ],
    )
