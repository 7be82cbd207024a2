"""What no range of pay and no rate may be, whoever writes it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from careers.models import ExchangeRate, Role, Salary
from publishing.documents.dates import FIRST, LAST

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("model", "field"), [(Salary, "date"), (ExchangeRate, "date")])
@pytest.mark.parametrize("day", [date.min, FIRST - timedelta(days=1), LAST + timedelta(days=1), date.max])
def test_no_date_is_out_of_range(role: Role, model: Any, field: str, day: date) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**{field: day})


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Salary, {"source": ""}),
        (Salary, {"source": "  "}),
        (Salary, {"kind": ""}),
        (Salary, {"kind": "rumour"}),
        (Salary, {"date": None}),
    ],
)
def test_no_figure_is_without_kind_source_or_date(role: Role, model: Any, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**values)
