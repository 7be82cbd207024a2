"""One query gives what a dozen gave."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.related import related_posts
from careers.models import Role
from careers.role_page import _role, role_context
from tests.guide.test_pages import fill

pytestmark = pytest.mark.django_db

PARTS = [
    "tracks", "tasks", "cautions", "role_skills", "neighbours", "salaries", "evidence", "routes", "programmes", "tags"
]  # fmt: skip


def test_a_role_and_its_parts_are_as_the_orm_has_them() -> None:
    fill(roles=3, posts=1)
    with CaptureQueriesContext(connection) as queries:
        found = _role.get("role-1")
        assert found
        together = {name: list(getattr(found, name).all()) for name in PARTS}
        related = [
            found.neighbours.all()[0].other.title,
            found.salaries.all()[0].region.title,
            found.tasks.all()[0].role.title,
        ]
    assert len(queries) == 1
    role = Role.objects.get(slug="role-1")
    for name in PARTS:
        assert {row.pk for row in together[name]} == {row.pk for row in getattr(role, name).all()}, name
    assert related == ["Role 0", "UK", "Role 1"]
    assert [(row.low, row.date, row.open_ended) for row in together["salaries"]] == list(
        role.salaries.order_by("region__order", "pk").values_list("low", "date", "open_ended")
    )
    assert together["salaries"][0].track is None


def test_a_role_that_is_not_there_is_none() -> None:
    assert _role.get("nobody") is None
    assert _role.get("' OR 1=1 --") is None


def test_a_role_page_makes_at_most_six_queries_from_nothing() -> None:
    fill(roles=3, posts=3)
    role_context("role-1")  # the statement is made once
    with CaptureQueriesContext(connection) as queries:
        context = role_context("role-1")
        shown = [value() for value in context.values() if callable(value)]
        related_posts([tag.pk for tag in context["role"].tags.all()])
    assert shown
    assert len(queries) <= 6
