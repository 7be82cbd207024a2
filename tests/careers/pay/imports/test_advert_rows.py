import pytest

from careers.pay.imports.tables import RefusedError
from tests.careers.pay.imports.test_adverts import HEADER, line, row, table


def test_what_is_paid_does_not_tell_rows_apart_and_everything_else_does() -> None:
    assert row(120).rest == row(80).rest
    assert row(120).rest != row(120, "Data Analyst").rest


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (line(year="x"), "work_year"),
        (line(year=2019), "work_year"),
        (line(level="XX"), "experience_level"),
        (line(employment="Full"), "employment_type"),
        (line(title=""), "job_title"),
        (line(currency="$"), "salary_currency"),
        (line(currency="XYZ"), "salary_currency"),
        (line(country="USA"), "company_location"),
        (line(remote=101), "remote_ratio"),
        (line(size="XL"), "company_size"),
        (line(pay=""), "salary"),
        (line(pay="-5"), "salary"),
        (line(pay="1e5"), "salary"),
        (line(pay="0"), "salary"),
        (line(pay="9" * 12), "salary"),
        (line() + ",more", "12 cells, expected 11"),
        ("half,a,row", "3 cells"),
        (HEADER, "work_year"),
    ],
)
def test_a_bad_row_refuses_the_file_and_is_named_by_its_line(bad: str, reason: str) -> None:
    found = table(line(), bad, line())
    assert len(list(found)) == 2
    with pytest.raises(RefusedError) as refused:
        found.check()
    assert refused.value.faults[0].line == 3
    assert reason in refused.value.faults[0].reason
