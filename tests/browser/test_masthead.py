"""The line at the head of every page: a menu that folds on narrow windows, with and without scripts."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, assert_none
from tests.browser.pages import KINDS, POST, ROLE

pytestmark = pytest.mark.browser

SECTIONS = ["Roles", "Salaries", "From your job", "Skills", "Programmes", "Blog"]
FIRST_SCREEN = 225  # pixels: of a window of 1280 by 900 that shows everything four times as large


def shown(page: Page) -> list[str]:
    """The links of the menu that can be seen."""
    return page.locator(".masthead nav a").filter(visible=True).all_inner_texts()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("forced", ["none", pytest.param("active", marks=pytest.mark.prove)])
def test_the_menu_is_folded_on_a_phone_and_open_on_a_wide_window(visit: Visitor, scripts: bool, forced: str) -> None:
    page = visit("/about/", width=360, scripts=scripts, forced_colors=forced)
    button = page.locator(".masthead summary")
    assert shown(page) == []
    button.click()
    assert shown(page) == SECTIONS
    button.click()
    assert shown(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    assert shown(page) == SECTIONS
    expect(button).to_be_hidden()


def test_the_masthead_is_one_line(visit: Visitor) -> None:
    page = visit("/about/", width=360)
    middles = """() => [...document.querySelectorAll(".wordmark, .masthead summary, .masthead .button")].map((part) => {
        const {top, bottom} = part.getBoundingClientRect();
        return Math.round(top + bottom);
    })"""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found = [middle for middle in page.evaluate(middles) if middle]
        assert max(found) - min(found) <= 4, (width, found)
        assert page.evaluate("document.querySelector('.masthead').offsetHeight") <= 72


def test_escape_folds_the_menu_and_gives_the_focus_back(visit: Visitor) -> None:
    page = visit("/about/", width=360)
    button = page.locator(".masthead summary")
    button.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".masthead nav a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    assert shown(page) == []


FIRST_LINE = """() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector("h1"));
    return range.getClientRects()[0].bottom;
}"""
STOPS = """() => [...document.querySelectorAll(":is(.masthead, .crumbs) :is(a, summary, button)")]
    .filter((stop) => stop.checkVisibility()).map((stop) => {
        const {left, top, bottom} = stop.getBoundingClientRect();
        return [stop.innerText, left, top, bottom];
    })"""


@pytest.mark.parametrize("width", [360, 1280])
def test_the_focus_goes_the_way_the_eye_does(visit: Visitor, width: int) -> None:
    stops = visit(ROLE, width=width).evaluate(STOPS)
    assert len(stops) >= 3
    assert_none(
        [
            f"{name} comes after {before}"
            for (before, left, top, bottom), (name, next_left, next_top, next_bottom) in pairwise(stops)
            if next_bottom <= top or (next_top < bottom and next_left < left)
        ]
    )


@pytest.mark.parametrize("path", ["/", ROLE, "/salaries/", POST, "/choose-your-path/", KINDS["skill"], KINDS["result"]])
def test_the_title_is_on_the_first_screen_when_everything_is_four_times_as_large(visit: Visitor, path: str) -> None:
    page = visit(path, width=320)
    page.set_viewport_size({"width": 320, "height": FIRST_SCREEN})
    assert page.evaluate(FIRST_LINE) <= FIRST_SCREEN
