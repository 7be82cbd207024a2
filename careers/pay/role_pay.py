"""What a role is paid, place by place, as its own page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from careers.models import Evidence, EvidenceKind, Region, Role, Salary, Seniority
from careers.pay.agreement import Agreement, agreement
from careers.pay.best import first
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

    @property
    def anchored(self) -> list[tuple[str, Evidence | Salary]]:
        """(id on the page, figure), what is measured first: a citation names the first of a place without a number."""
        rows: list[Evidence | Salary] = [*self.evidence, *self.salaries]
        return [(f"pay-{self.place}" + (f"-{n}" if n > 1 else ""), row) for n, row in enumerate(rows, start=1)]


@dataclass(frozen=True)
class Adverts:
    """What the adverts of a country say beside what they pay."""

    all: Evidence
    levels: dict[str, Evidence]
    """Of the same source."""

    @property
    def entry(self) -> int:
        return (self.levels[Seniority.ENTRY].n or 0) if Seniority.ENTRY in self.levels else 0

    @property
    def percent_entry(self) -> int:
        return per_cent(Fraction(self.entry, self.all.n or 1))

    @property
    def percent_remote(self) -> int | None:
        return None if self.all.remote is None else per_cent(Fraction(self.all.remote, self.all.n or 1))


@dataclass(frozen=True)
class RolePay:
    places: list[PlacePay]
    thin: list[Evidence]
    """Of too few adverts to say more than their number, most adverts first."""
    evidence: list[Evidence]
    """All of all levels."""
    adverts: list[Adverts]
    """Of the countries shown where there are enough, in their order."""

    @property
    def rows(self) -> list[Salary | Evidence]:
        found: list[Salary | Evidence] = []
        for part in self.places:
            found += [*part.evidence, *part.salaries]
        return found

    @property
    def medians(self) -> list[tuple[str, list[Evidence | None]]]:
        """(level, what each country's adverts pay there) for each level that has a median in one of the countries."""
        return medians(self.adverts)

    @cached_property
    def compared(self) -> dict[int, list[Agreement]]:
        """How each range stands to the adverts of its countries, by the key of the range."""
        found: dict[int, list[Agreement]] = {}
        for salary in (salary for part in self.places for salary in part.salaries):
            there = (row for row in self.evidence if row.country in salary.region.countries)
            found[salary.pk] = [item for row in there if (item := agreement(salary, row)) is not None]
        return found


def role_pay(
    role: Role, regions: Iterable[Region], evidence: Iterable[Evidence], countries: Iterable[str] = ()
) -> RolePay:
    """With more of the adverts of some countries. From a role of `with_salaries()`: no query."""
    everything = list(evidence)
    of_all = [row for row in everything if row.level == Seniority.ALL]
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
        [found for country in countries if (found := adverts_of(everything, country))],
    )


def adverts_of(evidence: list[Evidence], country: str) -> Adverts | None:
    """Of the source that stands before others, if it has enough."""
    adverts = [row for row in evidence if row.country == country and row.kind == EvidenceKind.ADVERTS]
    best = first(row for row in adverts if row.level == Seniority.ALL)
    if best is None:
        return None
    of_source = (row for row in adverts if (row.file, row.currency) == (best.file, best.currency))
    return Adverts(best, {row.level: row for row in of_source})


def medians(adverts: list[Adverts]) -> list[tuple[str, list[Evidence | None]]]:
    """(level, what each country's adverts pay there) for each level that has a median in one of the countries."""
    rows = [
        (label, [found if (found := item.levels.get(level)) and found.p50 is not None else None for item in adverts])
        for level, label in Seniority.choices
        if level != Seniority.ALL
    ]
    return [(str(label), found) for label, found in rows if any(found)]
