"""The rules of a document's record as validators of form fields: a form and a file are judged by the same words."""

from functools import cache
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from pydantic import AfterValidator, TypeAdapter
from pydantic import ValidationError as InvalidRecord

from publishing.documents.records import Part, Slug, fit_texts, message
from publishing.documents.text import sentence


class RecordRule:
    """Django's validator of one value of a record."""

    def __init__(self, rule: Any, *more: Any) -> None:
        self.adapter: TypeAdapter[Any] = TypeAdapter(Annotated[rule, *more, AfterValidator(fit_texts)])

    def __call__(self, value: object) -> None:
        try:
            self.adapter.validate_python(value)
        except InvalidRecord as error:
            raise ValidationError([text for _, text in complaints(error)]) from None


def complaints(error: InvalidRecord) -> list[tuple[tuple[str | int, ...], str]]:
    """(location in the record, what is wrong), as a form says it."""
    return [(item["loc"], sentence(message(dict(item)))) for item in error.errors()]


@cache
def rule_of(record: type[Part], name: str) -> RecordRule | None:
    """That of the record's field of this name, if it has one."""
    field = record.model_fields.get(name)
    return RecordRule(field.annotation, *field.metadata) if field else None


slug_rule = RecordRule(Slug)
