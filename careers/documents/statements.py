"""Statements of a role <-> part of its record. docs/content.md describes each key."""

from typing import Annotated, Any, Self

from pydantic import StringConstraints, model_validator

from careers.documents.types import Note, one_of
from careers.models import Statement, StatementTopic
from publishing.documents.records import Day, InlineText, Part, WebAddress


class StatementPart(Part):
    topic: Annotated[str, one_of(StatementTopic)]
    short: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    text: InlineText
    source: Note = ""
    url: WebAddress | None = None
    opened: Day | None = None

    @model_validator(mode="after")
    def source_is_whole(self) -> Self:
        if len({bool(self.source), self.url is not None, self.opened is not None}) > 1:
            raise ValueError("expected source, url and opened together, or none of them")
        return self


def row_values(row: Statement) -> dict[str, Any]:
    """As the record takes them."""
    return {name: getattr(row, name) for name in StatementPart.model_fields} | {"url": row.url or None}


def statement_values(part: StatementPart) -> dict[str, Any]:
    return {**part.model_dump(), "url": part.url or ""}
