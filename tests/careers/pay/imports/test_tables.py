import io
from datetime import date
from typing import Annotated

import pytest

from careers.pay.imports.tables import MOST_NAMED, RefusedError, Row, Table, Text, day, header_fault, is_misread, whole


class Town(Row):
    name: Text
    people: Annotated[int, whole(1, 1_000_000)]
    since: Annotated[date, day(date(1900, 1, 1))]


def towns(data: bytes) -> list[tuple[int, Town]]:
    table = Table(io.BytesIO(data), ("name", "people", "since"), Town)
    rows = list(table)
    table.check()
    return rows


def refusal(data: bytes) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        towns(data)
    return caught.value


HEADER = b"name,people,since\n"


def test_rows_come_with_the_number_of_their_line() -> None:
    rows = towns(HEADER + b'Ayr,100,2020-01-31\n"Ely\'s",100.0,1999-12-31\n')
    assert [(line, row.name, row.people, row.since.year) for line, row in rows] == [
        (2, "Ayr", 100, 2020),
        (3, "Ely's", 100, 1999),
    ]


@pytest.mark.parametrize(
    "people", ["", "-5", "1e3", "1_000", " 7", "7.5", "0", "1000001", "9" * 400, "NaN", "many", "٣"]
)
def test_what_is_no_plausible_number_is_refused(people: str) -> None:
    [fault] = refusal(HEADER + f"Ayr,{people},2020-01-31\n".encode()).faults
    assert fault.line == 2
    assert fault.reason.startswith("people: expected a whole number from 1 to 1,000,000, not '")
    assert len(fault.reason) < 300


@pytest.mark.parametrize("since", ["", "31/01/2020", "2020-02-30", "20200131", "1899-12-31", "2020-1-1"])
def test_what_is_no_plausible_date_is_refused(since: str) -> None:
    [fault] = refusal(HEADER + f"Ayr,7,{since}\n".encode()).faults
    assert (fault.line, fault.reason.split(":")[0]) == (2, "since")


def test_all_faults_are_told_in_order_and_the_list_has_an_end() -> None:
    error = refusal(HEADER + b"Ayr,x,y\n" + b"Ely,7\n" * 200)
    assert [fault.line for fault in error.faults] == [2, 2, *range(3, MOST_NAMED + 1)]
    assert error.more == 202 - MOST_NAMED
    assert str(error).splitlines()[2] == "line 3: 2 cells, expected 3"
    assert str(error).endswith(f"… and {error.more} more faults")


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"", 1, "lacks the columns name, people, since"),
        (b"name,people\nAyr,7\n", 1, "lacks the column since"),
        (b"name,people,since,mayor\n", 1, "has the unexpected column mayor"),
        (b"name,people,since,name\n", 1, "has the unexpected column name"),
        (b"people,name,since\n", 1, "has its columns in another order than name, people, since"),
        (HEADER, None, "has no rows"),
        (HEADER + b"Ayr,7,2020-01-31", 2, "the line has no end: the file is cut off"),
        (HEADER + b"x" * 200_000 + b"\n", 2, "the line has no end: the file is cut off"),
        (HEADER + b"\n", 2, "0 cells, expected 3"),
        (HEADER + b'"Ayr,7,2020-01-31\n', 2, "not CSV: unexpected end of data"),
        (HEADER + b'"Ayr"x,7,2020-01-31\n', 2, "not CSV: ',' expected after '\"'"),
        (b"\xef\xbb\xbf" + HEADER, 1, "begins with a byte order mark: another program has saved the file anew"),
        ((HEADER + b"Ayr,7,2020-01-31\n").decode().encode("utf-16"), 1, "begins with a byte order mark"),
        ((HEADER + b"Ayr,7,2020-01-31\n").decode().encode("utf-16-le"), 1, "lacks the columns"),
        (HEADER + "Orléans,7,2020-01-31\n".encode("latin-1"), 2, "not UTF-8"),
        (HEADER + "OrlÃ©ans,7,2020-01-31\n".encode(), 2, "UTF-8 that another program has read as something else"),
        (HEADER + b"A\0yr,7,2020-01-31\n", 2, "name: expected text of up to 200 characters"),
    ],
)
def test_a_file_that_was_cut_mixed_or_saved_anew_is_refused_with_line_and_reason(
    data: bytes, line: int | None, reason: str
) -> None:
    [fault, *_] = refusal(data).faults
    assert fault.line == line
    assert fault.reason.startswith(reason)


def test_what_a_file_lacks_is_told_last_and_only_of_a_file_whose_lines_are_sound() -> None:
    table = Table(io.BytesIO(HEADER + b"Ayr,7,2020-01-31\n"), ("name", "people", "since"), Town)
    for reason in ("lacks Ely", "lacks Bath"):
        table.lack(reason)
    table.fault(2, "too small")
    table.lack("lacks York")  # a line with a fault may be the one of York
    with pytest.raises(RefusedError) as caught:
        table.check()
    assert str(caught.value) == "line 2: too small\nthe file: lacks Ely\nthe file: lacks Bath"


def test_text_as_it_is_published_is_not_taken_for_misread() -> None:
    assert not is_misread("Côte d'Ivoire, Master’s degree, 人")
    assert is_misread("Côte d'Ivoire".encode().decode("latin-1"))
    assert is_misread("Master’s".encode().decode("cp1252"))


def test_a_header_of_the_right_columns_has_no_fault() -> None:
    assert header_fault(["a", "b"], ("a", "b")) == ""
