"""Fields that records of several kinds share. docs/content.md describes each key."""

from typing import Annotated, Protocol, TypeVar

from django.db.models import TextChoices
from pydantic import AfterValidator, Field, StringConstraints

from careers import codes
from publishing.documents.records import (
    Whole,
)

# What nine digits can say. Sums of many such amounts still fit every database.
MOST_MONEY = 999_999_999


def one_of(choices: type[TextChoices]) -> AfterValidator:
    """Text that is one of the model's choices."""

    def check(value: str) -> str:
        if value not in choices.values:
            *others, last = map(repr, choices.values)
            raise ValueError(f"expected {', '.join(others)} or {last}")
        return value

    return AfterValidator(check)


Currency = Annotated[str, AfterValidator(codes.currency)]
Country = Annotated[str, AfterValidator(codes.country)]
Language = Annotated[str, AfterValidator(codes.language)]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20)]
Amount = Annotated[Whole, Field(ge=0, le=MOST_MONEY)]
Number = Annotated[Whole, Field(ge=1, le=MOST_MONEY)]
Order = Annotated[Whole, Field(ge=0, le=32_767)]


class NamesRole(Protocol):
    @property
    def role(self) -> str: ...


P = TypeVar("P", bound=NamesRole)


def by_role(parts: list[P]) -> list[P]:
    return sorted(parts, key=lambda part: part.role)
