"""Lines of context as documents. docs/data.md describes each column."""

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from careers.documents.rows import nothing_to_relate
from careers.documents.types import Country, Note, ShortText, one_of
from careers.models import Context, Topic, context_slug
from careers.series import read_series
from publishing.documents.kinds import Kind
from publishing.documents.records import BareRecord, Day, Sentence, Slug, Title, WebAddress


def tidy_series(value: str) -> str:
    if not read_series(value):
        raise ValueError("expected values such as 2025-06:2.99")
    return " ".join(value.split())


# How many values pages show of a year or month, and how that is written.
SHAPES = {
    Topic.MENTIONS: (1, "2025-06"),
    Topic.EMPLOYERS: (2, "2025"),
    Topic.OUTLOOK: (3, "2025"),
}


class ContextRecord(BareRecord):
    """A line of a file of context."""

    slug: Annotated[str, StringConstraints(max_length=300)]
    """Made of the file's name and the line's own, so longer than one of them may be."""
    body: Literal[""] = ""
    file: Slug
    topic: Annotated[str, one_of(Topic)]
    country: Country
    name: Sentence
    measures: Annotated[str, Field(pattern=r"^[a-z ]+(/[a-z ]+)*$", max_length=60)]
    unit: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
    series: Annotated[str, AfterValidator(tidy_series)]
    breaks_at: Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{2})?$")] = ""
    note: Note = ""
    source: ShortText
    source_url: WebAddress | None = None
    licence: Title
    notice: Annotated[str, StringConstraints(max_length=300)] = ""
    date: Day

    @model_validator(mode="before")
    @classmethod
    def name_it(cls, values: dict[str, object]) -> dict[str, object]:
        file, country, name = (str(values.get(part) or "") for part in ("file", "country", "name"))
        return {**values, "slug": context_slug(file, country, name)}

    @model_validator(mode="after")
    def values_fit(self) -> Self:
        points = read_series(self.series)
        if len(points[0][1]) != len(self.measures.split("/")):
            raise ValueError(f"expected a value for each of {self.measures}")
        values, period = SHAPES.get(Topic(self.topic), (len(points[0][1]), points[0][0]))
        if len(points[0][1]) != values or len(points[0][0]) != len(period):
            raise ValueError(f"expected of {self.topic} {values} for each {period}")
        if self.topic == Topic.WAGES and not re.fullmatch("[A-Z]{3} a [a-z]+", self.unit):
            raise ValueError("unit: expected of wages a currency and a period, such as CAD a year")
        if self.breaks_at and self.breaks_at not in dict(points):
            raise ValueError(f"breaks_at: there is no value of {self.breaks_at}")
        return self


# What a line of the file says, in this order; the file's name says the rest.
CONTEXT_COLUMNS = tuple(name for name in ContextRecord.model_fields if name not in {"slug", "body", "file"})


def context_record(row: Context) -> ContextRecord:
    values = {name: getattr(row, name) for name in ("file", *CONTEXT_COLUMNS)}
    return ContextRecord.model_validate({**values, "source_url": row.source_url or None})


def save_context(record: ContextRecord, row: Context | None) -> Context:
    context = row or Context()
    for name in ("file", *CONTEXT_COLUMNS):
        setattr(context, name, getattr(record, name) or "")
    context.save()
    return context


CONTEXT = Kind(
    name="context",
    location="context/*.csv",
    record=ContextRecord,
    rows=lambda: Context.objects.all(),
    to_record=context_record,
    save=save_context,
    relate=nothing_to_relate,
)
