"""The one figure that says what a role is paid in a country: everything that shows a single figure asks here.

Figures are chosen, never blended: what is measured of many stands before what is measured of others, and both before
what is guessed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from careers.models import Evidence, EvidenceKind, Role, Salary, SalaryKind, Seniority
from careers.pay.places import UK, US, code_of, country_name
from careers.percentiles import MIN_SAMPLE
from publishing.page_cache.version import once_per_version


@dataclass(frozen=True)
class Best:
    """What heads a country."""

    country: str
    rows: tuple[Evidence | Salary, ...]
    """One; of an estimate one for each track of the role."""

    @property
    def country_name(self) -> str:
        return country_name(self.country)

    @property
    def is_estimate(self) -> bool:
        return isinstance(self.rows[0], Salary)


def is_of_adverts(row: Evidence) -> bool:
    return row.kind == EvidenceKind.ADVERTS and (row.n or 0) >= MIN_SAMPLE


def is_official(row: Evidence) -> bool:
    """A statistical office's, of this very occupation: one with a name of its own is wider."""
    return row.kind == EvidenceKind.SURVEY and row.official and not row.population


def is_of_developers(row: Evidence) -> bool:
    return row.kind == EvidenceKind.SURVEY and not row.official and (row.n or 0) >= MIN_SAMPLE


# What stands before what. Of one kind the newest heads, then the one of most people.
ORDER: tuple[Callable[[Evidence], bool], ...] = (is_of_adverts, is_official, is_of_developers)


def first(rows: Iterable[Evidence]) -> Evidence | None:
    """The row that stands before the others; none where all are of too few, or wider than the role."""
    known = list(rows)
    for fits in ORDER:
        if found := [row for row in known if fits(row)]:
            return max(found, key=newest)
    return None


def newest(row: Evidence) -> tuple[date, int, str, str]:
    """Sorts rows: the newest last, of one day that of most people."""
    return row.date, row.n or 0, row.source, row.currency


def best_figure(role: Role, country: str) -> Best | None:
    """From a role of `with_pay()`: no query."""
    return best_of(role.evidence.all(), role.salaries.all(), country)


def best_of(evidence: Iterable[Evidence], salaries: Iterable[Salary], country: str) -> Best | None:
    """The best of a role's figures for a country (ISO 3166)."""
    there = (row for row in evidence if row.country == country and row.level == Seniority.ALL and row.p50 is not None)
    if found := first(there):
        return Best(country, (found,))
    estimates = [row for row in salaries if row.kind == SalaryKind.ESTIMATE and country in row.region.countries]
    if not estimates:
        return None
    region = min((row.region for row in estimates), key=lambda region: (region.order, region.slug))
    return Best(country, tuple(row for row in estimates if row.region_id == region.pk))


def with_usual(country: str) -> list[str]:
    """The country, and those whose figures every visitor is shown."""
    return list(dict.fromkeys([country or UK, UK, US]))


# --- all roles and countries ---------------------------------------------------------------------------------


class Heads:
    """The best figure of each role in each country."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._found = {role.pk: best_by_country(role) for role in roles}

    def of(self, role: Role, country: str) -> Best | None:
        return self._found.get(role.pk, {}).get(country)

    def head(self, role: Role, country: str = "") -> Best | None:
        """What heads the role where one figure must do: that of the country, else that of the United States."""
        return self.of(role, country or UK) or self.of(role, US)

    @cached_property
    def countries(self) -> dict[str, str]:
        """Those with a figure, by the code that addresses have: the United Kingdom, the United States, the others."""
        found = {country for heads in self._found.values() for country in heads}
        others = sorted(found - {UK, US}, key=country_name)
        return {code_of(country): country for country in [*(c for c in (UK, US) if c in found), *others]}

    @cached_property
    def measured(self) -> set[str]:
        """Countries where a role is headed by more than a guess."""
        return {country for heads in self._found.values() for country, best in heads.items() if not best.is_estimate}

    def paid_in(self, country: str) -> list[int]:
        """Keys of the roles with a figure there."""
        return [role for role, found in self._found.items() if country in found]

    def is_head(self, row: Evidence | Salary, country: str) -> bool:
        best = self._found.get(row.role_id, {}).get(country)
        return best is not None and row in best.rows


def best_by_country(role: Role) -> dict[str, Best]:
    """From a role of `with_pay()`: no query."""
    countries = {row.country for row in role.evidence.all()}
    countries.update(*(row.region.countries for row in role.salaries.all()))
    return {country: best for country in sorted(countries) if (best := best_figure(role, country))}


@once_per_version
def heads() -> Heads:
    """Three queries."""
    return Heads(Role.objects.with_pay().only("slug", "title", "hue", "order"))
