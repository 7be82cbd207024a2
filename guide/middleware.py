"""Middleware that keeps public pages free of per-visitor state and turns malformed requests into a 400."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

# No address the guide makes comes near this; the longest is a questionnaire result of some 400 characters.
MAX_QUERY_LENGTH = 4096


class AdminOnly(MiddlewareMixin):
    """Does nothing outside /admin/: a public page can neither read nor set what the middleware provides."""

    def __call__(self, request: HttpRequest) -> Any:
        if request.path_info.startswith("/admin/"):
            return super().__call__(request)
        return self.get_response(request)


class AdminSessionMiddleware(AdminOnly, SessionMiddleware):
    pass


class AdminAuthenticationMiddleware(AdminOnly, AuthenticationMiddleware):
    pass


class AdminMessageMiddleware(AdminOnly, MessageMiddleware):
    pass


class BadRequestMiddleware:
    """Answers 400 to NUL bytes, which no database takes, and to query strings too long to be ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if len(query) > MAX_QUERY_LENGTH and not request.path_info.startswith("/admin/"):
            raise BadRequest(f"The query string is longer than {MAX_QUERY_LENGTH} characters.")
        if "\0" in request.path_info or "%00" in query or "\0" in query:
            raise BadRequest("The address contains a NUL byte.")
        return self.get_response(request)
