from collections.abc import Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _


def page_of(rows: "Sequence[Any] | QuerySet[Any]", length: int, request: HttpRequest) -> "Page[Any]":
    """The page of a list that the address asks for. Raises Http404 if there is none, or if it is no number."""
    try:
        return Paginator(rows, length).page(request.GET.get("page", "1"))
    except InvalidPage:
        raise Http404(_("This list has no such page.")) from None
