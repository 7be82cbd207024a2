"""Two spellings of one tag."""

from pathlib import Path

import pytest

from tests.content import edit, faults

pytestmark = pytest.mark.django_db


def test_tags_that_differ_by_a_plural_are_a_fault(content: Path) -> None:
    edit(content, "roles/data-engineer.md", "[data-science]", "[career]")
    assert "nearly the tag" in faults(content)[0]
