"""The rules of a document's record as validators of form fields: a form and a file are judged by the same words.

Records are imported when a form needs them: a worker that serves pages has none in its memory.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from django.core.exceptions import ValidationError

from publishing.documents.faults import Location
from publishing.documents.text import sentence

if TYPE_CHECKING:
    from pydantic import ValidationError as InvalidRecord

    from publishing.documents.records import Part

T = TypeVar("T")


class RecordRule:
    """Django's validator of one value of a record."""

    def __init__(self, rule: Any, *more: Any) -> None:
        from pydantic import AfterValidator, TypeAdapter

        from publishing.documents.records import fit_texts

        self.adapter: TypeAdapter[Any] = TypeAdapter(Annotated[rule, *more, AfterValidator(fit_texts)])

    def __call__(self, value: object) -> None:
        _value, found = judged(lambda: self.adapter.validate_python(value))
        if found:
            raise ValidationError([text for _, text in found])


def judged(make: Callable[[], T]) -> tuple[T | None, list[tuple[Location, str]]]:
    """What is made by the rules of a record, or else the complaints: no file could hold it."""
    from pydantic import ValidationError as InvalidRecord

    try:
        return make(), []
    except InvalidRecord as error:
        return None, complaints(error)


def complaints(error: "InvalidRecord") -> list[tuple[Location, str]]:
    """(location in the record, what is wrong), as a form says it."""
    from publishing.documents.records import message

    return [(item["loc"], sentence(message(dict(item)))) for item in error.errors()]


@cache
def rule_of(record: "type[Part]", name: str) -> RecordRule | None:
    """That of the record's field of this name, if it has one."""
    field = record.model_fields.get(name)
    return RecordRule(field.annotation, *field.metadata) if field else None


@cache
def _slugs() -> RecordRule:
    from publishing.documents.records import Slug

    return RecordRule(Slug)


def slug_rule(value: object) -> None:
    _slugs()(value)
