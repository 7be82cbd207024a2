"""What this app tells the sitemap."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from careers.models import Background, Role
from tests.public_pages import locations

pytestmark = pytest.mark.django_db


def test_every_page_that_no_document_makes_is_listed(client: Client) -> None:
    addresses = (
        "/roles/ /roles/compare/ /salaries/ /salaries/method/ /salaries/context/ /choose-your-path/ /skills/ "
        "/backgrounds/ /programmes/ /titles/ /skills/mine/ /doors/ /plan/"
    )
    found = locations(client, "/sitemap-fixed.xml")
    assert [address for address in addresses.split() if f"http://127.0.0.1:8000{address}" not in found] == []


@pytest.mark.parametrize(
    ("section", "address"),
    [
        ("roles", "/roles/role-1/"),
        ("skills", "/skills/python/"),
        ("backgrounds", "/backgrounds/analyst/"),
        ("programmes", "/programmes/seeds/"),
        ("routes", "/from/analyst/to/role-1/"),
    ],
)
def test_every_kind_of_page_has_its_section(some: None, client: Client, section: str, address: str) -> None:
    assert f"http://127.0.0.1:8000{address}" in locations(client, f"/sitemap-{section}.xml")


def test_a_route_changed_when_its_background_or_role_did(some: None, client: Client) -> None:
    Role.objects.update(modified=None)
    Background.objects.update(modified=datetime(2026, 11, 3, tzinfo=UTC))
    assert "<lastmod>2026-11-03" in client.get("/sitemap-routes.xml").content.decode()
    Background.objects.update(modified=None)
    assert "<lastmod>" not in client.get("/sitemap-routes.xml").content.decode()
