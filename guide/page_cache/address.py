"""Which addresses are pages that may be kept, and which of their parameters make a difference."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qsl, urlencode

from django.urls import Resolver404, resolve

from guide.middleware import MAX_QUERY_LENGTH

View = TypeVar("View", bound=Callable[..., Any])

# Raw addresses whose normal form is remembered; each takes some hundred bytes, and some 20 KB at the most.
REMEMBERED = 1024


def public_page(*parameters: str, every: bool = False) -> Callable[[View], View]:
    """Marks a view whose response depends on nothing but the content, the path and these parameters.

    It is not given any others. With `every` it is given all, and answers an unknown one with a notice.
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
    """Known parameters alone, sorted by name; several values of one name stay in their order."""


@lru_cache(REMEMBERED)
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
    return Address(path, query)


def normal_query(query: str, known: frozenset[str] | None) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    if known is not None:
        pairs = [(name, value) for name, value in pairs if name in known]
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))
