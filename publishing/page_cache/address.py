"""Which addresses are pages that may be kept, and which of their parameters make a difference."""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple, TypeVar
from urllib.parse import parse_qsl, urlencode

from django.db import Error
from django.urls import Resolver404, resolve

from publishing.page_cache.requests import MAX_QUERY_LENGTH

View = TypeVar("View", bound=Callable[..., Any])

# A parameter of pages that take it: the name of another one, whose value meant nothing. See `parameters`.
UNKNOWN = "unknown"


def public_page(*parameters: str, more: Callable[[], Collection[str]] | None = None) -> Callable[[View], View]:
    """Marks a view whose response depends on nothing but the content, the path and these parameters.

    It is given no others, and no pair of name and value twice. A value that it does not know, it must answer with a
    redirect or a 404: otherwise one page had endless addresses. `more` gives names that follow from the content; it
    is called for every request with a query, and so must be `once_per_version`.
    """

    def mark(view: View) -> View:
        names = frozenset(parameters)
        view.page_parameters = lambda: names.union(more()) if more else names  # type: ignore[attr-defined]  # our mark
        return view

    return mark


class Address(NamedTuple):
    """Two requests with the same address get the same page."""

    path: str
    """As WSGI has it: bytes, decoded as Latin-1."""
    query: str
    """Known parameters alone, sorted, without repetition or empty values."""


def page_address(path: str, query: str) -> Address | None:
    """The normal form of an address, or None if it is not one of a page that may be kept."""
    if len(query) > MAX_QUERY_LENGTH or "%00" in query or "\0" in query:
        return None
    try:
        view = resolve(path.encode("latin-1").decode()).func
        if not hasattr(view, "page_parameters"):
            return None
        if query:
            query = normal_query(query, view.page_parameters())
    except (Resolver404, UnicodeError, Error, TimeoutError):  # the last two where no database tells the names
        return None
    return Address(path, query) if len(query) <= MAX_QUERY_LENGTH else None


def normal_query(query: str, known: frozenset[str]) -> str:
    """Bytes that no browser sends mean what Django takes them for. An empty value is none."""
    pairs = set(parse_qsl(query.encode("latin-1").decode(errors="replace")))
    named = known - {UNKNOWN}
    kept = [(name, value) for name, value in pairs if name in named or (name in known and value in named)]
    return urlencode(sorted(kept))
