"""Which titles the adverts of each role bear, in all countries together."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch

from careers.models import Evidence, EvidenceKind, Role
from careers.pay.places import UK, US


@dataclass(frozen=True)
class Title:
    name: str
    us: int
    uk: int
    everywhere: int


@dataclass(frozen=True)
class RoleTitles:
    role: Role
    titles: list[Title]
    """Most adverts first; those of the role's list that no advert bears come last."""
    adverts: int


def role_titles() -> list[RoleTitles]:
    """Two queries."""
    rows = Evidence.objects.of_all_levels().filter(kind=EvidenceKind.ADVERTS).only("role", "country", "titles")
    roles = Role.objects.only("slug", "title", "job_titles").prefetch_related(Prefetch("evidence", rows))
    return [titles_of(role) for role in roles]


def titles_of(role: Role) -> RoleTitles:
    everywhere = Counter(dict.fromkeys(role.job_titles, 0))
    there: dict[str, Counter[str]] = {US: Counter(), UK: Counter()}
    for row in role.evidence.all():
        counts = dict(row.composition)
        everywhere.update(counts)
        there.setdefault(row.country, Counter()).update(counts)
    titles = [Title(name, there[US][name], there[UK][name], number) for name, number in everywhere.most_common()]
    return RoleTitles(role, titles, everywhere.total())
