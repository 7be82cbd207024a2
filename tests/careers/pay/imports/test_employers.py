import io
from collections.abc import Callable
from typing import BinaryIO

import pytest

from careers.pay.imports import employers
from careers.pay.imports.employers import Employers, Filings
from careers.pay.imports.formats import Source
from careers.pay.imports.tables import RefusedError
from tests.careers.pay.imports.samples import employers_file, filing_rows


def filings(rows: list[str]) -> Filings:
    return employers.read(io.BytesIO(employers_file(rows)))


def with_row(row: str) -> list[str]:
    return sorted([*filing_rows(), row], key=lambda row: (row.split(",")[0:2], -int(row.split(",")[4])))


def reasons(rows: list[str]) -> list[str]:
    with pytest.raises(RefusedError) as caught:
        filings(rows)
    return [str(fault) for fault in caught.value.faults]


def test_employers_under_two_codes_are_bounded_rather_than_added() -> None:
    found = filings(with_row("data-engineer,DATA ENGINEER,15-2051,Data Scientists,90,5,9,25,15"))
    [title] = [title for title in found.titles if title.role == "data-engineer"]
    assert title.employers == (
        Employers(2022, 5, 6),
        Employers(2023, 10, 19),
        Employers(2024, 25, 45),
        Employers(2025, 30, 45),
    )


def test_a_role_of_two_titles_has_at_least_the_employers_of_one_and_at_most_those_of_all() -> None:
    found = filings(with_row("data-engineer,BIG DATA ENGINEER,15-1252,Software Developers,40,0,0,7,8"))
    assert found.roles["data-engineer"][-1] == Employers(2025, 30, 38)
    assert [title.title for title in found.titles if title.role == "data-engineer"] == [
        "BIG DATA ENGINEER",
        "DATA ENGINEER",
    ]


def test_of_applications_shares_are_given_by_occupation_whatever_its_spelling() -> None:
    rows = with_row("data-engineer,DATA ENGINEER,15-2051,Data Scientists,60,5,9,25,15")
    rows = sorted([*rows, "data-engineer,DATA ENGINEER,15-1252,SOFTWARE DEVELOPERS,20,1,1,1,1"])
    rows.sort(key=lambda row: (row.split(",")[0], -int(row.split(",")[4])))
    [title] = [title for title in filings(rows).titles if title.role == "data-engineer"]
    assert title.occupations == (("Software Developers", 67), ("Data Scientists", 33))


def test_too_few_applications_have_no_shares() -> None:
    found = filings(with_row("data-engineer,BIG DATA ENGINEER,15-1252,Software Developers,29,0,0,7,8"))
    assert found.titles[2].title == "BIG DATA ENGINEER"
    assert found.titles[2].occupations == ()


def test_titles_of_no_role_are_kept_apart_from_roles() -> None:
    row = "_extra:AI Engineer,AI ENGINEER,15-1252,Software Developers,132,0,9,23,64"
    found = filings([row, *filing_rows()])
    assert (found.titles[0].title, found.titles[0].role) == ("AI ENGINEER", "")
    assert "" not in found.roles


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("ai-product-manager", "ai-product-owner", "role: expected one of ai-product-manager"),
        ("ai-product-manager", "AI", "role: String should match"),
        ("AI PRODUCT MANAGER", "Ai Product Manager", "job_title: String should match"),
        ("15-1252", "151252", "soc_code: String should match"),
        (",100,", ",,", "certified_lcas_fy2022_25: expected a whole number"),
        (",100,", ",50,", "expected at least one employer, and no more of them than applications"),
        (",1,10,20,30", ",0,0,0,0", "expected at least one employer"),
        (",30", ",-30", "employers_fy2025: expected a whole number from 0 to 100,000, not '-30'"),
        (",30", ",1e9", "employers_fy2025: expected a whole number"),
    ],
)
def test_a_row_that_is_not_understood_refuses_the_file(old: str, new: str, reason: str) -> None:
    first, *rest = filing_rows()
    assert old in first
    assert reasons([first.replace(old, new), *rest])[0].startswith(f"line 2: {reason}")


def test_rows_out_of_order_or_repeated_and_roles_missing_are_refused() -> None:
    rows = filing_rows()
    assert reasons([rows[1], rows[0], *rows[2:]]) == ["line 3: AI PRODUCT MANAGER 15-1252: out of order"]
    assert reasons([rows[0], *rows]) == ["line 3: AI PRODUCT MANAGER 15-1252 Software Developers: is there already"]
    assert reasons(rows[:-1]) == ["the file: lacks research-scientist: cut off, or another extract"]


def test_the_published_file_gives_the_known_figures(published: Callable[[Source], BinaryIO]) -> None:
    found = employers.read(published(Source.EMPLOYERS))
    titles = {title.title: title for title in found.titles}
    assert titles["MACHINE LEARNING ENGINEER"].occupations[:2] == (("Software Developers", 52), ("Data Scientists", 24))
    assert titles["DATA SCIENTIST"].employers[-1] == Employers(2025, 1051, 1164)
    assert found.roles["machine-learning-engineer"][-1] == Employers(2025, 144, 304)
    assert (len(found.titles), len(found.roles)) == (28, 9)
