"""The page of the skills that a visitor has."""

import pytest
from django.test import Client

from careers.models import RoleSkill, Skill, Track
from publishing.documents.links import owns_address
from tests.factories import make_background, make_role, make_skill
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rows() -> None:
    engineer = make_role("data-engineer", order=1, tagline="Moves data")  # python is essential, sql useful
    for order, slug in enumerate(("pipelines", "modelling"), 5):
        RoleSkill.objects.create(role=engineer, skill=make_skill(slug), importance="essential", order=order)
    make_role("scientist", order=2).role_skills.filter(skill__slug="python").delete()
    make_role("analyst", order=3).role_skills.update(importance="essential")
    make_background("analyst").skills.add(make_skill("sql"))


def counted(html: str) -> list[tuple[str, str, str]]:
    return [(item["role"], item["held"], item["essential"]) for item in marks(html, "held", "li")]


def test_without_skills_there_is_a_box_for_each_that_some_role_names_and_nothing_is_counted(client: Client) -> None:
    make_skill("weaving")
    html = page(client, "/skills/mine/")
    boxes = marks(html, "missing", "a"), html.count('type="checkbox"'), html.count("checked")
    assert boxes == ([], 4, 0)
    assert 'value="weaving"' not in html
    assert 'name="robots"' not in html


def test_each_role_is_told_by_a_count_and_what_is_missing_in_learning_order(client: Client) -> None:
    Skill.objects.filter(slug="sql").update(everywhere=True)
    html = page(client, "/skills/mine/?have=modelling")
    assert counted(html) == [("data-engineer", "1", "3"), ("analyst", "0", "2"), ("scientist", "0", "0")]
    text = words(html)
    assert "1 of 3 essentials Missing Python , Pipelines" in text
    assert "0 of 2 essentials Missing Sql , Python" in text
    assert "%" not in text
    assert [item["missing"] for item in marks(html, "missing", "a")] == ["python", "pipelines", "sql", "python"]


def test_a_background_ticks_its_usual_skills_and_leads_to_routes(client: Client) -> None:
    html = page(client, "/skills/mine/?background=analyst")
    assert html.count(" checked") == 2
    assert "These are the usual skills of this background: Analyst." in words(html)
    assert 'href="/from/analyst/to/data-engineer/"' in html
    html = page(client, "/skills/mine/?background=analyst&have=python")
    assert html.count(" checked") == 1
    assert "usual skills of this background:" not in words(html)
    assert 'href="/from/analyst/to/data-engineer/?have=python"' in html
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert 'rel="canonical" href="http://127.0.0.1:8000/skills/mine/"' in html


def test_what_helps_everywhere_is_the_entrance_and_what_few_roles_ask_for_opens_them(client: Client) -> None:
    Skill.objects.filter(slug="python").update(everywhere=True)
    html = page(client, "/skills/mine/?have=sql")
    assert "The entrance Python" in words(html)
    assert [item["opens"] for item in marks(html, "opens", "li")] == ["pipelines", "modelling"]


def test_both_jobs_of_a_role_with_tracks_are_counted(client: Client) -> None:
    role = make_role("safety", order=9)
    for order, slug in enumerate(("technical", "policy")):
        track = Track.objects.create(role=role, slug=slug, title=slug.title(), order=order)
        RoleSkill.objects.create(role=role, skill=make_skill(f"{slug}-skill"), importance="essential", track=track)
    text = words(page(client, "/skills/mine/?have=policy-skill"))
    assert text.index("Policy 1 of 2 essentials") < text.index("Technical 0 of 2 essentials")


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("have=sql&have=x", "/skills/mine/?have=sql&unknown=have"),
        ("background=x", "/skills/mine/?unknown=background"),
        ("have=" + "x" * 3000, "/skills/mine/?unknown=have"),
    ],
)
def test_what_is_not_known_leads_to_a_page_that_says_so(client: Client, query: str, address: str) -> None:
    response = client.get(f"/skills/mine/?{query}")
    assert (response.status_code, response["Location"]) == (302, address)
    assert "these were left out" in words(page(client, address)) or "that was left out" in words(page(client, address))


def test_the_order_of_skills_in_the_address_changes_no_byte(client: Client) -> None:
    one, other = (client.get(f"/skills/mine/?{query}") for query in ("have=sql&have=python", "have=python&have=sql"))
    assert one.content == other.content


def test_the_questions_are_asked_with_the_skills_that_are_ticked(client: Client) -> None:
    html = page(client, "/skills/mine/?have=sql&have=modelling&background=analyst")
    assert 'href="/choose-your-path/?background=analyst&amp;have=modelling&amp;have=sql"' in html


def test_many_parameters_and_long_ones_are_a_page_or_a_clear_refusal(client: Client) -> None:
    many = "&".join(f"p{number}=1" for number in range(500))
    assert client.get(f"/skills/mine/?{many}").status_code == 200
    assert client.get(f"/skills/mine/?have=python&{'have=<script>&' * 200}").status_code == 302
    assert client.get(f"/skills/mine/?have={'x' * 100_000}").status_code == 400


def test_no_skill_can_take_the_address() -> None:
    assert not owns_address(Skill(slug="mine"))
    assert owns_address(Skill(slug="python"))
