"""Two to four roles side by side."""

from dataclasses import dataclass

from careers.models import Role, Skill
from careers.pay.best import Best, Heads, with_usual
from careers.roles.statements import StatementRow, compare_statements


@dataclass(frozen=True)
class SkillRow:
    skill: Skill
    importances: list[str]
    """One a role, in the order of the roles: essential, useful or nothing."""


@dataclass(frozen=True)
class PayRow:
    country: str
    """ISO 3166."""
    best: list[Best | None]
    """What heads the country for each role, in the order of the roles."""


@dataclass(frozen=True)
class Comparison:
    roles: list[Role]
    shared: list[SkillRow]
    """Skills that all of the roles need."""
    different: list[SkillRow]
    statements: list[StatementRow]
    pay: list[PayRow]
    heads: list[Best | None]
    """What heads each role."""


def compare_roles(roles: list[Role], known: Heads, country: str = "") -> Comparison:
    """From roles of `Role.objects.with_details()`: no further query. Pay in the country, in the UK and in the US."""
    skills: dict[str, Skill] = {}
    importances: list[dict[str, str]] = []
    for role in roles:
        own: dict[str, str] = {}
        for item in role.role_skills.all():  # essential first, and a track may name a skill again
            skills[item.skill.slug] = item.skill
            own.setdefault(item.skill.slug, item.importance)
        importances.append(own)
    rows = [SkillRow(skill, [own.get(slug, "") for own in importances]) for slug, skill in skills.items()]
    pay = [PayRow(place, [known.of(role, place) for role in roles]) for place in with_usual(country)]
    return Comparison(
        roles=roles,
        shared=[row for row in rows if all(row.importances)],
        different=[row for row in rows if not all(row.importances)],
        statements=compare_statements(roles),
        pay=[row for row in pay if any(row.best)],
        heads=[known.head(role, country) for role in roles],
    )
