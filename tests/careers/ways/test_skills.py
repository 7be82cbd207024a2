import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careers.models import Role, RoleSkill, Track
from careers.ways.rows import ways
from careers.ways.skills import nearest_job
from tests.factories import make_role, make_skill

pytestmark = pytest.mark.django_db


def test_only_essential_skills_that_one_has_not_are_missing() -> None:
    role = make_role("data-engineer")  # python is essential, sql useful
    found = nearest_job(role, {"sql"})
    assert (found.held, found.number, [skill.slug for skill in found.missing]) == (0, 1, ["python"])
    assert nearest_job(role, {"python"}).missing == []


def test_a_role_with_two_jobs_is_counted_by_the_nearer_one_as_on_routes() -> None:
    role = make_role("safety")
    for order, slug in enumerate(("technical", "policy")):
        track = Track.objects.create(role=role, slug=slug, title=slug.title(), order=order)
        RoleSkill.objects.create(role=role, skill=make_skill(slug), importance="essential", track=track)
    for have in ({"policy"}, {"technical", "python"}, set[str]()):
        found, way = nearest_job(role, have), ways().to("safety", have)[0]
        assert (found.held, found.number) == (len(way.held), way.gap.number)
        assert found.missing == [item.skill for item in way.missing]


def test_it_asks_the_database_for_nothing() -> None:
    make_role("data-engineer")
    role = Role.objects.with_details().get()
    with CaptureQueriesContext(connection) as queries:
        nearest_job(role, {"python"})
    assert len(queries) == 0
