"""Pages are complete without scripts; scripts add what is tested here, and remember the theme alone."""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, assert_none
from tests.browser.pages import CODE, POST, RESULT, ROLE
from tests.browser.site import ROOT

pytestmark = pytest.mark.browser

ADDED = "[data-copy], [data-print], [data-themes], [data-with-script], .highlight button"
# What a page offers, without the controls that scripts add: the text as it is seen, links, fields and buttons.
OFFERED = """(added) => {
    for (const control of document.querySelectorAll(added)) control.hidden = true;
    const main = document.querySelector("main");
    const parts = [...main.querySelectorAll("a, input, select, [type=submit]")];
    return [main.innerText, ...parts.map((part) => part.href ?? `${part.name}=${part.value}`)];
}"""


def test_every_page_is_complete_without_javascript(visit: Visitor, kind_of_page: str) -> None:
    plain = visit(kind_of_page, scripts=False)
    scripted = visit(kind_of_page)
    if scripted.locator(".colophon").count():  # the questionnaire has none
        expect(scripted.locator("[data-themes]")).to_be_visible()
    assert_none(plain.locator(ADDED).filter(visible=True).evaluate_all("(all) => all.map((one) => one.outerHTML)"))
    assert plain.evaluate(OFFERED, ADDED) == scripted.evaluate(OFFERED, ADDED)


def remembered(page: Page) -> dict[str, str]:
    found: dict[str, str] = json.loads(page.evaluate("JSON.stringify(localStorage)"))
    return found


# The colour that the browser's own frame takes: of the first that is meant for the reader's system.
FRAME = """() => {
    const bars = [...document.querySelectorAll("meta[name=theme-color]")];
    const bar = bars.find(({media}) => matchMedia(media || "all").matches);
    const context = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const shade = (colour) => {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data].join();
    };
    const paper = getComputedStyle(document.body).backgroundColor;
    return shade(bar.content) === shade(paper) ? paper : bar.content;
}"""


def frame(page: Page) -> str:
    return str(page.evaluate(FRAME))


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_the_theme_is_chosen_remembered_and_given_back_to_the_system(
    visit_first: Visitor, system: str, chosen: str
) -> None:
    def paper() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    def pressed() -> list[str]:
        return page.locator("[data-themes] [aria-pressed=true]").all_inner_texts()

    page = visit_first("/", color_scheme=system)
    before = paper()
    assert remembered(page) == {}
    assert pressed() == [system.title()]
    page.get_by_role("button", name=f"{chosen.title()} colours").click()
    after = paper()
    assert after != before
    assert frame(page) == after
    assert remembered(page) == {"theme": chosen}
    page.goto(ROLE)
    assert paper() == after
    page.reload()
    assert paper() == after
    assert frame(page) == after
    assert pressed() == [chosen.title()]
    page.get_by_role("button", name=f"{system.title()} colours").click()
    assert paper() == before
    assert frame(page) == before
    assert remembered(page) == {}


@pytest.mark.parametrize("path", [POST, RESULT], ids=["post", "result"])
def test_the_address_is_copied(visit: Visitor, path: str) -> None:
    page = visit(path)
    button = page.locator("[data-copy]")
    button.click()
    expect(button).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(visit.site.url + urlsplit(path).path)
    page.goto(copied)  # of a result the short address, which leads to the long one
    assert page.url.partition("#")[0].startswith(visit.site.url + urlsplit(path).path)
    assert button.get_attribute("data-copy") == copied


def test_code_is_copied_as_it_was_written(visit: Visitor) -> None:
    page = visit(CODE, width=360)
    block = page.locator(".highlight").first
    written = block.locator("pre").text_content() or ""
    assert "\n    " in written
    block.get_by_role("button", name="Copy the code").click()
    expect(block.get_by_role("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == written


def test_code_is_not_cut_on_a_phone(visit: Visitor) -> None:
    page = visit(CODE, width=360, scripts=False)
    blocks = page.locator("pre")
    assert blocks.count() > 1
    assert blocks.evaluate_all("(all) => all.filter((one) => one.scrollWidth > one.clientWidth).length") == 0


def test_the_result_is_printed(visit: Visitor) -> None:
    page = visit(RESULT)
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.locator("[data-print]").click()
    expect(page).to_have_title("printed")


@pytest.mark.parametrize("path", [POST, ROLE], ids=["post", "role"])
def test_the_table_of_contents_marks_the_place(visit: Visitor, path: str) -> None:
    page = visit(path)
    links = page.locator("[data-toc] a")
    assert links.count() > 2
    if (fold := page.locator("[data-toc] summary")).count():
        fold.click()
    for number in (1, 0):
        links.nth(number).click()
        expect(links.nth(number)).to_have_attribute("aria-current", "location")
        expect(page.locator("[data-toc] [aria-current]")).to_have_count(1)
        expect(page.locator(links.nth(number).get_attribute("href") or "")).to_be_in_viewport()


@pytest.mark.parametrize("name", ["#salary", "#adverts", "#how-to-get-the-first-job"])
def test_an_address_that_leads_into_a_fold_opens_it(visit: Visitor, name: str) -> None:
    page = visit(ROLE + name)
    target = page.locator(name)
    expect(page.locator("details[open]").filter(has=target)).to_have_count(1)
    expect(target).to_be_in_viewport()


@pytest.mark.parametrize("slug", sorted(file.stem for file in (ROOT / "content/roles").glob("*.md")))
def test_a_roles_page_is_walked_through_in_sixty_steps(visit: Visitor, slug: str) -> None:
    stops = visit(f"/roles/{slug}/").evaluate("""[...document.querySelectorAll("a[href], button, summary, [tabindex]")]
        .filter((one) => one.tabIndex >= 0 && one.checkVisibility()).map((one) => one.innerText)""")
    assert len(stops) <= 60, stops
