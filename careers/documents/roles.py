"""Roles as documents, with all their parts. docs/content.md describes each key."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from careers.documents.pay import SalaryPart, by_place, salary_values
from careers.documents.rows import by_slug, document_values, fill, replace, track_slug
from careers.documents.statements import StatementPart, row_values, statement_values
from careers.documents.types import Code, Note, Order, ShortText, one_of
from careers.models import (
    Caution,
    Importance,
    Neighbour,
    Region,
    Role,
    RoleSkill,
    Salary,
    Skill,
    Statement,
    Task,
    Track,
)
from publishing.documents.kinds import Kind
from publishing.documents.records import (
    Day,
    InlineProse,
    Part,
    Prose,
    Record,
    Reference,
    Slug,
    Slugs,
    Text,
    Title,
    Whole,
    no_repeats,
)

Axis = Annotated[Whole, Field(ge=-100, le=100)]


class TrackPart(Part):
    slug: Slug
    title: Title
    description: Prose = ""


class TaskPart(Part):
    text: ShortText
    track: Slug | None = None


class SkillPart(Part):
    skill: Slug
    importance: Annotated[str, one_of(Importance)]
    track: Slug | None = None
    note: Note = ""


class NearPart(Part):
    role: Slug
    difference: Text


class CautionPart(Part):
    text: Text
    source: ShortText


class MapPart(Part):
    systems: Axis
    building: Axis


# The order of these lists in a file says nothing, so it is no difference: pages order them by role and region.
def by_importance(parts: list[SkillPart]) -> list[SkillPart]:
    return sorted(parts, key=lambda part: part.importance)  # stable: within one importance the order counts


class RoleRecord(Record):
    alias: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    tagline: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = ""
    order: Order
    updated: Day | None = None
    suits: Prose = ""
    entry: Prose = ""
    this_month: InlineProse = ""
    three_months: InlineProse = ""
    first_job: InlineProse = ""
    tags: Slugs
    job_titles: Annotated[list[Text], Field(max_length=200), AfterValidator(no_repeats)] = []
    esco: Code | None = None
    soc: Code | None = None
    hue: Annotated[Whole, Field(ge=0, le=359)] = 30
    glyph: Annotated[str, StringConstraints(max_length=20)] = ""
    map: MapPart | None = None
    tracks: list[TrackPart] = []
    tasks: list[TaskPart] = []
    skills: Annotated[list[SkillPart], AfterValidator(by_importance)] = []
    salaries: Annotated[list[SalaryPart], AfterValidator(by_place)] = []
    near: list[NearPart] = []
    cautions: list[CautionPart] = []
    statements: list[StatementPart] = []

    @model_validator(mode="after")
    def parts_fit(self) -> Self:
        tracks = no_repeats([track.slug for track in self.tracks])
        named = [task.track for task in self.tasks]
        named += [skill.track for skill in self.skills]
        named += [salary.track for salary in self.salaries]
        for track in named:
            if track is not None and track not in tracks:
                raise ValueError(f"{track!r} is not one of the role's tracks ({', '.join(tracks) or 'none'})")
        no_repeats([" ".join(filter(None, (part.skill, part.track))) for part in self.skills])
        no_repeats([" ".join(filter(None, (part.region, part.track, part.kind))) for part in self.salaries])
        no_repeats([part.role for part in self.near])
        if self.slug in [part.role for part in self.near]:
            raise ValueError("a role is not near itself")
        return self

    def references(self) -> Iterator[Reference]:
        for index, skill in enumerate(self.skills):
            yield Reference(("skills", index, "skill"), "skill", skill.skill)
        for index, salary in enumerate(self.salaries):
            yield Reference(("salaries", index, "region"), "region", salary.region)
        for index, near in enumerate(self.near):
            yield Reference(("near", index, "role"), "role", near.role)

    def parts(self) -> list[str]:
        return [track.slug for track in self.tracks]


COLUMNS = (
    "alias",
    "tagline",
    "order",
    "updated",
    "suits",
    "entry",
    "this_month",
    "three_months",
    "first_job",
    "job_titles",
    "hue",
    "glyph",
)
"""Of the role's own row, under the same names in its record."""


def role_record(role: Role) -> RoleRecord:
    """From a role of `Role.objects.with_details()`: no further query."""
    place = {"systems": role.map_systems, "building": role.map_building}
    return RoleRecord.model_validate(
        {
            **document_values(role),
            **{name: getattr(role, name) for name in COLUMNS},
            "tags": sorted(tag.name for tag in role.tags.all()),
            "esco": role.esco or None,
            "soc": role.soc or None,
            "map": None if place == {"systems": None, "building": None} else place,
            "tracks": [
                {"slug": track.slug, "title": track.title, "description": track.description}
                for track in role.tracks.all()
            ],
            "tasks": [{"text": task.text, "track": track_slug(task)} for task in role.tasks.all()],
            "skills": [
                {
                    "skill": item.skill.slug,
                    "importance": item.importance,
                    "track": track_slug(item),
                    "note": item.note,
                }
                for item in role.role_skills.all()
            ],
            "salaries": [salary_values(salary) for salary in role.salaries.all()],
            "near": [{"role": near.other.slug, "difference": near.difference} for near in role.neighbours.all()],
            "cautions": [{"text": caution.text, "source": caution.source} for caution in role.cautions.all()],
            "statements": [row_values(statement) for statement in role.statements.all()],
        }
    )


def save_role(record: RoleRecord, row: Role | None) -> Role:
    role = row or Role(slug=record.slug)
    fill(role, record, "body", "esco", "soc", *COLUMNS)
    role.map_systems = record.map.systems if record.map else None
    role.map_building = record.map.building if record.map else None
    role.save()
    return role


def relate_role(record: RoleRecord, role: Role) -> None:
    role.tags.set(record.tags)
    rows = replace(Track, {"role": role}, (part.model_dump() for part in record.tracks), key=("slug",))
    tracks = {track.slug: track for track in rows}
    skills = by_slug(Skill, (part.skill for part in record.skills))
    regions = by_slug(Region, (part.region for part in record.salaries))
    roles = by_slug(Role, (part.role for part in record.near))

    def track(part: TaskPart | SkillPart | SalaryPart) -> Track | None:
        return tracks[part.track] if part.track else None

    replace(Task, {"role": role}, ({"text": part.text, "track": track(part)} for part in record.tasks))
    replace(
        RoleSkill,
        {"role": role},
        ({**part.model_dump(), "skill": skills[part.skill], "track": track(part)} for part in record.skills),
        key=("skill", "track"),
    )
    replace(
        Salary,
        {"role": role},
        (
            {
                **part.model_dump(),
                "region": regions[part.region],
                "track": track(part),
                "source_url": part.source_url or "",
            }
            for part in record.salaries
        ),
        key=("region", "track", "kind"),
    )
    replace(
        Neighbour,
        {"role": role},
        ({"other": roles[part.role], "difference": part.difference} for part in record.near),
        key=("other",),
    )
    replace(Caution, {"role": role}, (part.model_dump() for part in record.cautions))
    replace(Statement, {"role": role}, map(statement_values, record.statements))


ROLE = Kind(
    name="role",
    location="roles/*.md",
    record=RoleRecord,
    rows=Role.objects.with_details,
    to_record=role_record,
    save=save_role,
    relate=relate_role,
    address=lambda record: [f"/roles/{record.slug}/"],
    tags=lambda record: record.tags,
    parts={"skills": "role_skills", "near": "neighbours"},
    figures=frozenset(
        "description suits entry tracks.description tasks.text skills.note salaries.note near.difference cautions.text "
        "cautions.source".split()
    ),
    inline=frozenset({"this_month", "three_months", "first_job", "statements.text"}),
)
