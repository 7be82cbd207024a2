"""Fields that records of several kinds share."""

from typing import Any

import pytest

from careers.documents.evidence import EvidenceRecord
from careers.documents.pay import SalaryPart
from careers.documents.roles import SkillPart
from careers.documents.ways import RoutePart, SkillRecord
from careers.models import Distance, Importance, Period, SalaryKind, Seniority, SkillCategory
from publishing.documents.records import Part
from tests.careers.documents.values import LINE, SALARY, faults


@pytest.mark.parametrize(
    ("record", "values", "name", "choices"),
    [
        (SkillPart, {"skill": "python"}, "importance", Importance),
        (SalaryPart, SALARY, "kind", SalaryKind),
        (SalaryPart, SALARY, "period", Period),
        (RoutePart, {"role": "data-engineer"}, "distance", Distance),
        (EvidenceRecord, LINE, "level", Seniority),
    ],
)
def test_a_choice_is_one_of_the_models(record: type[Part], values: dict[str, Any], name: str, choices: Any) -> None:
    for value in choices.values:
        assert getattr(record.model_validate({**values, name: value}), name) == value
    [fault] = faults(record, {**values, name: "rumour"})
    assert fault.startswith(f"{name}: expected {choices.values[0]!r}")
    assert all(repr(value) in fault for value in choices.values)
    assert fault.endswith("not 'rumour'")


def test_a_fault_lists_the_choices_as_a_sentence_does() -> None:
    values = {"slug": "a", "title": "A", "description": "A.", "order": "1", "category": "magic"}
    [fault] = faults(SkillRecord, values)
    assert fault == (
        "category: expected 'programming', 'data', 'machine-learning', 'mathematics', 'infrastructure', 'product' or "
        "'people', not 'magic'"
    )
    assert len(SkillCategory.values) == 7
