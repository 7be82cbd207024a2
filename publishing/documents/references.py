"""References to figures: `[[pay:data-scientist:uk:mid]]` in a text is shown as the figure that the rows hold now.

Rows keep a text as it was written. The reference is replaced when the text is shown, so that a new figure needs no
text to be rendered again. Apps register what their names stand for from `AppConfig.ready()`.
"""

import inspect
import logging
import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from typing import Any

from django.utils.translation import gettext as _

from publishing.documents.faults import Location

logger = logging.getLogger(__name__)

# Text in double brackets, unless it is what a link is called.
REFERENCE = re.compile(r"\[\[([^\[\]\n]*)\]\](?!\()")
# The same in HTML, where code stays as it is, and an attribute has no room for elements.
_IN_HTML = re.compile(r"<(code|pre)\b.*?</\1>|(<[^<>]*>)|\[\[([^\[\]\n<>]*)\]\]", re.DOTALL)

Resolver = Callable[..., str]
"""Gives a figure in words from the parts of a reference after its name. Raises MissingFigureError."""

_resolvers: dict[str, Resolver] = {}
_pins: list[Callable[[str, str], str]] = []


class MissingFigureError(LookupError):
    """A reference leads to no figure; its text says what was expected."""


def register(name: str, resolver: Resolver) -> None:
    if name in _resolvers:
        raise ValueError(f"Two kinds of figure are called {name!r}.")
    _resolvers[name] = resolver


def register_pins(pinned: Callable[[str, str], str]) -> None:
    """`pinned(reference, day)` gives a figure as it was on a day. Raises MissingFigureError."""
    _pins.append(pinned)


def figure(reference: str) -> str:
    """In words, of what stands between the brackets. Raises MissingFigureError."""
    if "@" in reference and _pins:
        return _pins[0](*reference.split("@", 1))
    name, *parts = reference.split(":")
    resolver = _resolvers.get(name)
    if resolver is None:
        names = ", ".join(sorted(_resolvers))
        raise MissingFigureError(_("expected a reference to one of these figures: %(names)s") % {"names": names})
    try:
        inspect.signature(resolver).bind(*parts)
    except TypeError:
        wanted = ":".join([name, *inspect.signature(resolver).parameters])
        raise MissingFigureError(_("expected a reference such as [[%(form)s]]") % {"form": wanted}) from None
    return resolver(*parts)


def fill(text: str) -> str:
    """The plain text with its figures."""
    return REFERENCE.sub(lambda found: _shown(found[1]), text) if "[[" in text else text


def fill_html(html: str) -> str:
    """The same for HTML that `publishing.documents.markdown` made; figures are escaped, each with its own direction."""
    return _IN_HTML.sub(_shown_in_html, html) if "[[" in html else html


def _shown_in_html(found: re.Match[str]) -> str:
    _code, tag, reference = found.groups()
    if tag:
        return REFERENCE.sub(lambda inside: escape(_shown(unescape(inside[1]))), tag)
    return found[0] if reference is None else f"<bdi>{escape(_shown(unescape(reference)))}</bdi>"


def _shown(reference: str) -> str:
    """A text whose figure has gone since it was checked still has a page."""
    try:
        return figure(reference)
    except MissingFigureError as error:
        logger.warning("[[%s]] in a text leads to no figure: %s", reference, error)
        return _("no figure")


def all_texts(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """(place, text) for each text in the values of a record."""
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from all_texts(item, (*location, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from all_texts(item, (*location, index))


def missing(text: str) -> Iterator[tuple[str, str]]:
    """(reference, what is wrong) for each of a plain text that leads to no figure."""
    return _missing(found[1] for found in REFERENCE.finditer(text))


def missing_in_html(html: str) -> Iterator[tuple[str, str]]:
    return _missing(unescape(found[3]) for found in _IN_HTML.finditer(html) if found[3] is not None)


def _missing(references: Iterator[str]) -> Iterator[tuple[str, str]]:
    for reference in references:
        try:
            figure(reference)
        except MissingFigureError as error:
            yield f"[[{reference}]]", str(error)
