"""Text of a file -> values with the line each one stands on.

YAML's own typing is left out on purpose: `NO`, `12:30` and `2026` stay text until the record's field gives them a
type. Aliases, tags, repeated keys and further documents are faults, so a small file cannot grow into a large value.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from publishing.documents.faults import DocumentError, Fault, Location
from publishing.documents.text import UNFIT, unfit_character

MAX_BYTES = 1_000_000
MAX_DEPTH = 12

Value = str | None | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True)
class Source:
    """A parsed file: its values, the line of each, and the Markdown below the front matter."""

    path: Path
    values: Value
    lines: dict[Location, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def line(self, location: Location) -> int:
        """Line of the value at `location`, or of the nearest value around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def fault(self, location: Location, message: str) -> Fault:
        if location == ("body",):
            return Fault(self.path, self.body_line, "body", message)
        return Fault(self.path, self.line(location), ".".join(map(str, location)), message)


def read_text(path: Path, name: Path) -> str:
    """The file as text with `\\n` line ends. Raises DocumentError on size or encoding."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise DocumentError([Fault(name, 1, "", f"cannot be read: {error.strerror}; expected a file")]) from None
    if size > MAX_BYTES:
        limit = f"expected at most {MAX_BYTES / 1e6:.0f} MB"
        raise DocumentError([Fault(name, 1, "", f"the file has {size / 1e6:.1f} MB; {limit}")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {data[error.start]:#04x} is not valid UTF-8; expected text in UTF-8"
        raise DocumentError([Fault(name, line, "", message)]) from None
    if found := UNFIT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise DocumentError([Fault(name, line, "", f"{unfit_character(found)}; expected text")])
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_markdown(text: str, name: Path) -> Source:
    """Front matter between two `---` lines, then the body. Raises DocumentError."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        message = "no front matter; expected the first line to be ---"
        raise DocumentError([Fault(name, 1, "", message)])
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() == "---"), None)
    if end is None:
        message = "the front matter has no end; expected a second line ---"
        raise DocumentError([Fault(name, 1, "", message)])
    values, positions = _parse(name, "\n".join(lines[1:end]), first_line=2)
    if not isinstance(values, dict):
        raise DocumentError([Fault(name, 2, "", "expected keys and values in the front matter")])
    body = "\n".join(lines[end + 1 :])
    first = end + 2 + len(body) - len(body.lstrip("\n"))
    return Source(name, values, positions, body.strip("\n"), first)


def parse_yaml(text: str, name: Path) -> Source:
    """A whole file of YAML. Raises DocumentError."""
    values, positions = _parse(name, text, first_line=1)
    return Source(name, values, positions)


def parse_csv(text: str, name: Path) -> Source:
    """A table with a line of column names: a list of values by column, an empty cell being none at all.

    Raises DocumentError with every line that is not as long as the first.
    """
    reader = csv.reader(io.StringIO(text), strict=True)
    values: list[Value] = []
    lines: dict[Location, int] = {}
    faults: list[Fault] = []
    names: list[str] = []
    line = 1
    try:
        for cells in reader:
            first, line = line, reader.line_num + 1
            if not names:
                names = [cell.strip() for cell in cells]
                faults += [Fault(name, first, "", message) for message in _column_faults(names)]
            elif cells and len(cells) != len(names):
                faults.append(Fault(name, first, "", f"{len(cells)} cells; expected {len(names)}, one a column"))
            elif cells:
                lines[(len(values),)] = first
                values.append({column: cell.strip() or None for column, cell in zip(names, cells, strict=True)})
    except csv.Error as error:
        faults.append(Fault(name, reader.line_num, "", f"not valid CSV: {error}"))
    if not names and not faults:
        faults.append(Fault(name, 1, "", "expected a line with the name of every column"))
    if faults:
        raise DocumentError(faults)
    return Source(name, values, lines)


def _column_faults(names: list[str]) -> Iterator[str]:
    if not all(names):
        yield "expected a line with the name of every column"
    for column in sorted({column for column in names if column and names.count(column) > 1}):
        yield f"there is more than one column {column}"


def _parse(name: Path, text: str, first_line: int) -> tuple[Value, dict[Location, int]]:
    try:
        builder = _Builder(name, yaml.parse(text, Loader=yaml.CSafeLoader), first_line)
        return builder.document(), builder.lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        problem = error.problem or error.context or "not valid"
        raise DocumentError([Fault(name, line, "", f"not valid YAML: {problem}")]) from None
    except yaml.YAMLError as error:
        message = f"not valid YAML: {str(error).splitlines()[0]}"
        raise DocumentError([Fault(name, first_line, "", message)]) from None


class _Builder:
    """Builds plain values from YAML events, noting the line of every value."""

    def __init__(self, name: Path, events: Iterator[yaml.Event], first_line: int) -> None:
        self.name = name
        self.events = events
        self.first_line = first_line
        self.lines: dict[Location, int] = {}
        self.faults: list[Fault] = []

    def document(self) -> Value:
        next(self.events)  # start of the stream
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        value = self.value(next(self.events), ())
        next(self.events)  # end of the document
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            self.fault(event, (), "a second YAML document; expected one")
        if self.faults:
            raise DocumentError(self.faults)
        return value

    def fault(self, event: yaml.Event, location: Location, message: str) -> None:
        self.faults.append(Fault(self.name, self.line(event), ".".join(map(str, location)), message))

    def line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.first_line

    def value(self, event: yaml.Event, location: Location) -> Value:
        self.lines[location] = self.line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.fault(event, location, "YAML anchors and aliases are not allowed; write the value out")
        if tag := getattr(event, "tag", None):
            self.fault(event, location, f"the YAML tag {tag} is not allowed; write a plain value")
        if len(location) > MAX_DEPTH:
            self.fault(event, location[:MAX_DEPTH], f"nested more than {MAX_DEPTH} levels deep")
            raise DocumentError(self.faults)
        if isinstance(event, yaml.ScalarEvent):
            plain_null = event.implicit[0] and event.value in {"", "~", "null"}
            return None if plain_null else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(location)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(location)
        return None

    def sequence(self, location: Location) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*location, len(items))))
        return items

    def mapping(self, location: Location) -> dict[str, Value]:
        items: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.fault(event, location, "a key must be plain text")
                raise DocumentError(self.faults)
            key = event.value
            if key in items:
                first = self.lines[(*location, key)]
                self.fault(event, (*location, key), f"this key is already given on line {first}")
            line = self.line(event)
            items[key] = self.value(next(self.events), (*location, key))
            self.lines[(*location, key)] = line
        return items
