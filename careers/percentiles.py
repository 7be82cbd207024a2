"""Percentiles in exact arithmetic, and how many values lie inside a range."""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from statistics import quantiles

# Percentiles are noise in fewer adverts than this: then only their number is given.
MIN_SAMPLE = 30
PERCENTILES = (10, 25, 50, 75, 90)
# Stands in a table for a percentile at or above the highest figure that its source gives.
TOP_CODE = "#"
# Width of a class of the spread, in whole units of the currency.
CLASS = 1000


def percentiles(values: Counter[Fraction]) -> dict[int, int]:
    """Interpolated linearly, as spreadsheets do in PERCENTILE.INC, and rounded at the end. Of two values at least."""
    cuts = quantiles(sorted(values.elements()), n=100, method="inclusive")
    return {percent: rounded(cuts[percent - 1]) for percent in PERCENTILES}


def rounded(value: Fraction) -> int:
    """To the nearest whole number, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def per_cent(share: Fraction) -> int:
    return rounded(100 * share)


# --- spread --------------------------------------------------------------------------------------------------


def spread(midpoints: Mapping[Fraction, int]) -> str:
    """How many values are in which class, as text: `120:3 120+:5` is three at 120,000 and five between it and 121,000.

    Whole thousands are kept apart from what lies between them, so that the share inside a range whose ends are
    whole thousands, as editors write them, comes out exact.
    """
    classes: dict[int, int] = {}
    for value, count in midpoints.items():
        whole, rest = divmod(value, CLASS)
        place = 2 * int(whole) + bool(rest)
        classes[place] = classes.get(place, 0) + count
    return " ".join(f"{place // 2}{'+' if place % 2 else ''}:{classes[place]}" for place in sorted(classes))


def read_spread(text: str) -> list[tuple[int, int]]:
    """(class, how many) in ascending order; a whole thousand t is class 2t, what lies above it 2t + 1.

    Raises ValueError.
    """
    classes: list[tuple[int, int]] = []
    for item in text.split():
        name, colon, count = item.partition(":")
        whole = name.removesuffix("+")
        if not (colon and _is_number(whole) and _is_number(count) and int(count) > 0):
            raise ValueError(f"expected classes such as 120:3 and 120+:5, not {item[:20]!r}")
        classes.append((2 * int(whole) + name.endswith("+"), int(count)))
    places = [place for place, _ in classes]
    if any(place >= following for place, following in pairwise(places)):
        raise ValueError("expected each class once, in ascending order")
    return classes


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9


def around(classes: Sequence[tuple[int, int]], low: int, high: int | None) -> tuple[int, int, int]:
    """How many values lie below, inside and above the range; without `high` it has no upper end.

    Both ends belong to the range. Where an end is no whole thousand, the class it falls in counts as inside.
    """
    first = 2 * (low // CLASS) + bool(low % CLASS)
    last = None if high is None else 2 * (high // CLASS) + bool(high % CLASS)
    below = sum(count for place, count in classes if place < first)
    above = sum(count for place, count in classes if last is not None and place > last)
    return below, sum(count for _, count in classes) - below - above, above
