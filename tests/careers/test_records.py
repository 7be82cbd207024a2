"""Records of the careers documents: what they refuse, and that their digests stay what they are."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError as InvalidRecord

from careers.documents.evidence import EVIDENCE_COLUMNS, EvidenceRecord
from careers.documents.pay import SalaryPart
from careers.documents.roles import SkillPart
from careers.documents.ways import RoutePart, SkillRecord
from careers.models import (
    Background,
    Distance,
    Evidence,
    Importance,
    Period,
    Programme,
    Questionnaire,
    Region,
    Role,
    SalaryKind,
    Seniority,
    Skill,
    SkillCategory,
)
from publishing.documents.load import load
from publishing.documents.records import Part, message
from tests.content import write_content

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


@pytest.mark.parametrize("order", ["-1", "32768"])
def test_a_place_that_no_column_holds_is_refused(order: str) -> None:
    values = {"slug": "a", "title": "A", "description": "A.", "category": "data"}
    [fault] = faults(SkillRecord, {**values, "order": order})
    assert fault.startswith("order: expected ")


def test_the_columns_of_evidence_are_columns_of_the_table() -> None:
    assert set(EVIDENCE_COLUMNS) <= {field.name for field in Evidence._meta.get_fields()}


# A digest that changes makes a document look edited that nobody has touched.
DIGESTS = {
    "skill python": "508855fb4527",
    "region uk": "ef01f3eff3ed",
    "role data-engineer": "7053c1314051",
    "role data-scientist": "a68baf2066dc",
    "evidence index-data-engineer-gb-all-adverts-gbp": "9998dd0769d8",
    "background analyst": "503198fdfd64",
    "programme seeds": "a786f6859d9d",
    "questionnaire path": "b3348bbe3280",
}


@pytest.mark.django_db
def test_digests_stay_what_they_are(tmp_path: Path) -> None:
    """Of texts that never change: the shipped ones may."""
    content = write_content(tmp_path)
    (content / "evidence").mkdir()
    (content / "evidence/index.csv").write_text(
        ",".join(list(LINE)[1:]) + "\n" + ",".join(list(LINE.values())[1:]) + "\n"
    )
    load(content)
    models: list[Any] = [Skill, Region, Role, Evidence, Background, Programme, Questionnaire]
    rows = [row for model in models for row in model.objects.order_by("pk")]
    assert {f"{row._meta.model_name} {row.slug}": row.base_digest[:12] for row in rows} == DIGESTS
