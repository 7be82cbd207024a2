"""Days that a document may name. A typo such as 9999 or 2206 is refused before any page reckons with it.

FIRST and LAST bound a column for ever, so they are constraints of the database. What is over a year ahead of today is
refused by files and forms alone: a row that was right once stays right.
"""

from datetime import UTC, date, datetime, time

from dateutil.relativedelta import relativedelta
from django.db.models import CheckConstraint, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FIRST = date(1990, 1, 1)
LAST = date(2100, 12, 31)
AHEAD = relativedelta(years=1)


def day_of(value: date) -> date:
    """The day in UTC of a day or moment. Raises ValueError for a moment whose zone leads out of the calendar."""
    if not isinstance(value, datetime):
        return value
    try:
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).date()
    except OverflowError:
        raise ValueError(_("expected a day from %(first)s to %(last)s") % {"first": FIRST, "last": LAST}) from None


def bounded_day(value: date) -> date:
    """The value itself, a day or a moment from FIRST to LAST. Raises ValueError. For what may lie far ahead."""
    if not FIRST <= day_of(value) <= LAST:
        raise ValueError(_("expected a day from %(first)s to %(last)s") % {"first": FIRST, "last": LAST})
    return value


def plausible_day(value: date) -> date:
    """The value itself, a day or a moment from FIRST to a year from today. Raises ValueError."""
    bounded_day(value)
    latest = timezone.now().date() + AHEAD
    if day_of(value) > latest:
        raise ValueError(_("expected a day up to %(latest)s, a year from today") % {"latest": latest})
    return value


def day_constraint(field: str, name: str) -> CheckConstraint:
    """Holds a DateField within FIRST and LAST; an empty one is left alone."""
    return _constraint(field, name, FIRST, LAST)


def moment_constraint(field: str, name: str) -> CheckConstraint:
    """Holds a DateTimeField within FIRST and LAST; an empty one is left alone."""
    return _constraint(
        field, name, datetime.combine(FIRST, time.min, UTC), datetime.combine(LAST, time(23, 59, 59), UTC)
    )


def _constraint(field: str, name: str, first: date, last: date) -> CheckConstraint:
    return CheckConstraint(
        condition=Q((f"{field}__isnull", True)) | Q((f"{field}__range", (first, last))),
        name=name,
        violation_error_message=gettext_lazy("A date must lie between 1990 and 2100."),
    )
