"""Skills, backgrounds and programmes as documents. docs/content.md describes each key."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from careers.documents.rows import by_slug, document_values, fill, replace
from careers.documents.types import Language, Note, Order, by_role, one_of
from careers.models import (
    Background,
    Distance,
    Programme,
    Resource,
    ResourceCost,
    ResourceKind,
    Role,
    Route,
    Skill,
    SkillCategory,
)
from publishing.documents.kinds import Kind
from publishing.documents.records import (
    Day,
    Flag,
    Part,
    Prose,
    Record,
    Reference,
    Slug,
    Slugs,
    Title,
    WebAddress,
    Whole,
    no_repeats,
)

Months = Annotated[Whole, Field(ge=1, le=120)]


class ResourcePart(Part):
    title: Title
    publisher: Title
    url: WebAddress
    kind: Annotated[str, one_of(ResourceKind)]
    cost: Annotated[str, one_of(ResourceCost)]
    hours: Annotated[Whole, Field(ge=1, le=1000)] | None = None
    language: Language
    opened: Day
    done: Note = ""


class SkillRecord(Record):
    category: Annotated[str, one_of(SkillCategory)]
    everywhere: Flag = False
    names: Annotated[list[Title], Field(max_length=60), AfterValidator(no_repeats)] = []
    order: Order
    resources: list[ResourcePart] = []

    @model_validator(mode="after")
    def resources_fit(self) -> Self:
        no_repeats([resource.url for resource in self.resources])
        return self


class RoutePart(Part):
    role: Slug
    distance: Annotated[str, one_of(Distance)]
    months_low: Months | None = None
    months_high: Months | None = None
    source: Note = ""
    note: Prose = ""

    @model_validator(mode="after")
    def months_fit(self) -> Self:
        if (self.months_low is None) != (self.months_high is None):
            raise ValueError("expected both months_low and months_high, or neither")
        if self.months_low is not None and self.months_high is not None and self.months_low > self.months_high:
            raise ValueError(f"months_low ({self.months_low}) is above months_high ({self.months_high})")
        if self.months_low is not None and not self.source:
            raise ValueError("a time needs its source")
        return self


class BackgroundRecord(Record):
    order: Order
    skills: Slugs
    routes: Annotated[list[RoutePart], AfterValidator(by_role)] = []

    @model_validator(mode="after")
    def routes_fit(self) -> Self:
        no_repeats([route.role for route in self.routes])
        return self

    def references(self) -> Iterator[Reference]:
        for index, slug in enumerate(self.skills):
            yield Reference(("skills", index), "skill", slug)
        for index, route in enumerate(self.routes):
            yield Reference(("routes", index, "role"), "role", route.role)


class ProgrammeRecord(Record):
    order: Order
    series: Title
    level: Annotated[Whole, Field(ge=1, le=5)]
    lessons: Annotated[Whole, Field(ge=1, le=1000)] | None = None
    provider: Title
    url: WebAddress | None = None
    after: Slug | None = None
    skills: Slugs
    roles: Slugs

    def references(self) -> Iterator[Reference]:
        if self.after:
            yield Reference(("after",), "programme", self.after)
        for index, slug in enumerate(self.skills):
            yield Reference(("skills", index), "skill", slug)
        for index, slug in enumerate(self.roles):
            yield Reference(("roles", index), "role", slug)


def skill_record(skill: Skill) -> SkillRecord:
    return SkillRecord.model_validate(
        {
            **document_values(skill),
            "category": skill.category,
            "everywhere": skill.everywhere,
            "names": skill.names,
            "order": skill.order,
            "resources": [
                {name: getattr(resource, name) for name in ResourcePart.model_fields}
                for resource in skill.resources.all()
            ],
        }
    )


def save_skill(record: SkillRecord, row: Skill | None) -> Skill:
    skill = row or Skill(slug=record.slug)
    fill(skill, record, "body", "category", "everywhere", "names", "order")
    skill.save()
    return skill


def relate_skill(record: SkillRecord, skill: Skill) -> None:
    replace(Resource, {"skill": skill}, (part.model_dump() for part in record.resources), key=("url",))


def background_record(background: Background) -> BackgroundRecord:
    names = ("distance", "months_low", "months_high", "source", "note")
    return BackgroundRecord.model_validate(
        {
            **document_values(background),
            "order": background.order,
            "skills": [skill.slug for skill in background.skills.all()],
            "routes": [
                {"role": route.role.slug, **{name: getattr(route, name) for name in names}}
                for route in background.routes.all()
            ],
        }
    )


def save_background(record: BackgroundRecord, row: Background | None) -> Background:
    background = row or Background(slug=record.slug)
    fill(background, record, "body", "order")
    background.save()
    return background


def relate_background(record: BackgroundRecord, background: Background) -> None:
    background.skills.set(by_slug(Skill, record.skills).values())
    roles = by_slug(Role, (part.role for part in record.routes))
    replace(
        Route,
        {"background": background},
        ({**part.model_dump(), "role": roles[part.role]} for part in record.routes),
        key=("role",),
    )


def programme_record(programme: Programme) -> ProgrammeRecord:
    return ProgrammeRecord(
        **document_values(programme),
        order=programme.order,
        series=programme.series,
        level=programme.level,
        lessons=programme.lessons,
        provider=programme.provider,
        url=programme.url or None,
        after=programme.after.slug if programme.after else None,
        skills=[skill.slug for skill in programme.skills.all()],
        roles=[role.slug for role in programme.roles.all()],
    )


def save_programme(record: ProgrammeRecord, row: Programme | None) -> Programme:
    programme = row or Programme(slug=record.slug)
    fill(programme, record, "body", "order", "series", "level", "lessons", "provider", "url")
    programme.save()
    return programme


def relate_programme(record: ProgrammeRecord, programme: Programme) -> None:
    programme.after = Programme.objects.get(slug=record.after) if record.after else None
    programme.save()
    programme.skills.set(by_slug(Skill, record.skills).values())
    programme.roles.set(by_slug(Role, record.roles).values())


SKILL = Kind(
    name="skill",
    location="skills/*.md",
    record=SkillRecord,
    rows=Skill.objects.with_resources,
    to_record=skill_record,
    save=save_skill,
    relate=relate_skill,
    address=lambda record: [f"/skills/{record.slug}/"],
)
BACKGROUND = Kind(
    name="background",
    location="backgrounds/*.md",
    record=BackgroundRecord,
    rows=Background.objects.with_ways,
    to_record=background_record,
    save=save_background,
    relate=relate_background,
    address=lambda record: [f"/backgrounds/{record.slug}/"],
    figures=frozenset({"description", "routes.note"}),
)
PROGRAMME = Kind(
    name="programme",
    location="programmes/*.md",
    record=ProgrammeRecord,
    rows=Programme.objects.with_places,
    to_record=programme_record,
    save=save_programme,
    relate=relate_programme,
    address=lambda record: [f"/programmes/{record.slug}/"],
)
