import io
from collections.abc import Callable
from typing import BinaryIO

import pytest

from careers.pay.imports import job_bank
from careers.pay.imports.formats import Source
from careers.pay.imports.tables import RefusedError
from tests.careers.pay.imports.samples import ARCHITECTS, DATA_SCIENTISTS, job_bank_file


def reasons(*rows: str) -> list[str]:
    with pytest.raises(RefusedError) as caught:
        job_bank.read(io.BytesIO(job_bank_file(*rows)))
    return [str(fault) for fault in caught.value.faults]


def test_the_group_is_read_once_with_the_notice_its_licence_asks_for() -> None:
    found = job_bank.read(io.BytesIO(job_bank_file()))
    assert (found.noc, found.low, found.median, found.high) == ("21211", 62_400, 95_992, 145_059)
    assert found.provenance.notice == ("Contains information licensed under the Open Government Licence – Canada.")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("95992.0", "", "median_annual_cad: expected a whole number"),
        ("95992.0", "-95992.0", "median_annual_cad: expected a whole number"),
        ("95992.0", "9599200.0", "median_annual_cad: expected a whole number"),
        ("95992.0", "45992.0", "wages: expected low, median and high in ascending order"),
        ("95992.0", "96992.0", "wages: expected a year's to be the hour's times 2,080"),
        ("46.15", "inf", "median_hourly_cad: Input should be a finite number, not 'inf'"),
        ("46.15", "x", "median_hourly_cad: Input should be a valid number"),
        ("21211", "2121", "noc: String should match"),
    ],
)
def test_a_row_that_is_not_understood_refuses_the_file(old: str, new: str, reason: str) -> None:
    row = DATA_SCIENTISTS.replace(old, new)
    assert row != DATA_SCIENTISTS
    assert reasons(ARCHITECTS, row)[0].startswith(f"line 3: {reason}")


def test_a_file_without_the_group_or_with_two_of_it_is_refused() -> None:
    assert reasons(ARCHITECTS) == ["the file: lacks group 21211"]
    assert reasons(DATA_SCIENTISTS, DATA_SCIENTISTS) == ["line 3: group 21211 is there already"]


def test_the_published_file_gives_the_published_figures(published: Callable[[Source], BinaryIO]) -> None:
    found = job_bank.read(published(Source.JOB_BANK))
    assert (found.title, found.low, found.median, found.high) == ("Data scientists", 62_400, 95_992, 145_059)
