"""Skills of several roles as sets: what all of them name, what some do, and what is one role's alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.lists import format_list

from careers.models import Importance, Role, Skill
from careers.pay.money import LOCALE


@dataclass(frozen=True)
class Use:
    """What a skill is to a role that names it."""

    role: Role
    importance: str

    @property
    def is_essential(self) -> bool:
        return self.importance == Importance.ESSENTIAL


@dataclass(frozen=True)
class NamedSkill:
    skill: Skill
    uses: tuple[Use, ...]
    """In the order of the roles."""

    @property
    def is_essential(self) -> bool:
        """To every role that names it."""
        return all(use.is_essential for use in self.uses)


@dataclass(frozen=True)
class SkillSet:
    """The skills that these roles name and no other of those compared."""

    roles: tuple[Role, ...]
    skills: list[NamedSkill]

    @property
    def title(self) -> str:
        """Their names."""
        return format_list([role.title for role in self.roles], locale=LOCALE)


def named_skills(roles: Sequence[Role]) -> list[NamedSkill]:
    """Each once, essential before useful in each role's order. From prefetched skills: no query."""
    skills: dict[str, Skill] = {}
    uses: dict[str, dict[int, Use]] = {}
    for role in roles:
        for item in role.role_skills.all():  # essential first, and a track may name a skill again
            skills[item.skill.slug] = item.skill
            uses.setdefault(item.skill.slug, {}).setdefault(role.pk, Use(role, item.importance))
    return [NamedSkill(skill, tuple(uses[slug].values())) for slug, skill in skills.items()]


def skill_sets(roles: Sequence[Role]) -> list[SkillSet]:
    """Those of most roles first; of as many, in the order of the roles. None is empty."""
    order = {role.pk: place for place, role in enumerate(roles)}
    sets: dict[tuple[int, ...], SkillSet] = {}
    for named in named_skills(roles):
        owners = tuple(use.role for use in named.uses)
        key = tuple(order[role.pk] for role in owners)
        sets.setdefault(key, SkillSet(owners, [])).skills.append(named)
    for found in sets.values():
        found.skills.sort(key=lambda named: not named.is_essential)  # stable
    return [sets[key] for key in sorted(sets, key=lambda key: (-len(key), key))]
