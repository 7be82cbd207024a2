"""Records: what their fields take, and what they say of what they do not."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic import ValidationError as InvalidRecord

from publishing.documents.dates import FIRST, LAST
from publishing.documents.records import Day, End, Moment

pytestmark = pytest.mark.usefixtures("_today")


@pytest.fixture
def _today() -> Any:
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        yield


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
