"""Lines of evidence as documents. docs/content.md describes each key."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from careers.composition import read_composition
from careers.documents.rows import nothing_to_relate
from careers.documents.types import MOST_MONEY, Country, Currency, Number, ShortText, one_of
from careers.models import (
    Evidence,
    EvidenceKind,
    Role,
    Seniority,
    evidence_slug,
)
from careers.percentiles import MIN_SAMPLE, PERCENTILES, TOP_CODE, read_spread
from publishing.documents.dates import FIRST, LAST
from publishing.documents.kinds import Kind
from publishing.documents.records import (
    BareRecord,
    Day,
    Flag,
    Reference,
    Slug,
    Title,
    WebAddress,
    Whole,
    whole,
)


def percentile(value: object) -> object:
    """`#` stands for a figure at or above the source's highest: no number."""
    value = value if value == TOP_CODE else whole(value)
    if isinstance(value, int) and not 0 <= value <= MOST_MONEY:
        raise ValueError(f"expected an amount from 0 to {MOST_MONEY}, or {TOP_CODE}")
    return value


def tidy_spread(value: str) -> str:
    read_spread(value)
    return " ".join(value.split())


def tidy_composition(value: str) -> str:
    read_composition(value)
    return " ".join(value.split())


Percentile = Annotated[int | Literal["#"] | None, BeforeValidator(percentile)]
Year = Annotated[Whole, Field(ge=FIRST.year, le=LAST.year)]


class EvidenceRecord(BareRecord):
    """A line of a file of evidence."""

    slug: Annotated[str, StringConstraints(max_length=250)]
    """Made of other slugs and codes, so longer than one of them may be."""
    body: Literal[""] = ""
    file: Slug
    role: Slug
    country: Country
    level: Annotated[str, one_of(Seniority)] = "all"
    kind: Annotated[str, one_of(EvidenceKind)]
    currency: Currency
    n: Number | None = None
    p10: Percentile = None
    p25: Percentile = None
    p50: Percentile = None
    p75: Percentile = None
    p90: Percentile = None
    first_year: Year
    last_year: Year
    source: ShortText
    licence: Title
    source_url: WebAddress | None = None
    date: Day
    importer: Annotated[str, StringConstraints(max_length=20)] = ""
    population: Annotated[str, StringConstraints(max_length=200)] = ""
    spread: Annotated[str, AfterValidator(tidy_spread)] = ""
    official: Flag = False
    remote: Annotated[Whole, Field(ge=0, le=MOST_MONEY)] | None = None
    titles: Annotated[str, AfterValidator(tidy_composition)] = ""
    notice: Annotated[str, StringConstraints(max_length=300)] = ""

    @model_validator(mode="before")
    @classmethod
    def name_it(cls, values: dict[str, object]) -> dict[str, object]:
        parts = ("file", "role", "country", "level", "kind", "currency")
        return {**values, "slug": evidence_slug(*(str(values.get(name) or "all") for name in parts))}

    @property
    def percentiles(self) -> dict[int, int | str]:
        """Those that are given, top codes too."""
        values = {percent: getattr(self, f"p{percent}") for percent in PERCENTILES}
        return {percent: value for percent, value in values.items() if value is not None}

    @model_validator(mode="after")
    def figures_fit(self) -> Self:
        if self.kind == "adverts" and self.n is None:
            raise ValueError("adverts need n, their number")
        if self.official and self.kind != "survey":
            raise ValueError("only a survey is official")
        if self.n is not None and self.n < MIN_SAMPLE and self.percentiles:
            raise ValueError(f"percentiles of fewer than {MIN_SAMPLE} are noise; leave them empty")
        if self.first_year > self.last_year:
            raise ValueError(f"first_year ({self.first_year}) is after last_year ({self.last_year})")
        values = list(self.percentiles.values())
        numbers = [value for value in values if isinstance(value, int)]
        if numbers != sorted(numbers) or TOP_CODE in values[: len(numbers)]:
            raise ValueError("the percentiles are not in ascending order")
        if self.spread and sum(count for _, count in read_spread(self.spread)) != self.n:
            raise ValueError("the spread does not count n adverts")
        return self

    @model_validator(mode="after")
    def parts_fit(self) -> Self:
        if (self.remote is not None or self.titles) and self.level != Seniority.ALL:
            raise ValueError("remote and titles are of level all only")
        if self.remote is not None and (self.n is None or self.remote > self.n):
            raise ValueError("remote is more than n")
        if self.titles and sum(count for _, count in read_composition(self.titles)) != self.n:
            raise ValueError("the titles do not count n adverts")
        return self

    def references(self) -> Iterator[Reference]:
        yield Reference(("role",), "role", self.role)


# What a line of the file says, in this order; the file's name says the rest.
EVIDENCE_COLUMNS = tuple(name for name in EvidenceRecord.model_fields if name not in {"slug", "body", "file"})
# Columns that row and record have alike.
PLAIN_COLUMNS = [
    name
    for name in ("file", *EVIDENCE_COLUMNS)
    if name not in {"role", "source_url", *(f"p{percent}" for percent in PERCENTILES)}
]


def evidence_record(evidence: Evidence) -> EvidenceRecord:
    top = evidence.top_coded
    figures = {
        f"p{percent}": TOP_CODE if top and percent >= top else getattr(evidence, f"p{percent}")
        for percent in PERCENTILES
    }
    return EvidenceRecord.model_validate(
        {
            **{name: getattr(evidence, name) for name in PLAIN_COLUMNS},
            **figures,
            "role": evidence.role.slug,
            "source_url": evidence.source_url or None,
        }
    )


def save_evidence(record: EvidenceRecord, row: Evidence | None) -> Evidence:
    """Its role exists by now: roles are registered, and so saved, before."""
    evidence = row or Evidence()
    evidence.role = Role.objects.only("pk", "slug").get(slug=record.role)
    for name in PLAIN_COLUMNS:
        setattr(evidence, name, getattr(record, name))
    evidence.source_url = record.source_url or ""
    tops = []
    for percent in PERCENTILES:
        value = record.percentiles.get(percent)
        setattr(evidence, f"p{percent}", None if value == TOP_CODE else value)
        tops += [percent] * (value == TOP_CODE)
    evidence.top_coded = min(tops, default=None)
    evidence.save()
    return evidence


EVIDENCE = Kind(
    name="evidence",
    location="evidence/*.csv",
    record=EvidenceRecord,
    rows=lambda: Evidence.objects.select_related("role"),
    to_record=evidence_record,
    save=save_evidence,
    relate=nothing_to_relate,
)
