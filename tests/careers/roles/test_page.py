"""A role's own page."""

import re

import pytest
from django.test import Client

from careers.models import Role
from tests.factories import make_evidence, make_paid_role
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def test_a_role_shows_its_evidence_under_the_region_and_how_the_range_stands_to_it(role: Role, client: Client) -> None:
    html = page(client, role.get_absolute_url())
    text = words(html)
    shown = [(row["salary"], row["kind"]) for row in marks(html, "salary")]
    assert shown == [("data-engineer:uk", "adverts"), ("data-engineer:uk", "estimate")]
    assert "Estimate and adverts disagree." in text
    assert "Of 40 adverts (United Kingdom), 25% lie inside this range, 50% below it and 25% above it." in text
    assert "£30,000–£90,000 median £40,000, GBP a year" in text
    assert "Too few adverts to say in 1 country United States (17)" in text
    assert "Index of adverts , 19 January 2026 , CC0 1.0" in text
    assert 'href="https://index.example/"' in html


def test_evidence_of_any_country_is_shown_under_its_name(role: Role, client: Client) -> None:
    make_evidence(role, country="FR", currency="EUR")
    html = page(client, role.get_absolute_url())
    assert [row["salary"] for row in marks(html, "salary")][-1] == "data-engineer:fr"
    assert "France" in words(html)
    assert [row["salary"] for row in marks(page(client, "/salaries/?in=fr"), "salary")] == ["data-engineer:fr"]


def test_the_share_of_entry_level_adverts_stands_beside_how_to_get_the_first_job(role: Role, client: Client) -> None:
    sentence = "United Kingdom: 10% of 40 adverts are marked entry level."
    assert sentence in words(page(client, role.get_absolute_url()))
    role.body = "## What the job is\n\nText.\n\n## How to get the first job\n\nLearn.\n"
    role.save()
    text = words(page(client, role.get_absolute_url()))
    assert re.search(rf"How to get the first job {re.escape(sentence)} Source Learn\.", text)
    assert text.count(sentence) == 1
