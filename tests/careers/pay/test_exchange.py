from decimal import Decimal

import pytest
from django.test import Client

from careers.models import ExchangeRate
from careers.pay.exchange import Rates, load_rates, newest_rates
from tests.factories import make_paid_role, make_rates
from tests.public_pages import page

pytestmark = pytest.mark.django_db


def test_rates_become_rows_once() -> None:
    load_rates()
    day, rates = newest_rates()
    assert ExchangeRate.objects.get(currency="USD").rate == rates["USD"]
    assert {row.date for row in ExchangeRate.objects.all()} == {day}
    assert {"USD", "GBP", "SGD", "CAD"} <= rates.keys()
    keys = set(ExchangeRate.objects.values_list("pk", flat=True))
    load_rates()
    assert set(ExchangeRate.objects.values_list("pk", flat=True)) == keys


def test_amounts_are_converted_through_the_euro_and_rounded_once() -> None:
    make_rates()
    rates = Rates()
    into = {code: rates.into(code) for code in ("EUR", "USD", "GBP")}
    assert into["EUR"] is not None
    assert into["USD"] is not None
    assert into["EUR"].convert(40_001, "GBP") == 50_001
    assert into["USD"].convert(40_000, "GBP") == 55_000
    assert into["USD"].convert(7, "USD") == 7
    assert into["USD"].convert(7, "XXX") is None
    assert rates.into("XXX") is None
    assert rates.rates["EUR"] == Decimal(1)


def test_without_rates_there_is_no_choice_of_currency(client: Client) -> None:
    make_paid_role()
    assert 'name="currency"' not in page(client, "/salaries/")
    assert client.get("/salaries.json?currency=EUR", follow=True).json()["conversion"] is None
