"""What a reader has of the skills that jobs ask for, and what is missing: arithmetic on sets of slugs.

Skills are counted, never weighed, and no share of them is made into a score.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

# Essential in so few roles, a skill tells them from the others; helpful in every role, it tells none apart.
DEFINES_AT_MOST = 3
# So many missing skills are within reach of somebody at work.
REACH = 2
# A direct way of no more missing skills needs no stop on it.
SHORT = 3
# So many skills may a way in two hops ask for that the direct one does not.
DETOUR = 1


@dataclass(frozen=True)
class Job:
    """The skills that a role asks for or, of a role with tracks, one of the jobs that share its name."""

    role: str
    essential: tuple[str, ...]
    useful: tuple[str, ...] = ()
    """None of the essential ones."""
    track: str = ""


@dataclass(frozen=True)
class Gap:
    """From what a reader has to a job. Both parts of the essential skills are in learning order."""

    job: Job
    held: tuple[str, ...]
    missing: tuple[str, ...]
    useful: tuple[str, ...]
    """Useful ones that the reader has."""

    @property
    def number(self) -> int:
        """Of essential skills."""
        return len(self.held) + len(self.missing)

    @property
    def nearness(self) -> tuple[bool, int, int]:
        """Sorts gaps: what lacks least comes first and, of equals, what uses most of what the reader has.

        A job of which no skill is known is no near one: it comes last.
        """
        return not self.number, len(self.missing), -len(self.held)


@dataclass(frozen=True)
class Hops:
    """A way to a job that stops at another."""

    first: Gap
    second: Gap

    @property
    def longest(self) -> int:
        return max(len(self.first.missing), len(self.second.missing))

    @property
    def number(self) -> int:
        """Of skills to learn, both steps together."""
        return len(self.first.missing) + len(self.second.missing)


@dataclass(frozen=True)
class Opening:
    """A defining skill that a reader lacks, and the roles that ask for it."""

    skill: str
    roles: tuple[str, ...]
    left: int
    """The fewest skills that one of these roles asks for besides."""


class Needs:
    """The skills that all jobs ask for, in the editors' order of roles."""

    def __init__(self, jobs: Iterable[Job], everywhere: Collection[str] = ()) -> None:
        self.jobs = tuple(jobs)
        self.everywhere = frozenset(everywhere)
        """Skills that help in every role."""

    @cached_property
    def roles(self) -> dict[str, tuple[Job, ...]]:
        found: dict[str, tuple[Job, ...]] = {}
        for job in self.jobs:
            found[job.role] = (*found.get(job.role, ()), job)
        return found

    @cached_property
    def roles_of(self) -> Mapping[str, tuple[str, ...]]:
        """The roles to which a skill is essential, in one of their jobs at least."""
        found: dict[str, tuple[str, ...]] = {}
        for role, jobs in self.roles.items():
            for skill in dict.fromkeys(skill for job in jobs for skill in job.essential):
                found[skill] = (*found.get(skill, ()), role)
        return found

    @cached_property
    def defining(self) -> frozenset[str]:
        return frozenset(
            skill
            for skill, roles in self.roles_of.items()
            if len(roles) <= DEFINES_AT_MOST and skill not in self.everywhere
        )

    def in_order(self, skills: Collection[str], job: Job) -> tuple[str, ...]:
        """Skills of the job in the order to learn them in.

        First what helps in every role, then what most roles ask for, and of those alike the order in which editors
        name them: so whoever changes course after the first steps has lost least. It is no order of difficulty.
        """

        def place(skill: str) -> tuple[bool, int]:
            return skill not in self.everywhere, -len(self.roles_of.get(skill, ()))

        return tuple(sorted((skill for skill in job.essential if skill in skills), key=place))

    def gap(self, job: Job, have: Collection[str]) -> Gap:
        essential = set(job.essential)
        return Gap(
            job,
            self.in_order(essential & set(have), job),
            self.in_order(essential - set(have), job),
            tuple(skill for skill in job.useful if skill in have),
        )

    def gaps(self, role: str, have: Collection[str]) -> list[Gap]:
        """To each job of the role, the one with fewest missing skills first."""
        found = [self.gap(job, have) for job in self.roles[role]]
        return sorted(found, key=lambda gap: gap.nearness)

    def nearest(self, role: str, have: Collection[str]) -> Gap:
        """A role with two jobs is as near as the nearer of them: nobody needs the skills of both."""
        return self.gaps(role, have)[0]

    def all_gaps(self, have: Collection[str]) -> list[Gap]:
        """To every role, the one with fewest missing skills first."""
        return sorted((self.nearest(role, have) for role in self.roles), key=lambda gap: gap.nearness)

    def entrance(self, have: Collection[str]) -> list[str]:
        """Skills that help in every role, some job asks for and the reader lacks; those of most roles first."""
        lacking = [skill for skill in self.roles_of if skill in self.everywhere and skill not in have]
        return sorted(lacking, key=lambda skill: -len(self.roles_of[skill]))

    def openings(self, have: Collection[str]) -> list[Opening]:
        """Defining skills that the reader lacks: those of most roles first, then those of the nearest."""
        found = []
        for skill in sorted(self.defining - set(have), key=list(self.roles_of).index):
            jobs = [job for job in self.jobs if skill in job.essential]
            left = min(len(set(job.essential) - set(have)) - 1 for job in jobs)
            found.append(Opening(skill, self.roles_of[skill], left))
        return sorted(found, key=lambda opening: (-len(opening.roles), opening.left))

    def two_hops(self, job: Job, have: Collection[str]) -> list[Hops]:
        """Ways by another role on which each step asks for two thirds of the direct way at most, shortest steps first.

        Together the steps are never shorter: one learns what the destination asks for and, at most, DETOUR skills
        more. What is won is that the first step ends in paid work.
        """
        direct = len(self.gap(job, have).missing)
        found = []
        for other in self.jobs if direct > SHORT else ():
            if other.role == job.role:
                continue
            hops = Hops(self.gap(other, have), self.gap(job, {*have, *other.essential}))
            if 3 * hops.longest <= 2 * direct and hops.number <= direct + DETOUR:
                found.append(hops)
        return sorted(found, key=lambda hops: (hops.longest, hops.number))

    def exits(self, job: Job) -> list[Gap]:
        """The other roles within REACH of somebody at work, who has the essential and the useful skills of the job."""
        gaps = self.all_gaps(named_by(job))
        return [gap for gap in gaps if gap.job.role != job.role and gap.number and len(gap.missing) <= REACH]

    def left_out(self, job: Job, have: Collection[str]) -> list[str]:
        """Skills of other roles that this one does not name, in none of its jobs; what most roles name first.

        What helps everywhere is no such skill, nor is what the reader has already.
        """
        named = {*self.everywhere, *have, *(skill for own in self.roles[job.role] for skill in named_by(own))}
        of_roles = ({skill for other in jobs for skill in named_by(other)} for jobs in self.roles.values())
        uses = Counter(skill for skills in of_roles for skill in skills)
        order = dict.fromkeys(skill for other in self.jobs for skill in named_by(other))
        return sorted((skill for skill in order if skill not in named), key=lambda skill: -uses[skill])


def named_by(job: Job) -> tuple[str, ...]:
    return (*job.essential, *job.useful)
