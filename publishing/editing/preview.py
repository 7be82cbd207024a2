"""What a text will look like, and which of its links lead nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from publishing.documents.glossary import gloss
from publishing.documents.kinds import Kind, kinds
from publishing.documents.links import problems
from publishing.documents.markdown import reading_minutes, render
from publishing.documents.markdown_limits import MarkdownError
from publishing.documents.record_figures import inline_texts, missing_figures
from publishing.documents.references import fill_html, missing_in_html
from publishing.editing.fields import MarkdownField
from publishing.editing.rules import judged

if TYPE_CHECKING:
    from publishing.documents.records import Record

_PATH = re.compile(r' href="(/[^"]*)"')


def preview(source: str) -> dict[str, object]:
    """The text's safe HTML, its problems as (target, what is wrong), and its length in words."""
    try:
        rendered = render(MarkdownField(required=False).clean(source))
    except (ValidationError, MarkdownError) as error:
        texts = error.messages if isinstance(error, ValidationError) else [str(error)]
        return {"html": "", "problems": [("", text) for text in texts], "length": ""}
    words = ngettext("%(number)d word", "%(number)d words", rendered.words) % {"number": rendered.words}
    minutes = reading_minutes(rendered.words)
    length = ngettext("one minute to read", "%(number)d minutes to read", minutes) % {"number": minutes}
    return {
        "html": gloss(fill_html(rendered.html)),
        "problems": [*link_problems(rendered.html), *missing_in_html(rendered.html)],
        "length": f"{words}, {length}",
    }


def link_problems(html: str) -> Iterator[tuple[str, str]]:
    """(target, what is wrong) for each link or image of a document's HTML that leads nowhere as the rows are now."""
    paths = {unquote(urlsplit(unescape(path)).path) for path in _PATH.findall(html)}
    return problems(html, public_addresses(paths))


def inline_html(row: Model) -> str:
    """Of the row's texts that are inline Markdown; of a saved row that a file could hold."""
    kind = kind_of(type(row))
    if not kind.inline:
        return ""
    record = kind.to_record(kind.rows().get(pk=row.pk))
    return "".join(html for _location, html in inline_texts(kind, record))


def public_addresses(paths: set[str]) -> set[str]:
    """Addresses that the documents named by these paths have, if they are public. Some queries a kind."""
    names = {path.rstrip("/").rpartition("/")[2] for path in paths} - {""}
    addresses: set[str] = set()
    if not names:
        return addresses
    for kind in kinds():
        named = Q(slug__in=names)
        if any(field.name == "tags" for field in kind.model._meta.get_fields()):
            named |= Q(tags__name__in=names)
        for row in kind.rows().filter(named).distinct():
            record, _faults = judged(partial(kind.to_record, row))
            addresses.update(kind.address(record) if record else ())
    return addresses


def kind_of(model: type[Model]) -> "Kind[Record]":
    return next(kind for kind in kinds() if kind.model is model)


@dataclass(frozen=True)
class RecordFault:
    path: list[str]
    """The place in the record."""
    text: str
    part: Model | None = None
    """The row of the list that the path leads through."""
    reference: str = ""
    """To a figure that there is not. The record has sorted its lists by then, so it is looked for in the rows."""

    def is_of(self, row: Model) -> bool:
        return row == self.part or (bool(self.reference) and self.reference in str(getattr(row, self.path[-1], "")))


def record_faults(row: Model) -> list[RecordFault]:
    """All that no file could hold of a saved row and its parts."""
    kind = kind_of(type(row))
    saved = kind.rows().get(pk=row.pk)
    record, faults = judged(lambda: kind.to_record(saved))
    if record is None:
        return [
            RecordFault([str(part) for part in location], text, part_at(kind, saved, location))
            for location, text in faults
        ]
    return [
        RecordFault([str(part) for part in location], f"{reference}: {complaint}", reference=reference)
        for location, reference, complaint in missing_figures(kind, record)
    ]


def part_at(kind: Kind[Any], row: Model, location: tuple[str | int, ...]) -> Model | None:
    """The row that a place such as ("salaries", 0, "low") is in, if the record's list is one of rows."""
    name, index = (*location, None, None)[:2]
    parts = getattr(row, kind.parts.get(str(name), str(name)), None)
    if parts is None or not isinstance(index, int) or not hasattr(parts, "all"):
        return None
    part: Model = list(parts.all())[index]
    return part


def file_state(row: Model) -> str:
    """How a row stands to its file."""
    base: str = getattr(row, "base_digest", "")
    if not base:
        return _("Made here; there is no file of it.")
    kind = kind_of(type(row))
    record, _faults = judged(lambda: kind.to_record(kind.rows().get(pk=row.pk)))
    if record and record.digest() == base:
        return _("As its file was when the files were last loaded.")
    return _("Edited here since the files were last loaded. The next load keeps the edit and reports it.")
