"""content/ -> rows: files are read first, then compared with the rows and written in one transaction, or nothing is."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from publishing.documents.compare import State, compare
from publishing.documents.faults import DocumentError, Fault
from publishing.documents.kinds import Kind, kinds, load_steps
from publishing.documents.links import link_problem, owns_address, problems
from publishing.documents.markdown import render
from publishing.documents.markdown_limits import MarkdownError
from publishing.documents.models import Document
from publishing.documents.read import Broken, Read, read
from publishing.documents.record_figures import inline_texts, missing_figures
from publishing.documents.records import BareRecord
from publishing.documents.tags import stem
from publishing.page_cache.token import hold_published_rows
from publishing.page_cache.version import rendering

Progress = Callable[[int], None]

# States after which the row holds what the file says.
HOLDS_FILE = {State.CREATED, State.UPDATED, State.UNCHANGED, State.AGREED}


@dataclass
class Entry:
    """A document beside its row: what its file says, if there is one, and what is to be done."""

    kind: Kind[Any]
    read: Read | None
    row: Any
    """None before the document is created."""
    row_record: BareRecord | None
    """None also for a row that breaks the record's rules."""
    state: State

    @property
    def slug(self) -> str:
        slug: str = self.read.record.slug if self.read else self.row.slug
        return slug

    @property
    def name(self) -> str:
        return f"{self.kind.name} {self.slug}"

    @property
    def held(self) -> BareRecord | None:
        """What the row says after the load, as far as it is known."""
        file = self.read.record if self.read else None
        return file if self.state in HOLDS_FILE else self.row_record or file


@dataclass
class Report:
    entries: list[Entry] = field(default_factory=list)
    rendered_anew: int = 0
    """Rows that an older renderer had made."""
    refused: list[str] = field(default_factory=list)
    """Rows that differ from their file, or have none, and that today's renderer refuses, or whose figures are gone."""

    def counts(self) -> Counter[State]:
        return Counter(entry.state for entry in self.entries)

    def of(self, state: State) -> list[Entry]:
        return [entry for entry in self.entries if entry.state is state]

    @property
    def conflicts(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.state.is_conflict]


def load(directory: Path, progress: Progress = lambda done: None) -> Report:
    """Brings the rows up to the files of `directory`. Raises DocumentError with every fault of every file.

    Rows edited in admin since the last load are kept and reported, as are rows without a file. From the comparison to
    the commit nobody else writes: an edit is compared or comes later, and a second load waits.
    """
    if not directory.is_dir():
        raise DocumentError([Fault(directory, 1, "", "no such directory; CONTENT_DIR must name one")])
    documents, broken, faults = read(directory)
    with transaction.atomic():
        hold_published_rows()
        entries = compare_rows(documents)
        faults += check(entries, broken)
        if not faults:
            faults += write(entries, progress)
        rendered_anew, refused = render_anew(entries)
        faults += bad_links(entries, broken)
        if not faults:  # the rows are as they will be
            faults += bad_figures(entries)
        if faults:
            raise DocumentError(faults)
        refused += stray_figures(entries)
        for step in load_steps():
            step()
    return Report(entries, rendered_anew, refused)


# --- comparing -----------------------------------------------------------------------------------------------


def compare_rows(documents: list[Read]) -> list[Entry]:
    """Every document beside its row, then every row without a file. One pass of queries a kind."""
    rows = {(kind.name, row.slug): (kind, row) for kind in kinds() for row in kind.rows()}
    entries = []
    for document in documents:
        _, row = rows.pop((document.kind.name, document.record.slug), (None, None))
        entries.append(_entry(document.kind, document, row))
    return entries + [_entry(kind, None, row) for kind, row in rows.values()]


def _entry(kind: Kind[Any], document: Read | None, row: Any) -> Entry:
    row_record = None
    if row:
        # A row that admin left outside the record's rules differs from every file.
        with suppress(ValidationError):
            row_record = kind.to_record(row)
    file = document.record.digest() if document else None
    held = row_record.digest() if row_record else ("invalid" if row else None)
    return Entry(kind, document, row, row_record, compare(file, held, row.base_digest if row else None))


def check(entries: list[Entry], broken: Broken) -> list[Fault]:
    """What a document cannot know alone: its address, references and tags."""
    faults: list[Fault] = []
    known: dict[tuple[str, str], set[str]] = {}
    for entry in entries:
        record = entry.read.record if entry.read else entry.row_record
        known[entry.kind.name, entry.slug] = set(record.parts()) if record else set()
    for entry in entries:
        if document := entry.read:
            # A row that exists has this address already; only a new document can claim another page's.
            is_new = entry.row is None and issubclass(entry.kind.model, Document)
            if is_new and not owns_address(entry.kind.model(slug=entry.slug)):
                text = f"the address of a {entry.kind.name} {entry.slug!r} belongs to another page; rename the file"
                faults.append(document.fault(("slug",), text))
            for location, kind_name, slug, part in document.record.references():
                if kind_name in broken.kinds or (kind_name, slug) in broken.slugs:
                    continue
                if (kind_name, slug) not in known:
                    faults.append(document.fault(location, f"there is no {kind_name} {slug!r}"))
                elif part and part not in known[kind_name, slug]:
                    faults.append(document.fault(location, f"the {kind_name} {slug!r} has no {part!r}"))
    faults.extend(_near_tags(entries))
    return faults


def bad_links(entries: list[Entry], broken: Broken) -> Iterator[Fault]:
    """Links and images that lead nowhere, whether the rows are written or other faults have prevented it."""
    public = set(broken.addresses)
    for entry in entries:
        if held := entry.held:
            public.update(entry.kind.address(held))
    for entry in entries:
        if (document := entry.read) and document.record.body and entry.state in HOLDS_FILE:
            source = document.source
            try:
                html = _html(document.record.body, entry.row)
            except MarkdownError as error:
                yield source.fault(("body",), str(error))
                continue
            for target, complaint in problems(html, public):
                line = _line_of(source.body, target) + source.body_line
                yield Fault(source.path, line, "body", f"{target or 'image'}: {complaint}")
    for entry in entries:
        if (document := entry.read) and entry.state in HOLDS_FILE:
            yield from _bad_links_of_fields(document, public)


def _bad_links_of_fields(document: Read, public: set[str]) -> Iterator[Fault]:
    for location, target in document.record.links():
        if complaint := link_problem(target, public):
            yield document.fault(location, f"{target}: {complaint}")
    for location, html in inline_texts(document.kind, document.record):
        for target, complaint in problems(html, public):
            yield document.fault(location, f"{target}: {complaint}")


def bad_figures(entries: list[Entry]) -> Iterator[Fault]:
    """References of files to figures that there are not."""
    with rendering(""):  # each kind of figure is read once
        for entry in entries:
            if (document := entry.read) and entry.state in HOLDS_FILE:
                source = document.source
                for location, reference, complaint in missing_figures(entry.kind, document.record):
                    if location == ("body",):
                        line = _line_of(source.body, reference) + source.body_line
                        yield Fault(source.path, line, "body", f"{reference}: {complaint}")
                    else:
                        yield document.fault(location, f"{reference}: {complaint}")


def stray_figures(entries: list[Entry]) -> Iterator[str]:
    """The same of rows that differ from their file or have none: their pages say that there is no figure."""
    with rendering(""):
        for entry in entries:
            if entry.state not in HOLDS_FILE and entry.row_record:
                with suppress(MarkdownError):  # which `render_anew` tells
                    for location, reference, complaint in missing_figures(entry.kind, entry.row_record):
                        yield f"{entry.name}: {'.'.join(map(str, location))}: {reference}: {complaint}"


def _html(body: str, row: Document | None) -> str:
    """The row's, if it is of this body. Raises MarkdownError."""
    return row.body_html if row and row.body == body and row.is_rendered_as_today else render(body).html


def _line_of(body: str, target: str) -> int:
    position = body.find(target)
    return body.count("\n", 0, position) if position > 0 else 0


def _near_tags(entries: list[Entry]) -> Iterator[Fault]:
    """Two tags that differ only by a plural s."""
    spellings: dict[str, tuple[str, str]] = {}
    for entry in sorted(entries, key=lambda entry: entry.read is not None):
        record = entry.read.record if entry.read else entry.row_record
        for tag in entry.kind.tags(record) if record else ():
            spelling, where = spellings.setdefault(stem(tag), (tag, entry.name))
            if spelling != tag and entry.read:
                text = f"{tag} is nearly the tag {spelling} of {where}; use one of the two"
                yield entry.read.fault(("tags",), text)


# --- writing -------------------------------------------------------------------------------------------------


def write(entries: list[Entry], progress: Progress) -> list[Fault]:
    """Saves new and changed documents, then what refers from one to another, unless a text cannot be rendered."""
    pairs = [(entry, entry.read) for entry in entries if entry.read]
    changed = [(entry, document) for entry, document in pairs if entry.state in {State.CREATED, State.UPDATED}]
    faults: list[Fault] = []
    for done, (entry, document) in enumerate(changed, start=1):
        try:
            entry.row = entry.kind.save(document.record, entry.row)
        except MarkdownError as error:
            faults.append(document.source.fault(("body",), str(error)))
        progress(done)
    if faults:
        return faults
    for entry, document in changed:
        entry.kind.relate(document.record, entry.row)
    for entry, document in pairs:
        if entry.state in {State.CREATED, State.UPDATED, State.AGREED}:
            rows = entry.kind.model._default_manager.filter(pk=entry.row.pk)
            rows.update(base_digest=document.record.digest())
            if entry.state is State.CREATED and issubclass(entry.kind.model, Document):
                rows.update(modified=None)  # the day of a load is no day on which the document changed
    return []


def render_anew(entries: list[Entry]) -> tuple[int, list[str]]:
    """Gives rows whose HTML another renderer made that of today's: how many, and which texts it refuses.

    Neither their text changes by that nor when it was last modified. A refused text keeps the HTML that it has, so that
    one text does not keep all others from a mended renderer; where a file says the same, it is a fault of the file.
    """
    number, refused = 0, []
    for entry in entries:
        row = entry.row
        if not isinstance(row, Document) or row.is_rendered_as_today:
            continue
        try:
            row.render()
        except MarkdownError as error:
            if entry.state not in HOLDS_FILE:
                refused.append(f"{entry.name}: {error}")
            continue
        rendered = {name: getattr(row, name) for name in Document.RENDERED}
        type(row)._default_manager.filter(pk=row.pk).update(**rendered)
        number += 1
    return number, refused
