"""What no statement may be, whoever writes it."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from careers.models import Role, Statement
from publishing.documents.dates import FIRST

pytestmark = pytest.mark.django_db

SOURCE = {"source": "A survey", "url": "https://source.example/", "opened": date(2026, 11, 24)}


@pytest.mark.parametrize(
    "values",
    [
        {"topic": "pay"},
        {"text": "  "},
        {**SOURCE, "source": " "},
        {**SOURCE, "url": ""},
        {**SOURCE, "opened": None},
        {**SOURCE, "opened": date.min},
        {"opened": FIRST},
    ],
)
def test_it_has_a_topic_a_text_and_a_whole_source_or_none(role: Role, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.update(**values)


def test_its_source_is_a_name_an_address_and_a_day(role: Role) -> None:
    assert Statement.objects.update(**SOURCE) == 1
