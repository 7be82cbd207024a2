"""Addresses for machines; test_sitemaps.py and test_readiness.py have the rest."""

import pytest
from django.test import Client
from PIL import Image, ImageChops, ImageStat
from pytest_django import Settings

from scripts.icons import SQUARES, square

pytestmark = pytest.mark.django_db


def test_security_txt_is_there_once_a_contact_is_set(client: Client, settings: Settings) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@guide.example"
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:security@guide.example\n" in text
    assert "Expires: " in text


@pytest.mark.parametrize("name", ["favicon.ico", "apple-touch-icon.png"])
def test_icons_are_there_for_those_who_guess_their_addresses(client: Client, name: str) -> None:
    assert client.get(f"/{name}").headers["Location"] == f"/static/{name}"


def test_the_manifest_names_the_site_and_icons_of_the_sides_it_says(client: Client, settings: Settings) -> None:
    settings.SITE_NAME = "Another Guide"
    response = client.get("/manifest.webmanifest")
    assert response.headers["Content-Type"] == "application/manifest+json"
    manifest = response.json()
    assert manifest["name"] == "Another Guide"
    assert client.get(manifest["start_url"]).status_code == 200
    for icon in manifest["icons"]:
        with Image.open(settings.BASE_DIR / icon["src"].lstrip("/")) as image:
            assert icon["sizes"] == f"{image.width}x{image.height}"
    assert '<link rel="manifest" href="/manifest.webmanifest">' in client.get("/").content.decode()


def test_icons_are_drawn_from_the_favicon(settings: Settings) -> None:
    for name, side in SQUARES.items():
        with Image.open(settings.BASE_DIR / "static" / name) as image:
            kept = image.convert("RGB")
        again = square(side)
        assert kept.size == again.size == (side, side)
        # Few colours are kept, and another Pillow may smooth otherwise.
        assert max(ImageStat.Stat(ImageChops.difference(kept, again)).mean) < 2
