"""Tables of the US Occupational Employment and Wage Statistics (OEWS). Knows no ORM.

A survey of what everybody in an occupation earns: another population than adverts, so never blended with them.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from careers.pay.imports.adverts import Bad, FormatError
from careers.percentiles import PERCENTILES, TOP_CODE

COUNTRY = "US"
CURRENCY = "USD"
# The survey's mark of no figure.
NO_FIGURE = {"", "*", "**"}
WAGE_COLUMNS = ("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")
COLUMNS = ("OCC_CODE", "OCC_TITLE", *WAGE_COLUMNS)


@dataclass(frozen=True)
class Occupation:
    code: str
    title: str
    wages: tuple[int | None, ...]
    """One for each of PERCENTILES."""
    top_coded: int | None
    """The lowest percentile that is at or above the top code."""


class SurveyReader:
    """Occupations of a table. Malformed rows are kept apart in `bad`. Raises FormatError on a missing column."""

    def __init__(self, file: TextIO) -> None:
        self._csv = csv.DictReader(file)
        names = [name.strip() for name in self._csv.fieldnames or ()]
        self._csv.fieldnames = names
        self.rows = 0
        self.bad: list[Bad] = []
        if missing := [name for name in COLUMNS if name not in names]:
            raise FormatError(f"line 1 lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}")

    @property
    def malformed(self) -> int:
        return len(self.bad)

    def __iter__(self) -> Iterator[Occupation]:
        for row in self._csv:
            self.rows += 1
            try:
                occupation = self._occupation(row)
            except ValueError as error:
                self.bad.append(Bad(self._csv.line_num, str(error)))
                continue
            yield occupation

    def _occupation(self, row: dict[str, str]) -> Occupation:
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if not re.fullmatch(r"[0-9]{2}-[0-9]{4}", cells["OCC_CODE"]):
            raise ValueError("OCC_CODE: expected a code such as 15-2051")
        if not cells["OCC_TITLE"]:
            raise ValueError("OCC_TITLE: expected text")
        wages = tuple(_wage(name, cells[name]) for name in WAGE_COLUMNS)
        top = [percent for percent, name in zip(PERCENTILES, WAGE_COLUMNS, strict=True) if cells[name] == TOP_CODE]
        known = [wage for wage in wages if wage is not None]
        if known != sorted(known):
            raise ValueError("wages: expected percentiles in ascending order")
        return Occupation(cells["OCC_CODE"], cells["OCC_TITLE"], wages, min(top, default=None))


def _wage(name: str, text: str) -> int | None:
    if text in NO_FIGURE or text == TOP_CODE:
        return None
    match = re.fullmatch(r"([0-9]{1,9})(?:\.0+)?", text.replace(",", ""))
    if not match:
        raise ValueError(f"{name}: expected a wage in whole dollars, {TOP_CODE} or nothing, not {text[:40]!r}")
    return int(match.group(1))
