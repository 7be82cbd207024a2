"""Addresses for machines; test_sitemaps.py and test_readiness.py have the rest."""

import pytest
from django.test import Client
from pytest_django import Settings

pytestmark = pytest.mark.django_db


def test_security_txt_is_there_once_a_contact_is_set(client: Client, settings: Settings) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@guide.example"
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:security@guide.example\n" in text
    assert "Expires: " in text


def test_the_favicon_is_there_for_those_who_guess_its_address(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"] == "/static/favicon.svg"
