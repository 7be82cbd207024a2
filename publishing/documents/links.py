"""Internal links and images that lead nowhere."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

_HREF = re.compile(r'<a(?: [a-z]+="[^"]*")*? href="([^"]*)"')
_IMAGE = re.compile(r"<img[^>]*>")
_ATTRIBUTE = re.compile(r' (src|alt)="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')

# Detail pages whose addresses come from documents have exactly one of these in their pattern.
DOCUMENT_ARGUMENTS = {"slug", "tag"}


def owns_address(row: Any) -> bool:
    """Whether the row's address leads to the row, and not to another page of the site, as /roles/compare/ would."""
    try:
        return bool(resolve(row.get_absolute_url()).kwargs.get("slug") == row.slug)
    except Resolver404:
        return False


def is_static_file(path: str) -> bool:
    """Whether /static/… names a file; a path that leads out of static/ names none."""
    try:
        return bool(finders.find(path.removeprefix("/static/")))
    except SuspiciousFileOperation:
        return False


def targets(html: str) -> Iterator[str]:
    """Where the links of HTML made by `publishing.documents.markdown` lead."""
    return map(unescape, _HREF.findall(html))


def problems(html: str, addresses: set[str]) -> Iterator[tuple[str, str]]:
    """(target, what is wrong) for each bad link or image of HTML made by `publishing.documents.markdown`.

    `addresses` are the public addresses of all documents; other addresses count when a view answers them.
    """
    ids = {f"#{unescape(name)}" for name in _ID.findall(html)}
    for target in targets(html):
        if target in ids or target in addresses:
            continue
        if complaint := link_problem(target, addresses):
            yield target, complaint
    for image in _IMAGE.findall(html):
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(image)}
        target = attributes.get("src", "")
        if not target.startswith("/static/"):
            yield target, _("an image must be a file in static/, linked as /static/…")
        elif not is_static_file(unquote(urlsplit(target).path)):
            yield target, _("there is no such file in static/")
        if not attributes.get("alt", "").strip():
            yield target, _("an image needs a text that says what it shows: ![text](/static/…)")


def link_problem(target: str, addresses: set[str]) -> str | None:
    """What is wrong with a link to this address; nothing outside the site is."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return _("there is no heading with this id in the text")
    path = unquote(parts.path)
    if not path.startswith("/"):
        return _("a link inside the guide starts with /, such as /roles/data-engineer/")
    if path.startswith("/static/"):
        return None if is_static_file(path) else _("there is no such file in static/")
    if path in addresses:
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return _("no page has this address")
    if DOCUMENT_ARGUMENTS & match.kwargs.keys() and not path.startswith("/admin/"):
        return _("no published page has this address")
    return None
