"""Pages of errors, and pages of nothing."""

from unittest.mock import patch

import pytest
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db


def test_a_wrong_host_is_a_bad_request_that_tells_nothing_of_the_settings(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "ALLOWED_HOSTS" not in response.content.decode()


def test_a_missing_page_is_a_404_that_looks_like_the_site(some: None, client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert 'href="/roles/"' in response.content.decode()


def test_the_500_page_needs_nothing_that_may_be_broken(client: Client, settings: Settings) -> None:
    client.raise_request_exception = False
    manifest = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": manifest}  # and nobody has made one
    with (
        patch("guide.context_processors.site", side_effect=RuntimeError("a fault of ours")),
        patch("django.db.backends.utils.CursorWrapper.execute", side_effect=RuntimeError("a fault of ours")),
    ):
        response = client.get("/about/")
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_an_empty_database_serves_pages(client: Client) -> None:
    for address in ("/", "/roles/", "/salaries/", "/skills/", "/backgrounds/", "/programmes/", "/blog/", "/blog/feed/"):
        assert client.get(address).status_code == 200
    assert client.get("/choose-your-path/").status_code == 404
    assert client.get("/choose-your-path/result/").status_code == 404
