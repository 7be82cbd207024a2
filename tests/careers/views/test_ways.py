"""Pages of skills, backgrounds and programmes."""

import pytest
from django.test import Client

from careers.models import RoleSkill, Route, Track
from tests.factories import make_background, make_programme, make_role, make_skill
from tests.public_pages import page, words

pytestmark = pytest.mark.django_db


def test_a_skill_names_the_roles_that_need_it_and_the_programmes_that_teach_it(client: Client) -> None:
    make_role("data-engineer")
    make_programme().skills.add(make_skill())
    python, sql = (page(client, f"/skills/{slug}/") for slug in ("python", "sql"))
    assert 'href="/roles/data-engineer/"' in python.partition('id="section_essential"')[2]
    assert 'href="/programmes/seeds/"' in python
    assert 'id="section_useful"' not in python
    assert 'href="/roles/data-engineer/"' in sql.partition('id="section_useful"')[2]
    assert "/programmes/seeds/" not in sql


def test_the_list_of_skills_counts_each_role_once(client: Client) -> None:
    for slug in ("one", "two"):
        role = make_role(slug)
    track = Track.objects.create(role=role, slug="streams", title="Streams")
    RoleSkill.objects.create(role=role, skill=make_skill(), importance="useful", track=track)
    make_skill("unused")
    text = words(page(client, "/skills/"))
    assert "2 roles" in text
    assert "3 roles" not in text


def test_a_background_says_how_far_each_role_is_and_what_is_missing(client: Client) -> None:
    near, far = make_role("near"), make_role("far")
    background = make_background("analyst", near)
    Route.objects.create(background=background, role=far, distance="long-way")
    make_background("writer")
    html = page(client, "/backgrounds/analyst/")
    assert html.index('id="section_near"') < html.index('data-role="near"') < html.index('id="section_long-way"')
    assert html.index('id="section_long-way"') < html.index('data-role="far"')
    assert "you bring the essential skills" in html
    assert 'href="/backgrounds/writer/"' in html.partition('id="section_others"')[2]
    background.skills.clear()
    assert "you bring the essential skills" not in page(client, "/backgrounds/analyst/")


def test_a_programme_names_what_it_follows_and_what_follows_it(client: Client) -> None:
    first = make_programme("first")
    make_programme("second", after=first)
    assert 'href="/programmes/first/"' in page(client, "/programmes/second/")
    assert 'href="/programmes/second/"' in page(client, "/programmes/first/")


@pytest.mark.parametrize("address", ["/skills/x/", "/backgrounds/x/", "/programmes/x/"])
def test_what_there_is_not_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
