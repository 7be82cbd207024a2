"""Skills, backgrounds and programmes as records."""

import pytest

from careers.documents.ways import SkillRecord
from tests.careers.documents.values import faults


@pytest.mark.parametrize("order", ["-1", "32768"])
def test_a_place_that_no_column_holds_is_refused(order: str) -> None:
    values = {"slug": "a", "title": "A", "description": "A.", "category": "data"}
    [fault] = faults(SkillRecord, {**values, "order": order})
    assert fault.startswith("order: expected ")
