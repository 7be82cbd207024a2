"""Lines of context as records."""

from typing import Any

import pytest
from pydantic import ValidationError

from careers.documents.context import ContextRecord, context_record, save_context

LINE = {
    "file": "a-source",
    "topic": "wages",
    "country": "CA",
    "name": "NOC 21211 Data scientists",
    "measures": "low/median/high",
    "unit": "CAD a year",
    "series": "2025:62400/95992/145059",
    "source": "A source",
    "licence": "CC0 1.0",
    "date": "2025-12-31",
}


def record(**values: Any) -> ContextRecord:
    return ContextRecord.model_validate({**LINE, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"topic": "weather"}, "topic"),
        ({"country": "XX"}, "country"),
        ({"series": ""}, "series"),
        ({"series": "2025:1"}, "a value for each of low/median/high"),
        ({"breaks_at": "2025-06"}, "there is no value of 2025-06"),
        ({"topic": "outlook", "measures": "jobs", "series": "2025:1"}, "expected of outlook 3 for each 2025"),
        ({"topic": "mentions", "measures": "share", "series": "2025:1"}, "expected of mentions 1 for each 2025-06"),
        ({"topic": "employers", "measures": "share", "series": "2025:1"}, "expected of employers 2 for each 2025"),
        ({"unit": "dollars"}, "a currency and a period"),
        ({"licence": ""}, "licence"),
        ({"date": ""}, "date"),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused(values: dict[str, str], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        record(**values)


@pytest.mark.django_db
def test_a_line_and_its_row_say_the_same() -> None:
    given = record(note="One group.", notice="Contains information.")
    assert given.slug == "a-source-ca-noc-21211-data-scientists"
    row = save_context(given, None)
    assert row.slug == given.slug
    assert context_record(row) == given
