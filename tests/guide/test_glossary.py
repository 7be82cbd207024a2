"""The glossary's terms, in texts and on their page."""

import re

import pytest
from django.db import connection
from django.test import Client

from guide.glossary import entries, warnings
from guide.models import Page
from publishing.documents.glossary import Entry
from publishing.page_cache.token import read_token
from tests.factories import make_role, make_term

pytestmark = pytest.mark.django_db


def test_a_term_leads_to_its_place_on_the_page() -> None:
    make_term("drift", forms=["drifts"])
    assert list(entries()) == [Entry(("drift", "drifts"), "/glossary/#drift", "What drift means.")]


def test_a_new_term_shows_in_texts_that_are_not_saved_again() -> None:
    page = Page.objects.create(slug="about", title="About", description="What this is.", body="A pipeline.")
    token = read_token(connection)
    assert "/glossary/" not in page.html
    make_term("pipeline")
    assert '<a href="/glossary/#pipeline" title="What pipeline means.">pipeline</a>' in page.html
    assert "/glossary/" not in page.body_html
    assert read_token(connection) != token


def test_a_page_marks_a_term_once(client: Client) -> None:
    make_term("pipeline", forms=["pipelines"])
    make_role("data-engineer", body="A pipeline.\n\n## How to break in\n\nBuild pipelines.")
    page = client.get("/roles/data-engineer/").content.decode()
    assert page.count("/glossary/#pipeline") == 1


def test_the_page_has_every_term_in_order_with_an_anchor(client: Client) -> None:
    make_term("overfitting")
    make_term("GPU", see="/skills/python/")
    make_term("drift", meaning="A < B & C")
    page = client.get("/glossary/").content.decode()
    assert re.findall(r'<dt id="([^"]+)"><dfn>([^<]+)</dfn></dt>', page) == [
        ("drift", "drift"),
        ("gpu", "GPU"),
        ("overfitting", "overfitting"),
    ]
    assert "A &lt; B &amp; C" in page
    assert page.count('<dd class="figure"><a href="/skills/python/">') == 1


def test_a_form_of_two_terms_is_told() -> None:
    make_term("drift", forms=["drifts", "shift"])
    make_term("shift")
    assert list(warnings()) == ["The glossary has “shift” more than once."]
