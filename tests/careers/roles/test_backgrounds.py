import pytest
from django.test import Client

from careers.models import Background, Role, RoleSkill, Route, Track
from careers.roles.backgrounds import circles, text_of
from careers.ways.rows import ways
from tests.factories import make_background, make_role, make_skill
from tests.public_pages import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def background() -> Background:
    """Has Python. Of two near roles the first misses more; two far ones miss nothing."""
    roles = [make_role(slug, order=order) for order, slug in enumerate(["one", "two", "three", "four"])]
    for skill in ("java", "rust"):
        RoleSkill.objects.create(role=roles[0], skill=make_skill(skill), importance="essential")
    RoleSkill.objects.create(role=roles[1], skill=make_skill("go"), importance="essential")
    background = make_background("analyst")
    for role, distance in zip(roles, ["near", "near", "long-way", "long-way"], strict=True):
        Route.objects.create(background=background, role=role, distance=distance, note=f"Of {role.slug}.")
    return background


def found(background: Background) -> dict[str, list[tuple[str, int, int]]]:
    routes = background.routes.select_related("role")
    return {
        circle.heading: [(reach.route.role.slug, len(reach.way.held), len(reach.way.missing)) for reach in circle.roles]
        for circle in circles(background, routes, ways())
    }


def test_the_near_roles_come_first_and_of_these_the_one_with_fewest_missing_skills(background: Background) -> None:
    assert found(background) == {
        "Near": [("two", 1, 1), ("one", 1, 2)],
        "Far from here": [("three", 1, 0), ("four", 1, 0)],
    }


def test_a_role_with_two_jobs_counts_as_the_nearer_of_them(background: Background) -> None:
    one = Role.objects.get(slug="one")
    for slug, skills in (("a", ["java"]), ("b", ["rust"])):
        track = Track.objects.create(role=one, slug=slug, title=slug.upper())
        one.role_skills.filter(skill__slug__in=skills).update(track=track)
    assert found(background)["Near"] == [("one", 1, 1), ("two", 1, 1)]


def test_far_roles_and_all_but_three_near_ones_are_folded(background: Background) -> None:
    for order in range(3):
        Route.objects.create(background=background, role=make_role(f"near-{order}", order=9 + order), distance="near")
    near, far = circles(background, background.routes.select_related("role"), ways())
    assert [is_closed for _reach, is_closed in near.parts] == [False, False, False, True, True]
    assert (near.is_folded, far.is_folded) == (False, True)
    assert [is_closed for _reach, is_closed in far.parts] == [False, False]


def test_the_first_step_stands_before_all_else_and_once(background: Background, client: Client) -> None:
    background.body = "## What carries over\n\nMuch.\n\n## A first step this month\n\nBegin.\n\n## And then\n\nGo on."
    background.save()
    text = text_of(background)
    assert (text.step.strip(), text.titles) == ("<p>Begin.</p>", "What carries over and And then")
    assert "Begin" not in text.rest
    shown = words(page(client, background.get_absolute_url()).partition("<main")[2])
    order = [
        "A first step this month Begin.",
        "Near",
        "You have 1 of 2 essentials",
        "Of two.",
        "Far from here",
        "Much.",
    ]
    assert [shown.count(part) for part in order] == [1] * len(order)
    assert sorted(map(shown.index, order)) == list(map(shown.index, order))


def test_the_rest_of_the_text_is_folded_where_there_are_near_roles_to_read_first(
    background: Background, client: Client
) -> None:
    background.body = "## Which subjects\n\nAll."
    background.save()
    assert '<details class="farther read"><summary>Read on: Which subjects<' in page(
        client, background.get_absolute_url()
    )
    background.routes.filter(distance="near").delete()
    assert '<details class="farther read" open>' in page(client, background.get_absolute_url())


def test_a_text_without_a_first_step_is_whole(background: Background) -> None:
    background.body = "## What carries over\n\nMuch."
    background.save()
    assert text_of(background).step == ""
    assert "Much." in text_of(background).rest


def test_the_page_shows_pay_and_leads_to_the_route_and_to_the_questionnaire_from_here(
    background: Background, client: Client
) -> None:
    html = page(client, background.get_absolute_url())
    assert "£40,000–£80,000 United Kingdom: a guess, no evidence" in words(html)
    assert 'href="/from/analyst/to/two/"' in html
    assert 'href="/choose-your-path/?background=analyst" rel="nofollow"' in html
    assert '<li data-missing="go">' in html
