"""What no evidence may be, whoever writes it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from careers.models import Evidence, Role
from publishing.documents.dates import FIRST, LAST

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("model", "field"), [(Evidence, "date")])
@pytest.mark.parametrize("day", [date.min, FIRST - timedelta(days=1), LAST + timedelta(days=1), date.max])
def test_no_date_is_out_of_range(role: Role, model: Any, field: str, day: date) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**{field: day})


@pytest.mark.parametrize("values", [{"first_year": 1989}, {"last_year": 2101}])
def test_no_year_is_out_of_range(role: Role, values: dict[str, int]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.update(**values)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Evidence, {"source": ""}),
        (Evidence, {"source": "  "}),
        (Evidence, {"licence": ""}),
        (Evidence, {"licence": "  "}),
        (Evidence, {"kind": ""}),
        (Evidence, {"date": None}),
    ],
)
def test_no_figure_is_without_kind_source_or_date(role: Role, model: Any, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"n": 29},
        {"n": None},
        {"n": 0, "p10": None, "p25": None, "p50": None, "p75": None, "p90": None},
        {"p25": 45_000},
        {"p75": None, "p25": 95_000, "p50": None},
        {"first_year": 2026},
        {"kind": "estimate"},
        {"level": "junior"},
    ],
)
def test_the_database_holds_the_same_rules(role: Role, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.update(**values)
