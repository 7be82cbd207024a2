import pytest

from careers.models import Role, RoleSkill, Track
from careers.roles.skill_sets import SkillSet, skill_sets
from tests.factories import make_role, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def roles() -> list[Role]:
    """Three that all need Python and SQL; the first and the last need Java, the last Rust."""
    one, two, three = (make_role(slug, order=order) for order, slug in enumerate(["one", "two", "three"]))
    for role, skill, importance in ((one, "java", "useful"), (three, "java", "essential"), (three, "rust", "useful")):
        RoleSkill.objects.create(role=role, skill=make_skill(skill), importance=importance)
    return [one, two, three]


def told(sets: list[SkillSet]) -> dict[str, list[str]]:
    return {found.title: [named.skill.slug for named in found.skills] for found in sets}


def test_each_skill_is_in_the_set_of_the_roles_that_name_it_the_widest_first(roles: list[Role]) -> None:
    found = told(skill_sets(roles))
    assert list(found.items()) == [
        ("One, Two and Three", ["python", "sql"]),
        ("One and Three", ["java"]),
        ("Three", ["rust"]),
    ]


def test_sets_follow_the_order_of_the_roles(roles: list[Role]) -> None:
    assert list(told(skill_sets(roles[::-1]))) == ["Three, Two and One", "Three and One", "Three"]


def test_a_skill_says_what_it_is_to_each_role(roles: list[Role]) -> None:
    [java] = skill_sets(roles)[1].skills
    assert [(use.role.slug, use.importance) for use in java.uses] == [("one", "useful"), ("three", "essential")]
    assert not java.is_essential


def test_a_skill_that_a_track_names_again_counts_once_as_the_most_it_is(roles: list[Role]) -> None:
    track = Track.objects.create(role=roles[0], slug="streams", title="Streams")
    RoleSkill.objects.create(role=roles[0], skill=make_skill(), importance="useful", track=track)
    python = skill_sets(roles)[0].skills[0]
    assert (python.skill.slug, python.is_essential, len(python.uses)) == ("python", True, 3)
