"""Which references of a record lead to no figure, or stand where no page would show one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from publishing.documents.faults import Location
from publishing.documents.inline import render_inline
from publishing.documents.kinds import Kind
from publishing.documents.markdown import render
from publishing.documents.references import REFERENCE, all_texts, missing, missing_in_html

if TYPE_CHECKING:
    from publishing.documents.records import BareRecord


def missing_figures(kind: Kind[Any], record: "BareRecord") -> Iterator[tuple[Location, str, str]]:
    """(place in the record, reference, what is wrong). Raises MarkdownError."""
    for location, text in record_texts(record):
        if "[[" not in text:
            continue
        if location == ("body",):
            found = missing_in_html(render(text).html)
        elif _field(location) in kind.inline:
            found = missing_in_html(render_inline(text))
        elif _field(location) in kind.figures:
            found = missing(text)
        else:
            found = ((each[0], _("figures are not shown in this field")) for each in REFERENCE.finditer(text))
        for reference, complaint in found:
            yield location, reference, complaint


def inline_texts(kind: Kind[Any], record: "BareRecord") -> Iterator[tuple[Location, str]]:
    """(place in the record, HTML) of each of its texts that is inline Markdown. Raises MarkdownError."""
    if kind.inline:
        for location, text in record_texts(record):
            if text and _field(location) in kind.inline:
                yield location, render_inline(text)


def _field(location: Location) -> str:
    """`cautions.text` for the text of any of the cautions."""
    return ".".join(part for part in location if isinstance(part, str))


def record_texts(record: "BareRecord") -> Iterator[tuple[Location, str]]:
    """(place in the record, text) of all its texts."""
    return all_texts(record.model_dump())
