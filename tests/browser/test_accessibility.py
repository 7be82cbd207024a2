"""What an accessibility checker and a keyboard find on every kind of page."""

import io
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from tests.browser.conftest import Visitor, assert_none
from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

# Only colours differ between the schemes; these are all of axe's rules about them.
COLOURS = {"runOnly": {"type": "tag", "values": ["cat.color"]}, "resultTypes": ["violations"]}
# Every rule but the experimental ones, and these that are off by default: targets of 24 pixels (WCAG 2.2, 2.5.8 with
# its exceptions for links in text and for distance) and names that contain what is seen (2.5.3).
AXE: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {name: {"enabled": True} for name in ("target-size", "label-content-name-mismatch")},
}
AXE_RESULTS = """async (options) => (await axe.run(options)).violations.flatMap(({id, nodes}) =>
    nodes.map(({target, any, all, none}) => `${id}: ${target} ${[...any, ...all, ...none][0].message}`))"""


def test_axe_finds_nothing(visit: Visitor, kind_of_page: str) -> None:
    page = visit(kind_of_page, reduced_motion="reduce")  # colours change at once
    page.evaluate(Axe().axe_script)
    found = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            options = AXE if scheme == "light" else COLOURS
            found += [f"{width} {scheme} {fault}" for fault in page.evaluate(AXE_RESULTS, options)]
    assert_none(found)


# Drawn parts that are too near to the paper in colour: text 4.5:1, shapes 3:1. Of these axe says nothing.
FAINT = """() => {
    const context = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const luminance = (colour) => {
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((part) =>
            part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const paper = luminance(getComputedStyle(document.body).backgroundColor);
    const faults = (selector, property, least) => [...document.querySelectorAll(selector)].flatMap((part) => {
        const [low, high] = [paper, luminance(getComputedStyle(part)[property])].sort((a, b) => a - b);
        const ratio = (high + 0.05) / (low + 0.05);
        return ratio < least ? [`${ratio.toFixed(2)}:1 ${property} of ${part.outerHTML.slice(0, 100)}`] : [];
    });
    document.querySelector(".skip").focus();
    return [
        ...faults("svg text", "fill", 4.5),
        ...faults(".glyph > :not(.wash, .solid), .range rect, .axis line", "stroke", 3),
        ...faults(".glyph .solid, .range path, .share rect:not(.whole)", "fill", 3),
        ...faults(":focus-visible", "outlineColor", 3),
    ];
}"""


@pytest.mark.parametrize("kind", ["home", "role", "salaries", "compare-4", "result"])
def test_drawings_stand_out_from_the_paper(visit: Visitor, kind: str) -> None:
    page = visit(KINDS[kind], reduced_motion="reduce")
    page.keyboard.press("Tab")
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += [f"{scheme} {fault}" for fault in page.evaluate(FAINT)]
    assert_none(found)


# Focuses every element that can have the focus, and lists those whose looks, or whose label's, stay the same.
UNMARKED = """() => {
    const selector = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const looks = (element) => [element, element.closest("label"), element.closest("a")?.querySelector("circle")]
        .filter(Boolean).map((part) => {
            const style = getComputedStyle(part);
            const outline = style.outlineStyle === "none" ? "" : style.outlineWidth + style.outlineColor;
            return outline + style.boxShadow;
        }).join();
    const faults = [];
    for (const element of document.querySelectorAll(selector)) {
        if (!element.checkVisibility({visibilityProperty: true}) || element.disabled) continue;
        document.activeElement.blur();
        const before = looks(element);
        element.focus();
        if (document.activeElement !== element || looks(element) === before) {
            faults.push(element.outerHTML.slice(0, 160));
        }
    }
    return faults;
}"""


def test_the_focus_is_always_visible(visit: Visitor, kind_of_page: str) -> None:
    page = visit(kind_of_page)
    page.keyboard.press("Tab")  # from now on the browser shows the focus
    assert page.evaluate("document.activeElement.matches('.skip:focus-visible')")
    faults = page.evaluate(UNMARKED)
    assert_none(faults)


# What moves although it was asked not to.
MOVING = """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"].flatMap((part) => {
    const style = getComputedStyle(one, part || null);
    const still = style.transitionDuration.split(", ").every((time) => parseFloat(time) === 0)
        && style.animationName === "none" && style.scrollBehavior === "auto";
    return still ? [] : [`moves: ${one.tagName}.${one.className}${part}`];
}))"""
# Shapes in the colour of the page behind them. Washes and the
# grounds of labels and links may vanish: they only fill what lines draw.
UNSEEN = """() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const shapes = document.querySelectorAll("svg :is(rect, path, circle, line):not(.wash, .plate, a > circle)");
    return [...shapes].flatMap((shape) => {
        if (!shape.checkVisibility()) return [];
        const {fill, stroke} = getComputedStyle(shape);
        const drawn = [fill, stroke].filter((colour) => colour !== "none" && colour !== "rgba(0, 0, 0, 0)");
        return drawn.length && drawn.every((colour) => colour === paper)
            ? [shape.closest("svg").outerHTML.slice(0, 100) + " … " + shape.outerHTML.slice(0, 100)] : [];
    });
}"""


def test_reduced_motion_and_forced_colours_are_respected(visit: Visitor, kind_of_page: str) -> None:
    page = visit(kind_of_page, reduced_motion="reduce", forced_colors="active")
    faults = page.evaluate(MOVING)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        faults += [f"{scheme}: {fault}" for fault in page.evaluate(UNSEEN)]
    assert_none(faults)


def luminance(pixel: tuple[int, ...]) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in pixel
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", SCHEMES)
def test_progress_is_seen_in_forced_colours(visit: Visitor, scheme: Literal["light", "dark"]) -> None:
    page = visit(KINDS["question-answered"], forced_colors="active", color_scheme=scheme)
    with Image.open(io.BytesIO(page.locator("progress").screenshot())) as image:
        picture = image.convert("RGB")
    middle = picture.height // 2
    ends = (picture.getpixel((x, middle)) for x in (4, picture.width - 5))
    low, high = sorted(luminance(end) for end in ends if isinstance(end, tuple))
    assert (high + 0.05) / (low + 0.05) >= 3
