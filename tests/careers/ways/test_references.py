from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careers.models import Background, Route
from careers.ways import references
from publishing.documents.references import MissingFigureError, figure
from tests.factories import make_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rows() -> None:
    analyst = Background.objects.create(slug="analyst", title="Analyst", description="Counts.")
    routes: dict[str, dict[str, Any]] = {
        "data-scientist": {"distance": "near", "months_low": 4, "months_high": 8, "source": "A course"},
        "prompt-engineer": {"distance": "some-way", "months_low": 1, "months_high": 1, "source": "A course"},
        "data-engineer": {"distance": "long-way"},
    }
    for slug, values in routes.items():
        Route.objects.create(background=analyst, role=make_role(slug), **values)


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("distance:analyst:data-scientist", "near"),
        ("distance:analyst:data-engineer", "a long way"),
        ("months:analyst:data-scientist", "4 to 8 months"),
        ("months:analyst:prompt-engineer", "1 month"),
    ],
)
def test_a_route_is_told_in_words(reference: str, words: str) -> None:
    assert figure(reference) == words


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("distance:analyst:mlops-engineer", "no route from this background"),
        ("distance:nurse:data-scientist", "no route from this background"),
        ("months:analyst:data-engineer", "no time with a source"),
    ],
)
def test_what_is_not_known_of_a_route_is_a_missing_figure(reference: str, reason: str) -> None:
    with pytest.raises(MissingFigureError, match=reason):
        figure(reference)


def test_all_routes_take_one_query() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert {key[1] for key in references.routes()} == {"data-scientist", "prompt-engineer", "data-engineer"}
    assert len(queries) == 1
