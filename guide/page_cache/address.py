"""Which addresses are pages that may be kept, and which of their parameters make a difference."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qsl, urlencode

from django.urls import Resolver404, resolve

from guide.middleware import MAX_QUERY_LENGTH

View = TypeVar("View", bound=Callable[..., Any])


def public_page(*parameters: str, every: bool = False) -> Callable[[View], View]:
    """Marks a view whose response depends on nothing but the content, the path and these parameters.

    It is given no others, and no pair of name and value twice. Of what it is given, it must answer what it does not use
    with a notice or a 404: otherwise one page had endless addresses. With `every` it is given all names.
    """

    def mark(view: View) -> View:
        view.page_parameters = None if every else frozenset(parameters)  # type: ignore[attr-defined]  # our mark
        return view

    return mark


class Address(NamedTuple):
    """Two requests with the same address get the same page."""

    path: str
    """As WSGI has it: bytes, decoded as Latin-1."""
    query: str
    """Known parameters alone, sorted by name, without repetition."""


def page_address(path: str, query: str) -> Address | None:
    """The normal form of an address, or None if it is not one of a page that may be kept."""
    if len(query) > MAX_QUERY_LENGTH or not query.isascii() or "%00" in query or "\0" in query:
        return None
    try:
        view = resolve(path.encode("latin-1").decode()).func
    except (Resolver404, UnicodeError):
        return None
    if not hasattr(view, "page_parameters"):
        return None
    if query:
        query = normal_query(query, view.page_parameters)
    return Address(path, query) if len(query) <= MAX_QUERY_LENGTH else None


def normal_query(query: str, known: frozenset[str] | None) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    different = dict.fromkeys(pair for pair in pairs if known is None or pair[0] in known)
    return urlencode(sorted(different, key=lambda pair: pair[0]))
