import io
from collections.abc import Callable
from typing import BinaryIO

import pytest

from careers.pay.imports import group_medians
from careers.pay.imports.formats import Source
from careers.pay.imports.group_medians import ENTGELTATLAS
from careers.pay.imports.tables import RefusedError
from tests.careers.pay.imports.samples import group_medians_file, median_rows


def reasons(rows: list[str]) -> list[str]:
    with pytest.raises(RefusedError) as caught:
        group_medians.read(io.BytesIO(group_medians_file(rows)))
    return [str(fault) for fault in caught.value.faults]


def test_a_month_stays_a_month_and_each_median_has_its_publishers_licence() -> None:
    found = group_medians.read(io.BytesIO(group_medians_file()))
    assert {(row.country, row.currency, row.per, row.median) for row in found} == {
        ("GB", "GBP", "year", 55_587),
        ("DE", "EUR", "month", 6_301),
    }
    assert {row.country: row.provenance.licence for row in found} == {
        "GB": "Open Government Licence v3.0",
        "DE": "Free with the source named",
    }


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("GBP", "XXX", "currency: Input should be 'EUR' or 'GBP', not 'XXX'"),
        ("GBP", "EUR", "expected GB, GBP a year of this source"),
        ("year", "month", "expected GB, GBP a year of this source"),
        ("year", "week", "per: Input should be 'month' or 'year', not 'week'"),
        ("55587.0", "-1", "median: expected a whole number"),
        ("55587.0", "", "median: expected a whole number"),
        ("55587.0", "6301.0", "median: 6,301 is implausible for a year"),
        ("ASHE 2025", "ASHE 2031", "source: expected one whose licence is known"),
        ("SOC2020 2134", "SOC2020 9999", "group: expected one of those known"),
    ],
)
def test_a_row_that_is_not_understood_refuses_the_file(old: str, new: str, reason: str) -> None:
    rows = median_rows()
    changed = rows[0].replace(old, new)
    assert changed != rows[0]
    assert reasons([changed, *rows[1:]])[0].startswith(f"line 2: {reason}")


def test_a_year_in_place_of_a_month_is_implausible() -> None:
    rows = [row.replace("6301.0", "75612.0") for row in median_rows()]
    german = next(number for number, row in enumerate(rows) if ENTGELTATLAS in row)
    assert reasons(rows)[0] == f"line {german + 2}: median: 75,612 is implausible for a month"


def test_a_group_that_is_missing_or_there_twice_is_refused() -> None:
    rows = median_rows()
    assert reasons(rows[1:]) == ["the file: lacks SOC2020 2134 Programmers and software development professionals"]
    assert reasons([rows[0], *rows]) == ["line 3: group: is there already"]


def test_the_published_file_gives_the_published_figures(published: Callable[[Source], BinaryIO]) -> None:
    found = group_medians.read(published(Source.GROUP_MEDIANS))
    assert [(row.country, row.median, row.per) for row in found] == [
        ("DE", 6_313, "month"),
        ("DE", 6_301, "month"),
        ("GB", 55_587, "year"),
        ("GB", 54_816, "year"),
        ("GB", 38_107, "year"),
    ]
