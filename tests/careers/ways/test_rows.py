import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careers.models import RoleSkill, Skill, Track
from careers.ways.rows import jobs_of, start, ways
from tests.factories import make_background, make_resource, make_role, make_skill

pytestmark = pytest.mark.django_db


def test_a_role_is_one_job_with_its_skills_in_the_editors_order() -> None:
    role = make_role("data-engineer")  # python is essential, sql useful
    role.role_skills.update(order=1)
    RoleSkill.objects.create(role=role, skill=make_skill("pipelines"), importance="essential", order=0)
    [job] = jobs_of(role)
    assert (job.role, job.track, job.essential, job.useful) == ("data-engineer", "", ("pipelines", "python"), ("sql",))


def test_a_role_with_tracks_is_a_job_for_each_with_what_they_share() -> None:
    role = make_role("safety")
    one, two = (Track.objects.create(role=role, slug=slug, title=slug, order=order) for order, slug in enumerate("ab"))
    RoleSkill.objects.create(role=role, skill=make_skill("law"), importance="essential", track=two)
    RoleSkill.objects.create(role=role, skill=make_skill("sql"), importance="essential", track=one)
    assert [(job.track, set(job.essential), job.useful) for job in jobs_of(role)] == [
        ("a", {"python", "sql"}, ()),  # what a track needs is not merely useful
        ("b", {"python", "law"}, ("sql",)),
    ]


def test_all_is_read_in_eight_queries_however_many_rows_there_are() -> None:
    for slug in ("one", "two", "three"):
        make_background(f"from-{slug}", make_role(slug))
    with CaptureQueriesContext(connection) as queries:
        known = ways()
        assert set(known.usual) == {"from-one", "from-two", "from-three"}
        assert known.routes["from-one", "one"].get_distance_display() == "near"
        assert start(known.skills["python"])
        assert [track for role in known.roles.values() for track in role.tracks.all()] == []
    assert len(queries) == 8


def test_skills_that_no_role_names_are_none_of_a_visitor() -> None:
    make_role("data-engineer")
    make_background("analyst").skills.add(make_skill("weaving"))
    known = ways()
    assert set(known.skills) == {"python", "sql"}
    assert known.usual["analyst"] == ("python",)


def started(skill: str) -> str:
    found = start(ways().skills[skill])
    return found.url if found else ""


def test_one_begins_with_the_first_resource_that_costs_nothing_at_all() -> None:
    make_role("data-engineer")
    skill = make_skill()
    skill.resources.all().delete()
    assert started("python") == ""
    make_resource(skill, url="https://a.example/", cost="free-to-audit", order=1)
    assert started("python") == "https://a.example/"
    make_resource(skill, url="https://b.example/", cost="free", order=2)
    assert started("python") == "https://b.example/"


def test_what_helps_everywhere_is_known() -> None:
    make_role("data-engineer")
    Skill.objects.filter(slug="sql").update(everywhere=True)
    assert ways().needs.everywhere == {"sql"}


def test_a_way_says_what_the_job_uses_each_skill_for() -> None:
    role = make_role("safety")
    for order, slug in enumerate(("one", "two")):
        track = Track.objects.create(role=role, slug=slug, title=slug.title(), order=order)
        RoleSkill.objects.create(
            role=role, skill=make_skill("law"), importance="essential", track=track, note=f"For {slug}."
        )
    first, second = ways().to("safety", {"sql"})
    assert [(way.track and way.track.title, [item.note for item in way.missing]) for way in (first, second)] == [
        ("One", ["", "For one."]),
        ("Two", ["", "For two."]),
    ]
    assert [item.skill.slug for item in first.useful] == ["sql"]
    assert (first.held, first.gap.number) == ([], 2)
