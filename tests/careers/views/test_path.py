"""The pages of the questionnaire, as a visitor without JavaScript sees them."""

import re

import pytest
from django.test import Client

from careers.models import Question
from tests.careers.path.pages import text, version

pytestmark = pytest.mark.usefixtures("questions")


def test_the_ranking_shows_points_and_reasons(client: Client) -> None:
    page = text(client, "/choose-your-path/result/?code=yes&people=yes")
    ranking = re.findall(r'data-role="([^"]*)" value="(\d)" data-rank="\2" data-points="(-?\d)"', page)
    assert ranking == [("asker", "1", "2"), ("builder", "2", "2"), ("writer", "3", "-1")]
    assert "code yes for builder" in page
    assert "people yes for asker" in page


def test_without_answers_there_is_no_ranking_and_it_says_so(client: Client) -> None:
    page = text(client, "/choose-your-path/result/")
    assert "Without an answer there is no ranking" in page
    assert "data-rank" not in page
    assert re.findall(r'<li data-role="([^"]*)"', page) == ["builder", "asker", "writer"]


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
