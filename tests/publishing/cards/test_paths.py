"""Drawings as polygons."""

import pytest

from publishing.cards.paths import Point, lines_of, shapes


def lines(path: str) -> list[list[Point]]:
    return list(lines_of(path))


@pytest.mark.parametrize(
    "path",
    ["M1 2 3 4 3 6", "m1 2 2 2v2", "M1 2l2 2 0 2", "M1 2L3 4V6", "M1,2 3,4h0v2M9 9"],
)
def test_the_same_line_may_be_written_in_many_ways(path: str) -> None:
    points = [point for line in lines(path) for point in line]
    assert list(dict.fromkeys(points)) == [1 + 2j, 3 + 4j, 3 + 6j]


def test_numbers_may_stand_without_blanks_or_noughts() -> None:
    assert lines("m.5.5-1.5-.5") == [[0.5 + 0.5j, -1 + 0j]]


def test_a_closed_line_ends_where_it_began_and_the_next_begins_there() -> None:
    assert lines("M1 1h2v2zl-1 0") == [[1 + 1j, 3 + 1j, 3 + 3j, 1 + 1j], [1 + 1j, 0 + 1j]]


def test_curves_begin_and_end_where_they_say_and_pass_between_their_handles() -> None:
    [line] = lines("M0 0c0 4 8 4 8 0s8-4 8 0")
    assert line[0] == 0
    assert line[64] == 8
    assert line[-1] == 16
    assert line[32] == 4 + 3j
    assert line[96] == 12 - 3j


@pytest.mark.parametrize(
    ("flags", "middle"),
    [("0 1", (1 - 1j) / 2**0.5), ("0 0", None), ("1 1", None), ("1 0", -(1 - 1j) / 2**0.5)],
)
def test_of_the_four_arcs_between_two_points_the_flags_name_one(flags: str, middle: Point | None) -> None:
    """From the top of a circle to its right end: the short way round its centre, the long way, and two of another."""
    [line] = lines(f"M0 -1A1 1 0 {flags} 1 0")
    centre = 0j if middle else 1 - 1j
    assert {round(abs(point - centre), 9) for point in line} == {1.0}
    if middle:
        assert abs(line[len(line) // 2] - middle) < 1e-9


def test_an_arc_too_small_for_its_ends_grows_until_it_reaches_them() -> None:
    [line] = lines("M0 0a1 1 0 0 1 4 0")
    assert {round(abs(point - 2), 9) for point in line} == {2.0}


def test_shapes_keep_their_class() -> None:
    wash, line = shapes('<circle class="wash" cx="5" cy="5" r="2"/><path d="M0 0h1"/>')
    assert (wash.kind, line.kind) == ("wash", "")
    assert {round(abs(point - (5 + 5j)), 9) for point in wash.lines[0]} == {2.0}
