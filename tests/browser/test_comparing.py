"""Ticking roles in their list, their comparison, and lists on a narrow screen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, assert_none
from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser

# The element that has the focus, if something else lies over all of it.
HIDDEN = """() => {
    const one = document.activeElement;
    if (one === document.body) return "";
    const {left, right, top, bottom} = one.getBoundingClientRect();
    const seen = [.1, .5, .9].some((across) => [.1, .5, .9].some((down) => {
        const found = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
        return found && (one.contains(found) || found.contains(one) || found.closest("label")?.contains(one));
    }));
    return seen ? "" : one.outerHTML.slice(0, 120);
}"""


def walk(page: Page, key: str) -> list[str]:
    """What is hidden on the way through the page with Tab or back."""
    stops = page.locator("a, button, input, select, summary, [tabindex='0']").count()
    hidden = []
    for _ in range(stops):
        page.keyboard.press(key)
        hidden.append(page.evaluate(HIDDEN))
    return [fault for fault in hidden if fault]


@pytest.mark.prove
@pytest.mark.parametrize("size", [(360, 640), (1280, 800)], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", ["roles", "compare-4"])
def test_nothing_that_sticks_hides_the_focus(visit: Visitor, kind: str, size: tuple[int, int]) -> None:
    page = visit(KINDS[kind], reduced_motion="reduce")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for tick in page.locator(".picking .tick").all()[:3]:
        tick.click()
    page.locator(".skip").focus()
    assert_none(walk(page, "Tab") + walk(page, "Shift+Tab"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with-script", "without"])
def test_ticked_roles_are_compared_by_a_button_that_stays_in_sight(visit: Visitor, scripts: bool) -> None:
    page = visit("/roles/", width=360, scripts=scripts)
    button = page.locator(".tray button")
    expect(button).not_to_be_in_viewport()
    expect(page.locator(".ticked")).to_be_hidden()
    ticks = page.locator(".picking .tick")
    ticks.nth(0).click()
    expect(button).to_be_in_viewport()
    expect(page.locator(".ticked")).to_be_visible()
    ticks.nth(1).click()
    button.click()
    expect(page.locator("h1")).to_have_text("Machine Learning Engineer or Data Scientist?")


def test_a_fifth_tick_is_told_that_it_is_one_too_many(visit: Visitor) -> None:
    page = visit("/roles/", scripts=False)
    for number, tick in enumerate(page.locator(".picking .tick").all()[:6]):
        tick.click()
        expect(page.locator(".beyond:visible")).to_have_count(max(number - 3, 0))


# Words that are cut in two although there is no hyphen: their text lies in more lines than one.
BROKEN = """() => {
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const broken = [];
    while (texts.nextNode()) {
        for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, word.index);
            range.setEnd(texts.currentNode, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
            if (lines.size > 1 && !texts.currentNode.parentElement.closest(".unseen")) broken.push(word[0]);
        }
    }
    return broken;
}"""
WIDE = """() => document.documentElement.scrollWidth > innerWidth
    ? [`${document.documentElement.scrollWidth} of ${innerWidth} pixels`] : []"""
LONG_WORDS = """() => document.querySelectorAll("main :is(a, b, h1, h2, h3, dd, dt, p, li, span, strong):not(:has(*))")
    .forEach((one) => one.textContent = "Elektrizitätenhauptbetriebswerk".repeat(3))"""


@pytest.mark.prove
@pytest.mark.parametrize(
    "kind", ["compare", "compare-4", "roles-filtered", "background", "backgrounds", "skill", "skills", "programme"]
)
def test_a_phone_breaks_no_word_and_scrolls_no_page_sideways(visit: Visitor, kind: str) -> None:
    page = visit(KINDS[kind], width=360)
    faults = page.evaluate(BROKEN) + page.evaluate(WIDE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    faults += [f"with text of 200 %: {fault}" for fault in page.evaluate(WIDE)]
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.evaluate(LONG_WORDS)
    assert_none(faults + [f"with long words: {fault}" for fault in page.evaluate(WIDE)])


def test_a_comparison_on_paper_is_whole_and_keeps_its_headings_with_what_follows(visit: Visitor) -> None:
    page = visit(KINDS["compare-2"])
    page.emulate_media(media="print")
    expect(page.locator(".ready")).to_be_hidden()
    expect(page.locator(".choices")).to_be_hidden()
    assert page.locator(".likeness dd").first.evaluate("(text) => text.getBoundingClientRect().height") > 0
    alone = page.evaluate("""[...document.querySelectorAll(".comparison :is(h2, h3), .heads")]
        .filter((one) => getComputedStyle(one).breakAfter !== "avoid").map((one) => one.outerHTML.slice(0, 80))""")
    assert_none(alone)
    assert page.locator(".heads").evaluate("(heads) => getComputedStyle(heads).position") == "static"
