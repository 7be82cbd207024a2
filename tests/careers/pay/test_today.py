import pytest

from careers.models import Evidence
from careers.pay.best import Best
from careers.pay.today import today, wage_groups
from tests.factories import make_context, make_evidence, make_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _group() -> None:
    make_context(country="GB", name="SOC 3544 Data analysts", measures="median", unit="GBP a year", series="2025:40000")


def test_a_wage_group_that_bears_the_name_of_a_background_is_what_it_is_paid() -> None:
    found = today("Data analyst", "GB")
    assert found
    assert (found.amount, found.currency, found.year, found.words) == (40_000, "GBP", "2025", "£40,000")
    assert today("Data analyst", "US") is None
    assert today("Writer", "GB") is None


def test_the_median_is_taken_and_groups_paid_by_the_month_are_left_out() -> None:
    make_context(country="CA", series="2024:1/2/3 2025:62400/95992/145059")
    make_context(country="DE", name="Data analysts", measures="median", unit="EUR a month", series="2025:6301")
    make_context(country="FR", name="Data analysts", measures="low/high", unit="EUR a year", series="2025:1/2")
    assert [(group.row.country, group.amount) for group in wage_groups()] == [("CA", 95_992), ("GB", 40_000)]


@pytest.mark.parametrize(("middle", "sign"), [(60_000, 1), (44_000, 1), (43_000, 0), (37_000, 0), (30_000, -1)])
def test_a_middle_stands_above_or_below_where_the_difference_is_more_than_a_tenth(middle: int, sign: int) -> None:
    row = make_evidence(make_role("data-engineer"), p10=None, p25=None, p50=middle, p75=None, p90=None)
    found = today("Data analyst", "GB")
    assert found
    assert found.against(Best("GB", (row,))) == sign


def test_a_guess_and_another_currency_are_not_compared() -> None:
    role = make_role("data-engineer")
    found = today("Data analyst", "GB")
    assert found
    abroad: Evidence = make_evidence(role, country="US", currency="USD")
    assert found.against(Best("US", (abroad,))) is None
    assert found.against(Best("GB", (role.salaries.get(),))) is None
    assert found.against(None) is None
