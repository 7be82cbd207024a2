import io
from collections.abc import Callable, Collection
from datetime import date
from typing import BinaryIO

import pytest

from careers.pay.imports import oews
from careers.pay.imports.formats import Source
from careers.pay.imports.oews import Occupation, WageSurvey
from careers.pay.imports.tables import RefusedError
from tests.careers.pay.imports.samples import oews_file, oews_row

MAY = date(2025, 5, 1)


def survey(*nation: str, wanted: Collection[str] = ()) -> WageSurvey:
    return oews.read(io.BytesIO(oews_file(*nation)), MAY, wanted)


def reasons(*nation: str, wanted: Collection[str] = ()) -> list[str]:
    with pytest.raises(RefusedError) as caught:
        survey(*nation, wanted=wanted)
    return [str(fault) for fault in caught.value.faults]


def test_the_nations_wages_come_with_their_provenance() -> None:
    found = survey()
    wages = (67240, 85660, 120230, 158880, 199130)
    assert found.occupations == (Occupation("15-2051", "Data Scientists", 262440, wages, None),)
    assert (found.provenance.first_day, found.provenance.last_day) == (date(2025, 5, 1), date(2025, 5, 31))
    assert "May 2025" in found.provenance.notice


def test_groups_of_occupations_are_left_out() -> None:
    group = oews_row(code="00-0000").replace(",3,262440", ",0,262440")
    assert [occupation.code for occupation in survey(group, oews_row()).occupations] == ["15-2051"]


@pytest.mark.parametrize(
    ("wages", "notes", "numbers", "top_coded"),
    [
        ("1,2,3,4,5", ",,,,", (1, 2, 3, 4, 5), None),
        ("1,2,3,4,#", ",,,,5", (1, 2, 3, 4, None), 90),
        ("1,2,#,#,#", ",,,,", (1, 2, None, None, None), 50),
        ("1,2,3,-,-", ",,,5,5", (1, 2, 3, None, None), 75),
        ("1,2,3,4,5", ",,,,5", (1, 2, 3, 4, None), 90),
        ("-,-,-,-,-", "8,8,8,8,8", (None, None, None, None, None), None),
    ],
)
def test_a_mark_is_no_number_and_footnote_5_is_the_top_code(
    wages: str, notes: str, numbers: tuple[int | None, ...], top_coded: int | None
) -> None:
    thousands = ",".join(cell if cell in "-#" else f"{cell}0000" for cell in wages.split(","))
    [occupation] = survey(oews_row(wages=thousands, notes=notes)).occupations
    assert occupation.wages == tuple(number and number * 10_000 for number in numbers)
    assert occupation.top_coded == top_coded


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (oews_row(wages="67240,85660,12023,158880,199130"), "wages: expected percentiles in ascending order"),
        (oews_row(wages="67240,85660,120230,#,199130"), "wages: expected no percentile below the top code"),
        (oews_row(wages="67240,85660,,158880,199130"), "A_MEDIAN: expected a whole number from 5,000 to 1,000,000"),
        (oews_row(wages="67240,85660,-5,158880,199130"), "A_MEDIAN: expected a whole number"),
        (oews_row(wages="67240,85660,*,158880,199130"), "A_MEDIAN: expected a whole number"),
        (oews_row(wages="67240,85660,57.80,158880,199130"), "A_MEDIAN: expected a whole number"),
        (oews_row(wages="67240,85660,120230,158880,9999999"), "A_PCT90: expected a whole number"),
        (oews_row(notes=",,7,,"), "A_MEDIAN_FN: Input should be '', '5' or '8', not '7'"),
        (oews_row(notes=",,8,,"), "A_MEDIAN: a number, though footnote 8 says that it is not released"),
        (oews_row(code="15-20"), "OCC_CODE: String should match"),
        (oews_row(area="1"), "AREA_CODE: String should match"),  # a program has taken it for a number
    ],
)
def test_a_row_that_is_not_understood_refuses_the_file(row: str, reason: str) -> None:
    [found] = reasons(row)
    assert found.startswith(f"line 3: {reason}")


def test_rows_in_another_order_and_repeated_ones_are_refused() -> None:
    assert reasons(oews_row(code="15-2051"), oews_row(code="15-1221")) == [
        "line 4: 0000000 15-1221: out of order or repeated"
    ]
    assert reasons(oews_row(), oews_row()) == ["line 4: 0000000 15-2051: out of order or repeated"]


def test_a_file_without_all_states_or_a_wanted_occupation_is_refused() -> None:
    lines = oews_file().splitlines(keepends=True)
    with pytest.raises(RefusedError, match="names 53 of 54 states and territories"):
        oews.read(io.BytesIO(b"".join(lines[:-1])), MAY)
    with pytest.raises(RefusedError) as caught:
        oews.read(io.BytesIO(b"".join(lines[:-1])), MAY, ["15-1221"])
    assert len(caught.value.faults) == 2
    assert reasons(wanted=["15-2051", "15-1221"]) == ["the file: has no national figure of 15-1221"]


def test_a_state_is_not_the_nation() -> None:
    [found] = reasons(oews_row(code="15-1221"), wanted=["15-2051"])  # which the metropolitan area has
    assert found.endswith("has no national figure of 15-2051")


@pytest.mark.parametrize("month", [date(2025, 6, 1), date(2018, 5, 1)])
def test_a_month_that_the_survey_is_not_of_is_refused(month: date) -> None:
    with pytest.raises(RefusedError, match="expected to be of a May"):
        oews.read(io.BytesIO(oews_file()), month)


def test_the_published_file_gives_the_published_figures(published: Callable[[Source], BinaryIO]) -> None:
    found = {row.code: row for row in oews.read(published(Source.OEWS), MAY, ["15-2051", "15-1221"]).occupations}
    assert found["15-2051"].wages == (67240, 85660, 120230, 158880, 199130)
    assert found["15-1221"].wages == (82200, 103570, 140300, 188700, 230630)
    assert (len(found), found["15-2051"].employed) == (30, 262440)
