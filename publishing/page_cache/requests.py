"""Requests that no public address takes, and their refusals; answers to HEAD without a body."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_resolver
from django.utils.translation import gettext as _

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# No address the guide makes comes near this; the longest is a questionnaire result of some 400 characters.
MAX_QUERY_LENGTH = 4096
# In the environment of a request that came with a SCRIPT_NAME, which it holds.
MOUNTED = "guide.mounted"


class MalformedAddress(BadRequest):
    """Its text is meant for the visitor."""


class HeadMiddleware:
    """Drops the body of an answer to HEAD, keeping its length: servers complain of one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "HEAD" and isinstance(response, HttpResponse) and response.status_code != 304:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response


class PublicRequestMiddleware:
    """Refuses what no address takes, such as NUL bytes (400), and no public one, such as writing (405)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        is_admin = request.path_info.startswith("/admin/")
        query = request.META.get("QUERY_STRING", "")
        if MOUNTED in request.META:
            return self.refuse(request, _("The guide is not below the path that this request came with."))
        if "\0" in request.path_info or "%00" in query or "\0" in query:
            return self.refuse(request, _("The address contains a NUL byte."))
        if len(query) > MAX_QUERY_LENGTH and not is_admin:
            text = _("The part of the address after the question mark is longer than %(limit)d characters.")
            return self.refuse(request, text % {"limit": MAX_QUERY_LENGTH})
        if request.method not in {"GET", "HEAD", "OPTIONS"} and not is_admin:
            response = self.refuse(request, _("This address can only be read, with GET or HEAD."))
            response.status_code = 405
            response.headers["Allow"] = "GET, HEAD, OPTIONS"
            return response
        return self.get_response(request)

    def refuse(self, request: HttpRequest, text: str) -> HttpResponse:
        """The site's own page for bad requests; nothing is logged, since robots send such things all day."""
        handler = get_resolver().resolve_error_handler(400)
        response: HttpResponse = handler(request, exception=MalformedAddress(text))  # type: ignore[call-arg]  # handlers of errors take one
        return response
