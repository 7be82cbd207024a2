"""What no role may be, whoever writes it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from careers.models import Role
from publishing.documents.dates import FIRST, LAST

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("model", "field"), [(Role, "updated")])
@pytest.mark.parametrize("day", [date.min, FIRST - timedelta(days=1), LAST + timedelta(days=1), date.max])
def test_no_date_is_out_of_range(role: Role, model: Any, field: str, day: date) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**{field: day})


@pytest.mark.parametrize(
    ("hue", "name"), [(0, "hue-0"), (27, "hue-25"), (28, "hue-30"), (358, "hue-0"), (359, "hue-0")]
)
def test_any_hue_finds_a_class_of_the_stylesheet(hue: int, name: str) -> None:
    assert Role(hue=hue).hue_class == f"hue {name}"
