"""The pages of pay."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from careers.models import Role, Salary
from careers.pay.figures import SORTS
from careers.pay.imports.adverts import FIRST_YEAR, WIDEST_MIDDLE, WIDEST_RANGE
from careers.percentiles import MIN_SAMPLE
from tests.factories import make_evidence, make_paid_role, make_rates, make_role
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def test_salaries_are_those_of_a_country_a_level_and_a_kind(role: Role, client: Client) -> None:
    make_evidence(role, country="DE", currency="EUR")
    make_evidence(role, level="mid")

    def shown(query: str) -> list[tuple[str, str]]:
        rows = marks(page(client, f"/salaries/?{query}"), "salary")
        return [(row["salary"].partition(":")[2], row["kind"]) for row in rows]

    assert shown("") == shown("in=uk") == [("uk", "adverts"), ("uk", "estimate")]
    assert shown("in=de") == [("de", "adverts")]
    assert shown("level=mid") == [("uk", "adverts")]
    assert shown("level=senior") == shown("level=entry") == []
    assert shown("kind=estimate") == [("uk", "estimate")]
    assert shown("kind=adverts&in=uk") == [("uk", "adverts")]


def test_roles_without_a_figure_in_the_country_are_told_in_one_line(role: Role, client: Client) -> None:
    other, none = make_role("zoologist", order=2), make_role("zookeeper", order=3)
    Salary.objects.filter(role__in=[other, none]).delete()
    make_evidence(other, n=29, spread="")
    html = page(client, "/salaries/")
    assert "No figure here for 2 roles Zoologist (29 adverts), Zookeeper" in words(html)
    assert 'data-salary="zoologist' not in html


def test_every_column_sorts_by_a_link_either_way(role: Role, client: Client) -> None:
    other = make_role("zoologist", order=2)
    Salary.objects.filter(role=other).update(low=10_000, high=200_000, date=date(2026, 4, 1))
    for name in SORTS:
        html = page(client, f"/salaries/?sort={name}")
        assert f"sort=-{name}" in html
        assert page(client, f"/salaries/?sort=-{name}") != html
    lows = [row["low"] for row in marks(page(client, "/salaries/?in=uk&kind=estimate&sort=-low"), "salary")]
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
    html = page(client, "/salaries/?in=uk&kind=adverts&currency=EUR")
    assert 'href="/salaries.csv?in=uk&amp;kind=adverts&amp;currency=EUR"' in html
    assert 'href="/salaries/?in=uk&amp;kind=adverts&amp;sort=low&amp;currency=EUR"' in html


def test_the_method_says_what_the_code_does(role: Role, client: Client, settings: Settings) -> None:
    settings.SALARY_HALF_LIFE_MONTHS, settings.TASK_HALF_LIFE_MONTHS = 7, 19
    make_rates()
    text = words(page(client, "/salaries/method/"))
    assert f"Only adverts from {FIRST_YEAR} on count" in text
    assert f"Below {MIN_SAMPLE} adverts we give their number and nothing else" in text
    assert f"more than {WIDEST_RANGE} times its low end is left out" in text
    assert f"more than {WIDEST_MIDDLE} times the 25th" in text
    assert "7 months after their date, and check tasks and skills 19 months after" in text
    assert "percentiles 10, 25, 50, 75, 90" in text
    assert "Index of adverts : advertised ranges, 2023–2025, 57 adverts" in text
    assert "reference rates of 30 October 2026" in text
