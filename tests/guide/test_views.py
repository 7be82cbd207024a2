"""Pages of errors, and pages of nothing."""

import re
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


@pytest.mark.parametrize("address", ["/roles/role-0/", "/about/", "/blog/post-0/", "/nowhere/"])
def test_every_page_says_where_to_report_a_fault_if_there_is_such_a_place(
    some: None, client: Client, settings: Settings, address: str
) -> None:
    def links() -> list[str]:
        page = client.get(address).content.decode()
        assert ("Something wrong" in page) == bool(settings.CONTACT_URL or settings.REPOSITORY_URL)
        return re.findall(r'href="([^"]+)">(?:Tell us|Correct it)', page)

    assert links() == []
    settings.REPOSITORY_URL = "https://code.example/guide"
    assert links() == ["https://code.example/guide"]
    settings.CONTACT_URL = "https://guide.example/write/"
    assert links() == ["https://guide.example/write/", "https://code.example/guide"]


def test_the_500_page_says_where_to_report_it(client: Client, settings: Settings) -> None:
    client.raise_request_exception = False
    settings.CONTACT_URL = "mailto:us@guide.example"
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=RuntimeError("a fault of ours")):
        assert 'href="mailto:us@guide.example"' in client.get("/about/").content.decode()
