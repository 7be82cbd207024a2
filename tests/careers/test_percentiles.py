from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.percentiles import PERCENTILES, around, per_cent, percentiles, read_spread, rounded, spread

halves = st.integers(2, 400_000).map(lambda double: Fraction(double, 2))


def textbook(numbers: list[Fraction], percent: int) -> Fraction:
    """Linear interpolation as it is usually written, on the written-out list."""
    ordered = sorted(numbers)
    position = Fraction(percent, 100) * (len(ordered) - 1)
    below = position.__floor__()
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (position - below)


@given(st.lists(halves, min_size=2, max_size=60))
def test_percentiles_are_those_of_the_textbook_in_ascending_order(numbers: list[Fraction]) -> None:
    found = percentiles(Counter(numbers))
    assert found == {percent: rounded(textbook(numbers, percent)) for percent in PERCENTILES}
    assert list(found.values()) == sorted(found.values())


@pytest.mark.parametrize(
    ("value", "expected"), [(Fraction(3, 2), 2), (Fraction(5, 2), 3), (Fraction(249, 100), 2), (Fraction(7), 7)]
)
def test_halves_are_rounded_up(value: Fraction, expected: int) -> None:
    assert rounded(value) == expected
    assert per_cent(value / 100) == expected


@given(st.lists(halves, max_size=60), st.integers(0, 200), st.none() | st.integers(0, 200))
def test_the_spread_gives_the_exact_share_inside_whole_thousands(
    midpoints: list[Fraction], low: int, width: int | None
) -> None:
    bottom, top = low * 1000, None if width is None else (low + width) * 1000
    below, inside, above = around(read_spread(spread(Counter(midpoints))), bottom, top)
    assert below == sum(value < bottom for value in midpoints)
    assert above == (0 if top is None else sum(value > top for value in midpoints))
    assert below + inside + above == len(midpoints)


def test_an_end_within_a_thousand_takes_its_class_in() -> None:
    classes = read_spread("120:3 120+:5 121:2")
    assert around(classes, 120_500, 120_600) == (3, 5, 2)


@pytest.mark.parametrize(
    "text", ["120", "120:0", "120:x", "x:1", "121:1 120:1", "120:1 120:1", "-1:2", "120++:1", "²:1"]
)
def test_a_spread_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        read_spread(text)
