"""What a public address refuses before a view is asked."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_an_overlong_query_is_a_bad_request_that_looks_like_the_site(some: None, client: Client) -> None:
    response = client.get("/roles/?skill=" + "x" * 5000)
    assert response.status_code == 400
    assert "longer than 4096 characters" in response.content.decode()
    assert "<h1" in response.content.decode()


def test_a_public_page_refuses_to_be_written_to_without_a_word_of_cookies() -> None:
    for method in ("post", "put", "patch", "delete"):
        response = getattr(Client(enforce_csrf_checks=True), method)("/roles/")
        assert response.status_code == 405
        assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert "can only be read" in response.content.decode()


def test_head_has_the_length_and_no_body(some: None, client: Client) -> None:
    response = client.head("/roles/")
    assert response.content == b""
    assert int(response.headers["Content-Length"]) > 1000
