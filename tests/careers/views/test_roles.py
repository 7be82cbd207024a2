"""Pages of the roles."""

import re

import pytest
from django.test import Client

from tests.factories import make_evidence, make_role
from tests.public_pages import page, words

pytestmark = pytest.mark.django_db


def test_a_comparison_names_its_whole_address(some: None, client: Client) -> None:
    html = page(client, "/roles/compare/?role=role-1&role=role-0&utm=x")
    assert 'property="og:url" content="http://127.0.0.1:8000/roles/compare/?role=role-0&amp;role=role-1"' in html


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Roles in artificial intelligence"),
        ("?skill=python", "Roles that need Python"),
        ("?in=uk", "Roles with pay in the United Kingdom"),
        ("?skill=python&in=uk", "Roles that need Python, with pay in the United Kingdom"),
        ("?unknown=skill", "Error: Roles in artificial intelligence"),
    ],
)
def test_the_title_of_the_list_names_its_filter(some: None, client: Client, query: str, title: str) -> None:
    html = page(client, f"/roles/{query}")
    assert f"<title>{title} – AI Career Guide</title>" in html
    heading = title if "need" in title or "with" in title else "Roles"
    assert f"<h1>{heading}</h1>" in html


def test_what_was_left_out_of_a_filter_is_told_with_its_field(some: None, client: Client) -> None:
    html = page(client, "/roles/?unknown=skill")
    assert '<select id="filter-skill" name="skill" aria-describedby="notices">' in html
    assert '<select id="filter-in" name="in">' in html
    assert html.count('id="notices"') == 1
    compared = page(client, "/roles/compare/?unknown=role")
    assert "<title>Error: compare roles – AI Career Guide</title>" in compared
    assert '<fieldset aria-describedby="notices">' in compared


def test_a_row_has_the_role_in_plain_words_and_its_pay_in_the_country_with_the_number_of_adverts(
    client: Client,
) -> None:
    role = make_role("one", tagline="Answers questions with data")
    make_evidence(role)
    make_evidence(role, country="US", currency="USD", p50=45_000, n=99)
    text = words(page(client, "/roles/?in=us"))
    assert "One Answers questions with data US$45,000 in the middle" in text
    assert "United States: 99 adverts" in text
    assert "£40,000 in the middle" in words(page(client, "/roles/"))


def test_links_that_keep_the_country_are_not_followed_by_robots(some: None, client: Client) -> None:
    for address in ("/roles/?in=uk", "/roles/compare/?in=uk&role=role-0&role=role-1"):
        main = page(client, address).partition("<main")[2].partition("</main>")[0]
        links = re.findall(r"<a [^>]*[?&;]in=uk[^>]*>", main)
        assert links
        assert [link for link in links if "nofollow" not in link] == []
