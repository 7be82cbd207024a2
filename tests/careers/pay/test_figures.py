"""Figures of pay, and the pages that show them."""

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from careers.models import Evidence, Region, Role, Salary
from careers.pay.agreement import agreement
from careers.pay.figures import SORTS
from careers.pay.imports.adverts import FIRST_YEAR
from careers.percentiles import MIN_SAMPLE
from tests.factories import make_evidence, make_paid_role, make_rates, make_role, make_salary
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def test_a_range_is_compared_with_adverts_of_its_currency_and_of_all_levels(role: Role) -> None:
    salary = Salary.objects.get()
    evidence = Evidence.objects.get(country="GB", level="all")
    found = agreement(salary, evidence)
    assert found is not None
    assert (found.below, found.inside, found.above, found.disagrees) == (20, 10, 10, True)
    assert (found.percent_inside, found.percent_below, found.percent_above) == (25, 50, 25)
    for name, value in (("currency", "EUR"), ("kind", "survey"), ("level", "mid"), ("spread", "")):
        other = Evidence.objects.get(pk=evidence.pk)
        setattr(other, name, value)
        assert agreement(salary, other) is None
    salary.period = "day"
    assert agreement(salary, evidence) is None


def test_half_of_the_adverts_is_no_disagreement_and_few_adverts_are_none_either(role: Role) -> None:
    salary = Salary.objects.get()
    assert not agreement(salary, make_evidence(role, country="FR", spread="10:20 50:20")).disagrees  # type: ignore[union-attr]
    few = agreement(salary, make_evidence(role, country="BE", n=20, spread="10:20"))
    assert few is not None
    assert few.is_thin
    assert not few.disagrees


# --- pages -----------------------------------------------------------------------------------------------------


def test_a_role_shows_its_evidence_under_the_region_and_how_the_range_stands_to_it(role: Role, client: Client) -> None:
    html = page(client, role.get_absolute_url())
    text = words(html)
    assert [row["evidence"] for row in marks(html, "evidence")] == ["data-engineer:GB", "data-engineer:US"]
    assert "Estimate and adverts disagree." in text
    assert "Of 40 adverts (United Kingdom), 25% lie inside this range, 50% below it and 25% above it." in text
    assert "£30,000–£90,000 median £40,000, GBP a year" in text
    assert "Too few adverts to say Advertised ranges, n = 17, 2023–2025" in text
    assert "Index of adverts , 19 January 2026 , CC0 1.0" in text
    assert 'href="https://index.example/"' in html


def test_the_share_of_entry_level_adverts_stands_beside_how_to_break_in(role: Role, client: Client) -> None:
    sentence = "United Kingdom: 10% of 40 adverts are marked entry level."
    assert sentence in words(page(client, role.get_absolute_url()))
    role.body = "## What the job is\n\nText.\n\n## How to break in\n\nLearn.\n"
    role.save()
    text = words(page(client, role.get_absolute_url()))
    assert re.search(rf"How to break in {re.escape(sentence)} Source Learn\.", text)
    assert text.count(sentence) == 1


def test_evidence_of_a_country_in_no_region_is_not_shown(role: Role, client: Client) -> None:
    make_evidence(role, country="FR", currency="EUR")
    for url in (role.get_absolute_url(), "/salaries/"):
        assert "France" not in page(client, url)


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


@pytest.mark.parametrize("sort", ["low", "-low", "median", "-median", "high", "-high"])
def test_amounts_of_different_currencies_are_not_compared(role: Role, client: Client, sort: str) -> None:
    us = Region.objects.get(slug="us")
    for number, low in enumerate((60_000, 20_000, 35_000)):
        other = make_role(f"other-{number}", order=number)
        Salary.objects.filter(role=other).update(low=low + 15_000, high=low + 99_000)
        make_salary(other, us, currency="USD", low=low, high=3 * low)
        make_evidence(other, country="US", currency="USD", p50=40_000 + low % 7_000)
    name = {"low": "low", "median": "p50", "high": "high"}[sort.removeprefix("-")]
    data = client.get(f"/salaries.json?sort={sort}").json()["figures"]
    found = [(row["currency"], row[name]) for row in data if row[name] is not None]
    assert len({currency for currency, _ in found}) == 2
    reverse = sort.startswith("-")
    expected = [sorted((pair for pair in found if pair[0] == code), reverse=reverse) for code in ("GBP", "USD")]
    assert found == expected[0] + expected[1]
    rows = list(csv.DictReader(io.StringIO(client.get(f"/salaries.csv?sort={sort}").content.decode())))
    assert [(row["currency"], row[name]) for row in rows if row[name]] == [
        (code, str(amount)) for code, amount in found
    ]


def test_figures_without_a_value_come_last_either_way(role: Role, client: Client) -> None:
    for sort in ("median", "-median"):
        data = client.get(f"/salaries.json?region=uk&sort={sort}").json()["figures"]
        assert [row["p50"] for row in data] == [40_000, None]


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
