"""The command: what it reads, what it writes, and when it writes nothing."""

import csv
import gzip
import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from careers.documents.evidence import EVIDENCE_COLUMNS
from careers.management.commands.import_salaries import day_in_name
from careers.models import Evidence, Role
from careers.percentiles import read_spread
from publishing.documents.compare import State
from publishing.documents.load import load
from tests.careers.pay.imports.test_adverts import HEADER, line

pytestmark = pytest.mark.django_db

OEWS = """\
OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90
11-3021,Computer and Information Systems Managers,detailed,1.0,187990.0,104450.0,134350.0,171200.0,216220.0,#
15-2051,Data Scientists,detailed,233440.0,124590.0,63650.0,82630.0,112590.0,155810.0,194410.0
"""


@pytest.fixture
def roles() -> None:
    Role.objects.create(slug="data-engineer", title="Data Engineer", description="x", job_titles=["Data Engineer"])
    Role.objects.create(slug="data-scientist", title="Data Scientist", description="x", soc="15-2051", order=1)
    Role.objects.create(slug="manager", title="Manager", description="x", soc="11-3021", order=2)


def adverts(number: int) -> list[str]:
    """Pairs of rows whose midpoints are 101,000, 102,000 …"""
    rows = []
    for place in range(1, number + 1):
        rows += [line(pay=100_000 + 1000 * place + 5000), line(pay=100_000 + 1000 * place - 5000)]
    return rows


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEADER, *lines)) + "\n")
    return path


def run(*args: Any) -> tuple[str, str]:
    out, errors = io.StringIO(), io.StringIO()
    call_command("import_salaries", *map(str, args), stdout=out, stderr=errors)
    return out.getvalue(), errors.getvalue()


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_it_writes_what_load_content_takes(roles: None, tmp_path: Path) -> None:
    file = write(tmp_path / "raw-2025-01-19.csv", *adverts(31), line(level="EN", country="GB", currency="GBP"))
    out, errors = run(file, "--out", tmp_path / "content/evidence/index.csv")
    assert errors == ""
    assert "31 ranges: 32 adverts" in out
    found = lines_of(tmp_path / "content/evidence/index.csv")
    assert tuple(found[0]) == EVIDENCE_COLUMNS
    assert [(row["country"], row["level"], row["n"]) for row in found] == [
        ("GB", "all", "1"),
        ("GB", "entry", "1"),
        ("US", "all", "31"),
        ("US", "senior", "31"),
    ]
    us = found[2]
    assert [us[name] for name in ("p10", "p25", "p50", "p75", "p90")] == [
        "104000",
        "108500",
        "116000",
        "123500",
        "128000",
    ]
    assert (us["source"], us["licence"], us["date"]) == ("aijobs.net salary index", "CC0 1.0", "2025-01-19")
    assert {row["p50"] for row in found[:2]} == {""}
    assert {entry.state for entry in load(tmp_path / "content").entries if entry.kind.name == "evidence"} == {
        State.CREATED
    }
    assert Evidence.objects.get(country="US", level="all").p50 == 116_000
    assert [path.name for path in (tmp_path / "content/evidence").iterdir()] == ["index.csv"]


def test_gzip_and_standard_input_give_the_same_file(
    roles: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = write(tmp_path / "raw.csv", *adverts(30))
    packed = tmp_path / "packed"  # told apart by its content, not its name
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed.read_bytes())))
    for name, target in ((plain, "a"), (packed, "b"), ("-", "c")):
        run(name, "--out", tmp_path / target)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == (tmp_path / "c").read_bytes()


def test_its_own_source_names_the_file_and_claims_no_licence(
    roles: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "CONTENT_DIR", tmp_path)
    run(write(tmp_path / "raw.csv", *adverts(1)), "--source", "Our Own Survey 2026")
    [row, _] = lines_of(tmp_path / "evidence/our-own-survey-2026.csv")
    assert (row["source"], row["licence"], row["source_url"]) == ("Our Own Survey 2026", "not stated", "")
    assert row["date"] == "2024-12-31"


def test_a_malformed_row_is_named_and_one_in_a_hundred_is_borne(roles: None, tmp_path: Path) -> None:
    file = write(tmp_path / "raw.csv", *[line(pay=pay) for pay in range(1, 100)], "bad")
    _, errors = run(file, "--out", tmp_path / "out.csv")
    assert errors == "line 101: 1 cells, expected 11\n"
    assert (tmp_path / "out.csv").exists()


def test_more_than_one_in_a_hundred_stops_it_with_nothing_written(roles: None, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("what was there")
    file = write(tmp_path / "raw.csv", *[line(pay=pay) for pay in range(1, 99)], "bad")
    with pytest.raises(CommandError, match="1 of 99 rows are malformed, more than 1 %; nothing was written"):
        run(file, "--out", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == "what was there"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "expected the names of the columns"),
        (b"a,b\n1,2\n", "expected the names of the columns"),
        (HEADER.encode() + b"\n", "There are no rows"),
        (b"work_year,salary\n2024,5\n", "lacks the columns"),
        (gzip.compress(HEADER.encode() * 1000)[:-20], "cannot be read"),
        (b"\x1f\x8bnonsense", "cannot be read"),
        (b"OCC_CODE,OCC_TITLE\n", "lacks the columns A_PCT10"),
        (b"OCC_CODE,OCC_TITLE,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\nx,y,1,2,3,4,5\n", "1 of 1 rows are malformed"),
    ],
)
def test_a_file_that_is_none_is_a_clear_error(roles: None, tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "raw.csv").write_bytes(content)
    with pytest.raises(CommandError, match=message):
        run(tmp_path / "raw.csv", "--out", tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_missing_file_and_missing_roles_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="run load_content first"):
        run(tmp_path / "raw.csv")
    Role.objects.create(slug="a", title="A", description="x", job_titles=["A"])
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "raw.csv")


def test_the_switches_reach_the_rules(roles: None, tmp_path: Path) -> None:
    rows = [line(pay=120_000), line(pay=80_000), line(year=2019)]
    for switches, expected in (([], ("1", "2024")), (["--first-year", "2019", "--no-pairs"], ("3", "2019"))):
        run(write(tmp_path / "raw.csv", *rows), "--out", tmp_path / "out.csv", *switches)
        [row] = [row for row in lines_of(tmp_path / "out.csv") if row["level"] == "all"]
        assert (row["n"], row["first_year"]) == expected


def test_a_long_name_of_a_source_is_no_obstacle(roles: None, tmp_path: Path) -> None:
    Role.objects.filter(slug="data-engineer").update(slug="an-engineer-of-" + "very-" * 8 + "large-data")
    name = "The Institute for the Study of Pay in Occupations of the Information Age"
    run(write(tmp_path / "raw.csv", line()), "--out", tmp_path / "content/evidence/index.csv", "--source", name)
    load(tmp_path / "content")
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--licence", "x" * 121], "licence: .*at most 120 characters"),
        (["--url", "ftp://example.org"], "source_url: expected a web address"),
        (["--date", "9999-12-31"], "date: expected a day from 1990"),
        (["--source", "x" * 301], "source: .*at most 300 characters"),
    ],
)
def test_what_load_content_would_refuse_is_not_written(
    roles: None, tmp_path: Path, option: list[str], message: str
) -> None:
    with pytest.raises(CommandError, match=f"{message}.*nothing was written"):
        run(write(tmp_path / "raw.csv", line()), "--out", tmp_path / "out.csv", *option)
    assert not (tmp_path / "out.csv").exists()


def test_a_survey_is_another_kind_with_no_number_and_top_codes(roles: None, tmp_path: Path) -> None:
    (tmp_path / "oews-2024-05.csv").write_text(OEWS)
    run(tmp_path / "oews-2024-05.csv", "--out", tmp_path / "content/evidence/oews.csv")
    scientist, manager = lines_of(tmp_path / "content/evidence/oews.csv")
    assert (scientist["kind"], scientist["n"], scientist["p50"], scientist["p90"]) == ("survey", "", "112590", "194410")
    assert (scientist["population"], scientist["date"]) == ("", "2024-05-31")
    assert (manager["p75"], manager["p90"]) == ("216220", "#")
    assert manager["population"] == "Computer and Information Systems Managers"
    load(tmp_path / "content")
    row = Evidence.objects.get(role__slug="manager")
    assert (row.p75, row.p90, row.top_coded) == (216_220, None, 90)
    assert {entry.state for entry in load(tmp_path / "content").entries if entry.kind.name == "evidence"} == {
        State.UNCHANGED
    }


def test_the_day_is_in_the_files_name() -> None:
    assert str(day_in_name("aijobs-salaries-2025-01-19.csv")) == "2025-01-19"
    assert str(day_in_name("oews-2024-02.csv")) == "2024-02-29"
    assert day_in_name("salaries.csv") is None


# --- the index itself ------------------------------------------------------------------------------------------

INDEX = os.environ.get("AIJOBS_CSV", "")

# Computed independently of this importer: n, and percentiles in thousands.
KNOWN = {
    "machine-learning-engineer": (1264, 138, 162, 193, 225, 260),
    "data-scientist": (2815, 105, 128, 160, 193, 224),
    "data-engineer": (2480, 100, 123, 151, 186, 219),
    "computer-vision-engineer": (32, 139, 172, 199, 228, 256),
}


@pytest.mark.skipif(not INDEX, reason="AIJOBS_CSV does not name the salary index, snapshot of 19 January 2025")
def test_the_index_gives_the_shipped_evidence(tmp_path: Path) -> None:
    load(settings.CONTENT_DIR)
    run(INDEX, "--out", tmp_path / "out.csv")
    shipped = Path(settings.CONTENT_DIR) / "evidence/aijobs-net-salary-index.csv"
    assert (tmp_path / "out.csv").read_bytes() == shipped.read_bytes()


@pytest.mark.parametrize("role", KNOWN)
def test_the_shipped_evidence_agrees_with_figures_computed_independently(role: str) -> None:
    [row] = [
        row
        for row in lines_of(Path(settings.CONTENT_DIR) / "evidence/aijobs-net-salary-index.csv")
        if (row["role"], row["country"], row["level"]) == (role, "US", "all")
    ]
    thousands = [(2 * int(row[name]) + 1000) // 2000 for name in ("p10", "p25", "p50", "p75", "p90")]
    assert (int(row["n"]), *thousands) == KNOWN[role]
    assert sum(count for _, count in read_spread(row["spread"])) == int(row["n"])
