"""Calendar files by RFC 5545."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careers.ways.calendar import WIDTH, calendar, escaped, first_of, folded

TEXT = "Next: Python, then SQL; a \\ and “quotes”\nSecond line"


def unfolded(file: str) -> dict[str, str]:
    lines = file.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    return dict(line.partition(":")[::2] for line in lines)


def read(value: str) -> str:
    """A TEXT value as a calendar program reads it."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def test_an_event_of_one_day_says_what_it_is_about_and_where_it_came_from() -> None:
    file = calendar("abc@guide.example", date(2027, 2, 28), "Check, now", TEXT, "https://guide.example/plan/?a=b")
    found = unfolded(file)
    assert found["DTSTART;VALUE=DATE"] == "20270228"
    assert found["DTEND;VALUE=DATE"] == "20270301"
    assert found["UID"] == "abc@guide.example"
    assert found["URL"] == "https://guide.example/plan/?a=b"
    assert read(found["SUMMARY"]) == "Check, now"
    assert read(found["DESCRIPTION"]) == TEXT
    for required in ("VERSION", "PRODID", "DTSTAMP"):
        assert found[required]
    assert file.startswith("BEGIN:VCALENDAR\r\n")
    assert file.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_the_same_values_make_the_same_bytes() -> None:
    values = "abc", date(2027, 2, 1), "Check", TEXT, "https://guide.example/"
    assert calendar(*values) == calendar(*values)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_no_line_is_longer_than_the_standard_allows_and_none_loses_a_character(text: str) -> None:
    line = folded(f"DESCRIPTION:{text}")
    assert all(len(piece.encode()) <= WIDTH for piece in line.split("\r\n"))
    assert line.replace("\r\n ", "") == f"DESCRIPTION:{text}"


@given(st.text(max_size=200))
def test_a_text_stays_on_its_line_and_reads_as_it_was(text: str) -> None:
    value = escaped(text)
    assert len(value.splitlines()) <= 1
    assert read(value) == "\n".join(text.splitlines())


@pytest.mark.parametrize(
    ("month", "later", "day"),
    [
        ("2026-11", 0, "2026-11-01"),
        ("2026-11", 1, "2026-12-01"),
        ("2026-11", 2, "2027-01-01"),
        ("2026-12", 12, "2027-12-01"),
    ],
)
def test_months_later_is_the_first_of_a_month(month: str, later: int, day: str) -> None:
    assert first_of(month, later).isoformat() == day
