"""Faults of files, as they are listed."""

from pathlib import Path

from publishing.documents.faults import DocumentError, Fault


def test_a_fault_names_file_line_and_field_if_it_is_of_one() -> None:
    assert str(Fault(Path("roles/a.md"), 3, "title", "missing")) == "roles/a.md:3: title: missing"
    assert str(Fault(Path("roles/a.md"), 1, "", "no front matter")) == "roles/a.md:1: no front matter"


def test_each_fault_is_listed_once_by_file_and_then_by_line_as_a_number() -> None:
    late, early, other = (Fault(Path(name), line, "x", "bad") for name, line in (("b", 10), ("b", 9), ("a", 11)))
    error = DocumentError([late, early, other, late])
    assert error.faults == [other, early, late]
    assert str(error) == "a:11: x: bad\nb:9: x: bad\nb:10: x: bad"
