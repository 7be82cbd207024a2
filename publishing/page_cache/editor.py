"""The cookie by which an editor gets every page fresh. It says nothing of who that is, and gives no right."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

COOKIE = "guide_editor"
VALUE = "editor"


def _signer() -> signing.TimestampSigner:
    return signing.TimestampSigner(salt="publishing.page_cache.editor")


def marker() -> str:
    return _signer().sign(VALUE)


def is_editor(cookies: str) -> bool:
    """Whether a Cookie header has a marker that this site signed while a session lasts. The first one counts."""
    if COOKIE not in cookies:
        return False
    pairs = (pair.strip().partition("=") for pair in cookies.split(";"))
    value = next((value for name, _, value in pairs if name == COOKIE), "")
    try:
        return _signer().unsign(value, max_age=settings.SESSION_COOKIE_AGE) == VALUE
    except signing.BadSignature:
        return False


class EditorMiddleware(MiddlewareMixin):
    """The marker for staff who log in below /admin/; anyone else there loses it. Inside of authentication."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not request.path_info.startswith("/admin/"):
            return response
        is_staff = request.user.is_authenticated and request.user.is_staff
        has_one = is_editor(request.META.get("HTTP_COOKIE", ""))
        if is_staff and not has_one:
            response.set_cookie(
                COOKIE,
                marker(),
                max_age=settings.SESSION_COOKIE_AGE,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        elif not is_staff and COOKIE in request.COOKIES:
            response.delete_cookie(COOKIE, samesite="Lax")
        return response
