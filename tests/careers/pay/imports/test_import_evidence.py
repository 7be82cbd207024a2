"""The command: a folder of published files becomes evidence, all of it or nothing."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command

from careers.documents.evidence import EVIDENCE_COLUMNS
from careers.models import AdvertisedTitle, Context, Evidence, Role
from publishing.documents.compare import State
from publishing.documents.load import load
from tests.careers.pay.imports import samples

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("roles", "content")]

INDEX = "aijobs-net-salary-index.csv"
TODAY = time_machine.travel("2026-11-24", tick=False)


@pytest.fixture
def roles() -> None:
    Role.objects.create(slug="data-engineer", title="Data Engineer", description="x", job_titles=["Data Engineer"])
    Role.objects.create(slug="data-scientist", title="Data Scientist", description="x", soc="15-2051", order=1)


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "CONTENT_DIR", tmp_path / "content")


def put(folder: Path, **files: bytes) -> Path:
    """Files by the first word of their names."""
    names = {"index": "index-2025-06-22.csv", "oews": "oews-2025-05.csv", "developers": "so.csv", "canada": "ca.csv"}
    (folder / "raw").mkdir(exist_ok=True)
    (folder / "raw/README.md").write_text("What the files are.")
    for name, data in files.items():
        (folder / "raw" / names[name]).write_bytes(data)
    return folder / "raw"


def context(tmp_path: Path, file: str) -> list[dict[str, str]]:
    with (tmp_path / "content/context" / file).open(newline="") as lines:
        return list(csv.DictReader(lines))


@TODAY
def run(folder: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("import_evidence", str(folder), *options, stdout=out)
    return out.getvalue()


def sorted_rows(data: bytes) -> bytes:
    header, *rows = data.splitlines(keepends=True)
    return b"".join([header, *sorted(rows)])


def written(tmp_path: Path) -> dict[str, list[dict[str, str]]]:
    found = {}
    for path in sorted((tmp_path / "content/evidence").glob("*")):
        with path.open(newline="") as file:
            found[path.name] = list(csv.DictReader(file))
    return found


def test_each_source_is_named_and_becomes_a_file_that_load_content_takes(tmp_path: Path) -> None:
    folder = put(
        tmp_path,
        index=samples.index_file(),
        oews=samples.oews_file(),
        developers=samples.developer_survey_file(),
    )
    out = run(folder)
    assert "index-2025-06-22.csv: adverts, aijobs.net salary index, CC0 1.0, 2025-06-22." in out
    assert "data-engineer US all adverts USD: none → n 31, 104,000 / 108,500 / 116,000 / 123,500 / 128,000" in out
    found = written(tmp_path)
    assert list(found) == [
        INDEX,
        "stack-overflow-developer-survey-2025.csv",
        "us-bureau-of-labor-statistics-oews.csv",
    ]
    assert all(tuple(lines[0]) == EVIDENCE_COLUMNS for lines in found.values())
    load(tmp_path / "content")
    states = {entry.state for entry in load(tmp_path / "content").entries if entry.kind.name == "evidence"}
    assert states == {State.UNCHANGED}
    assert Evidence.objects.count() == 4


def test_adverts_say_how_many_are_remote_and_which_titles_they_bear_for_all_levels_alone(tmp_path: Path) -> None:
    Role.objects.filter(slug="data-engineer").update(job_titles=["Data Engineer", "Data Platform Engineer"])
    pairs = [*samples.index_pairs(30), samples.index_row(9, "Data Platform Engineer", remote=100)]
    run(put(tmp_path, index=samples.index_file(pairs)))
    everyone, senior = written(tmp_path)[INDEX]
    assert (everyone["remote"], everyone["titles"]) == ("1", "Data Engineer: 30; Data Platform Engineer: 1")
    assert (senior["level"], senior["remote"], senior["titles"]) == ("senior", "", "")


def test_adverts_of_every_title_are_counted_too_and_load_content_takes_them(tmp_path: Path) -> None:
    pairs = [*samples.index_pairs(3), samples.index_row(9, "Plumber"), samples.index_row(9, "R&D Engineer")]
    assert "3 titles, of which 0 keep their number of adverts; 0 go." in run(
        put(tmp_path, index=samples.index_file(pairs))
    )
    lines = (tmp_path / "content/titles.csv").read_text().splitlines()
    assert [line.rpartition(",aijobs")[0] for line in lines[1:]] == [
        "Data Engineer,3,2024,2024",
        "Plumber,1,2024,2024",
        "R&D Engineer,1,2024,2024",
    ]
    load(tmp_path / "content")
    assert [title.adverts for title in AdvertisedTitle.objects.all()] == [3, 1, 1]
    assert "of which 3 keep" in run(put(tmp_path, index=samples.index_file(pairs)))


def test_an_official_survey_has_no_number_and_a_survey_of_developers_has_one_and_its_notice(tmp_path: Path) -> None:
    run(put(tmp_path, oews=samples.oews_file(), developers=samples.developer_survey_file()))
    [developers], [oews] = written(tmp_path).values()
    assert (oews["kind"], oews["n"], oews["p50"], oews["date"]) == ("survey", "", "120230", "2025-05-31")
    assert (oews["population"], oews["notice"]) == ("", "Source: US Bureau of Labor Statistics, OEWS, May 2025.")
    assert (developers["kind"], developers["country"], developers["currency"]) == ("survey", "DE", "EUR")
    assert (developers["n"], developers["p50"], developers["date"]) == ("30", "55500", "2025-06-23")
    assert developers["population"] == "derived, total pay of survey respondents"
    assert "made available under the ODbL" in developers["notice"]


def test_a_wage_at_the_top_code_stays_one(tmp_path: Path) -> None:
    row = samples.oews_row(wages="67240,85660,120230,158880,#", notes=",,,,5")
    run(put(tmp_path, oews=samples.oews_file(row)))
    [[line]] = written(tmp_path).values()
    assert (line["p75"], line["p90"]) == ("158880", "#")
    load(tmp_path / "content")
    assert Evidence.objects.get().top_coded == 90


def test_an_occupation_with_another_name_than_the_role_says_so(tmp_path: Path) -> None:
    Role.objects.filter(slug="data-scientist").update(title="Researcher")
    run(put(tmp_path, oews=samples.oews_file()))
    [[line]] = written(tmp_path).values()
    assert line["population"] == "Data Scientists"


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda data: data[:-1], "line 64: the line has no end: the file is cut off"),
        (lambda data: b"".join(data.splitlines(keepends=True)[:-1]), "has no row of 2020"),
        (sorted_rows, "only 3 % of the rows are the two ends of a range"),
        (lambda data: data.decode().encode("utf-16"), "line 1: begins with a byte order mark"),
        (lambda data: data.replace(b",96000,USD", b",96000,XYZ"), "line 3: salary_currency: expected a currency"),
        (lambda data: data.replace(b",96000,USD", b",-96000,USD"), "line 3: salary: expected a whole number"),
        (lambda data: data.replace(b",96000,USD", b",,USD"), "line 3: salary: expected a whole number"),
        (lambda data: data.replace(b",96000,USD", b",9600000000,USD"), "line 3: salary: expected a whole number"),
        (lambda data: b"<!doctype html>\n", "line 1: has no column of any known source"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason_and_no_file_of_the_folder_is_written(
    tmp_path: Path, damage: Any, reason: str
) -> None:
    folder = put(tmp_path, index=damage(samples.index_file()), oews=samples.oews_file())
    with pytest.raises(CommandError, match=r"^Nothing was written\.\nindex-2025-06-22\.csv:\n") as refused:
        run(folder)
    assert reason in str(refused.value)
    assert written(tmp_path) == {}


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = put(tmp_path, index=samples.index_file()[:-1], oews=samples.oews_file()[:-1])
    (folder / "second-2025-06-22.csv").write_bytes(samples.index_file())
    (folder / "third-2025-06-22.csv").write_bytes(samples.index_file())
    (folder / "undated.csv").write_bytes(samples.oews_file())
    with pytest.raises(CommandError) as refused:
        run(folder)
    for text in (
        "index-2025-06-22.csv:\nline 64: ",
        "oews-2025-05.csv:\nline 57: ",
        "third-2025-06-22.csv: another file of adverts",
        "undated.csv:\nthe file: has no date in its name",
    ):
        assert text in str(refused.value)


def test_a_file_of_the_future_is_refused(tmp_path: Path) -> None:
    folder = put(tmp_path, index=samples.index_file())
    (folder / "index-2025-06-22.csv").rename(folder / "index-2027-01-01.csv")
    with pytest.raises(CommandError, match="is of 2027-01-01, which is in the future"):
        run(folder)


def test_losing_more_than_a_fifth_asks_for_force_and_says_what_would_go(tmp_path: Path) -> None:
    run(put(tmp_path, index=samples.index_file()))
    before = written(tmp_path)
    folder = put(tmp_path, index=samples.index_file(samples.index_pairs(20)), oews=samples.oews_file())
    with pytest.raises(CommandError, match="Nothing was written, since more than a fifth would be lost") as refused:
        run(folder)
    assert f"{INDEX}: 2 of 2 figures\n" in str(refused.value)
    assert "This would go:\n  data-engineer US all adverts USD\n" in str(refused.value)
    assert written(tmp_path) == before
    assert "n 31, 104,000 / 108,500 / 116,000 / 123,500 / 128,000 → n 20" in run(folder, "--force")
    assert [line["n"] for line in written(tmp_path)[INDEX]] == ["20", "20"]


def test_a_second_import_of_the_same_folder_changes_nothing(tmp_path: Path) -> None:
    folder = put(tmp_path, index=samples.index_file())
    run(folder)
    before = (tmp_path / "content/evidence" / INDEX).read_bytes()
    assert "2 figures stay as they are" in run(folder)
    assert (tmp_path / "content/evidence" / INDEX).read_bytes() == before


def test_what_is_of_no_role_becomes_context_and_never_evidence(tmp_path: Path) -> None:
    folder = put(tmp_path, canada=samples.job_bank_file())
    (folder / "medians.csv").write_bytes(samples.group_medians_file())
    (folder / "employers.csv").write_bytes(samples.employers_file())
    rows = samples.mention_rows([1] * 12 + [2], date(2024, 1, 1), [1] * 12 + [5])
    (folder / "mentions.csv").write_bytes(samples.ai_mentions_file(rows))
    run(folder)
    assert not (tmp_path / "content/evidence").exists()
    [canada] = context(tmp_path, "employment-and-social-development-canada-job-bank-wages-2025.csv")
    assert (canada["topic"], canada["name"], canada["measures"]) == (
        "wages",
        "NOC 21211 Data scientists",
        "low/median/high",
    )
    assert (canada["series"], canada["unit"]) == ("2025:62400/95992/145059", "CAD a year")
    assert canada["notice"] == "Contains information licensed under the Open Government Licence – Canada."
    mentions = {line["country"]: line for line in context(tmp_path, "indeed-hiring-lab-ai-tracker.csv")}
    assert mentions["GB"]["series"].split()[-1] == "2025-01:2.00"
    assert {country for country, line in mentions.items() if line["breaks_at"]} == {"CA"}
    assert mentions["CA"]["breaks_at"] == "2025-01"
    germany = context(tmp_path, "bundesagentur-f-r-arbeit-entgeltatlas-2025.csv")
    assert {line["unit"] for line in germany} == {"EUR a month"}
    employers = context(tmp_path, "us-department-of-labor-office-of-foreign-labor-certification.csv")
    assert {(line["measures"], line["series"]) for line in employers} == {
        ("at least/at most", "2022:1/1 2023:10/10 2024:20/20 2025:30/30")
    }
    assert {line["note"] for line in employers} == {"Filed most often as: Software Developers 100 %."}
    load(tmp_path / "content")
    states = {entry.state for entry in load(tmp_path / "content").entries if entry.kind.name == "context"}
    assert states == {State.UNCHANGED}
    assert Context.objects.get(country="CA", topic="wages").points == [
        ("2025", (Decimal(62400), Decimal(95992), Decimal(145059)))
    ]


def test_context_that_would_lose_series_asks_for_force_too(tmp_path: Path) -> None:
    folder = put(tmp_path)
    (folder / "mentions.csv").write_bytes(samples.ai_mentions_file(samples.mention_rows([1, 2, 3])))
    run(folder)
    (folder / "mentions.csv").write_bytes(samples.ai_mentions_file(samples.mention_rows([1])))
    with pytest.raises(CommandError, match="18 of 27 values"):
        run(folder)
    assert "GB Share of job adverts that mention AI: 2025-03:3.00 → 2025-01:1.00" in run(folder, "--force")


def test_no_folder_no_known_file_and_no_roles_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "nowhere")
    with pytest.raises(CommandError, match="has no file of a known source"):
        run(put(tmp_path))
    Role.objects.update(job_titles=[], soc="")
    with pytest.raises(CommandError, match="run load_content first"):
        run(put(tmp_path))
