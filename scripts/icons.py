"""The icons for devices that take no SVG, drawn from favicon.svg: python -m scripts.icons."""

import re
from pathlib import Path

from PIL import Image

from publishing.cards.draw import PAPER, drawing

STATIC = Path(__file__).resolve().parent.parent / "static"
# Name of the file and side; a device may cut a square to a circle, so the drawing keeps clear of the corners.
SQUARES = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
ROOM = 0.62
SMALL = (16, 32, 48)
LINE = 1.6


def mark(side: int) -> Image.Image:
    """The drawing of favicon.svg on paper, in its colours for light."""
    svg = (STATIC / "favicon.svg").read_text()
    ink, dot = re.findall(r"#[0-9a-f]{6}", svg)[:2]
    elements = "".join(re.findall(r"<(?:circle|path)[^>]*/>", svg))
    return drawing(elements, side, 24, LINE, {"": ink, "dot": dot})


def square(side: int) -> Image.Image:
    room = round(side * ROOM)
    image = Image.new("RGB", (side, side), PAPER)
    image.paste(mark(room), ((side - room) // 2, (side - room) // 2))
    return image


def main() -> None:
    for name, side in SQUARES.items():
        square(side).quantize(32).save(STATIC / name, optimize=True)
    mark(max(SMALL)).save(
        STATIC / "favicon.ico", append_images=[mark(side) for side in SMALL], sizes=[(side, side) for side in SMALL]
    )


if __name__ == "__main__":
    main()
