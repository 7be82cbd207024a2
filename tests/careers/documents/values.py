"""Values of parts of the careers documents, and what their records say of bad ones."""

from typing import Any

import pytest
from pydantic import ValidationError as InvalidRecord

from publishing.documents.records import Part, message

SALARY = {"region": "uk", "low": 1, "high": 2, "currency": "GBP", "kind": "survey", "source": "S", "date": "2026-01-01"}
LINE = {
    "file": "index",
    "role": "data-engineer",
    "country": "GB",
    "kind": "adverts",
    "currency": "GBP",
    "n": "40",
    "p50": "50000",
    "first_year": "2024",
    "last_year": "2025",
    "source": "Index",
    "licence": "CC0 1.0",
    "date": "2026-01-19",
}


def faults(record: type[Part], values: dict[str, Any]) -> list[str]:
    with pytest.raises(InvalidRecord) as caught:
        record.model_validate(values)
    return [f"{'.'.join(map(str, item['loc']))}: {message(dict(item))}" for item in caught.value.errors()]
