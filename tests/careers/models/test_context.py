from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from careers.documents.context import save_context
from careers.models import Context
from tests.careers.documents.test_context import record
from tests.factories import make_context

pytestmark = pytest.mark.django_db


def test_an_outlook_is_found_by_the_whole_code_of_its_occupation() -> None:
    found = make_context(topic="outlook", name="15-2051 Data Scientists")
    make_context(topic="wages", name="15-2051 Data Scientists, pay")
    assert list(Context.objects.outlook_of("15-2051")) == [found]
    assert list(Context.objects.outlook_of("15-20")) == list(Context.objects.outlook_of("")) == []


def test_points_are_the_values_by_year_in_order() -> None:
    row = save_context(record(measures="median", series="2024:54816 2025:55587"), None)
    assert row.points == [("2024", (Decimal(54_816),)), ("2025", (Decimal(55_587),))]


def test_a_series_that_cannot_be_read_is_refused() -> None:
    row = save_context(record(), None)
    row.series = "2025:many"
    with pytest.raises(ValidationError, match="expected values such as"):
        row.full_clean()


@pytest.mark.parametrize("values", [{"source": " "}, {"licence": ""}, {"topic": "weather"}, {"date": "1066-10-14"}])
def test_no_context_is_without_source_licence_topic_or_date(values: dict[str, str]) -> None:
    save_context(record(), None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Context.objects.update(**values)


def test_context_comes_by_topic_country_and_name() -> None:
    for topic, country, name in [
        ("wages", "GB", "B"),
        ("wages", "GB", "A"),
        ("wages", "CA", "C"),
        ("mentions", "US", "D"),
    ]:
        make_context(topic=topic, country=country, name=name)
    assert [row.name for row in Context.objects.in_order()] == ["D", "C", "A", "B"]
