"""Narrow screens, large text and paper."""

import re

import pytest

from tests.browser.conftest import Visitor, assert_none
from tests.browser.pages import RESULT, ROLE
from tests.browser.site import ROOT

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


ROLES = [f"/roles/{file.stem}/" for file in sorted((ROOT / "content/roles").glob("*.md"))]


@pytest.mark.parametrize("path", [*ROLES, RESULT], ids=lambda path: path.split("/")[2])
def test_it_prints_on_two_sheets(visit: Visitor, path: str) -> None:
    sheets = re.findall(rb"/Type\s*/Page\b", visit(path).pdf(format="A4"))
    assert len(sheets) <= 2


@pytest.mark.parametrize("path", [ROLE, RESULT], ids=["role", "result"])
def test_print_shows_addresses_and_the_date_and_leaves_out_what_paper_cannot_do(visit: Visitor, path: str) -> None:
    page = visit(path)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = page.locator(".printed").inner_text()
    assert visit.site.url + path.partition("?")[0] in printed
    assert re.search(r"\d{1,2} \w+ 20\d\d", printed)
    left = page.evaluate("""[...document.querySelectorAll("nav, button, form, summary, .skip")]
        .filter((element) => element.checkVisibility()).map((element) => element.outerHTML.slice(0, 100))""")
    assert_none(left)
    silent = page.evaluate("""[...document.querySelectorAll("main a[href^='http']")]
        .filter((link) => !link.textContent.includes("://") && getComputedStyle(link, "::after").content === "none")
        .map((link) => link.outerHTML)""")
    assert_none(silent)
