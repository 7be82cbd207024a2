import pytest

from careers.models import RoleSkill, Track
from careers.ways.skills import missing_skills
from tests.factories import make_role, make_skill

pytestmark = pytest.mark.django_db


def test_only_essential_skills_that_one_has_not_are_missing() -> None:
    role = make_role("data-engineer")  # python is essential, sql useful
    assert [skill.slug for skill in missing_skills(role, {"sql"})] == ["python"]
    assert missing_skills(role, {"python"}) == []


def test_a_skill_that_two_tracks_need_is_missing_once() -> None:
    role = make_role("data-engineer")
    track = Track.objects.create(role=role, slug="streams", title="Streams", description="Live data.")
    RoleSkill.objects.create(role=role, skill=make_skill(), importance="essential", track=track)
    assert [skill.slug for skill in missing_skills(role, set())] == ["python"]
