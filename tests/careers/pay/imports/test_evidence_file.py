from pathlib import Path

import pytest
from django.conf import settings

from careers.documents.evidence import EVIDENCE_COLUMNS
from careers.models.evidence import file_slug
from careers.pay.imports.evidence_file import write


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("aijobs.net salary index", "aijobs-net-salary-index"),
        ("  Our Own Survey, 2026! ", "our-own-survey-2026"),
        ("x" * 59 + " y", "x" * 59),
        ("…", ""),
    ],
)
def test_a_source_names_its_file(source: str, name: str) -> None:
    assert file_slug(source) == name


def test_the_shipped_files_have_the_columns_of_the_record() -> None:
    for path in (Path(settings.CONTENT_DIR) / "evidence").glob("*.csv"):
        assert path.read_text().partition("\n")[0] == ",".join(EVIDENCE_COLUMNS)


def test_nothing_is_an_empty_cell(tmp_path: Path) -> None:
    write(tmp_path / "new" / "out.csv", ("a", "b"), [{"a": 1, "b": None}, {"a": "x,y", "b": ""}])
    assert (tmp_path / "new" / "out.csv").read_bytes() == b'a,b\n1,\n"x,y",\n'


def test_what_is_there_stays_until_all_of_the_new_file_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("what was there")
    with pytest.raises(ValueError, match="not in fieldnames"):
        write(path, ("a",), [{"a": 1}, {"b": 2}])
    assert path.read_text() == "what was there"
    assert list(tmp_path.iterdir()) == [path]
