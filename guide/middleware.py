"""Sessions, login and messages below /admin/ alone, so that no public page depends on who asks; and headers for all."""

from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.middleware.security import SecurityMiddleware
from django.utils.deprecation import MiddlewareMixin

# Kinds of answers that other sites may use.
SHARED = ("image/", "text/csv", "application/json", "application/atom+xml")


class AdminOnly(MiddlewareMixin):
    """Does nothing outside /admin/: a public page can neither read nor set what the middleware provides."""

    def __call__(self, request: HttpRequest) -> Any:
        if request.path_info.startswith("/admin/"):
            return super().__call__(request)
        return self.get_response(request)


class AdminGZipMiddleware(AdminOnly, GZipMiddleware):
    """Public pages are compressed by the page cache, better and once."""


class AdminSessionMiddleware(AdminOnly, SessionMiddleware):
    pass


class AdminAuthenticationMiddleware(AdminOnly, AuthenticationMiddleware):
    pass


class AdminMessageMiddleware(AdminOnly, MessageMiddleware):
    pass


class SecurityHeadersMiddleware(SecurityMiddleware):
    """Headers alone, and no redirect: a host that Django's own middleware refuses to redirect to gets them too."""

    def process_request(self, request: HttpRequest) -> None:
        pass

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Other sites may show pictures, and read data and the feed; a page is nobody's but its own site's.

        A 304 says nothing of it: the header that came with the kept answer stands.
        """
        kind = response.get("Content-Type", "")
        is_shared = kind.startswith(SHARED) and not request.path_info.startswith("/admin/")
        if response.status_code != 304:
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if is_shared else "same-origin"
        return super().process_response(request, response)
