from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import CheckConstraint, Q
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic import ValidationError as InvalidRecord

from guide.models import Page
from publishing.documents.dates import FIRST, LAST, bounded_day, plausible_day, validate_day
from publishing.documents.migrate import refuse_rows_outside
from publishing.documents.records import Day, End, Moment

pytestmark = pytest.mark.usefixtures("_today")


@pytest.fixture
def _today() -> Any:
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        yield


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2026, 11, 24), date(2027, 11, 24)])
def test_a_day_up_to_a_year_ahead_is_plausible(day: date) -> None:
    assert plausible_day(day) == day
    validate_day(day)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1989, 12, 31), date(2027, 11, 25), date(2206, 1, 1), date.max])
def test_a_day_out_of_range_is_refused_in_words(day: date) -> None:
    with pytest.raises(ValueError, match="expected a day"):
        plausible_day(day)
    with pytest.raises(ValidationError, match="Expected a day"):
        validate_day(day)


def test_what_ends_may_lie_far_ahead() -> None:
    assert bounded_day(date(2099, 1, 1))
    with pytest.raises(ValueError, match="1990-01-01 to 2100-12-31"):
        bounded_day(date(2101, 1, 1))


@pytest.mark.parametrize("kind", [Day, Moment, End])
@pytest.mark.parametrize(
    "text", ["0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00"]
)
def test_a_file_is_told_of_a_day_out_of_range(kind: Any, text: str) -> None:
    with pytest.raises(InvalidRecord, match="expected a d"):
        TypeAdapter(kind).validate_python(text)


@given(st.datetimes(timezones=st.integers(-840, 840).map(lambda m: timezone(timedelta(minutes=m)))))
def test_any_moment_is_accepted_or_refused(value: datetime) -> None:
    try:
        found = TypeAdapter(End).validate_python(value.isoformat())
    except InvalidRecord:
        return
    assert FIRST <= found.date() <= LAST
    assert found == value


@pytest.mark.django_db
def test_a_migration_names_the_rows_that_a_constraint_forbids() -> None:
    Page.objects.create(slug="empty", title="Empty", description="A page.")
    Page.objects.create(slug="fine", title="Fine", description="A page.", updated=date(2020, 1, 1))
    Page.objects.create(slug="old", title="Old", description="A page.", updated=date(1995, 1, 1))
    rule = Q(updated__isnull=True) | Q(updated__gte=date(2000, 1, 1))
    operation = refuse_rows_outside("guide.Page", CheckConstraint(condition=rule, name="a_rule"))
    editor: Any = SimpleNamespace(connection=connection)
    registry: Any = apps  # as they are, where a migration has those of its time
    with pytest.raises(CommandError, match=r"a_rule: .*slug=old") as caught:
        operation.code(registry, editor)
    assert "slug=fine" not in str(caught.value)
    assert "slug=empty" not in str(caught.value)
