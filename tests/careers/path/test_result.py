"""The result of the questionnaire, as a visitor without JavaScript sees it."""

import re

import pytest
from django.test import Client

from careers.models import Role
from tests.careers.path.pages import text
from tests.factories import make_role

pytestmark = pytest.mark.usefixtures("questions")


def test_a_tie_is_called_a_tie(client: Client) -> None:
    page = text(client, "/choose-your-path/result/?pace=slow")
    assert "equally well" in page
    assert "Asker, Writer" in page
    assert "exactly level" in page


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


def test_an_eleventh_role_without_weights_is_ranked_all_the_same(client: Client) -> None:
    make_role("newcomer", order=9)
    page = text(client, "/choose-your-path/result/?code=yes")
    assert 'data-role="newcomer"' in page
    assert "say nothing about this role" in page
    assert Role.objects.count() == 4
