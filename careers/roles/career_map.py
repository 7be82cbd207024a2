"""Where each role and its label stand on the career map.

Roles stand at percentages of the sheet, labels at pixels from their role, so the sheet can be as wide as the page and
its text stays the size it is. Labels are therefore placed so that they collide at none of the widths in `WIDTHS`; on
a narrower sheet a stylesheet shows numbers and a key instead. All of it is computed from the rows alone: the same
rows give the same map.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations

from careers.models import Role
from careers.pay.scale import percent

WIDTHS = (680, 740, 800, 860, 940, 1040, 1140)
HEIGHT = 540
MARGIN = 9  # per cent of the sheet beyond −100 and 100
GLYPH = 23  # half the side of the square that a drawing takes
LINE = 20  # height of a label
LETTER = 7.2  # mean width of a letter, on the safe side for a sans of 14 pixels
GAP = 29  # from the middle of a drawing to its label
ROUNDS = 8
MOST_LABELS = 24
MOST_SPOTS = 40

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Label:
    """Pixels from the role to the start, middle or end of the text's baseline."""

    dx: int
    dy: int
    anchor: str


# In the order of preference.
LABELS = (
    Label(GAP, 5, "start"),
    Label(-GAP, 5, "end"),
    Label(0, GAP + 10, "middle"),
    Label(0, 2 - GAP, "middle"),
    Label(GAP - 6, 20, "start"),
    Label(GAP - 6, -10, "start"),
    Label(-GAP + 6, 20, "end"),
    Label(-GAP + 6, -10, "end"),
    Label(-GLYPH, GAP + 10, "start"),
    Label(GLYPH, GAP + 10, "end"),
    Label(-GLYPH, 2 - GAP, "start"),
    Label(GLYPH, 2 - GAP, "end"),
)


@dataclass(frozen=True)
class Spot:
    role: Role
    number: int
    """The role's place in the editors' order, which a key can repeat."""
    x: str
    y: str
    label: Label
    clear: bool
    """No other label or drawing is in the label's way."""


def _position(role: Role) -> tuple[float, float] | None:
    """Per cent from the left and from the top."""
    if role.map_systems is None or role.map_building is None:
        return None
    half = 50 - MARGIN
    return 50 + role.map_systems / 100 * half, 50 - role.map_building / 100 * half


def _label_box(point: tuple[float, float], label: Label, text: str, width: int) -> Box:
    length = len(text) * LETTER
    x = point[0] * width / 100 + label.dx
    left = {"start": x, "middle": x - length / 2, "end": x - length}[label.anchor]
    baseline = point[1] * HEIGHT / 100 + label.dy
    return left, baseline - 15, left + length, baseline - 15 + LINE


def _square(point: tuple[float, float], width: int, half: int = GLYPH) -> Box:
    x, y = point[0] * width / 100, point[1] * HEIGHT / 100
    return x - half, y - half, x + half, y + half


def _axis_names(width: int) -> list[Box]:
    """The four words at the ends of the axes, which labels keep clear of."""
    x, y = width / 2, HEIGHT / 2
    return [
        (x - 50, 0, x + 50, 34),
        (x - 62, HEIGHT - 34, x + 62, HEIGHT),
        (0, y, 90, y + 26),
        (width - 96, y, width, y + 26),
    ]


def _crossing(box: Box, width: int) -> float:
    """A little, so that of two free places a label takes the one that no axis runs through."""
    return float(box[0] < width / 2 < box[2]) + float(box[1] < HEIGHT / 2 < box[3])


def _overlap(one: Box, other: Box) -> float:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width * height if width > 0 and height > 0 else 0.0


def _outside(box: Box, width: int) -> float:
    """Pixels by which the box leaves the sheet, counted heavily."""
    return 50 * (max(6 - box[0], 0) + max(box[2] - width + 6, 0) + max(6 - box[1], 0) + max(box[3] - HEIGHT + 6, 0))


@lru_cache(64)
def _place_labels(points: tuple[tuple[float, float], ...], texts: tuple[str, ...]) -> list[tuple[Label, bool]]:
    """Each label in turn takes the place where least is in its way, until none moves any more.

    It takes some ten milliseconds, so what was found is kept. So many labels that they must collide are not placed.
    """
    if len(points) > MOST_LABELS:
        return [(LABELS[0], False)] * len(points)
    boxes = [
        [[_label_box(point, label, text, width) for width in WIDTHS] for label in LABELS]
        for point, text in zip(points, texts, strict=True)
    ]
    fixed = [[_square(point, width) for point in points] + _axis_names(width) for width in WIDTHS]
    chosen = [0] * len(points)

    def cost(index: int, candidate: int) -> tuple[float, float, int]:
        crossed = sum(_crossing(box, width) for box, width in zip(boxes[index][candidate], WIDTHS, strict=True))
        return trouble(index, candidate), crossed, candidate

    def trouble(index: int, candidate: int) -> float:
        total = 0.0
        for number, width in enumerate(WIDTHS):
            box = boxes[index][candidate][number]
            total += _outside(box, width)
            total += sum(_overlap(box, other) for at, other in enumerate(fixed[number]) if at != index)
            total += sum(_overlap(box, boxes[at][place][number]) for at, place in enumerate(chosen) if at != index)
        return total

    for _round in range(ROUNDS):
        before = list(chosen)
        for index in range(len(points)):
            chosen[index] = min(range(len(LABELS)), key=partial(cost, index))
        if chosen == before:
            break
    return [(LABELS[place], trouble(index, place) == 0) for index, place in enumerate(chosen)]


def career_map(roles: Iterable[Role], current: Role | None = None) -> list[Spot]:
    """Every role that has a place on the map, in the order given; of very many, those nearest to the current one."""
    placed = [
        (number, role, point) for number, role in enumerate(roles, start=1) if (point := _position(role)) is not None
    ]
    if len(placed) > MOST_SPOTS:
        here = (current and _position(current)) or (50, 50)
        placed.sort(key=lambda spot: math.dist(spot[2], here))
        placed = sorted(placed[:MOST_SPOTS], key=lambda spot: spot[0])
    labels = _place_labels(tuple(point for _, _, point in placed), tuple(role.title for _, role, _ in placed))
    return [
        Spot(role, number, percent(point[0]), percent(point[1]), label, clear)
        for (number, role, point), (label, clear) in zip(placed, labels, strict=True)
    ]


def collisions(spots: Sequence[Spot], width: int) -> list[tuple[str, str]]:
    """Pairs of roles of which a label meets the other's label or drawing on a sheet of the given width."""
    found = []
    for one, other in combinations(spots, 2):
        a, b = _position(one.role), _position(other.role)
        if a is None or b is None:
            continue
        first = [_label_box(a, one.label, one.role.title, width), _square(a, width)]
        second = [_label_box(b, other.label, other.role.title, width), _square(b, width)]
        if any(_overlap(x, y) for x in first for y in second):
            found.append((one.role.slug, other.role.slug))
    return found
