"""Where labels go on a sheet that is as wide as its page.

Whatever stands on a sheet stands at a percentage of its width, and a label some pixels beside it. So every edge moves
along a straight line as the sheet widens, and it can be told exactly whether two boxes meet at any width in a range.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

MOST_LABELS = 24
MOST_STEPS = 1000
EDGE = 6  # pixels that a label keeps from the edge of the sheet
# Widths of letters in sizes of the type: those of DejaVu Sans, the widest sans that is common, rounded up.
WIDTHS = {
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.75),
    **dict.fromkeys("fijlrtIJ .,:;'’/()-", 0.39),
    **dict.fromkeys("mwMW", 0.95),
}
OTHER = 0.63


@dataclass(frozen=True)
class Sheet:
    """Pixels throughout."""

    narrowest: int
    widest: int
    height: int
    size: int
    """Of the labels' letters."""
    axes: tuple[tuple[float, float, float, float, float], ...] = ()
    """Words at the ends of the axes, each as a box without its numbers: at, start, length, top, bottom."""


class Box(NamedTuple):
    at: float
    """Per cent of the sheet's width, from which `start` is measured."""
    start: float
    length: float
    top: float
    bottom: float


class Label(NamedTuple):
    """Pixels from what is labelled to the start, middle or end of the text's baseline."""

    dx: int
    dy: int
    anchor: str


class Thing(NamedTuple):
    """What is labelled: per cent from the left, pixels from the top, half the side of the square that it takes."""

    at: float
    y: float
    half: int
    text: str


def labels_around(half: int) -> list[Label]:
    """Places for a label beside a square, in the order of preference."""
    beside, corner = half + 6, round(half * 0.75) + 4
    return [
        Label(beside, 5, "start"),
        Label(-beside, 5, "end"),
        Label(0, beside + 10, "middle"),
        Label(0, 2 - beside, "middle"),
        Label(corner, corner + 8, "start"),
        Label(corner, -corner + 2, "start"),
        Label(-corner, corner + 8, "end"),
        Label(-corner, -corner + 2, "end"),
        Label(-half, beside + 10, "start"),
        Label(half, beside + 10, "end"),
        Label(-half, 2 - beside, "start"),
        Label(half, 2 - beside, "end"),
    ]


def label_box(thing: Thing, label: Label, sheet: Sheet) -> Box:
    length = sheet.size * sum(WIDTHS.get(letter, OTHER) for letter in thing.text)
    start = label.dx - length * {"start": 0, "middle": 0.5, "end": 1}[label.anchor]
    top = thing.y + label.dy - 1.05 * sheet.size
    return Box(thing.at, start, length, top, top + 1.4 * sheet.size)


def square(thing: Thing) -> Box:
    return Box(thing.at, -thing.half, 2 * thing.half, thing.y - thing.half, thing.y + thing.half)


def meeting(one: Box, other: Box, sheet: Sheet) -> float:
    """Square pixels that two boxes share at the width where they share most."""
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    if height <= 0:
        return 0.0
    steps = [(one.at - other.at) * width / 100 + one.start - other.start for width in (sheet.narrowest, sheet.widest)]
    step = min(max((other.length - one.length) / 2, min(steps)), max(steps))  # where they share most
    length = min(step + one.length, other.length) - max(step, 0)
    return max(length, 0.0) * height


def outside(box: Box, sheet: Sheet) -> float:
    """Pixels by which a box leaves the sheet, at the width where it leaves it most, on both axes together."""
    starts = [box.at * width / 100 + box.start for width in (sheet.narrowest, sheet.widest)]
    ends = [start + box.length - width for start, width in zip(starts, (sheet.narrowest, sheet.widest), strict=True)]
    across = max(EDGE - min(starts), max(ends) + EDGE, 0)
    return across + max(EDGE - box.top, 0) + max(box.bottom - sheet.height + EDGE, 0)


@lru_cache(64)
def place_labels(things: tuple[Thing, ...], sheet: Sheet) -> list[Label | None]:
    """A place for every label, so that none meets another, a square, a word or the edge at any width of the sheet.

    None for one that finds no such place. It takes some ten milliseconds, so what was found is kept. So many that
    they must meet are not placed.
    """
    if len(things) > MOST_LABELS:
        return [None] * len(things)
    squares, words = [square(thing) for thing in things], [Box(*axis) for axis in sheet.axes]
    search = Search([free(index, things, squares, words, sheet) for index in range(len(things))], sheet)
    search.go_on({}, 0)
    return [search.best[index].label if index in search.best else None for index in range(len(things))]


class Option(NamedTuple):
    label: Label
    box: Box


def free(index: int, things: Sequence[Thing], squares: list[Box], words: list[Box], sheet: Sheet) -> list[Option]:
    """Places where nothing but other labels can be in the way; first those that no axis runs through."""
    others = [*squares[:index], *squares[index + 1 :], *words]
    axes = Box(50, 0, 0.1, 0, sheet.height), Box(0, 0, sheet.widest, sheet.height / 2, sheet.height / 2 + 0.1)
    options = [Option(label, label_box(things[index], label, sheet)) for label in labels_around(things[index].half)]
    options = [
        option
        for option in options
        if not outside(option.box, sheet) and not any(meeting(option.box, other, sheet) for other in others)
    ]
    return sorted(options, key=lambda option: any(meeting(option.box, axis, sheet) for axis in axes))


class Search:
    """Looks for places one label after the other, those with the fewest first, and goes back where none is left."""

    def __init__(self, options: list[list[Option]], sheet: Sheet) -> None:
        self.options, self.sheet = options, sheet
        self.order = sorted(range(len(options)), key=lambda index: (len(options[index]), index))
        self.best: dict[int, Option] = {}
        self.steps = 0

    def go_on(self, chosen: dict[int, Option], at: int) -> None:
        """Tries all places of the next label beside those chosen, and doing without it."""
        self.steps += 1
        if len(chosen) > len(self.best):
            self.best = chosen
        if len(chosen) + len(self.order) - at <= len(self.best) or self.steps > MOST_STEPS:
            return
        index = self.order[at]
        for option in self.options[index]:
            if not any(meeting(option.box, other.box, self.sheet) for other in chosen.values()):
                self.go_on({**chosen, index: option}, at + 1)
        self.go_on(chosen, at + 1)
