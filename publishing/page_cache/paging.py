from collections.abc import Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _


def page_of(rows: "Sequence[Any] | QuerySet[Any]", length: int, request: HttpRequest) -> "Page[Any]":
    """The page of a list that the address asks for. Raises Http404 if there is none, or if it is no number.

    There is none of two numbers, nor of another spelling of one, such as 01: every page has one address.
    """
    asked = request.GET.getlist("page") or ["1"]
    try:
        page = Paginator(rows, length).page(asked[0])
    except InvalidPage:
        page = None
    if page is None or [str(page.number)] != asked:
        raise Http404(_("This list has no such page."))
    return page
