"""The result of the questionnaire, as a visitor without JavaScript sees it."""

import re

import pytest
from django.test import Client

from careers.models import Question, Role
from tests.careers.path.pages import text, version
from tests.factories import make_role

pytestmark = pytest.mark.usefixtures("questions")


def test_the_ranking_shows_points_and_reasons(client: Client) -> None:
    page = text(client, "/choose-your-path/result/?code=yes&people=yes")
    ranking = re.findall(r'data-role="([^"]*)" value="(\d)" data-rank="\2" data-points="(-?\d)"', page)
    assert ranking == [("asker", "1", "2"), ("builder", "2", "2"), ("writer", "3", "-1")]
    assert "code yes for builder" in page
    assert "people yes for asker" in page


def test_a_tie_is_called_a_tie(client: Client) -> None:
    page = text(client, "/choose-your-path/result/?pace=slow")
    assert "equally well" in page
    assert "Asker, Writer" in page
    assert "exactly level" in page


def test_without_answers_there_is_no_ranking_and_it_says_so(client: Client) -> None:
    page = text(client, "/choose-your-path/result/")
    assert "Without an answer there is no ranking" in page
    assert "data-rank" not in page
    assert re.findall(r'<li data-role="([^"]*)"', page) == ["builder", "asker", "writer"]


def test_a_background_adds_no_points_but_says_how_far_and_what_to_learn(client: Client) -> None:
    without = text(client, "/choose-your-path/result/?code=no")
    with_one = text(client, "/choose-your-path/result/?code=no&background=analyst")
    marks = r'data-role="[^"]*" value="\d" data-rank="\d" data-points="-?\d"'
    assert re.findall(marks, without) == re.findall(marks, with_one)
    assert "From your background" in with_one
    assert "From your background" not in without


def test_what_would_change_the_result_is_said_and_true(client: Client) -> None:
    page = text(client, "/choose-your-path/result/?code=yes&people=no&pace=fast")
    assert "What would change it" in page
    assert "There are 3 single answers you could give differently" in page
    for url in re.findall(r'<a href="([^"]*)">See that result', page):
        role = re.search(r"See that result<[^>]*>: ([A-Za-z]+)", page[page.index(f'href="{url}"') :])
        assert role
        assert f"<h1>{role.group(1)}</h1>" in text(client, url)


def test_cautions_of_the_first_roles_are_shown_with_their_source(client: Client) -> None:
    page = text(client, "/choose-your-path/result/?code=yes")
    assert "Few posts." in page
    assert "Editors' assessment" in page


def test_an_old_address_still_opens_and_says_that_the_questions_have_changed(client: Client) -> None:
    old = version()
    address = f"/choose-your-path/result/?code=yes&people=no&v={old}"
    assert "questions have changed" not in text(client, address)
    Question.objects.get(slug="people").delete()
    page = text(client, address)
    assert "The questions have changed since this result was made" in page
    assert "Answer again" in page
    assert "<h1>Builder</h1>" in page


@pytest.mark.parametrize("query", ["code=yes&people=no", "people=no&code=yes", "people=no&code=yes&code=yes"])
def test_the_order_and_repetition_of_parameters_make_no_difference(client: Client, query: str) -> None:
    page = text(client, f"/choose-your-path/result/?{query}")
    main = page[page.index("<main") :]
    expected = text(client, "/choose-your-path/result/?code=yes&people=no")
    assert main == expected[expected.index("<main") :]


def test_an_eleventh_role_without_weights_is_ranked_all_the_same(client: Client) -> None:
    make_role("newcomer", order=9)
    page = text(client, "/choose-your-path/result/?code=yes")
    assert 'data-role="newcomer"' in page
    assert "say nothing about this role" in page
    assert Role.objects.count() == 4
