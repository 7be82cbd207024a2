import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careers.models import Background
from careers.roles.route import route_context
from careers.ways.rows import ways
from publishing.page_cache.version import rendering
from tests.factories import make_background, make_evidence, make_role

pytestmark = pytest.mark.django_db


def test_a_route_takes_one_query_beside_what_is_kept_for_the_version() -> None:
    role = make_role("data-engineer")
    make_evidence(role)
    make_background("analyst", role)
    with rendering(""):
        known = ways()
        background = known.backgrounds["analyst"]
        route_context(known, background, "data-engineer", ("python",), "")
        with CaptureQueriesContext(connection) as queries:
            context = route_context(known, background, "data-engineer", ("python",), "")
    assert len(queries) == 1
    assert context["way"].missing == []


def test_useful_skills_that_one_lacks_can_wait() -> None:
    make_role("data-engineer")
    background = make_background("analyst")
    assert isinstance(background, Background)
    known = ways()
    later = [route_context(known, background, "data-engineer", have, "")["later"] for have in ((), ("sql",))]
    assert [[skill.slug for skill in skills] for skills in later] == [["sql"], []]
