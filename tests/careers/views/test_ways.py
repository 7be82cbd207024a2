"""Pages of skills, backgrounds and programmes."""

import pytest
from django.test import Client

from careers.models import RoleSkill, Route, Skill, Track
from tests.factories import make_background, make_programme, make_resource, make_role, make_skill
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


def test_the_number_of_roles_is_told_of_a_skill_that_helps_everywhere_too(client: Client) -> None:
    make_role("one")
    Skill.objects.filter(slug="python").update(everywhere=True)
    assert "Python A skill. It helps in every role. 1 role" in words(page(client, "/skills/"))


@pytest.mark.parametrize("address", ["/skills/python/", "/programmes/seeds/"])
def test_beside_a_skill_and_a_programme_stand_the_roles_and_the_questionnaire(client: Client, address: str) -> None:
    programme = make_programme("seeds")
    programme.roles.add(make_role("one", tagline="Does one thing"))
    side = page(client, address).partition('<aside class="side"')[2].partition("</aside>")[0]
    assert 'data-role="one"' in side
    assert 'href="/roles/one/"' in side
    assert side.index("/roles/one/") < side.index('href="/choose-your-path/"')


def test_a_background_says_how_far_each_role_is_and_what_is_missing(client: Client) -> None:
    near, far = make_role("near"), make_role("far")
    background = make_background("analyst", near)
    Route.objects.create(background=background, role=far, distance="long-way")
    make_background("writer")
    html = page(client, "/backgrounds/analyst/")
    assert html.index('id="section_near"') < html.index('data-role="near"') < html.index('id="section_long-way"')
    assert html.index('id="section_long-way"') < html.index('data-role="far"')
    assert "You bring the essential skills" in html
    assert 'href="/backgrounds/writer/"' in html.partition('id="section_others"')[2]
    background.skills.clear()
    assert "You bring the essential skills" not in page(client, "/backgrounds/analyst/")


def test_a_programme_names_what_it_follows_and_what_follows_it(client: Client) -> None:
    first = make_programme("first")
    make_programme("second", after=first)
    assert 'href="/programmes/first/"' in page(client, "/programmes/second/")
    assert 'href="/programmes/second/"' in page(client, "/programmes/first/")


def test_a_skill_says_where_to_learn_it_at_what_cost_and_whether_one_of_us_did(client: Client) -> None:
    skill = make_skill()
    values = {"title": "The course", "kind": "course", "cost": "free-to-audit", "hours": 20, "language": "fr"}
    make_resource(
        skill, **{"url": "https://school.example/", "done": "One of us did it in 2025.", "order": 1, **values}
    )
    html = page(client, "/skills/python/").partition('id="section_resources"')[2].partition("</section>")[0]
    assert '<a href="https://learn.example/" rel="noopener" hreflang="en">A tutorial</a>, A foundation' in html
    text = words(html)
    assert "Tutorial, free, English. Opened 24 November 2026. We have not done it." in text
    assert (
        "Course, free without certificate, French, 20 hours by its own count. Opened 24 November 2026. "
        "One of us did it in 2025."
    ) in text
    assert text.count("We have not done it.") == 1
    skill.resources.all().delete()
    assert "section_resources" not in page(client, "/skills/python/")


def test_programmes_are_one_table_that_leads_to_their_publishers(client: Client) -> None:
    make_programme("seeds", lessons=17, url="https://school.example/seeds")
    make_programme("sprouts", order=1, level=2)
    html = page(client, "/programmes/")
    assert html.count("<table") == 1
    assert "Seeds From zero. 1, beginner 17 AI Educademy , Seeds Sprouts From zero. 2, foundation AI" in words(html)
    assert html.count('href="https://school.example/seeds" rel="noopener"') == 1
    assert 'href="/programmes/seeds/"' in html


def test_series_are_in_the_order_of_their_first_programmes(client: Client) -> None:
    make_programme("seeds", series="Zeroth", order=1)
    make_programme("sprouts", series="Another", order=2)
    make_programme("forest", series="Zeroth", order=3)
    text = words(page(client, "/programmes/"))
    assert text.index("Zeroth") < text.index("Seeds") < text.index("Forest") < text.index("Another")


def test_a_programme_leads_to_its_publishers_page_if_it_has_one(client: Client) -> None:
    make_programme("seeds", url="https://school.example/seeds")
    make_programme("sprouts")
    link = 'href="https://school.example/seeds" rel="noopener">Go to the programme at AI Educademy</a>'
    assert link in page(client, "/programmes/seeds/")
    assert "Go to the programme" not in page(client, "/programmes/sprouts/")


@pytest.mark.parametrize("address", ["/skills/x/", "/backgrounds/x/", "/programmes/x/"])
def test_what_there_is_not_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
