"""How old a figure may be before it is marked: after its half-life, as the settings have it."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the month's last: 31 August and six months make 28 or 29 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_of_next - timedelta(days=1))


def salary_is_stale(day: date) -> bool:
    return months_after(day, settings.SALARY_HALF_LIFE_MONTHS) < timezone.localdate()


def tasks_are_stale(day: date | None) -> bool:
    return day is not None and months_after(day, settings.TASK_HALF_LIFE_MONTHS) < timezone.localdate()


def midnights(now: datetime) -> tuple[datetime, datetime]:
    """The last and the next moment at which a figure may turn old: a schedule of the content version."""
    start = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return start, start + timedelta(days=1)
