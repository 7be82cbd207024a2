"""The walk through the questionnaire and its result, as a visitor without JavaScript sees them."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from careers.models import Answer, Question, Questionnaire, Role, Weight
from careers.path.rows import load_questionnaire
from tests.factories import make_background, make_questionnaire, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def questions() -> None:
    builder, asker, writer = (make_role(slug, order=n) for n, slug in enumerate(("builder", "asker", "writer")))
    make_background("analyst", asker)
    make_background("writer", writer)
    make_questionnaire(
        ("code", {"yes": {builder: 2, writer: -2}, "no": {writer: 2, builder: -1}}),
        ("people", {"yes": {asker: 2, writer: 1}, "no": {builder: 1, asker: -1}}),
        ("pace", {"fast": {builder: 1}, "slow": {asker: 1, writer: 1}}),
    )


def text(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return unescape(re.sub(r"\s+", " ", response.content.decode()))


def version() -> str:
    row = Questionnaire.objects.with_questions().get()
    return load_questionnaire(row).version


def form(page: str) -> tuple[str, dict[str, str], list[str]]:
    """Where the form leads, its hidden fields, and the values of its radio buttons."""
    found = re.search(r'<form class="question".*?</form>', page)
    assert found
    action = re.search(r'action="([^"]*)"', found.group())
    hidden = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', found.group()))
    assert action
    return action.group(1), hidden, re.findall(r'type="radio" name="[^"]*" value="([^"]*)"', found.group())


def link(page: str, label: str) -> str:
    found = re.search(rf'<a[^>]* href="([^"]*)"[^>]*>{label}', page) or re.search(rf'href="([^"]*)">{label}', page)
    assert found, label
    return found.group(1)


def test_the_first_page_asks_the_first_question(client: Client) -> None:
    page = text(client, "/choose-your-path/")
    assert 'data-question="code"' in page
    assert form(page) == ("/choose-your-path/", {"at": "people"}, ["yes", "no"])
    assert "Question 1 of 4" in page
    assert "Not a test." in page


def test_each_answer_leads_to_the_next_question_and_the_last_to_the_result(client: Client) -> None:
    address = "/choose-your-path/"
    answers: dict[str, str] = {}
    for question, answer in (("code", "yes"), ("people", "no"), ("pace", "fast"), ("background", "analyst")):
        page = text(client, address)
        assert f'data-question="{question}"' in page
        action, hidden, values = form(page)
        assert answer in values
        assert {name: value for name, value in hidden.items() if name not in {"at", "v"}} == answers
        answers[question] = answer
        address = action + "?" + "&".join(f"{name}={value}" for name, value in {**hidden, question: answer}.items())
    assert address.startswith("/choose-your-path/result/?")
    assert parse_qs(urlsplit(address).query)["v"] == [version()]
    page = text(client, address)
    assert "<h1>Builder</h1>" in page
    assert "You come from" in page


@pytest.mark.parametrize("question", ["code", "people", "pace", "background"])
def test_skip_back_and_change_keep_all_other_answers(client: Client, question: str) -> None:
    given = {"code": "yes", "people": "no", "pace": "slow", "background": "analyst"}
    others = {name: [value] for name, value in given.items() if name != question}
    query = "&".join(f"{name}={value}" for name, value in given.items())
    page = text(client, f"/choose-your-path/?{query}&at={question}")
    skipped = parse_qs(urlsplit(link(page, "Skip this question")).query)
    assert {name: skipped[name] for name in others} == others
    assert question not in skipped
    assert re.search(rf'value="{given[question]}"[^>]* checked', page)
    if question != "code":
        back = parse_qs(urlsplit(link(page, "Back")).query)
        assert {name: back[name] for name in given} == {name: [value] for name, value in given.items()}
    result = text(client, f"/choose-your-path/result/?{query}")
    change = next(url for url in re.findall(r'href="([^"]*)">Change', result) if f"at={question}" in url)
    action, hidden, _ = form(text(client, change))
    assert action == "/choose-your-path/result/"
    assert hidden == {**{name: value[0] for name, value in others.items()}, "v": version()}


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


def test_the_version_changes_with_a_weight_but_not_with_a_reason() -> None:
    before = version()
    Weight.objects.filter(points=2).update(reason="Said better.")
    assert version() == before
    Answer.objects.filter(slug="slow").update(text="Slowly")
    assert version() != before


@pytest.mark.parametrize("query", ["code=yes&people=no", "people=no&code=yes", "people=no&code=yes&code=yes"])
def test_the_order_and_repetition_of_parameters_make_no_difference(client: Client, query: str) -> None:
    page = text(client, f"/choose-your-path/result/?{query}")
    main = page[page.index("<main") :]
    expected = text(client, "/choose-your-path/result/?code=yes&people=no")
    assert main == expected[expected.index("<main") :]


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("code=perhaps", "“code?” was given an answer that is not known here"),
        ("people=no&code=yes&code=no", "“code?” was given an answer that is not known here, or two different ones"),
        ("background=astronaut", "“Where do you come from?” was given an answer that is not known here"),
        ("background=analyst&background=other", "“Where do you come from?” was given an answer"),
        ("background=analyst&background=writer", "“Where do you come from?” was given an answer"),
        ("code=yes&v=00000000", "The questions have changed"),
    ],
)
def test_what_is_left_out_is_said(client: Client, query: str, notice: str) -> None:
    assert notice in text(client, f"/choose-your-path/result/?{query}")
    assert notice in text(client, f"/choose-your-path/?{query}")


def test_of_two_different_answers_neither_counts(client: Client) -> None:
    page = client.get("/choose-your-path/result/?code=yes&code=no&people=no&pace=fast&pace=x", follow=True)
    assert page.redirect_chain == [("/choose-your-path/result/?pace=fast&people=no&unknown=code&unknown=pace", 302)]


def test_an_unknown_step_is_named_and_the_next_open_question_asked(client: Client) -> None:
    page = text(client, "/choose-your-path/?code=yes&at=nonsense")
    assert "names a question that does not exist" in page
    assert 'data-question="people"' in page


def test_a_question_without_answers_is_not_asked(client: Client) -> None:
    questionnaire = Question.objects.all()[0].questionnaire
    Question.objects.create(questionnaire=questionnaire, slug="empty", text="Empty?", order=9)
    assert "Question 1 of 4" in text(client, "/choose-your-path/")


def test_an_eleventh_role_without_weights_is_ranked_all_the_same(client: Client) -> None:
    make_role("newcomer", order=9)
    page = text(client, "/choose-your-path/result/?code=yes")
    assert 'data-role="newcomer"' in page
    assert "say nothing about this role" in page
    assert Role.objects.count() == 4
