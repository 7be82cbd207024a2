"""Published values by year or month, as text: `2025-05:2.9 2025-06:2.99`, or `2025:62400/95992/145059` for several."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

PERIOD = r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?"
VALUE = r"[0-9]{1,9}(?:\.[0-9]{1,4})?"
POINT = re.compile(rf"({PERIOD}):({VALUE}(?:/{VALUE})*)")
Point = tuple[str, tuple[Decimal, ...]]
"""A year or month, and its values."""


def series(points: Iterable[tuple[str, Sequence[int | Decimal]]]) -> str:
    return " ".join(f"{period}:{'/'.join(map(str, values))}" for period, values in points)


def read_series(text: str) -> list[Point]:
    """Periods of one length, oldest first, each with as many values. Raises ValueError."""
    points: list[Point] = []
    for item in text.split():
        match = POINT.fullmatch(item)
        if not match:
            raise ValueError(f"expected values such as 2025-06:2.99 or 2025:62400/95992, not {item[:40]!r}")
        points.append((match[1], tuple(map(Decimal, match[2].split("/")))))
    for (before, few), (after, many) in pairwise(points):
        if len(before) != len(after) or before >= after:
            raise ValueError("expected years or months, oldest first, each once")
        if len(few) != len(many):
            raise ValueError("expected as many values of each year or month")
    return points
