"""Statements of a role as a part of its record."""

from datetime import date
from typing import Any

import pytest

from careers.documents.statements import StatementPart, row_values, statement_values
from careers.models import Statement
from tests.careers.documents.values import faults

BARE = {"topic": "hours", "text": "On call one week in *six*."}
SOURCE = {"source": "A survey, a publisher", "url": "https://source.example/", "opened": "2026-11-24"}


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"topic": "pay"}, "topic: expected 'interviews', "),
        ({"short": "x" * 61}, "short: String should have at most 60 characters"),
        ({"text": ""}, "text: expected some text"),
        ({"text": "x" * 701}, "text: the text is longer than 700 characters"),
        ({"text": "One.\n\nTwo."}, "text: expected sentences with links, emphasis and code alone, in one paragraph"),
        ({"text": "- One"}, "text: expected sentences"),
        ({**SOURCE, "opened": "yesterday"}, "opened: expected a date"),
        ({**SOURCE, "url": "source.example"}, "url: expected a web address"),
    ],
)
def test_what_no_page_could_show_is_refused(values: dict[str, Any], fault: str) -> None:
    assert any(text.startswith(fault) for text in faults(StatementPart, {**BARE, **values}))


@pytest.mark.parametrize("missing", SOURCE)
def test_a_source_its_address_and_its_day_come_together(missing: str) -> None:
    values = {name: value for name, value in SOURCE.items() if name != missing}
    assert faults(StatementPart, {**BARE, **values}) == [": expected source, url and opened together, or none of them"]


@pytest.mark.parametrize("source", [{}, SOURCE])
def test_a_statement_is_the_same_after_it_was_a_row(source: dict[str, str]) -> None:
    part = StatementPart.model_validate({**BARE, **source})
    row = Statement(**statement_values(part))
    assert row.opened == (date(2026, 11, 24) if source else None)
    assert StatementPart.model_validate(row_values(row)) == part
