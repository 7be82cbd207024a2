"""The page cache's place in Django: outside everything else, so that a page is kept with all its headers."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

from publishing.page_cache.address import page_address
from publishing.page_cache.bounds import ROOM, renders
from publishing.page_cache.cache import VARY, Wish, page_cache
from publishing.page_cache.editor import is_editor
from publishing.page_cache.encodings import IDENTITY, choose_encoding, compress
from publishing.page_cache.requests import MOUNTED
from publishing.page_cache.store import Answer
from publishing.page_cache.version import rendering

View = TypeVar("View", bound=Callable[..., Any])
GetResponse = Callable[[HttpRequest], HttpResponseBase]

# Below this many bytes a compressed response is hardly smaller.
WORTH_COMPRESSING = 256
# Kinds of contents that are compressed in themselves.
COMPRESSED = ("image/png",)


class PageCacheMiddleware:
    """Pages come from the cache or enter it. Other answers of public views are compressed, and that is all."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith("/admin/"):
            return self.get_response(request)
        cache = page_cache()
        with rendering(cache.versions.current() if cache else ""):
            address = page_address(request.META["PATH_INFO"], request.META.get("QUERY_STRING", ""))
        if address is None or MOUNTED in request.META or (settings.SECURE_SSL_REDIRECT and not request.is_secure()):
            return compressed(request, self.get_response(request))
        found = cache.look_up(request.META) if cache else None
        # The view is given what the page is kept under, and nothing else it could depend on.
        request.META["QUERY_STRING"] = address.query
        if cache is None or found is None:
            with rendering(""):  # nothing that others would be given
                response = self.get_response(request)
            if is_editor(request.META.get("HTTP_COOKIE", "")):
                response.headers["Cache-Control"] = "private, no-cache"
            return compressed(request, response)
        if isinstance(found, Wish) and cache.versions.hangs():
            return self.get_response(request)  # who makes the page now may not end, so it is not waited for
        if isinstance(found, Wish):
            request.method = "GET"  # HEAD makes the page too
            # Whoever waits for another that makes the same page takes a thread as well.
            with renders().room() as request.META[ROOM]:
                if request.META[ROOM]:
                    made: Answer | HttpResponseBase = cache.make(found, lambda: self.get_response(request))
                else:
                    made = self.get_response(request)
            request.method = found.method
            if not isinstance(made, Answer):
                return compressed(request, made)
            found = made
        return response_of(found)


class HangingDatabaseMiddleware:
    """Refuses, with a 503, what would wait for a database that hangs, and would keep a thread from kept pages."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        cache = page_cache()
        if cache and cache.versions.hangs() and not getattr(view, "needs_no_database", False):
            raise OperationalError("The database has not told the content version in time.")


def without_database(view: View) -> View:
    """Marks a view that answers whatever becomes of the database."""
    view.needs_no_database = True  # type: ignore[attr-defined]  # our mark
    return view


def response_of(answer: Answer) -> HttpResponse:
    response = HttpResponse(b"".join(answer.body), status=answer.status, headers=dict(answer.headers))
    if answer.status == 304:
        del response.headers["Content-Type"]  # Django's own default
    return response


def compressed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """For what is not kept, such as what is not found."""
    if not isinstance(response, HttpResponse) or response.has_header("Content-Encoding"):
        return response
    if len(response.content) < WORTH_COMPRESSING or response.get("Content-Type", "").startswith(COMPRESSED):
        return response
    patch_vary_headers(response, [VARY])
    encoding = choose_encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    if encoding != IDENTITY:
        response.content = compress(response.content, encoding)
        response.headers["Content-Encoding"] = encoding
        response.headers["Content-Length"] = str(len(response.content))
    return response
