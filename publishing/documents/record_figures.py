"""Which references of a record lead to no figure, or stand where no page would show one."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from publishing.documents.kinds import Kind
from publishing.documents.markdown import render
from publishing.documents.parse import Location
from publishing.documents.records import BareRecord
from publishing.documents.references import REFERENCE, missing, missing_in_html


def missing_figures(kind: Kind[Any], record: BareRecord) -> Iterator[tuple[Location, str, str]]:
    """(place in the record, reference, what is wrong). Raises MarkdownError."""
    for location, text in _texts(record.model_dump(), ()):
        if "[[" not in text:
            continue
        if location == ("body",):
            found = missing_in_html(render(text).html)
        elif ".".join(part for part in location if isinstance(part, str)) in kind.figures:
            found = missing(text)
        else:
            found = ((each[0], _("figures are not shown in this field")) for each in REFERENCE.finditer(text))
        for reference, complaint in found:
            yield location, reference, complaint


def _texts(value: Any, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*location, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*location, index))
