"""The pages of pay."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from careers.models import Role, Salary
from careers.pay.figures import SORTS
from careers.pay.imports.adverts import FIRST_YEAR
from careers.percentiles import MIN_SAMPLE
from tests.factories import make_paid_role, make_rates, make_role
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def test_salaries_filter_by_region_level_and_kind(role: Role, client: Client) -> None:
    def shown(query: str) -> tuple[int, int]:
        html = page(client, f"/salaries/?{query}")
        return len(marks(html, "salary")), len(marks(html, "evidence"))

    assert shown("") == (1, 2)
    assert shown("region=us") == (0, 1)
    assert shown("level=entry") == (0, 1)
    assert shown("level=senior") == (0, 0)
    assert shown("kind=estimate") == (1, 0)
    assert shown("kind=adverts&region=uk") == (0, 1)


def test_every_column_sorts_by_a_link_either_way(role: Role, client: Client) -> None:
    other = make_role("zoologist", order=2)
    Salary.objects.filter(role=other).update(low=10_000, high=200_000, date=date(2026, 4, 1))
    for name in SORTS:
        html = page(client, f"/salaries/?region=uk&sort={name}")
        assert f"sort=-{name}" in html
        assert page(client, f"/salaries/?region=uk&sort=-{name}") != html
    lows = [row["low"] for row in marks(page(client, "/salaries/?region=uk&kind=estimate&sort=-low"), "salary")]
    assert lows == ["40000", "10000"]
    html = page(client, "/salaries/?sort=-low&currency=")
    assert 'aria-sort="descending"' in html


def test_a_currency_adds_amounts_with_the_day_of_the_rate_and_keeps_the_originals(role: Role, client: Client) -> None:
    make_rates()
    html = page(client, "/salaries/?currency=EUR")
    text = words(html)
    assert "European Central Bank’s reference rates of 30 October 2026" in text
    assert 'data-rate-date="2026-10-30"' in html
    assert "£40,000 ≈ €50,000" in text
    assert "£80,000 ≈ €100,000" in text
    assert "≈" not in words(page(client, "/salaries/"))
    assert "≈ £" not in words(page(client, "/salaries/?currency=GBP"))
    assert "a currency without a rate" in words(page(client, "/salaries/?unknown=currency"))


def test_links_keep_the_choice(role: Role, client: Client) -> None:
    make_rates()
    html = page(client, "/salaries/?region=uk&kind=adverts&currency=EUR")
    assert 'href="/salaries.csv?region=uk&amp;kind=adverts&amp;currency=EUR"' in html
    assert 'href="/salaries/?region=uk&amp;kind=adverts&amp;sort=low&amp;currency=EUR"' in html


def test_the_method_says_what_the_code_does(role: Role, client: Client, settings: Settings) -> None:
    settings.SALARY_HALF_LIFE_MONTHS, settings.TASK_HALF_LIFE_MONTHS = 7, 19
    make_rates()
    text = words(page(client, "/salaries/method/"))
    assert f"Only adverts from {FIRST_YEAR} on count" in text
    assert f"Below {MIN_SAMPLE} adverts we give their number and nothing else" in text
    assert "if more than 1 in a hundred cannot" in text
    assert "7 months after their date, tasks and skills 19 months after" in text
    assert "percentiles 10, 25, 50, 75, 90" in text
    assert "Index of adverts : advertised ranges, 2023–2025, 57 adverts" in text
    assert "reference rates of 30 October 2026" in text
