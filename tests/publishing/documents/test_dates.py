from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from publishing.documents.dates import bounded_day, plausible_day

pytestmark = pytest.mark.usefixtures("_today")


@pytest.fixture
def _today() -> Any:
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        yield


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2026, 11, 24), date(2027, 11, 24)])
def test_a_day_up_to_a_year_ahead_is_plausible(day: date) -> None:
    assert plausible_day(day) == day


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1989, 12, 31), date(2027, 11, 25), date(2206, 1, 1), date.max])
def test_a_day_out_of_range_is_refused_in_words(day: date) -> None:
    with pytest.raises(ValueError, match="expected a day"):
        plausible_day(day)


def test_what_ends_may_lie_far_ahead() -> None:
    assert bounded_day(date(2099, 1, 1))
    with pytest.raises(ValueError, match="1990-01-01 to 2100-12-31"):
        bounded_day(date(2101, 1, 1))
