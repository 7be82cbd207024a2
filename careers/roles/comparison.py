"""Two to four roles side by side."""

from dataclasses import dataclass

from careers.models import Region, Role, Salary, Skill


@dataclass(frozen=True)
class SkillRow:
    skill: Skill
    importances: list[str]
    """One a role, in the order of the roles: essential, useful or nothing."""


@dataclass(frozen=True)
class SalaryRow:
    region: Region
    salaries: list[list[Salary]]
    """The ranges of each role in this region, in the order of the roles."""


@dataclass(frozen=True)
class Comparison:
    roles: list[Role]
    shared: list[SkillRow]
    """Skills that all of the roles need."""
    different: list[SkillRow]
    salaries: list[SalaryRow]


def compare_roles(roles: list[Role]) -> Comparison:
    """From roles of `Role.objects.with_details()`: no further query."""
    skills: dict[str, Skill] = {}
    importances: list[dict[str, str]] = []
    regions: dict[int, Region] = {}
    for role in roles:
        own: dict[str, str] = {}
        for item in role.role_skills.all():  # essential first, and a track may name a skill again
            skills[item.skill.slug] = item.skill
            own.setdefault(item.skill.slug, item.importance)
        importances.append(own)
        regions.update({salary.region_id: salary.region for salary in role.salaries.all()})
    rows = [SkillRow(skill, [own.get(slug, "") for own in importances]) for slug, skill in skills.items()]
    return Comparison(
        roles=roles,
        shared=[row for row in rows if all(row.importances)],
        different=[row for row in rows if not all(row.importances)],
        salaries=[
            SalaryRow(
                region,
                [[salary for salary in role.salaries.all() if salary.region_id == pk] for role in roles],
            )
            for pk, region in sorted(regions.items(), key=lambda item: item[1].order)
        ],
    )
