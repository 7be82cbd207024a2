"""Rules for titles and counts of titles as documents. docs/content.md describes each key."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from careers.documents.rows import by_slug, nothing_to_relate
from careers.documents.types import Note, Number, Order, one_of
from careers.models import AdvertisedTitle, Meaning, Role, TitleRule, file_slug
from careers.models.titles import LONGEST_PHRASE, misfit
from publishing.documents.kinds import Kind
from publishing.documents.records import BareRecord, Day, Reference, Slug, Slugs, WebAddress, Whole, no_repeats

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_PHRASE)]
Year = Annotated[Whole, Field(ge=1990, le=2100)]


class TitleRuleRecord(BareRecord):
    body: Literal[""] = ""
    means: Annotated[str, one_of(Meaning)]
    words: Annotated[list[Phrase], Field(min_length=1, max_length=100), AfterValidator(no_repeats)]
    beside: Annotated[list[Phrase], Field(max_length=100), AfterValidator(no_repeats)] = []
    roles: Slugs
    reason: Note = ""
    order: Order

    @model_validator(mode="after")
    def roles_fit(self) -> Self:
        if complaint := misfit(self.means, len(self.roles), self.reason):
            raise ValueError(complaint)
        return self

    def references(self) -> Iterator[Reference]:
        for index, slug in enumerate(self.roles):
            yield Reference(("roles", index), "role", slug)


RULE = ("slug", "means", "words", "beside", "reason", "order")


def title_rule_record(row: TitleRule) -> TitleRuleRecord:
    values = {name: getattr(row, name) for name in RULE}
    return TitleRuleRecord.model_validate({**values, "roles": [role.slug for role in row.roles.all()]})


def save_title_rule(record: TitleRuleRecord, row: TitleRule | None) -> TitleRule:
    rule = row or TitleRule()
    for name in RULE:
        setattr(rule, name, getattr(record, name))
    rule.save()
    return rule


def relate_title_rule(record: TitleRuleRecord, rule: TitleRule) -> None:
    rule.roles.set(by_slug(Role, record.roles).values())


class AdvertisedTitleRecord(BareRecord):
    """A line of content/titles.csv."""

    slug: Annotated[str, StringConstraints(max_length=250)]
    body: Literal[""] = ""
    file: Slug
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    adverts: Number
    first_year: Year
    last_year: Year
    source: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    source_url: WebAddress | None = None
    date: Day

    @model_validator(mode="before")
    @classmethod
    def name_it(cls, values: dict[str, object]) -> dict[str, object]:
        return {**values, "slug": file_slug(str(values.get("title", "")).replace("&", " and "))}


# What a line of the file says, in this order.
TITLE_COLUMNS = ("title", "adverts", "first_year", "last_year", "source", "source_url", "date")


def advertised_title_record(row: AdvertisedTitle) -> AdvertisedTitleRecord:
    values = {name: getattr(row, name) or None for name in TITLE_COLUMNS}
    return AdvertisedTitleRecord.model_validate({**values, "file": "titles"})


def save_advertised_title(record: AdvertisedTitleRecord, row: AdvertisedTitle | None) -> AdvertisedTitle:
    title = row or AdvertisedTitle(slug=record.slug)
    for name in TITLE_COLUMNS:
        setattr(title, name, getattr(record, name) or "")
    title.save()
    return title


TITLE_RULE = Kind(
    name="title rule",
    location="titles.yaml",
    record=TitleRuleRecord,
    rows=lambda: TitleRule.objects.prefetch_related("roles"),
    to_record=title_rule_record,
    save=save_title_rule,
    relate=relate_title_rule,
)
ADVERTISED_TITLE = Kind(
    name="advertised title",
    location="titles.csv",
    record=AdvertisedTitleRecord,
    rows=AdvertisedTitle.objects.all,
    to_record=advertised_title_record,
    save=save_advertised_title,
    relate=nothing_to_relate,
)
