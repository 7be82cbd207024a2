"""Figures of pay, and their order."""

import csv
import io

import pytest
from django.test import Client

from careers.models import Region, Role, Salary
from tests.factories import make_evidence, make_paid_role, make_role, make_salary

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


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
        data = client.get(f"/salaries.json?in=uk&sort={sort}").json()["figures"]
        assert [row["p50"] for row in data] == [40_000, None]
