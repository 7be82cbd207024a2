"""Figures that a text pins to a day: newer evidence, a removed pin, an edit and a load collide with them."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from blog.models import Post
from careers.models import Evidence, Role
from careers.pay.imports.kept_pins import keep_pins
from publishing.documents.compare import State
from publishing.documents.faults import DocumentError
from publishing.documents.load import load
from publishing.documents.references import fill, missing
from tests.admin_pages import read_form, submit
from tests.careers.pay.imports import samples
from tests.public_pages import page

pytestmark = pytest.mark.django_db

PIN = "[[pay:data-engineer:us:mid@2025-01-19]]"
POST = """---
title: Pay
description: Of a day.
date: 2025-02-01
author: Editorial team
tags: [careers]
---
The middle was {figure}, and is now [[pay:data-engineer:us:mid]].
"""
ROLE = """---
title: Data Engineer
description: Builds.
order: 1
job_titles: [Data Engineer]
---
Text.
"""


@pytest.fixture
def content(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A role, a post that pins the middle of January, and the index of that month, all loaded."""
    directory = tmp_path / "content"
    for folder in ("roles", "posts"):
        (directory / folder).mkdir(parents=True)
    (directory / "roles/data-engineer.md").write_text(ROLE)
    monkeypatch.setattr(settings, "CONTENT_DIR", directory)
    load(directory)
    index(tmp_path, "2025-01-19", 31)
    write_post(directory, PIN)
    load(directory)
    return directory


def write_post(directory: Path, figure: str) -> None:
    (directory / "posts/pay.md").write_text(POST.format(figure=figure))


def index(tmp_path: Path, day: str, pairs: int) -> str:
    """Imports an index whose median grows with the number of adverts."""
    folder = tmp_path / "raw"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / f"index-{day}.csv").write_bytes(samples.index_file(samples.index_pairs(pairs)))
    out = io.StringIO()
    call_command("import_evidence", str(folder), "--force", stdout=out)
    return out.getvalue()


def text(client: Client) -> str:
    return re.sub("</?bdi>", "", page(client, "/blog/pay/"))


def test_a_pin_to_the_day_of_the_data_needs_nothing_kept(content: Path, client: Client) -> None:
    assert "The middle was US$116,000, and is now US$116,000." in text(client)
    assert not (content / "snapshots.csv").exists()


def test_a_newer_index_takes_nothing_from_a_text_that_pins_the_old_one(
    content: Path, tmp_path: Path, client: Client
) -> None:
    assert "Pinned figures kept in snapshots.csv: 1." in index(tmp_path, "2025-06-22", 51)
    load(content)
    assert "The middle was US$116,000, and is now US$126,000." in text(client)
    assert {row.date for row in Evidence.objects.all()} == {date(2025, 6, 22)}, "the newest alone heads"
    index(tmp_path, "2025-07-01", 71)
    load(content)
    assert "The middle was US$116,000, and is now US$136,000." in text(client)
    assert (content / "snapshots.csv").read_text() == (
        'reference,date,text\npay:data-engineer:us:mid,2025-01-19,"US$116,000"\n'
    )
    assert not load(content).of(State.UPDATED)


def test_a_newer_index_imported_twice_before_a_load_keeps_the_old_figure(content: Path, tmp_path: Path) -> None:
    index(tmp_path, "2025-06-22", 51)
    index(tmp_path, "2025-07-01", 71)
    load(content)
    assert fill(PIN) == "US$116,000"


def test_a_pin_that_is_gone_is_kept_no_longer(content: Path, tmp_path: Path, client: Client) -> None:
    index(tmp_path, "2025-06-22", 51)
    load(content)
    write_post(content, "unknown")
    load(content)
    assert "Pinned figures kept in snapshots.csv: 0." in index(tmp_path, "2025-07-01", 71)
    assert not (content / "snapshots.csv").exists()
    report = load(content)
    assert [entry.name for entry in report.of(State.GONE)] == ["snapshot pay:data-engineer:us:mid@2025-01-19"]
    assert "The middle was unknown, and is now US$136,000." in text(client)


@pytest.mark.parametrize(
    ("pin", "fault"),
    [
        (
            "[[pay:data-engineer:us:mid@2024-01-01]]",
            "is kept; what the data have now is of 2025-01-19",
        ),
        ("[[pay:data-engineer:fr:mid@2024-01-01]]", "what the data have now is of no day"),
        ("[[pay:data-engineer:us:mid@january]]", "no figure of january is kept"),
        ("[[count:roles@2025-01-19]]", "only a figure of evidence can be pinned to a day"),
        ("[[pay:data-engineer:us:tip@2025-01-19]]", "expected one of these figures"),
    ],
)
def test_a_pin_that_nothing_answers_is_a_fault_of_the_file_at_its_line(content: Path, pin: str, fault: str) -> None:
    write_post(content, pin)
    with pytest.raises(DocumentError) as caught:
        load(content)
    [found] = caught.value.faults
    assert (str(found.path), found.line) == ("posts/pay.md", 8)
    assert fault in found.message


def test_a_newer_index_whose_pins_were_not_kept_is_a_fault_at_load(content: Path, tmp_path: Path) -> None:
    index(tmp_path, "2025-06-22", 51)
    (content / "snapshots.csv").unlink()
    with pytest.raises(DocumentError, match="no figure of 2025-01-19 is kept"):
        load(content)
    assert {row.date for row in Evidence.objects.all()} == {date(2025, 1, 19)}, "nothing was written"


def test_a_pin_of_an_editor_is_kept_too_and_a_wrong_one_refused(
    content: Path, tmp_path: Path, admin_client: Client
) -> None:
    url = f"/admin/blog/post/{Post.objects.get().pk}/change/"
    data = read_form(admin_client, url)
    wrong = data | {"body": "Once [[pay:data-engineer:us:mid@2020-01-01]]."}
    [refused] = submit(admin_client, url, wrong)
    assert "no figure of 2020-01-01 is kept" in refused
    assert submit(admin_client, url, data | {"body": "Once [[pay:data-engineer:us:high@2025-01-19]]."}) == []
    write_post(content, "nothing")  # the file says another thing: a conflict, in which the row's text stays
    index(tmp_path, "2025-06-22", 51)
    report = load(content)
    assert [entry.name for entry in report.conflicts] == ["post pay"]
    assert "Once US$128,000." in text(admin_client)


def test_a_pin_of_the_day_that_is_being_imported_is_no_fault(content: Path, tmp_path: Path) -> None:
    write_post(content, "[[pay:data-engineer:us:mid@2025-06-22]]")
    out = index(tmp_path, "2025-06-22", 51)
    assert "in a text" not in out
    load(content)
    assert fill("[[pay:data-engineer:us:mid@2025-06-22]]") == "US$126,000"


def test_an_editors_correction_of_a_figure_of_that_day_shows(content: Path) -> None:
    Evidence.objects.filter(level="all").update(p50=117_000)
    assert fill(PIN) == "US$117,000"
    Evidence.objects.update(date=date(2025, 3, 1))
    assert "no figure of 2025-01-19 is kept" in next(missing(PIN))[1]


def test_without_pins_an_import_writes_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "CONTENT_DIR", tmp_path)
    assert list(keep_pins(())) == []
    assert not list(tmp_path.iterdir())
    assert not Role.objects.exists()
