from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from careers.freshness import days_old, is_older, months_old
from careers.models import Role
from tests.factories import make_paid_role
from tests.public_pages import page


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2025, 1, 19), 12, date(2026, 1, 19)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 11, 5), 1, date(2025, 12, 5)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_a_figure_is_fresh_up_to_the_same_day_of_a_later_month(day: date, months: int, last: date) -> None:
    with time_machine.travel(datetime(last.year, last.month, last.day, 23, 59, tzinfo=UTC), tick=False) as clock:
        assert not is_older(day, months)
        clock.shift(60)
        assert is_older(day, months)


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("months", [1, 600])
def test_no_day_leads_out_of_the_calendar(day: date, months: int) -> None:
    assert is_older(day, months) == (day == date.min)


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False)
def test_old_tasks_are_marked_for_the_reader(client: Client, settings: Settings) -> None:
    role = make_paid_role()
    Role.objects.update(updated=date(2020, 1, 1))
    settings.TASK_HALF_LIFE_MONTHS = 600
    assert 'class="stale"' not in page(client, role.get_absolute_url())
    settings.TASK_HALF_LIFE_MONTHS = 24
    assert "tasks and skills may have changed" in page(client, role.get_absolute_url())


@time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False)
def test_an_age_is_whole_months_or_days_and_never_below_nothing() -> None:
    days = [date(2025, 11, 25), date(2025, 11, 24), date(2026, 11, 24), date(2027, 1, 1)]
    assert [months_old(day) for day in days] == [11, 12, 0, 0]
    assert [days_old(day) for day in days] == [364, 365, 0, 0]
