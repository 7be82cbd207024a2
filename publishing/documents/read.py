"""content/ -> documents that are each valid on their own, and every fault of the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from publishing.documents.faults import DocumentError, Fault, Location
from publishing.documents.kinds import Kind, kinds
from publishing.documents.parse import Source, Value, parse_csv, parse_markdown, parse_yaml, read_text
from publishing.documents.records import SLUG, BareRecord, message


@dataclass(frozen=True)
class Read:
    """A document as its file has it, valid on its own."""

    kind: Kind[Any]
    record: BareRecord
    source: Source
    at: Location
    """Of the record in the source."""

    def fault(self, location: Location, text: str) -> Fault:
        """`location` is that of a value in the record."""
        return self.source.fault((*self.at, *location), text)


@dataclass
class Broken:
    """What could not be read. References to it and links to it are not faults of their own."""

    slugs: set[tuple[str, str]] = field(default_factory=set)
    """(kind, slug) of files of one document."""
    kinds: set[str] = field(default_factory=set)
    """Kinds of which a whole list could not be read."""
    addresses: set[str] = field(default_factory=set)

    def add(self, kind: Kind[Any], path: Path) -> None:
        if path.suffix != ".md":
            self.kinds.add(kind.name)
            return
        self.slugs.add((kind.name, path.stem))
        if SLUG.fullmatch(path.stem):
            self.addresses.add(kind.model(slug=path.stem).get_absolute_url())  # type: ignore[attr-defined]  # a Document


def read(directory: Path) -> tuple[list[Read], Broken, list[Fault]]:
    """Every document below `directory` that is valid on its own, what could not be read, and why."""
    found: list[Read] = []
    faults: list[Fault] = []
    broken = Broken()
    claimed: set[Path] = set()
    for kind in kinds():
        for path in kind.files(directory):
            claimed.add(path)
            try:
                found.extend(_read_file(kind, path, path.relative_to(directory)))
            except DocumentError as error:
                faults.extend(error.faults)
                broken.add(kind, path)
    documents = (path for path in directory.rglob("*") if path.suffix in {".csv", ".md", ".yaml", ".yml"})
    for path in sorted(set(documents) - claimed):
        places = ", ".join(kind.location for kind in kinds())
        name = path.relative_to(directory)
        faults.append(Fault(name, 1, "", f"no kind of document lives here; expected {places}"))
    faults.extend(_repeated(found))
    return found, broken, faults


def _read_file(kind: Kind[Any], path: Path, name: Path) -> list[Read]:
    text = read_text(path, name)
    if path.suffix == ".md":
        source = parse_markdown(text, name)
        return [_document(kind, source, (), source.values, {"slug": path.stem, "body": source.body})]
    if path.suffix == ".csv":
        source = parse_csv(text, name)
        check_columns(kind, source, given={"file"})
        return _list(kind, source, {"file": path.stem})
    source = parse_yaml(text, name)
    if kind.single:
        return [_document(kind, source, (), source.values, {"slug": path.stem})]
    return _list(kind, source, {})


def check_columns(kind: Kind[Any], source: Source, given: set[str]) -> None:
    """Says once, on the first line, which columns are missing or unknown. Raises DocumentError."""
    fields = kind.record.model_fields
    rows = source.values if isinstance(source.values, list) else []
    found = set(rows[0]) if rows and isinstance(rows[0], dict) else set()
    made = given | {"slug", "body"}
    faults = [source.fault((), f"unknown column {name}") for name in sorted(found - set(fields) | found & made)]
    faults += [
        source.fault((), f"there is no column {name}")
        for name, field in fields.items()
        if rows and field.is_required() and name not in found | made
    ]
    if faults:
        raise DocumentError(faults)


def _list(kind: Kind[Any], source: Source, given: dict[str, str]) -> list[Read]:
    if not isinstance(source.values, list):
        raise DocumentError([source.fault((), "expected a list of entries that each start with -")])
    found: list[Read] = []
    faults: list[Fault] = []
    for index, values in enumerate(source.values):
        try:
            found.append(_document(kind, source, (index,), values, given))
        except DocumentError as error:
            faults.extend(error.faults)
    if faults:
        raise DocumentError(faults)
    return found


def _document(kind: Kind[Any], source: Source, at: Location, values: Value, given: dict[str, str]) -> Read:
    if not isinstance(values, dict):
        raise DocumentError([source.fault(at, "expected keys and values")])
    faults = [source.fault((*at, key), f"unknown key; the {key} comes from the file") for key in given if key in values]
    data = {key: value for key, value in {**values, **given}.items() if value is not None}
    for other, key in kind.record.aliases.items():
        if other in data and key in data:
            faults.append(source.fault((*at, other), f"means the same as {key}; give one of the two"))
        elif other in data:
            data[key] = data.pop(other)
            source.lines[(*at, key)] = source.line((*at, other))
    try:
        record = kind.record.model_validate(_without_empty(data))
    except ValidationError as error:
        for item in error.errors(include_url=False):
            location = (*at, *item["loc"])
            text = message(dict(item))
            if item["loc"] == ("slug",) and "slug" in given:
                text = f"the file's name is not a slug: {text}"
            faults.append(source.fault(location, text))
    if faults:
        raise DocumentError(faults)
    return Read(kind, record, source, at)


def _without_empty(value: Any) -> Any:
    """A key without a value counts as a key that is not there."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value


def _repeated(documents: Iterable[Read]) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for document in documents:
        key = (document.kind.name, document.record.slug)
        if key in seen:
            yield document.fault(("slug",), f"another {key[0]} is called {key[1]} already")
        seen.add(key)
