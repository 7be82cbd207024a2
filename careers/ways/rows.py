"""Roles, skills and backgrounds as `careers.ways.gaps` takes them, and what all pages of ways say of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch

from careers.models import Background, Importance, Resource, ResourceCost, Role, RoleSkill, Route, Skill, Track
from careers.ways.gaps import Gap, Job, Needs
from publishing.page_cache.version import once_per_version


@dataclass(frozen=True)
class Wanted:
    """A skill that a job asks for."""

    skill: Skill
    note: str
    """What the job uses it for."""
    start: Resource | None
    """Where to begin with it: the first resource that costs nothing at all, else the first."""


@dataclass(frozen=True)
class Way:
    """From what a reader has to a job: a gap with its rows."""

    role: Role
    track: Track | None
    gap: Gap
    held: list[Wanted]
    missing: list[Wanted]
    """In learning order."""
    useful: list[Wanted]
    """Useful ones that the reader has."""


@dataclass(frozen=True)
class Ways:
    roles: dict[str, Role]
    """In the editors' order, with their tracks."""
    skills: dict[str, Skill]
    """Those that some role names, with their resources, by category."""
    backgrounds: dict[str, Background]
    """With their skills."""
    routes: dict[tuple[str, str], Route]
    """What editors say, by background and role; not of every pair."""
    needs: Needs

    @cached_property
    def usual(self) -> dict[str, tuple[str, ...]]:
        """The skills that somebody of a background has, as far as roles name them."""
        return {
            slug: tuple(skill.slug for skill in background.skills.all() if skill.slug in self.skills)
            for slug, background in self.backgrounds.items()
        }

    def way(self, gap: Gap) -> Way:
        role, track = self.roles[gap.job.role], gap.job.track
        notes = {row.skill.slug: row.note for row in role.role_skills.all() if is_of(row, track)}

        def wanted(skills: Iterable[str]) -> list[Wanted]:
            return [Wanted(self.skills[slug], notes[slug], start(self.skills[slug])) for slug in skills]

        found = next((item for item in role.tracks.all() if item.slug == track), None)
        return Way(role, found, gap, wanted(gap.held), wanted(gap.missing), wanted(gap.useful))

    def to(self, role: str, have: Collection[str]) -> list[Way]:
        """To each job of the role, the one with fewest missing skills first."""
        return [self.way(gap) for gap in self.needs.gaps(role, have)]


def start(skill: Skill) -> Resource | None:
    resources = list(skill.resources.all())
    free = (resource for resource in resources if resource.cost == ResourceCost.FREE)
    return next(free, resources[0] if resources else None)


@once_per_version
def ways() -> Ways:
    """Eight queries."""
    uses = RoleSkill.objects.select_related("skill", "track").only(
        *("role", "importance", "note"), "skill__slug", "track__slug"
    )
    roles = Role.objects.without_texts().prefetch_related("tracks", Prefetch("role_skills", uses))
    skills = Skill.objects.needed().with_resources().without_texts().order_by("category", "order", "title")
    backgrounds = Background.objects.without_texts().prefetch_related(Prefetch("skills", Skill.objects.only("slug")))
    routes = Route.objects.select_related("background", "role").only(
        *("distance", "months_low", "months_high", "source", "note"), "background__slug", "role__slug"
    )
    known = {role.slug: role for role in roles}
    found = {skill.slug: skill for skill in skills}
    return Ways(
        known,
        found,
        {background.slug: background for background in backgrounds},
        {(route.background.slug, route.role.slug): route for route in routes},
        Needs(
            (job for role in known.values() for job in jobs_of(role)),
            {slug for slug, skill in found.items() if skill.everywhere},
        ),
    )


def jobs_of(role: Role) -> list[Job]:
    """One for each track, with what they share; from prefetched rows."""
    tracks = [track.slug for track in role.tracks.all()] or [""]

    def named(track: str, importance: Importance) -> list[str]:
        rows = (row for row in role.role_skills.all() if row.importance == importance)
        return list(dict.fromkeys(row.skill.slug for row in rows if is_of(row, track)))

    jobs = []
    for track in tracks:
        essential = named(track, Importance.ESSENTIAL)
        useful = [skill for skill in named(track, Importance.USEFUL) if skill not in essential]
        jobs.append(Job(role.slug, tuple(essential), tuple(useful), track))
    return jobs


def is_of(row: RoleSkill, track: str) -> bool:
    """Whether the skill is one of this track, or of all."""
    return row.track is None or row.track.slug == track
