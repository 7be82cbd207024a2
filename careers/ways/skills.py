"""How many of a role's essential skills a reader has."""

from collections.abc import Collection
from dataclasses import dataclass

from careers.models import Role, Skill
from careers.ways.gaps import Needs
from careers.ways.rows import jobs_of


@dataclass(frozen=True)
class Held:
    number: int
    """Of essential skills."""
    missing: list[Skill]

    @property
    def held(self) -> int:
        return self.number - len(self.missing)


def nearest_job(role: Role, has: Collection[str]) -> Held:
    """By the slugs of the reader's skills. A role with two jobs is as near as the nearer one, as on routes.

    From a role with its tracks and its skills prefetched, these with their tracks: no query.
    """
    skills = {row.skill.slug: row.skill for row in role.role_skills.all()}
    everywhere = {slug for slug, skill in skills.items() if skill.everywhere}
    gap = Needs(jobs_of(role), everywhere).nearest(role.slug, has)
    return Held(gap.number, [skills[slug] for slug in gap.missing])
