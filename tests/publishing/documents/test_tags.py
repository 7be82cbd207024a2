"""Two spellings of one tag."""

from pathlib import Path

import pytest

from publishing.documents.tags import stem
from tests.content import edit, faults

pytestmark = pytest.mark.django_db


def test_tags_that_differ_by_a_plural_are_a_fault(content: Path) -> None:
    edit(content, "roles/data-engineer.md", "[data-science]", "[career]")
    assert "nearly the tag" in faults(content)[0]


def test_a_plural_and_capitals_make_another_spelling_and_no_more_does() -> None:
    assert stem("Careers") == stem("career")
    assert len({stem(tag) for tag in ("career", "career-change", "cares", "s")}) == 4
