"""Where the parts of a country's picture lie when it is a file of its own, in pixels from the top."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

from careers.pay.figures import Figure
from careers.pay.picture import Axis, Entry
from careers.pay.scale import Bar, Tick

WIDTH = 840
MARGIN = 24
LEFT = 400
"""Where bars begin; words stand on their left."""
ROOM = WIDTH - MARGIN - LEFT
# Characters that fit a line of the heading, and of the notes at the end.
HEADING, NOTE = 66, 118


@dataclass(frozen=True)
class Line:
    """Words alone."""

    y: int
    words: str


@dataclass(frozen=True)
class Part:
    """The head of what is measured, or of what is guessed."""

    y: int
    axis: Axis
    is_measured: bool


@dataclass(frozen=True)
class Row:
    y: int
    axis: Axis
    entry: Entry
    figures: list[tuple[int, Figure, Bar | None]]


@dataclass(frozen=True)
class Grid:
    """The amounts of an axis, and how far its lines reach."""

    y: int
    end: int
    ticks: list[Tick]


@dataclass(frozen=True)
class Drawing:
    heading: list[Line]
    parts: list[Part]
    rows: list[Row]
    grids: list[Grid]
    notes: list[Line]
    height: int

    width, margin, left, room = WIDTH, MARGIN, LEFT, ROOM


def drawing(heading: str, axes: Iterable[Axis], notes: Iterable[str]) -> Drawing:
    y = MARGIN
    lines = [Line(y := y + 28, words) for words in wrap(heading, HEADING)]
    parts, rows, grids = [], [], []
    for axis in axes:
        top = y = y + 34
        for is_measured, entries in ((True, axis.measured), (False, axis.guessed)):
            if not entries:
                continue
            parts.append(Part(y, axis, is_measured))
            y += 8
            for entry in entries:
                name = y = y + 24
                figures = [(y := y + 20, figure, axis.scale.bar(figure.row)) for figure in entry.figures]
                rows.append(Row(name, axis, entry, figures))
                y += 4
            y += 30
        y -= 30
        if axis.is_drawn:
            grids.append(Grid(top, y, axis.scale.ticks))
    y += 16
    ending = [Line(y := y + 18, words) for note in notes for words in wrap(note, NOTE)]
    return Drawing(lines, parts, rows, grids, ending, y + MARGIN)
