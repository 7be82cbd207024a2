"""The first screen of the home page, and its map."""

import pytest

from tests.browser.conftest import Visitor, assert_none

pytestmark = pytest.mark.browser

# Labels of the map that meet each other or leave the sheet, as they are drawn.
MEETING = """() => {
    const sheet = document.querySelector(".sheet > svg").getBoundingClientRect();
    const labels = [...document.querySelectorAll(".sheet .name")].filter((name) => name.checkVisibility())
        .map((name) => [name.textContent, name.getBoundingClientRect()]);
    const out = labels.filter(([, box]) => box.left < sheet.left || box.right > sheet.right
        || box.top < sheet.top || box.bottom > sheet.bottom).map(([text]) => `${text} leaves the sheet`);
    for (const [index, [text, box]] of labels.entries()) {
        for (const [other, its] of labels.slice(index + 1)) {
            if (Math.min(box.right, its.right) > Math.max(box.left, its.left)
                && Math.min(box.bottom, its.bottom) > Math.max(box.top, its.top)) out.push(`${text} meets ${other}`);
        }
    }
    return labels.length < 10 ? [...out, `only ${labels.length} labels`] : out;
}"""


def test_the_first_screen_shows_the_headline_and_three_doors(visit: Visitor) -> None:
    page = visit("/", width=360)
    page.set_viewport_size({"width": 360, "height": 780})
    bottoms = page.locator("h1, .doors a").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().bottom)")
    assert len(bottoms) == 4
    assert max(bottoms) <= 780


def test_on_a_desk_it_shows_where_the_bars_begin_too(visit: Visitor) -> None:
    page = visit("/", width=1280)
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator(".wanted li").nth(2).evaluate("(one) => one.getBoundingClientRect().bottom") <= 900


def test_no_label_of_the_map_meets_another_or_leaves_the_sheet(visit: Visitor) -> None:
    page = visit("/", width=320)
    faults = []
    for width in (320, 360, 414, 560, 700, 712, 768, 900, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        faults += [f"{width} pixels: {fault}" for fault in page.evaluate(MEETING)]
    assert_none(faults)
