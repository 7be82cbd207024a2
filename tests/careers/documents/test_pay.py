"""Regions and ranges of pay as records."""

from typing import Any

import pytest

from careers.documents.pay import SalaryPart, by_place, region_record, salary_values, save_region
from careers.models import Region, Salary
from tests.careers.documents.values import SALARY, faults
from tests.factories import make_region, make_role, make_salary


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"high": None}, "expected high, or open_ended: true"),
        ({"low": 3}, "low (3) is above high (2)"),
        ({"low": -1}, "low: expected greater than or equal to 0"),
        ({"sample": 0}, "sample: expected greater than or equal to 1"),
        ({"source": " "}, "source: expected some text"),
    ],
)
def test_a_range_that_says_nothing_clear_is_refused(values: dict[str, Any], fault: str) -> None:
    assert any(fault in text for text in faults(SalaryPart, {**SALARY, **values}))


def test_an_open_range_needs_no_high_end() -> None:
    values = {name: value for name, value in SALARY.items() if name != "high"}
    assert SalaryPart.model_validate({**values, "open_ended": "true"}).high is None


def test_the_order_of_ranges_in_a_file_is_no_difference() -> None:
    places = [("us", "", "survey"), ("uk", "streams", "survey"), ("uk", "", "survey"), ("uk", "", "estimate")]
    parts = [
        SalaryPart.model_validate({**SALARY, "region": region, "track": track or None, "kind": kind})
        for region, track, kind in places
    ]
    assert by_place(parts) == parts[::-1]


@pytest.mark.django_db
def test_a_region_is_the_same_after_it_was_saved_from_its_record() -> None:
    record = region_record(make_region("uk"))
    assert record.countries == ["GB"]
    Region.objects.all().delete()
    save_region(record, None)
    assert region_record(Region.objects.get()) == record


@pytest.mark.django_db
def test_a_range_without_an_address_of_its_source_has_none_in_its_record() -> None:
    make_salary(make_role("a"), make_region("us", "USD"), currency="USD", kind="survey", sample=7)
    part = SalaryPart.model_validate(salary_values(Salary.objects.get(region__slug="us")))
    assert (part.region, part.track, part.source_url, part.sample) == ("us", None, None, 7)
