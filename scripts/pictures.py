"""Pictures of the site for the README: python -m scripts.pictures http://127.0.0.1:8000.

Each shows one page, light on the left and dark on the right, in the letters of tests/browser/fonts.
"""

import base64
import io
import os
import re
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

PAGES = {"home": "/", "role": "/roles/data-scientist/"}
FOLDER = Path("docs/pictures")
FONTS = Path("tests/browser/fonts")
WIDTH, HEIGHT, GAP = 1080, 1000, 16
COLOURS = 128
FACE = "@font-face {{ font-family: Shown {kind}; font-weight: {weight}; src: url(data:font/woff2;base64,{data}) }}"


def faces() -> str:
    """Styles that replace the fonts of the reader's own system."""
    rules = [':root { --serif: "Shown serif"; --sans: "Shown sans" }']
    for file in FONTS.glob("*.woff2"):
        kind, weight = re.findall(r"noto-(\w+)-latin-(\d+)-", file.name)[0]
        rules.append(FACE.format(kind=kind, weight=weight, data=base64.b64encode(file.read_bytes()).decode()))
    return "\n".join(rules)


def screen(browser: Browser, address: str, scheme: str) -> Image.Image:
    """The first screen of the page in one of the two colour schemes."""
    page = browser.new_page(
        viewport={"width": WIDTH, "height": HEIGHT},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page.goto(address)
    page.add_style_tag(content=faces())
    page.evaluate("document.fonts.ready")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return picture


def main() -> None:
    site = sys.argv[1].rstrip("/")
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None, args=["--no-sandbox"])
        for name, path in PAGES.items():
            both = Image.new("RGB", (2 * WIDTH + GAP, HEIGHT), "white")
            for place, scheme in enumerate(("light", "dark")):
                both.paste(screen(browser, site + path, scheme), (place * (WIDTH + GAP), 0))
            file = FOLDER / f"{name}.png"
            both.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, optimize=True)
            sys.stdout.write(f"{file}: {file.stat().st_size:,} bytes\n")
        browser.close()


if __name__ == "__main__":
    main()
