"""Roles as records."""

from datetime import date
from typing import Any

import pytest

from careers.documents.roles import RoleRecord, relate_role, role_record, save_role
from careers.models import Role, Track
from tests.careers.documents.values import SALARY, faults
from tests.factories import make_neighbours, make_role, make_statement

BARE = {"slug": "builder", "title": "Builder", "description": "Builds.", "order": "1"}


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"tasks": [{"text": "Build", "track": "streams"}]}, "'streams' is not one of the role's tracks"),
        ({"near": [{"role": "builder", "difference": "None."}]}, "a role is not near itself"),
        ({"near": [{"role": "a", "difference": "A."}, {"role": "a", "difference": "B."}]}, "more than once: a"),
        ({"map": {"systems": "5"}}, "map.building: missing"),
        ({"map": {"systems": "5", "building": "101"}}, "map.building: expected less than or equal to 100"),
        ({"hue": "360"}, "hue: expected less than or equal to 359"),
    ],
)
def test_what_no_page_could_show_is_refused(values: dict[str, Any], fault: str) -> None:
    assert any(fault in text for text in faults(RoleRecord, {**BARE, **values}))


def test_a_role_refers_to_skills_regions_and_near_roles() -> None:
    values = {
        "skills": [{"skill": "python", "importance": "useful"}],
        "salaries": [SALARY],
        "near": [{"role": "asker", "difference": "One builds."}],
    }
    found = [(item.kind, item.slug) for item in RoleRecord.model_validate({**BARE, **values}).references()]
    assert found == [("skill", "python"), ("region", "uk"), ("role", "asker")]


@pytest.mark.django_db
def test_a_role_is_the_same_after_it_was_saved_from_its_record() -> None:
    role = make_role("builder", map_systems=5, map_building=-7, job_titles=["Builder"])
    make_neighbours(role, make_role("asker"))
    track = Track.objects.create(role=role, slug="streams", title="Streams")
    role.tasks.update(track=track)
    make_statement(role, "avoid", source="A survey", url="https://source.example/", opened=date(2026, 11, 24), order=1)
    record = role_record(Role.objects.with_details().get(pk=role.pk))
    role.delete()
    relate_role(record, save_role(record, None))
    saved = Role.objects.with_details().get(slug="builder")
    assert role_record(saved) == record
    assert [task.track.slug for task in saved.tasks.all() if task.track] == ["streams"]
    assert [statement.topic for statement in saved.statements.all()] == ["hours", "avoid"]
