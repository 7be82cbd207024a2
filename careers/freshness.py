"""How old a figure may be before it is marked: after its half-life, as the settings have it."""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone


def salary_is_stale(day: date) -> bool:
    return is_older(day, settings.SALARY_HALF_LIFE_MONTHS)


def tasks_are_stale(day: date | None) -> bool:
    return day is not None and is_older(day, settings.TASK_HALF_LIFE_MONTHS)


def is_older(day: date, months: int) -> bool:
    """Counted back from today, so that no day that a row may hold leads out of the calendar."""
    return day < timezone.localdate() - relativedelta(months=months)


def months_old(day: date) -> int:
    """Whole months until today; none for a day to come."""
    age = relativedelta(timezone.localdate(), day)
    return max(12 * age.years + age.months, 0)


def days_old(day: date) -> int:
    return max((timezone.localdate() - day).days, 0)


def midnights(now: datetime) -> tuple[datetime, datetime]:
    """The last and the next moment at which a figure turns older: a schedule of the content version."""
    start = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return start, start + timedelta(days=1)
