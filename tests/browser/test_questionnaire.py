"""The questionnaire, as a person walks through it."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from careers.path.walk import AT, TO, VERSION, WAS
from tests.browser.conftest import Visitor
from tests.browser.pages import ANSWERS, RESULT

pytestmark = pytest.mark.browser

QUESTIONS = list(ANSWERS)


def given(page: Page) -> dict[str, str]:
    """The answers that the address holds."""
    return {name: value for name, value in parse_qsl(urlsplit(page.url).query) if name not in {AT, TO, VERSION, WAS}}


def tab_to(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"The Tab key does not reach {selector} at {page.url}.")


def press_enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_it_is_finished_with_the_keyboard_alone(visit: Visitor) -> None:
    page = visit("/")
    tab_to(page, "main a[href='/choose-your-path/']")
    press_enter(page)
    chosen = {}
    for question in QUESTIONS:
        tab_to(page, "input[type=radio]")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        radio = page.locator(f"[data-question='{question}'] input:checked")
        chosen[question] = str(radio.get_attribute("value"))
        assert radio.get_attribute("data-answer") == chosen[question]
        tab_to(page, "form.question [type=submit]")
        press_enter(page)
    tab_to(page, "input[type=checkbox]")
    page.keyboard.press("Space")
    chosen["condition"] = str(page.locator("input:checked").get_attribute("value"))
    tab_to(page, "form.question [type=submit]")
    press_enter(page)
    assert urlsplit(page.url).path == urlsplit(RESULT).path
    assert given(page) == chosen
    ranks = page.locator("[data-rank]").evaluate_all("(all) => all.map((one) => Number(one.dataset.rank))")
    assert ranks[0] == 1
    assert ranks == sorted(ranks)
    tab_to(page, ".whys summary")
    was_open = page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is not was_open


def answer(page: Page, question: str, choice: str) -> None:
    page.locator(f"[data-question='{question}'] input[value='{choice}']").check()
    with page.expect_navigation():
        page.locator("form.question [type=submit]").click()


def test_back_change_and_skip_keep_the_other_answers(visit: Visitor) -> None:
    page = visit("/choose-your-path/")
    first, second, third, *_ = QUESTIONS
    for question in (first, second):
        answer(page, question, ANSWERS[question])
    both = {name: ANSWERS[name] for name in (first, second)}

    page.get_by_role("link", name="Back", exact=True).click()
    assert given(page) == both
    expect(page.locator(f"[data-question='{second}'] input:checked")).to_have_value(ANSWERS[second])
    page.go_back()
    expect(page.locator(f"fieldset[data-question='{third}']")).to_be_visible()
    assert given(page) == both

    page.get_by_role("link", name="Skip this question").click()
    assert given(page) == both

    page.goto(RESULT)
    row, fold = page.locator(f".answers [data-question='{second}']"), page.get_by_text("Your answers, to read")
    fold.click()
    row.get_by_role("link").click()
    assert given(page) == ANSWERS
    other = page.locator(f"[data-question='{second}'] input:not(:checked)").last.get_attribute("value")
    answer(page, second, str(other))
    assert urlsplit(page.url).path == urlsplit(RESULT).path
    assert given(page) == ANSWERS | {second: other}

    expect(page.locator(".notices")).to_contain_text("You changed your answer")
    fold.click()
    row.get_by_role("link").click()
    page.get_by_role("link", name="Skip this question").click()
    assert urlsplit(page.url).path == urlsplit(RESULT).path
    assert given(page) == {name: value for name, value in ANSWERS.items() if name != second}


STEPS = [*QUESTIONS, "condition"]


@pytest.mark.parametrize("skipping", [False, True], ids=["answered", "skipped"])
def test_every_question_and_the_way_on_fit_the_screen_of_a_phone(visit: Visitor, skipping: bool) -> None:
    page = visit("/choose-your-path/")
    page.set_viewport_size({"width": 360, "height": 780})
    low = []
    for place, step in enumerate(STEPS):
        given = list(ANSWERS.items())[: max(0, place - skipping)]
        page.goto(f"/choose-your-path/?{urlencode([*given, (AT, step)])}")
        page.locator(".steps").evaluate("(one) => { one.style.position = 'static' }")
        bottom = page.locator("form.question [type=submit]").evaluate("(one) => one.getBoundingClientRect().bottom")
        low += [(step, bottom)] if bottom > 780 else []
    assert low == []


def test_the_way_on_stays_in_sight_on_a_low_screen_and_hides_no_focus(visit: Visitor) -> None:
    page = visit(f"/choose-your-path/?{AT}=hospital")
    page.set_viewport_size({"width": 360, "height": 500})
    page.emulate_media(reduced_motion="reduce")
    button = page.locator("form.question [type=submit]")
    assert button.evaluate("(one) => one.getBoundingClientRect().bottom") <= 500
    page.locator("input[type=radio]").last.focus()
    top = page.locator(".steps").evaluate("(one) => one.getBoundingClientRect().top")
    assert page.locator(".option").last.evaluate("(one) => one.getBoundingClientRect().bottom") <= top
