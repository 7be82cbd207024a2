import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careers.models import Role, RoleSkill, Salary, Track
from careers.pay.best import heads
from careers.roles.comparison import Comparison, compare_roles
from tests.factories import make_region, make_role, make_salary, make_skill

pytestmark = pytest.mark.django_db


def compared(*slugs: str) -> Comparison:
    roles, known = {role.slug: role for role in Role.objects.with_details()}, heads()
    with CaptureQueriesContext(connection) as queries:
        found = compare_roles([roles[slug] for slug in slugs], known)
    assert len(queries) == 0
    return found


@pytest.fixture(autouse=True)
def roles() -> list[Role]:
    """Two roles that both need Python and SQL; the first needs Java, the second is paid in the United States too."""
    one, other = make_role("one", order=1), make_role("other", order=2)
    RoleSkill.objects.create(role=one, skill=make_skill("java"), importance="useful")
    make_salary(other, make_region("us", "USD"), currency="USD")
    return [one, other]


def test_skills_that_all_need_stand_apart_from_those_that_tell_them_apart() -> None:
    found = compared("one", "other")
    assert {row.skill.slug: row.importances for row in found.shared} == {
        "python": ["essential", "essential"],
        "sql": ["useful", "useful"],
    }
    assert {row.skill.slug: row.importances for row in found.different} == {"java": ["useful", ""]}


def test_columns_are_in_the_order_of_the_roles() -> None:
    found = compared("other", "one")
    assert [role.slug for role in found.roles] == ["other", "one"]
    assert [row.importances for row in found.different] == [["", "useful"]]
    pay = {row.country: [best is not None for best in row.best] for row in found.pay}
    assert pay == {"GB": [True, True], "US": [True, False]}
    assert [best.country for best in found.heads if best] == ["GB", "GB"]


def test_the_chosen_country_comes_first_and_one_without_any_figure_is_left_out(roles: list[Role]) -> None:
    known = heads()
    assert [row.country for row in compare_roles(roles, known, "US").pay] == ["US", "GB"]
    assert [best.country for best in compare_roles(roles, known, "US").heads if best] == ["US"]
    Salary.objects.filter(region__slug="us").delete()
    assert [row.country for row in compare_roles(roles, heads(), "US").pay] == ["GB"]


def test_a_skill_that_a_track_names_again_counts_once_as_the_most_it_is(roles: list[Role]) -> None:
    track = Track.objects.create(role=roles[0], slug="streams", title="Streams")
    RoleSkill.objects.create(role=roles[0], skill=make_skill(), importance="useful", track=track)
    [row] = [row for row in compared("one", "other").shared if row.skill.slug == "python"]
    assert row.importances == ["essential", "essential"]
