"""Editors' distances beside counts of skills."""

import pytest

from careers.models import Background, RoleSkill, Route
from careers.ways.agreement import disagreements, pairs, verdicts
from careers.ways.rows import ways
from tests.factories import make_background, make_role, make_skill

pytestmark = pytest.mark.django_db


def placed(background: Background, slug: str, distance: str, *essential: str) -> None:
    """A role that asks for these skills and no others."""
    role = make_role(slug)
    role.role_skills.all().delete()
    for skill in essential:
        RoleSkill.objects.create(role=role, skill=make_skill(skill), importance="essential")
    Route.objects.create(background=background, role=role, distance=distance)


def test_a_nearer_role_that_lacks_the_greater_share_is_a_disagreement() -> None:
    analyst = make_background("analyst")  # has python
    placed(analyst, "held", "near", "python", "sql")
    placed(analyst, "half", "some-way", "python", "charts")
    placed(analyst, "none", "near", "law")
    placed(analyst, "all", "long-way", "python")
    found = {(pair.nearer.job.role, pair.farther.job.role): pair.verdict for pair in pairs(ways())}
    assert found == {
        ("held", "half"): "tie",
        ("held", "all"): "disagree",
        ("none", "half"): "disagree",
        ("half", "all"): "disagree",
        ("none", "all"): "disagree",
    }
    assert verdicts(ways()) == {"tie": 1, "disagree": 4}
    assert len(disagreements()) == 4


def test_roles_of_one_distance_and_those_of_which_editors_say_nothing_are_not_compared() -> None:
    analyst = make_background("analyst")
    placed(analyst, "one", "near", "python")
    placed(analyst, "two", "near", "law")
    make_role("unsaid")
    assert list(pairs(ways())) == []


def test_shares_are_compared_and_not_numbers() -> None:
    analyst = make_background("analyst")
    analyst.skills.add(*(make_skill(f"skill-{number}") for number in range(6)))
    placed(analyst, "large", "near", *(f"skill-{number}" for number in range(9)))  # three of nine are missing
    placed(analyst, "small", "some-way", "skill-0", "x", "y")  # two of three
    assert verdicts(ways()) == {"agree": 1}
