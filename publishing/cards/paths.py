"""Drawings as polygons: the part of SVG in which drawings of the guide are written."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

Point = complex

# Pieces of a curve, of which none shows at the size of a card.
PIECES = 64
TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d*\.\d+|\d+)")
# How many numbers a command takes.
NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}


@dataclass(frozen=True)
class Shape:
    kind: str
    """`wash`, `fine`, `solid`, or nothing for a line as most are."""
    lines: list[list[Point]]
    """Each as its points; the last is the first again where it is closed."""


def shapes(drawing: str) -> Iterator[Shape]:
    for element in ElementTree.fromstring(f"<svg>{drawing}</svg>"):  # noqa: S314  # a constant of the code
        kind = element.get("class", "")
        if element.tag == "circle":
            centre = complex(float(element.attrib["cx"]), float(element.attrib["cy"]))
            radius = float(element.attrib["r"])
            turns = (2 * math.pi * step / PIECES for step in range(PIECES + 1))
            yield Shape(kind, [[centre + radius * complex(math.cos(turn), math.sin(turn)) for turn in turns]])
        else:
            yield Shape(kind, list(lines_of(element.attrib["d"])))


def lines_of(path: str) -> Iterator[list[Point]]:
    """Of the data of a path, whose arcs have their flags apart: `0 1`, not `01`."""
    line: list[Point] = []
    handle: Point | None = None  # the second handle of the curve before
    for command, numbers in commands(path):
        here = line[-1] if line else 0j
        origin = here if command.islower() else 0j
        name = command.upper()
        points = [origin + complex(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=False)]
        if name == "M":
            if len(line) > 1:
                yield line
            line = points
        elif name == "L":
            line += points
        elif name == "H":
            line.append(complex(origin.real + numbers[0], here.imag))
        elif name == "V":
            line.append(complex(here.real, origin.imag + numbers[0]))
        elif name in "CS":
            first = points.pop(0) if name == "C" else 2 * here - (here if handle is None else handle)
            handle, end = points
            line += curve(here, first, handle, end)
        elif name == "A":
            end = origin + complex(*numbers[5:])
            line += arc(here, numbers[0], numbers[3] != numbers[4], end, bool(numbers[4]))
        else:  # what follows a closed line begins where that does
            line.append(line[0])
            yield line
            line = [line[0]]
        handle = handle if name in "CS" else None
    if len(line) > 1:
        yield line


def commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Each with its numbers; a command that is left out is the one before, and a line after a move."""
    tokens, command = TOKEN.findall(path), ""
    while tokens:
        command = tokens.pop(0) if tokens[0].isalpha() else {"M": "L", "m": "l"}.get(command, command)
        count = NUMBERS[command.upper()]
        yield command, [float(token) for token in tokens[:count]]
        del tokens[:count]


def curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    for step in range(1, PIECES + 1):
        t = step / PIECES
        s = 1 - t
        yield s**3 * start + 3 * s * s * t * first + 3 * s * t * t * second + t**3 * end


def arc(start: Point, radius: float, is_right: bool, end: Point, is_clockwise: bool) -> Iterator[Point]:
    """Of a circle: none of the drawings has another ellipse. Angles grow clockwise, since the axis points down."""
    way = end - start
    radius = max(radius, abs(way) / 2)
    height = math.sqrt(max(0.0, radius**2 - abs(way) ** 2 / 4))
    centre = start + way / 2 + (1j if is_right else -1j) * way / abs(way) * height
    first = math.atan2((start - centre).imag, (start - centre).real)
    turn = (math.atan2((end - centre).imag, (end - centre).real) - first) % (2 * math.pi)
    if not is_clockwise:
        turn -= 2 * math.pi
    for step in range(1, PIECES + 1):
        angle = first + turn * step / PIECES
        yield centre + radius * complex(math.cos(angle), math.sin(angle))
