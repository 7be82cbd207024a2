from io import StringIO

import pytest
from django.core.management import call_command

from careers.models import Route
from careers.ways.report import disagreements, rows, summary
from careers.ways.rows import ways
from tests.factories import make_background, make_role, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rows() -> None:
    analyst = make_background("analyst")  # has python
    make_background("writer").skills.clear()
    Route.objects.create(background=analyst, role=make_role("held"), distance="some-way")
    lacking = make_role("lacking")
    lacking.role_skills.filter(skill__slug="python").delete()
    lacking.role_skills.update(importance="essential")  # sql
    Route.objects.create(background=analyst, role=lacking, distance="near")
    make_skill("sql").resources.update(hours=20)


def test_every_background_has_a_row_for_every_role() -> None:
    found = {(row.background, row.way.role.slug): row for row in rows(ways())}
    assert len(found) == 4
    row = found["analyst", "lacking"]
    assert (len(row.way.held), len(row.way.missing), row.hours, row.distance) == (0, 1, [20], "near")
    assert (found["writer", "held"].distance, found["writer", "held"].hours) == ("", [])


def test_each_disagreement_is_told_of_its_background() -> None:
    [line] = disagreements()
    assert line == ("Analyst: Lacking is “near” with 1 of 1 essential skills missing, Held “some way” with 0 of 1.")
    assert disagreements("analyst") == [line]
    assert disagreements("writer") == []
    assert summary(ways()).endswith("agrees with 0, disagrees with 1 and ties on 0.")


def test_the_command_lists_routes_and_disagreements() -> None:
    out = StringIO()
    call_command("ways_report", stdout=out)
    text = out.getvalue()
    assert "analyst  lacking  has 0 of 1  lacks 1  20 hours of 1   near" in text
    assert "Lacking is “near”" in text
