"""The places of the parts of a picture that is a file of its own."""

from itertools import pairwise

from careers.models import Evidence, Role
from careers.pay.drawing import HEADING, Row, drawing
from careers.pay.figures import Figure
from careers.pay.picture import Axis, Entry
from careers.pay.scale import scale


def axis(measured: int, guessed: int) -> Axis:
    figure = Figure(Evidence(role=Role(title="Role"), p10=1, p50=2, p90=3))
    entries = [Entry(figure.role, [figure, figure]) for _number in range(measured + guessed)]
    return Axis(scale("GBP", 100), "a year", entries[:measured], entries[measured:])


def test_nothing_lies_upon_another_or_outside() -> None:
    found = drawing("word " * 40, [axis(3, 2), axis(0, 1)], ["note " * 60, "address"])
    texts = [line.y for line in found.heading]
    texts += sorted([*(part.y for part in found.parts), *(y for row in found.rows for y in rows(row))])
    texts += [line.y for line in found.notes]
    assert all(later - earlier >= 18 for earlier, later in pairwise(texts))
    assert texts[-1] < found.height
    for grid in found.grids:
        assert grid.y in {part.y for part in found.parts}


def rows(row: Row) -> list[int]:
    return [row.y, *(y for y, _figure, _bar in row.figures)]


def test_a_grid_ends_where_its_last_bar_does() -> None:
    found = drawing("Heading", [axis(1, 1), axis(1, 0)], [])
    for grid, last in zip(found.grids, (found.rows[1], found.rows[2]), strict=True):
        assert 0 <= grid.end - last.figures[-1][0] <= 8


def test_long_headings_are_broken_into_lines() -> None:
    found = drawing("word " * 40, [], [])
    assert len(found.heading) > 2
    assert all(len(line.words) <= HEADING for line in found.heading)
