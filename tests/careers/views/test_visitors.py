"""What a visitor brings by the address."""

from urllib.parse import parse_qsl

import pytest
from django.test import RequestFactory

from careers.views.visitors import Visitor, visitor_of
from publishing.page_cache.parameters import Parameters
from tests.factories import make_background, make_evidence, make_role, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rows() -> None:
    make_evidence(make_role("data-engineer"))
    background = make_background("analyst")
    background.skills.add(make_skill("sql"))


def visitor(query: str, background: str = "") -> Visitor:
    request = RequestFactory().get(f"/?{query}")
    return visitor_of(request, Parameters(request.GET), background)


def test_skills_that_are_named_stand_for_the_usual_ones_of_the_background() -> None:
    assert visitor("").have == ()
    assert set(visitor("background=analyst").have) == {"python", "sql"}
    assert visitor("background=analyst&have=sql").have == ("sql",)
    assert [skill.slug for skill in visitor("have=sql").skills] == ["sql"]


def test_a_background_of_the_path_stands_before_one_of_the_query() -> None:
    found = visitor("", "analyst").background
    assert found
    assert found.slug == "analyst"
    assert visitor("", "nobody").background is None


def test_the_same_is_carried_to_other_pages_in_one_order() -> None:
    found = visitor("view=adviser&have=sql&have=python&in=uk&background=analyst")
    assert found.query() == "?background=analyst&have=python&have=sql&in=uk&view=adviser"
    assert visitor("have=python&in=uk&have=sql&background=analyst&view=adviser").query() == found.query()
    assert found.route_url("data-engineer") == (
        "/from/analyst/to/data-engineer/?have=python&have=sql&in=uk&view=adviser"
    )
    assert found.mine_url == "/skills/mine/?background=analyst&have=python&have=sql&in=uk"
    assert ("role", "data-engineer") in parse_qsl(found.plan_url("data-engineer").partition("?")[2])
    assert visitor("").query() == visitor("").route_url("data-engineer") == ""


def test_the_questionnaire_is_given_the_skills_that_it_knows() -> None:
    assert visitor("have=python&have=sql&view=adviser").asked_query == "?have=python"  # sql is useful alone


def test_what_is_unknown_is_left_out_and_said() -> None:
    found = visitor("have=x&background=y&in=zz&view=z")
    assert (found.have, found.background, found.country, found.is_adviser) == ((), None, "", False)
    assert sorted(found.parameters.unknown) == ["background", "have", "in", "view"]
