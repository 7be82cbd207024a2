"""Money in words."""

from datetime import date

import pytest

from careers.models import Salary
from careers.pay.money import money, range_text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (60_000, "GBP", "£60,000"),
        (120_000, "USD", "US$120,000"),
        (70_000, "EUR", "€70,000"),
        (9, "INR", "₹9"),
        (0, "GBP", "£0"),
        (999_999_999, "JPY", "JP¥999,999,999"),
    ],
)
def test_amounts_are_whole_units_with_the_sign_of_their_currency(amount: int, currency: str, text: str) -> None:
    assert money(amount, currency) == text


@pytest.mark.parametrize(
    ("high", "open_ended", "text"),
    [
        (130_000, False, "£60,000–£130,000"),
        (130_000, True, "£60,000–£130,000+"),
        (None, True, "from £60,000"),
    ],
)
def test_a_range_says_whether_its_top_is_open(high: int | None, open_ended: bool, text: str) -> None:
    salary = Salary(low=60_000, high=high, open_ended=open_ended, currency="GBP", date=date(2026, 3, 11))
    assert range_text(salary) == text
