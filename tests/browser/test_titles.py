"""The script decodes as the server does, and what is too long for an address never leaves the browser."""

from dataclasses import asdict
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import expect

from careers.titles.decode import decode
from tests.browser.conftest import Visitor, assert_none
from tests.browser.pages import ADVERT
from tests.careers.titles.shipped import shipped_decoder
from tests.careers.titles.test_decode import EXPECTED

pytestmark = pytest.mark.browser

BEFORE = ["", "Senior", "Jr.", "Head of", "(m/f/d)", "\u202eLead\u202c", "🙂", "Développeur"]
AFTER = ["", "II", "– remote", "Python & SQL", "\n", "manager", "डेटा", "<b>ﬁ</b>", "İ ß ΣΑΣ ǅ"]
NEWLINE = "\n"
BODIES = [
    ADVERT,
    ADVERT.replace("Machine Learning", "Plumbing"),
    ADVERT.partition(NEWLINE)[2],
    f"{ADVERT.partition(NEWLINE)[2]} One data engineer, two AI engineers, and the data engineers.",
    "We look for people who know how to mend taps, sinks and pipes, in all weathers and at night.",
    "x " * 5000,
    "",
]
DECODED = """async (texts) => {
    const { decoder } = await import(document.querySelector("script[type=module]").src);
    const rules = await (await fetch(document.querySelector("[data-titles]").dataset.titles)).json();
    return texts.map((text) => decoder(rules).decode(text));
}"""


def texts() -> list[str]:
    """Some of every title, level and oddity."""
    titles = list(EXPECTED)
    around = list(product(BEFORE, AFTER))
    mixed = [f"{before} {titles[(7 * place) % len(titles)]} {after}" for place, (before, after) in enumerate(around)]
    return [*titles, *mixed, *BODIES]


def plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def test_the_script_decodes_hundreds_of_texts_as_the_server_does(visit: Visitor) -> None:
    page = visit("/titles/")
    given = texts()
    assert len(given) > 350
    found = page.evaluate(DECODED, given)
    expected = [plain(asdict(decode(text, shipped_decoder()))) for text in given]
    wrong = [
        (text[:60], ours, theirs) for text, ours, theirs in zip(given, expected, found, strict=True) if ours != theirs
    ]
    assert_none([str(each) for each in wrong])
    assert {each["how"] for each in expected} == {"exact", "role", "near", "any", "mention", "skills", "nothing"}


def test_a_long_advert_is_read_in_the_browser_and_not_sent(visit: Visitor) -> None:
    page = visit("/titles/")
    page.get_by_label("A job title, or the text of an advert").fill(f"{ADVERT}\n{'And more of it. ' * 400}")
    page.get_by_role("button", name="Decode").click()
    answer = page.locator(".here")
    expect(answer.locator(".lead")).to_have_text("In this guide:")
    expect(answer.locator("[data-role=machine-learning-engineer]")).to_contain_text("Machine Learning Engineer")
    expect(answer.locator("[data-level=senior] dt")).to_have_text("Senior")
    expect(answer.locator("[data-have=python]")).to_have_text("Python")
    expect(answer.locator("[data-missing=software-engineering]")).to_have_text("Software engineering")
    expect(answer.get_by_role("heading", name="What this advert asks for")).to_be_focused()
    assert page.url.endswith("/titles/")
    assert not [request.url for request in visit.requests if "Senior" in request.url or request.method != "GET"]


def test_a_long_advert_takes_the_place_of_the_answer_before_it(visit: Visitor) -> None:
    page = visit("/titles/?q=Data+Analyst")
    page.get_by_label("Another title or advert").fill(f"{ADVERT}\n{'And more of it. ' * 400}")
    page.get_by_role("button", name="Decode").click()
    expect(page.get_by_role("heading", name="What this advert asks for")).to_be_focused()
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("main")).not_to_contain_text("None of the roles in this guide")


def test_a_short_text_is_an_address_with_and_without_scripts(visit: Visitor) -> None:
    for scripts in (True, False):
        page = visit("/titles/", scripts=scripts)
        page.get_by_label("A job title, or the text of an advert").fill("AI Engineer")
        page.get_by_role("button", name="Decode").click()
        expect(page.locator("h1")).to_have_text("AI Engineer")
        assert page.url.endswith("/titles/?q=AI+Engineer")


def test_what_cannot_be_fetched_is_said_so(visit: Visitor) -> None:
    page = visit("/titles/")
    page.evaluate("document.querySelector('[data-titles]').dataset.titles = '/nowhere/'")
    page.get_by_label("A job title, or the text of an advert").fill("And more of it. " * 100)
    page.get_by_role("button", name="Decode").click()
    expect(page.locator("[data-here]")).to_contain_text("The rules could not be fetched.")
