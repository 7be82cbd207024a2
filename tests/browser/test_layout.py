"""Narrow screens and large text."""

import pytest

from tests.browser.conftest import Visitor, assert_none
from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser

# What sticks out at the right, unless the window is wide enough for the page.
STICKS_OUT = """() => {
    const root = document.documentElement;
    if (root.scrollWidth <= innerWidth) return [];
    const out = [...document.body.querySelectorAll("*")].filter((element) =>
        element.getBoundingClientRect().right > innerWidth + 1 && !element.parentElement.closest(".scroll"));
    const wide = `${root.scrollWidth} of ${innerWidth} pixels`;
    return [wide, ...out.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
}"""


def test_nothing_scrolls_sideways(visit: Visitor, kind_of_page: str) -> None:
    page = visit(kind_of_page, width=320)
    faults = [f"at 320 pixels: {fault}" for fault in page.evaluate(STICKS_OUT)]
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    faults += [f"with text of 200 %: {fault}" for fault in page.evaluate(STICKS_OUT)]
    page.set_viewport_size({"width": 360, "height": 800})
    faults += [f"with text of 200 % at 360 pixels: {fault}" for fault in page.evaluate(STICKS_OUT)]
    assert_none(faults)


# As in a language that joins words: one of 78 letters at the end of every text that is not in a table or a drawing.
JOINED = """() => {
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const {parentElement, data} = texts.currentNode;
        const apart = parentElement.closest("svg, table, pre, option, script, time, .figure, .unseen");
        if (/[a-z]{3}/.test(data) && !apart) {
            texts.currentNode.data += " Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzentwurfsfassung";
        }
    }
}"""


@pytest.mark.prove
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_long_words_break(visit: Visitor, path: str) -> None:
    page = visit(path, width=360)
    page.evaluate(JOINED)
    assert_none(page.evaluate(STICKS_OUT))


# Without style sheets: drawings that are larger than their job, maps apart, and shapes that are great blots of ink.
BLOTS = """() => {
    for (const sheet of document.styleSheets) sheet.disabled = true;
    const wide = [...document.querySelectorAll("svg:not(svg svg, .sheet > svg)")].filter((drawing) =>
        drawing.getBoundingClientRect().width > 200 || drawing.getBoundingClientRect().height > 100);
    const shapes = document.querySelectorAll("svg :is(rect, circle, path, polyline)");
    const blots = [...shapes].filter((shape) => {
        const {width, height} = shape.getBoundingClientRect();
        return getComputedStyle(shape).fill !== "none" && Math.min(width, height) > 16;
    });
    return [...wide, ...blots].map((one) => one.outerHTML.slice(0, 120));
}"""


def test_drawings_stay_drawings_without_style_sheets(visit: Visitor, kind_of_page: str) -> None:
    assert_none(visit(kind_of_page).evaluate(BLOTS))


# What would change its order among letters from the right: ranges of money that have no direction of their own.
TURNED = """() => {
    document.documentElement.dir = "rtl";
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
        const {parentElement, data} = texts.currentNode;
        if (/[£$€][\\d,.]+[–-]/.test(data) && !parentElement.closest("bdi, svg, pre, script")) found.push(data.trim());
    }
    const drawings = [...document.querySelectorAll("pre, .range, .sheet > svg")];
    const turned = drawings.filter((one) => getComputedStyle(one).direction !== "ltr");
    return [...found, ...turned.map((one) => one.outerHTML.slice(0, 100))];
}"""


@pytest.mark.prove
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_pages_hold_from_right_to_left(visit: Visitor, path: str) -> None:
    page = visit(path, width=360)
    assert_none([*page.evaluate(TURNED), *page.evaluate(STICKS_OUT)])


# Links in rows, which are no links in a sentence, and the links and buttons around the text: lower than 24 pixels.
LOW = """() => [...document.querySelectorAll(
        ".kin a, .inline a, .facts dd a, .side a, .crumbs a, .masthead a, .colophon :is(li a, button)")]
    .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 24)
    .map((target) => `${target.getBoundingClientRect().height} pixels: ${target.outerHTML.slice(0, 120)}`)"""


def test_links_in_rows_are_high_enough_for_a_finger(visit: Visitor, kind_of_page: str) -> None:
    assert_none(visit(kind_of_page, width=360).evaluate(LOW))


def test_the_form_of_skills_is_as_long_as_its_list(visit: Visitor) -> None:
    """Beside the roles, where other side columns stay in sight and scroll on their own."""
    page = visit("/skills/mine/?have=python", 1280)
    assert page.locator(".side > .have").evaluate("(form) => form.scrollHeight <= form.clientHeight")
