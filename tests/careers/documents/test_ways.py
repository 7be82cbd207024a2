"""Skills, backgrounds and programmes as records."""

from typing import Any

import pytest

from careers.documents.ways import SkillRecord, relate_skill, save_skill, skill_record
from careers.models import Skill
from tests.careers.documents.values import faults
from tests.factories import make_resource, make_skill

SKILL = {"slug": "a", "title": "A", "description": "A.", "category": "data", "order": "1"}
RESOURCE = {
    "title": "The tutorial",
    "publisher": "A foundation",
    "url": "https://learn.example/",
    "kind": "tutorial",
    "cost": "free",
    "language": "en",
    "opened": "2026-11-24",
}


@pytest.mark.parametrize("order", ["-1", "32768"])
def test_a_place_that_no_column_holds_is_refused(order: str) -> None:
    [fault] = faults(SkillRecord, {**SKILL, "order": order})
    assert fault.startswith("order: expected ")


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"kind": "video"}, "resources.0.kind: expected 'tutorial', 'course', 'book' or 'reference'"),
        ({"cost": "cheap"}, "resources.0.cost: expected 'free', 'free-to-read' or 'free-to-audit'"),
        ({"hours": "0"}, "resources.0.hours: expected greater than or equal to 1"),
        ({"language": "English"}, "resources.0.language: expected a language of ISO 639 such as en"),
        ({"url": "ftp://learn.example/"}, "resources.0.url: expected a web address"),
        ({"opened": None}, "resources.0.opened: "),
        ({"publisher": " "}, "resources.0.publisher: expected some text"),
    ],
)
def test_a_resource_that_no_page_could_show_is_refused(values: dict[str, Any], fault: str) -> None:
    [text] = faults(SkillRecord, {**SKILL, "resources": [{**RESOURCE, **values}]})
    assert text.startswith(fault)


def test_a_skill_names_a_resource_once() -> None:
    [fault] = faults(SkillRecord, {**SKILL, "resources": [RESOURCE, {**RESOURCE, "title": "Again"}]})
    assert "given more than once: https://learn.example/" in fault


@pytest.mark.django_db
def test_a_skill_is_the_same_after_it_was_saved_from_its_record() -> None:
    skill = make_skill()
    make_resource(skill, url="https://other.example/", hours=20, language="fr", cost="free-to-audit", done="By A, 2025")
    record = skill_record(Skill.objects.with_resources().get())
    skill.delete()
    relate_skill(record, save_skill(record, None))
    assert skill_record(Skill.objects.with_resources().get()) == record
    assert [resource.hours for resource in record.resources] == [None, 20]
