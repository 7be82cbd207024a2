"""The command: what it reads, what it writes, and when it writes nothing."""

import csv
import gzip
import io
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from careers.documents.evidence import EVIDENCE_COLUMNS
from careers.models import Evidence, Role
from publishing.documents.compare import State
from publishing.documents.load import load
from tests.careers.pay.imports.samples import OLDEST, index_pairs
from tests.careers.pay.imports.test_adverts import HEADER, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def roles() -> None:
    Role.objects.create(slug="data-engineer", title="Data Engineer", description="x", job_titles=["Data Engineer"])
    Role.objects.create(slug="data-scientist", title="Data Scientist", description="x", soc="15-2051", order=1)
    Role.objects.create(slug="manager", title="Manager", description="x", soc="11-3021", order=2)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEADER, *lines, *OLDEST)) + "\n")
    return path


def run(*args: Any) -> tuple[str, str]:
    out, errors = io.StringIO(), io.StringIO()
    call_command("import_salaries", *map(str, args), stdout=out, stderr=errors)
    return out.getvalue(), errors.getvalue()


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_it_writes_what_load_content_takes(roles: None, tmp_path: Path) -> None:
    file = write(tmp_path / "raw-2025-01-19.csv", *index_pairs(31), line(level="EN", country="GB", currency="GBP"))
    out, errors = run(file, "--out", tmp_path / "content/evidence/index.csv")
    assert errors == ""
    assert "31 ranges: 33 adverts" in out
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
    plain = write(tmp_path / "raw.csv", *index_pairs(30))
    packed = tmp_path / "packed"  # told apart by its content, not its name
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed.read_bytes())))
    for name, target in ((plain, "a"), (packed, "b"), ("-", "c")):
        run(name, "--date", "2025-01-19", "--out", tmp_path / target)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == (tmp_path / "c").read_bytes()


def test_its_own_source_names_the_file_and_claims_no_licence(
    roles: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "CONTENT_DIR", tmp_path)
    run(write(tmp_path / "raw-2026-05.csv", *index_pairs(1)), "--source", "Our Own Survey 2026")
    [row, _] = lines_of(tmp_path / "evidence/our-own-survey-2026.csv")
    assert (row["source"], row["licence"], row["source_url"]) == ("Our Own Survey 2026", "not stated", "")
    assert row["date"] == "2026-05-31"


def test_a_bad_row_is_named_and_nothing_is_written(roles: None, tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("what was there")
    file = write(tmp_path / "raw-2025-01-19.csv", *index_pairs(2), "bad")
    with pytest.raises(CommandError, match="nothing was written:\nline 6: 1 cells, expected 11"):
        run(file, "--out", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == "what was there"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "line 1: has no column of any known source"),
        (b"a,b\n1,2\n", "line 1: has no column of any known source"),
        (HEADER.encode() + b"\n", "has no row"),
        (b"work_year,salary\n2024,5\n", "lacks the columns"),
        (gzip.compress(f"{HEADER}\n{line()}\n".encode() * 10_000)[:-20], "cannot be read"),
        (b"\x1f\x8bnonsense", "cannot be read"),
        (b"date,jobcountry,AI_share_postings\n", "has no figure of a role"),
    ],
)
def test_a_file_that_is_none_is_a_clear_error(roles: None, tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "raw-2025-01-19.csv").write_bytes(content)
    with pytest.raises(CommandError, match=message):
        run(tmp_path / "raw-2025-01-19.csv", "--out", tmp_path / "out.csv")
    assert not (tmp_path / "out.csv").exists()


def test_a_missing_file_and_missing_roles_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="run load_content first"):
        run(tmp_path / "raw.csv")
    Role.objects.create(slug="a", title="A", description="x", job_titles=["A"])
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "raw.csv")


def test_the_switches_reach_the_rules(roles: None, tmp_path: Path) -> None:
    rows = [line(pay=120_000), line(pay=80_000), line(year=2021)]
    for switches, expected in (([], ("1", "2024")), (["--first-year", "2021", "--no-pairs"], ("3", "2021"))):
        run(write(tmp_path / "raw-2025-01-19.csv", *rows), "--out", tmp_path / "out.csv", *switches)
        [row] = [row for row in lines_of(tmp_path / "out.csv") if row["level"] == "all"]
        assert (row["n"], row["first_year"]) == expected


def test_a_long_name_of_a_source_is_no_obstacle(roles: None, tmp_path: Path) -> None:
    Role.objects.filter(slug="data-engineer").update(slug="an-engineer-of-" + "very-" * 8 + "large-data")
    name = "The Institute for the Study of Pay in Occupations of the Information Age"
    run(write(tmp_path / "raw-2026-05.csv", line()), "--out", tmp_path / "content/evidence/index.csv", "--source", name)
    load(tmp_path / "content")
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--licence", "x" * 121], "licence: .*at most 120 characters"),
        (["--url", "ftp://example.org"], "source_url: expected a web address"),
        (["--date", "9999-12-31"], "is in the future"),
        (["--source", "x" * 301], "source: .*at most 300 characters"),
    ],
)
def test_what_load_content_would_refuse_is_not_written(
    roles: None, tmp_path: Path, option: list[str], message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        run(write(tmp_path / "raw-2025-01-19.csv", *index_pairs(1)), "--out", tmp_path / "out.csv", *option)
    assert not (tmp_path / "out.csv").exists()
