"""Narrow screens and large text."""

import pytest

from tests.browser.conftest import Visitor, assert_none

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
    assert_none(faults)
