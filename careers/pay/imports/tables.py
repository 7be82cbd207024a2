"""Tables of published data, read strictly: all faults of a file with line and reason, and no row more after a check.

A publisher's file is UTF-8 without a byte order mark, its columns are known by name and order, and its last line has an
end. Whatever differs has been cut, mixed or saved anew by another program, and its numbers may have suffered with it.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from datetime import date
from typing import Annotated, BinaryIO, Generic, NamedTuple, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

MAX_LINE = 100_000
MOST_NAMED = 100
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
RESAVED = "begins with a byte order mark: another program has saved the file anew"


class Fault(NamedTuple):
    line: int | None
    """None: the file as a whole."""
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}" if self.line else f"the file: {self.reason}"


class RefusedError(Exception):
    """A file that was not understood: its faults in order of lines, the first MOST_NAMED of them by name."""

    def __init__(self, faults: Sequence[Fault], more: int = 0) -> None:
        self.faults = sorted(faults, key=lambda fault: fault.line or sys.maxsize)
        self.more = more
        super().__init__(str(self))

    def __str__(self) -> str:
        rest = [f"… and {self.more:,} more faults"] if self.more else []
        return "\n".join([*map(str, self.faults), *rest])


def sound_lines(raw: BinaryIO, fault: Callable[[int, str], None]) -> Iterator[str]:
    """Lines as their publisher saved them; `fault` is told of those that another program has misread.

    Raises RefusedError at a byte order mark, at bytes that are not UTF-8, and at a line without an end.
    """
    number = 0
    while line := raw.readline(MAX_LINE):
        number += 1
        if number == 1 and line.startswith(BYTE_ORDER_MARKS):
            raise RefusedError([Fault(1, RESAVED)])
        if not line.endswith(b"\n"):
            raise RefusedError([Fault(number, "the line has no end: the file is cut off")])
        try:
            text = line.decode()
        except UnicodeDecodeError:
            raise RefusedError([Fault(number, "not UTF-8")]) from None
        if not text.isascii() and is_misread(text):
            fault(number, "UTF-8 that another program has read as something else, such as Ã´ for ô")
        yield text


# --- cells ---------------------------------------------------------------------------------------------------


def whole(low: int, high: int, marks: Container[str] = ()) -> BeforeValidator:
    """A whole number from `low` to `high`, which some publishers write with `.0`; or one of the marks, kept as text."""

    def check(text: str) -> int | str:
        if text in marks:
            return text
        match = re.fullmatch(r"([0-9]{1,12})(?:\.0)?", text)
        if not match or not low <= int(match[1]) <= high:
            raise ValueError(f"expected a whole number from {low:,} to {high:,}")
        return int(match[1])

    return BeforeValidator(check)


def day(first: date) -> BeforeValidator:
    def check(text: str) -> date:
        try:
            found = date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else date.min
        except ValueError:
            found = date.min
        if found < first:
            raise ValueError(f"expected a date such as 2026-06-30, not before {first}")
        return found

    return BeforeValidator(check)


def _text(text: str) -> str:
    if not text or text != text.strip() or not text.isprintable() or len(text) > 200:
        raise ValueError("expected text of up to 200 characters")
    return text


Text = Annotated[str, AfterValidator(_text)]


# --- rows ----------------------------------------------------------------------------------------------------


class Row(BaseModel):
    """The cells of a row that are used; fields bear the names of the columns."""

    model_config = ConfigDict(frozen=True)


AnyRow = TypeVar("AnyRow", bound=Row)


class Table(Generic[AnyRow]):
    """Rows with the number of their line. Whoever has gone through them calls `check` before using any."""

    def __init__(self, raw: BinaryIO, columns: Sequence[str], row: type[AnyRow]) -> None:
        """Raises RefusedError at once when the header is another."""
        self._faults: list[Fault] = []
        self._more = 0
        self.rows = 0
        self._columns = columns
        self._row = row
        self._csv = csv.reader(self._lines(raw), strict=True)
        try:
            header = next(self._csv, [])
        except csv.Error as error:
            raise RefusedError([Fault(1, f"not CSV: {error}")]) from None
        if reason := header_fault(header, columns):
            raise RefusedError([Fault(1, reason)])

    def lack(self, reason: str) -> None:
        """What the file as a whole is not, told only if its lines are sound: a row with a fault is left out."""
        if not any(fault.line for fault in self._faults):
            self.fault(None, reason)

    def fault(self, line: int | None, reason: str) -> None:
        if len(self._faults) < MOST_NAMED:
            self._faults.append(Fault(line, reason))
        else:
            self._more += 1

    def check(self) -> None:
        if not self.rows:
            self.lack("has no rows")
        if self._faults:
            raise RefusedError(self._faults, self._more)

    def __iter__(self) -> Iterator[tuple[int, AnyRow]]:
        """Faulty rows are left out, for `check` to tell."""
        while True:
            line = self._csv.line_num + 1
            try:
                cells = next(self._csv, None)
            except csv.Error as error:
                self.fault(line, f"not CSV: {error}")
                continue
            if cells is None:
                return
            self.rows += 1
            if len(cells) != len(self._columns):
                self.fault(line, f"{len(cells)} cells, expected {len(self._columns)}")
                continue
            try:
                row = self._row.model_validate(dict(zip(self._columns, cells, strict=True)))
            except ValidationError as error:
                for reason in _reasons(error):
                    self.fault(line, reason)
                continue
            yield line, row

    def _lines(self, raw: BinaryIO) -> Iterator[str]:
        try:
            yield from sound_lines(raw, self.fault)
        except RefusedError as error:
            raise RefusedError([*error.faults, *self._faults], self._more) from None


def _reasons(error: ValidationError) -> Iterator[str]:
    for detail in error.errors(include_url=False):
        reason = detail["msg"].removeprefix("Value error, ")
        if detail["loc"]:
            shown = ascii(detail["input"] if len(detail["input"]) <= 40 else detail["input"][:39] + "…")
            reason = f"{detail['loc'][0]}: {reason}, not {shown}"
        yield reason


def header_fault(header: Sequence[str], columns: Sequence[str]) -> str:
    """What a header lacks to be these columns; nothing if it is."""
    if missing := [name for name in columns if name not in header]:
        return f"lacks the column{'s' * (len(missing) > 1)} {', '.join(missing)}"
    if extra := sorted((Counter(header) - Counter(columns)).elements()):
        return f"has the unexpected column{'s' * (len(extra) > 1)} {', '.join(name[:40] for name in extra[:10])}"
    if list(header) != list(columns):
        return f"has its columns in another order than {', '.join(columns)}"
    return ""


def is_misread(text: str) -> bool:
    """Whether every character beyond ASCII comes of UTF-8 bytes that were taken for Western European ones."""
    for encoding in ("cp1252", "latin-1"):
        try:
            text.encode(encoding).decode()
        except UnicodeError:
            continue
        return True
    return False
