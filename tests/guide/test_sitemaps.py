"""The sitemap: every public address once, on the site's own address, in files of bounded length."""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest
from django.test import Client
from pytest_django import Settings

from publishing.sitemaps import OnSiteURL
from tests.factories import make_post
from tests.public_pages import locations

pytestmark = pytest.mark.django_db


def test_a_long_section_takes_several_files_that_the_index_names(client: Client) -> None:
    for number in range(5):
        make_post(f"post-{number}", date=datetime(2026, 1, 1 + number, tzinfo=UTC))
    with patch.object(OnSiteURL, "limit", 2):
        files = [path for path in locations(client, "/sitemap.xml") if "posts" in path]
        assert files == [f"http://127.0.0.1:8000/sitemap-posts.xml{part}" for part in ("", "?p=2", "?p=3")]
        shown = [path for file in files for path in locations(client, file.removeprefix("http://127.0.0.1:8000"))]
        assert shown == [f"http://127.0.0.1:8000/blog/post-{number}/" for number in (4, 3, 2, 1, 0)]
        for wrong in ("4", "0", "01", "x", "1&p=2"):
            assert client.get(f"/sitemap-posts.xml?p={wrong}").status_code == 404
    assert client.get("/sitemap-nothing.xml").status_code == 404


def test_the_sites_own_address_counts_and_no_host_of_a_request(client: Client, settings: Settings) -> None:
    settings.SITE_URL = "https://guide.example:8443"
    for address in ("/sitemap.xml", "/sitemap-fixed.xml"):
        assert all(path.startswith("https://guide.example:8443/") for path in locations(client, address))
        assert locations(client, address)


def test_every_address_in_the_sitemap_is_the_canonical_address_of_its_page(some: None, client: Client) -> None:
    sections = [path.removeprefix("http://127.0.0.1:8000") for path in locations(client, "/sitemap.xml")]
    addresses = [address for section in sections for address in locations(client, section)]
    assert len(addresses) == len(set(addresses)) >= 9 + 3 + 2 + 1 + 1 + 3 + 1 + 1
    for address in addresses:
        page = client.get(address.removeprefix("http://127.0.0.1:8000"))
        assert page.status_code == 200
        assert f'<link rel="canonical" href="{address}"' in page.content.decode()


def test_robots_and_sitemap_use_the_sites_own_address(some: None, client: Client) -> None:
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in client.get("/robots.txt").content.decode()
    index = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://127.0.0.1:8000/sitemap-roles.xml</loc>" in index
    roles = client.get("/sitemap-roles.xml").content.decode()
    assert "<loc>http://127.0.0.1:8000/roles/role-0/</loc>" in roles
    assert "testserver" not in index + roles
