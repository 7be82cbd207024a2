"""Lines of evidence as records."""

from typing import Any

import pytest

from careers.documents.evidence import EVIDENCE_COLUMNS, EvidenceRecord
from careers.models import Evidence
from tests.careers.documents.values import LINE, faults


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"date": "9999-12-31"}, "date: expected a day from 1990-01-01"),
        ({"date": "0001-01-01"}, "date: expected a day from 1990-01-01"),
        ({"first_year": "1989"}, "first_year: expected greater than or equal to 1990"),
        ({"source": " "}, "source: expected some text"),
        ({"licence": ""}, "licence: expected some text"),
        ({"country": "ZZ"}, "country: expected a country"),
        ({"country": "gb"}, "country: expected a country"),
        ({"currency": "DEM"}, "currency: expected a currency"),
        ({"n": 10**9}, "n: expected less than or equal to 999999999"),
        ({"p50": 10**9}, "p50: expected an amount from 0 to 999999999, or #"),
        ({"p10": "-5"}, "p10: expected an amount from 0 to 999999999, or #"),
    ],
)
def test_a_line_of_evidence_is_refused(values: dict[str, Any], fault: str) -> None:
    assert any(text.startswith(fault) for text in faults(EvidenceRecord, {**LINE, **values}))


def test_the_columns_of_evidence_are_columns_of_the_table() -> None:
    assert set(EVIDENCE_COLUMNS) <= {field.name for field in Evidence._meta.get_fields()}
