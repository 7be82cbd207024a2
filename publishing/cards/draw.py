"""The picture of a card: python -m publishing.cards.draw, cards in and pictures out as JSON."""

import base64
import io
import json
import math
import sys
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from publishing.cards.card import HEIGHT, WIDTH, Card
from publishing.cards.paths import shapes

FONT = Path(__file__).with_name("gelasio-regular-latin.ttf")
PAPER, INK, SOFT, RULE, ACCENT = "#faf6ee", "#291f18", "#5f5347", "#cbc3b6", "#923d28"
MARGIN = 72
# The room of the drawing, and how many times larger it is drawn, so that its edges come out soft.
SIDE, FINER = 344, 4
# Widths of lines where a drawing is 32 wide, as on a role's page.
LINE, FINE = 0.62, 0.4
# Sizes of text, each with the number of lines that it may take: the first at which the text fits is taken.
TITLE = ((96, 2), (86, 2), (76, 2), (66, 3), (56, 4))
PLAIN_WORDS = ((42, 2), (38, 2), (34, 2))
FOOT = ((29, 1), (26, 1), (23, 1))
LEADING = 1.1
# The upper and the lower edge of what stands between masthead and foot.
TOP, BOTTOM = 118, 540
GAP = 30
WORDMARK = (
    '<circle cx="12" cy="12" r="10"/><path d="M12 2v20M2 12h20"/><circle class="dot" cx="16.2" cy="7.8" r="2.3"/>'
)
COLOURS = 128


def picture(card: Card) -> bytes:
    """The same bytes for the same card, wherever Pillow is the same."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    masthead(image, draw, card.site)
    room = WIDTH - 2 * MARGIN
    if card.drawing:
        role, wash = colour(0.47, 0.085, card.hue), colour(0.89, 0.05, card.hue)
        drawn = drawing(card.drawing, SIDE, 32, LINE, {"": role, "wash": wash, "solid": role})
        image.paste(drawn, (WIDTH - MARGIN - SIDE + 22, (TOP + BOTTOM - SIDE) // 2))
        room -= SIDE + 24
    title, line = Text(card.title, room, TITLE), Text(card.line, room, PLAIN_WORDS)
    y = (TOP + BOTTOM - title.height - GAP - line.height) // 2
    title.set(draw, y, INK)
    line.set(draw, y + title.height + GAP, SOFT)
    draw.line([(MARGIN, BOTTOM), (WIDTH - MARGIN, BOTTOM)], fill=RULE, width=2)
    Text(card.note, WIDTH - 2 * MARGIN, FOOT).set(draw, BOTTOM + 18, SOFT)
    file = io.BytesIO()
    small = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


def masthead(image: Image.Image, draw: ImageDraw.ImageDraw, site: str) -> None:
    mark = drawing(WORDMARK, 44, 24, 1.3, {"": INK, "dot": ACCENT})
    image.paste(mark, (MARGIN - 4, 46))
    draw.text((MARGIN + 54, 80), site, INK, font(36), anchor="ls")
    for y in (111, 117):
        draw.line([(MARGIN, y), (WIDTH - MARGIN, y)], fill=INK, width=2)


def drawing(elements: str, side: int, of: int, line: float, colours: dict[str, Any]) -> Image.Image:
    """SVG of a square of `of`, as a picture with sides of `side`."""
    scale = side * FINER / of
    image = Image.new("RGB", (side * FINER, side * FINER), PAPER)
    draw = ImageDraw.Draw(image)
    for shape in shapes(elements):
        for line_points in shape.lines:
            points = [(point.real * scale, point.imag * scale) for point in line_points]
            if shape.kind in {"wash", "solid", "dot"}:
                draw.polygon(points, fill=colours[shape.kind])
            else:
                stroke(draw, points, (FINE if shape.kind == "fine" else line) * scale, colours[""])
    return image.resize((side, side), Image.Resampling.LANCZOS)


def stroke(draw: ImageDraw.ImageDraw, points: list[tuple[float, float]], width: float, fill: Any) -> None:
    """With round ends and corners."""
    draw.line(points, fill, round(width))
    for x, y in points:
        draw.circle((x, y), width / 2, fill)


class Text:
    """In the first of the sizes in which it fits; in the last, what does not fit is cut off."""

    def __init__(self, text: str, room: int, sizes: tuple[tuple[int, int], ...]) -> None:
        for self.size, most in sizes:
            self.face = font(self.size)
            self.lines = broken(text, self.face, room)
            if len(self.lines) <= most and all(self.face.getlength(line) <= room for line in self.lines):
                break
        else:
            *before, last = [cut(line, self.face, room) for line in self.lines[:most]]
            self.lines = [*before, cut(f"{last.rstrip('…')}…", self.face, room) if len(self.lines) > most else last]
        self.height = round(self.size * LEADING * len(self.lines))

    def set(self, draw: ImageDraw.ImageDraw, y: int, fill: str) -> None:
        for number, line in enumerate(self.lines):
            draw.text((MARGIN, y + round(self.size * (0.9 + LEADING * number))), line, fill, self.face, anchor="ls")


def cut(line: str, face: ImageFont.FreeTypeFont, room: int) -> str:
    """With dots, unless it fits as it is."""
    short = line
    while face.getlength(line) > room:
        short = short[:-1]
        line = f"{short}…"
    return line


def broken(text: str, face: ImageFont.FreeTypeFont, room: int) -> list[str]:
    """In as few lines as there can be, as equal in length as they can be then."""

    def lines(width: float) -> list[str]:
        found: list[str] = []
        for word in text.split():
            longer = f"{found[-1]} {word}" if found else word
            if found and face.getlength(longer) <= width:
                found[-1] = longer
            else:
                found.append(word)
        return found

    least = lines(room)
    return next(
        found for width in range(room // 4, room + 1, 8) if len(found := lines(width)) == len(least) or width > room - 8
    )


def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)


def colour(lightness: float, chroma: float, hue: float) -> tuple[int, ...]:
    """OKLCH as eight bits of sRGB, as https://bottosson.github.io/posts/oklab/ has it; what lies outside is cut off."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    parts = (min(1.0, max(0.0, part)) for part in linear)
    return tuple(
        round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055)) for part in parts
    )


if __name__ == "__main__":
    found = [picture(Card(**values)) for values in json.load(sys.stdin)]
    json.dump([base64.b64encode(png).decode() for png in found], sys.stdout)
