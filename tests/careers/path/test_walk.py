"""The walk through the questionnaire, as a visitor without JavaScript sees it."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from careers.models import Question
from tests.careers.path.pages import text, version

pytestmark = pytest.mark.usefixtures("questions")


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


def ordinal(page: str) -> str:
    """Which question of how many the page says it is."""
    found = re.search(r'<label for="progress">.*?(\d+ of \d+).*?</label>', page)
    assert found
    return found.group(1)


def test_the_first_page_asks_the_first_question(client: Client) -> None:
    page = text(client, "/choose-your-path/")
    assert 'data-question="code"' in page
    assert form(page) == ("/choose-your-path/", {"at": "people"}, ["yes", "no"])
    assert ordinal(page) == "1 of 4"
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
    was = {"was": f"{question}.{given[question]}"} if question != "background" else {}
    assert hidden == {**{name: value[0] for name, value in others.items()}, **was, "v": version()}


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
    assert ordinal(text(client, "/choose-your-path/")) == "1 of 4"


def test_a_question_stands_alone_with_its_number_and_the_time_that_is_left(client: Client) -> None:
    for address, number in (("/choose-your-path/", "1 of 4"), ("/choose-your-path/?code=yes&at=pace", "3 of 4")):
        page = text(client, address)
        assert ordinal(page) == number
        assert "about 1 minute<" in page
        assert "<nav" not in page
        assert "<footer" not in page
        assert set(re.findall(r'<a [^>]*href="(/[^"?]*)', page)) == {"/", "/choose-your-path/"}


def test_the_question_is_the_heading(client: Client) -> None:
    assert "<legend><h1>code?</h1></legend>" in text(client, "/choose-your-path/")
    page = text(client, "/choose-your-path/?code=yes&at=people")
    assert "<legend><h1>people?</h1></legend>" in page
    assert page.count("<h1") == 1


def test_a_skipped_question_is_said_with_a_way_back(client: Client) -> None:
    assert "skipped." not in text(client, "/choose-your-path/")
    assert "skipped." not in text(client, "/choose-your-path/?code=yes&at=people")
    page = text(client, "/choose-your-path/?at=people")  # Continue without a choice, and Skip, lead here
    assert link(text(client, "/choose-your-path/"), "Skip this question").endswith("?at=people")
    assert "Question 1 skipped." in page
    assert 'data-question="code"' in text(client, link(page, "Answer it after all"))
    assert "skipped." not in text(client, "/choose-your-path/?at=people&to=result")


def test_what_was_left_out_is_an_error_in_the_title_and_tied_to_the_field(client: Client) -> None:
    page = text(client, "/choose-your-path/?code=perhaps")
    assert "<title>Error: code? (1 of 4) – " in page
    assert '<div class="notices" id="notices"' in page
    assert re.search(r'<fieldset data-question="code" aria-describedby="notices', page)
    assert "<title>Error" not in text(client, "/choose-your-path/?code=yes&v=00000000")


@pytest.mark.parametrize("was", ["code", "code.yes"])
def test_a_change_names_the_answer_before_it_and_no_other_address_does(client: Client, was: str) -> None:
    query = "code=yes&people=no" if was == "code.yes" else "people=no"
    page = text(client, f"/choose-your-path/?{query}&at=code&to=result")
    assert form(page)[1]["was"] == was
    assert parse_qs(urlsplit(link(page, "Skip this question")).query)["was"] == [was]
    result = text(client, f"/choose-your-path/result/?code=no&people=no&was={was}")
    assert "was=" not in "".join(re.findall(r'href="([^"]*)"', result))
    led = client.get("/choose-your-path/result/?code=no&was=code.perhaps")
    assert led.headers["Location"] == "/choose-your-path/result/?code=no&unknown=was"
