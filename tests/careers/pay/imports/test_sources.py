import csv
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import BinaryIO

import pytest
from django.conf import settings
from django.core.management import call_command

from careers.composition import read_composition
from careers.pay.imports import evidence_file
from careers.pay.imports.formats import Source
from careers.pay.imports.sources import home_currencies
from publishing.documents.load import load


def test_home_currencies_are_legal_tender_of_the_year() -> None:
    assert home_currencies("CA", 2024) == {"CAD"}
    assert home_currencies("DE", 2024) == {"EUR"}
    assert "HRK" in home_currencies("HR", 2022)
    assert home_currencies("HR", 2024) == {"EUR"}
    assert home_currencies("XX", 2024) == set()


# --- the index of 22 June 2025 ---------------------------------------------------------------------------------

# Counted independently of this importer, before ranges over four were left out: distinct adverts by title, US and UK.
KNOWN = {
    "Machine Learning Engineer": (1942, 42),
    "Data Scientist": (4276, 165),
    "Data Engineer": (3958, 199),
    "Computer Vision Engineer": (54, 3),
    "AI Engineer": (519, 16),
}
# Of them with the high end over four times the low one.
TOO_WIDE = {
    "Machine Learning Engineer": (14, 0),
    "Data Scientist": (18, 1),
    "Data Engineer": (14, 0),
    "Computer Vision Engineer": (0, 0),
    "AI Engineer": (6, 1),
}


MEDIANS = {
    "machine-learning-engineer": 195,
    "data-scientist": 158,
    "data-engineer": 150,
    "computer-vision-engineer": 196,
}
"""US, thousands; the same with and without wide ranges."""


def shipped(name: str) -> list[dict[str, str]]:
    return evidence_file.read(Path(settings.CONTENT_DIR) / "evidence" / name)


@pytest.mark.parametrize("title", KNOWN)
def test_the_shipped_evidence_has_as_many_adverts_of_a_title_as_were_counted_independently(title: str) -> None:
    found = {
        line["country"]: dict(read_composition(line["titles"]))[title]
        for line in shipped("aijobs-net-salary-index.csv")
        if line["titles"] and line["country"] in {"US", "GB"} and f"{title}:" in line["titles"].split("; ")[0]
    }
    (us, gb), (wide_us, wide_gb) = KNOWN[title], TOO_WIDE[title]
    assert found == {"US": us - wide_us, "GB": gb - wide_gb}


@pytest.mark.parametrize("role", MEDIANS)
def test_the_shipped_medians_agree_with_those_computed_independently(role: str) -> None:
    lines = shipped("aijobs-net-salary-index.csv")
    [line] = [line for line in lines if (line["role"], line["country"], line["level"]) == (role, "US", "all")]
    assert round(int(line["p50"]) / 1000) == MEDIANS[role]


def test_the_shipped_counts_of_titles_are_those_of_the_shipped_evidence() -> None:
    of_roles: Counter[str] = Counter()
    for line in shipped("aijobs-net-salary-index.csv"):
        of_roles.update(dict(read_composition(line["titles"])))
    with (Path(settings.CONTENT_DIR) / "titles.csv").open(newline="") as file:
        counted = {line["title"]: int(line["adverts"]) for line in csv.DictReader(file)}
    assert {title: counted[title] for title in of_roles} == of_roles


@pytest.mark.django_db
def test_the_published_files_give_the_shipped_evidence(
    published: Callable[[Source], BinaryIO], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(published(Source.ADVERTS).name).parent
    content = Path(settings.CONTENT_DIR)
    load(content)
    monkeypatch.setattr(settings, "CONTENT_DIR", tmp_path)
    call_command("import_evidence", str(folder), stdout=StringIO())
    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.csv"))
    shipped_files = {path.relative_to(content) for path in content.rglob("*.csv")}
    assert made == sorted(
        shipped_files - {Path("context/us-bureau-of-labor-statistics-occupational-outlook-handbook.csv")}
    )
    for path in made:
        assert (tmp_path / path).read_bytes() == (content / path).read_bytes(), path
