"""Sessions and messages exist below /admin/ alone, and every answer says which sites may use it."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from guide.middleware import AdminSessionMiddleware, SecurityHeadersMiddleware

pytestmark = pytest.mark.django_db


def test_a_public_view_is_given_no_session_and_no_user(admin_client: Client) -> None:
    assert admin_client.cookies
    for address in ("/robots.txt", "/blog/", "/nothing-here/"):
        response = admin_client.get(address)
        assert not hasattr(response.wsgi_request, "session")
        assert not hasattr(response.wsgi_request, "user")
        assert not response.cookies
    assert admin_client.get("/admin/").wsgi_request.session


def test_a_session_outside_of_the_admin_cannot_be_set() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        request.session["seen"] = True
        return HttpResponse()

    assert AdminSessionMiddleware(view)(RequestFactory().get("/admin/")).cookies
    with pytest.raises(AttributeError):
        AdminSessionMiddleware(view)(RequestFactory().get("/administrators/"))


@pytest.mark.parametrize(
    ("address", "kind", "status", "sites"),
    [
        ("/salaries.csv", "text/csv", 200, "cross-origin"),
        ("/salaries.svg", "image/svg+xml", 200, "cross-origin"),
        ("/roles/", "text/html", 200, "same-origin"),
        ("/admin/export/", "text/csv", 200, "same-origin"),
        ("/salaries.csv", "text/csv", 304, None),
    ],
)
def test_data_is_for_other_sites_and_pages_are_not(address: str, kind: str, status: int, sites: str | None) -> None:
    response = HttpResponse(content_type=kind, status=status)
    SecurityHeadersMiddleware(lambda request: response)(RequestFactory().get(address))
    assert response.headers.get("Cross-Origin-Resource-Policy") == sites
    assert response.headers["X-Content-Type-Options"] == "nosniff"
