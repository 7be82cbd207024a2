from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careers.models import RoleSkill, Skill
from careers.titles.rules import rules
from tests.factories import make_advertised_title, make_role, make_title_rule

pytestmark = pytest.mark.django_db


def test_rows_become_what_titles_are_decoded_by() -> None:
    late = make_role("late", title="Late Role", order=2, alias="Later", job_titles=["Latest"])
    early = make_role("early", title="Early Role", order=1)
    Skill.objects.filter(slug="sql").update(names=["PostgreSQL"])
    make_title_rule("second", "near", "b", order=2, roles=[late, early])
    make_title_rule("first", "role", "a", order=1, beside=["c"], roles=[late])
    with CaptureQueriesContext(connection) as queries:
        known = rules()
    assert len(queries) == 8
    decoder = known.decoder
    assert decoder.titles == [("Early Role", "early"), ("Late Role", "late"), ("Later", "late"), ("Latest", "late")]
    assert [(rule.slug, rule.words, rule.beside, rule.roles) for rule in decoder.rules] == [
        ("first", ("a",), ("c",), ("late",)),
        ("second", ("b",), (), ("early", "late")),
    ]
    assert {("SQL", "sql"), ("PostgreSQL", "sql")} <= {
        (name.upper() if name == "Sql" else name, skill) for name, skill in decoder.skills
    }
    assert decoder.essential == {"early": ["python"], "late": ["python"]}
    assert decoder.useful == {"early": ["sql"], "late": ["sql"]}


def test_a_skill_of_two_tracks_is_asked_for_once() -> None:
    role = make_role("early")
    track = role.tracks.create(slug="one", title="One", order=1)
    RoleSkill.objects.create(role=role, track=track, skill=Skill.objects.get(slug="python"), importance="essential")
    assert rules().decoder.essential == {"early": ["python"]}


def test_spellings_of_a_title_are_counted_together_under_the_commonest() -> None:
    make_role("early", job_titles=["MLOps Engineer", "ML-Ops Engineer"])
    make_advertised_title("MLOps engineer", adverts=3, first_year=2024)
    make_advertised_title("Mlops Engineers", adverts=40, last_year=2024, source_url="https://index.example/")
    known = rules()
    count = known.counts["mlop", "engineer"]
    assert (count.title, count.adverts, count.first_year, count.last_year) == ("Mlops Engineers", 43, 2023, 2025)
    assert (count.source, count.date) == ("An index", date(2025, 6, 22))
    assert known.spelling(("mlop", "engineer")) == "MLOps Engineer"
    assert known.spelling(("ml", "op", "engineer")) == ""
    assert known.spelling(("nobody",)) == ""
