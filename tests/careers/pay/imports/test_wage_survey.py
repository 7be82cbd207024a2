"""Tables of the wage survey: what a line becomes, and which lines are set apart."""

import io

import pytest

from careers.pay.imports.adverts import FormatError
from careers.pay.imports.wage_survey import COLUMNS, Occupation, SurveyReader

HEADER = ",".join(COLUMNS)


def reader(*lines: str, header: str = HEADER) -> SurveyReader:
    return SurveyReader(io.StringIO("\n".join((header, *lines)) + "\n"))


def test_a_line_is_an_occupation_with_its_percentiles() -> None:
    [found] = reader('15-2051,Data Scientists,63650.0,"82,630",112590,155810,194410')
    assert found == Occupation("15-2051", "Data Scientists", (63_650, 82_630, 112_590, 155_810, 194_410), None)


def test_a_top_code_is_no_wage_and_is_known_from_where_it_begins() -> None:
    [found] = reader("11-3021,Managers,104450,*,171200,#,#")
    assert (found.wages, found.top_coded) == ((104_450, None, 171_200, None, None), 75)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("152051,Scientists,1,2,3,4,5", "OCC_CODE: expected a code such as 15-2051"),
        ("15-2051,,1,2,3,4,5", "OCC_TITLE: expected text"),
        ("15-2051,Scientists,1,2,3,4,many", "A_PCT90: expected a wage in whole dollars"),
        ("15-2051,Scientists,2,1,3,4,5", "wages: expected percentiles in ascending order"),
    ],
)
def test_a_malformed_line_is_kept_apart_and_the_others_are_read(line: str, fault: str) -> None:
    survey = reader(line, "15-2051,Data Scientists,1,2,3,4,5")
    assert [occupation.title for occupation in survey] == ["Data Scientists"]
    [bad] = survey.bad
    assert bad.line == 2
    assert fault in bad.reason
    assert (survey.rows, survey.malformed) == (2, 1)


def test_a_table_that_lacks_columns_is_none() -> None:
    with pytest.raises(FormatError, match="lacks the columns A_PCT75, A_PCT90"):
        reader(header=",".join(COLUMNS[:-2]))
