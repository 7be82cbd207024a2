"""Regions as documents, and the ranges of a role. docs/content.md describes each key."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, model_validator

from careers.documents.rows import fill, nothing_to_relate, track_slug
from careers.documents.types import Amount, Country, Currency, Note, Number, Order, ShortText, one_of
from careers.models import (
    Period,
    Region,
    Salary,
    SalaryKind,
)
from publishing.documents.kinds import Kind
from publishing.documents.records import (
    Day,
    Flag,
    Part,
    Record,
    Slug,
    WebAddress,
    no_repeats,
)


class RegionRecord(Record):
    body: Literal[""] = ""
    currency: Currency
    countries: Annotated[list[Country], AfterValidator(no_repeats)] = []
    order: Order


class SalaryPart(Part):
    region: Slug
    track: Slug | None = None
    low: Amount
    high: Amount | None = None
    open_ended: Flag = False
    currency: Currency
    period: Annotated[str, one_of(Period)] = "year"
    kind: Annotated[str, one_of(SalaryKind)]
    source: ShortText
    source_url: WebAddress | None = None
    date: Day
    sample: Number | None = None
    note: Note = ""

    @model_validator(mode="after")
    def ends_fit(self) -> Self:
        if self.high is None and not self.open_ended:
            raise ValueError("expected high, or open_ended: true")
        if self.high is not None and self.low > self.high:
            raise ValueError(f"low ({self.low}) is above high ({self.high})")
        return self


def by_place(parts: list[SalaryPart]) -> list[SalaryPart]:
    return sorted(parts, key=lambda part: (part.region, part.track or "", part.kind))


def region_record(region: Region) -> RegionRecord:
    names = ("slug", "title", "description", "currency", "countries", "order")
    return RegionRecord.model_validate({name: getattr(region, name) for name in names})


def save_region(record: RegionRecord, row: Region | None) -> Region:
    region = row or Region(slug=record.slug)
    fill(region, record, "currency", "countries", "order")
    region.save()
    return region


def salary_values(salary: Salary) -> dict[str, Any]:
    names = ("low", "high", "open_ended", "currency", "period", "kind", "source", "date", "sample", "note")
    return {
        **{name: getattr(salary, name) for name in names},
        "source_url": salary.source_url or None,
        "region": salary.region.slug,
        "track": track_slug(salary),
    }


REGION = Kind(
    name="region",
    location="regions.yaml",
    record=RegionRecord,
    rows=Region.objects.all,
    to_record=region_record,
    save=save_region,
    relate=nothing_to_relate,
)
