"""Careers rows <-> records, one pair of functions a kind."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Prefetch

from careers.documents.records import (
    EVIDENCE_COLUMNS,
    AnswerPart,
    BackgroundRecord,
    CautionPart,
    EvidenceRecord,
    MapPart,
    NearPart,
    ProgrammeRecord,
    QuestionnaireRecord,
    QuestionPart,
    RegionRecord,
    RoleRecord,
    RoutePart,
    SalaryPart,
    SkillPart,
    SkillRecord,
    TaskPart,
    TrackPart,
    WeightPart,
)
from careers.models import (
    Answer,
    Background,
    Caution,
    Evidence,
    Neighbour,
    Programme,
    Question,
    Questionnaire,
    Region,
    Role,
    RoleSkill,
    Route,
    Salary,
    Skill,
    Task,
    Track,
    Weight,
)
from careers.path import report as path_report
from careers.path.rows import questionnaires
from careers.pay.exchange import load_rates
from careers.pay.imports.wage_survey import TOP_CODE
from careers.percentiles import PERCENTILES
from publishing.documents.kinds import Kind, after_load, register
from publishing.documents.records import BareRecord, Record


def document_values(row: Any) -> dict[str, Any]:
    return {"slug": row.slug, "title": row.title, "description": row.description, "body": row.body}


def fill(row: Any, record: Record, *names: str) -> None:
    """Copies the named fields; None becomes an empty text where the column holds text."""
    for name in ("title", "description", *names):
        value = getattr(record, name)
        field = row._meta.get_field(name)
        setattr(row, name, "" if value is None and not field.null else value)


def replace(model: type[Model], owner: dict[str, Any], rows: Iterable[dict[str, Any]]) -> None:
    """Deletes the owner's rows of this model and creates the given ones in their order."""
    model._default_manager.filter(**owner).delete()
    has_order = any(field.name == "order" for field in model._meta.get_fields())
    model._default_manager.bulk_create(
        model(**owner, **values, **({"order": index} if has_order else {}))
        for index, values in enumerate(rows, start=1)
    )


def by_slug(model: type[Any], slugs: Iterable[str]) -> dict[str, Any]:
    return {row.slug: row for row in model.objects.filter(slug__in=set(slugs)).only("pk", "slug")}


# --- skills and regions --------------------------------------------------------------------------------------


def skill_record(skill: Skill) -> SkillRecord:
    return SkillRecord.model_validate(
        {
            **document_values(skill),
            "category": skill.category,
            "everywhere": skill.everywhere,
            "order": skill.order,
        }
    )


def save_skill(record: SkillRecord, row: Skill | None) -> Skill:
    skill = row or Skill(slug=record.slug)
    fill(skill, record, "body", "category", "everywhere", "order")
    skill.save()
    return skill


def region_record(region: Region) -> RegionRecord:
    names = ("slug", "title", "description", "currency", "countries", "order")
    return RegionRecord.model_validate({name: getattr(region, name) for name in names})


def save_region(record: RegionRecord, row: Region | None) -> Region:
    region = row or Region(slug=record.slug)
    fill(region, record, "currency", "countries", "order")
    region.save()
    return region


# --- roles ---------------------------------------------------------------------------------------------------


def track_slug(part: Task | RoleSkill | Salary) -> str | None:
    return part.track.slug if part.track else None


def role_record(role: Role) -> RoleRecord:
    """From a role of `Role.objects.with_details()`: no further query."""
    place = {"systems": role.map_systems, "building": role.map_building}
    return RoleRecord(
        **document_values(role),
        order=role.order,
        updated=role.updated,
        suits=role.suits,
        entry=role.entry,
        tags=sorted(tag.name for tag in role.tags.all()),
        job_titles=role.job_titles,
        esco=role.esco or None,
        soc=role.soc or None,
        hue=role.hue,
        glyph=role.glyph,
        map=None if None in place.values() else MapPart.model_validate(place),
        tracks=[
            TrackPart(slug=track.slug, title=track.title, description=track.description) for track in role.tracks.all()
        ],
        tasks=[TaskPart(text=task.text, track=track_slug(task)) for task in role.tasks.all()],
        skills=[
            SkillPart.model_validate(
                {
                    "skill": item.skill.slug,
                    "importance": item.importance,
                    "track": track_slug(item),
                    "note": item.note,
                }
            )
            for item in role.role_skills.all()
        ],
        salaries=[salary_part(salary) for salary in role.salaries.all()],
        near=[NearPart(role=near.other.slug, difference=near.difference) for near in role.neighbours.all()],
        cautions=[CautionPart(text=caution.text, source=caution.source) for caution in role.cautions.all()],
    )


def salary_part(salary: Salary) -> SalaryPart:
    names = ("low", "high", "open_ended", "currency", "period", "kind", "source", "date", "sample", "note")
    return SalaryPart.model_validate(
        {
            **{name: getattr(salary, name) for name in names},
            "source_url": salary.source_url or None,
            "region": salary.region.slug,
            "track": track_slug(salary),
        }
    )


def save_role(record: RoleRecord, row: Role | None) -> Role:
    role = row or Role(slug=record.slug)
    fill(
        role,
        record,
        "body",
        "order",
        "updated",
        "suits",
        "entry",
        "job_titles",
        "esco",
        "soc",
        "hue",
        "glyph",
    )
    role.map_systems = record.map.systems if record.map else None
    role.map_building = record.map.building if record.map else None
    role.save()
    return role


def relate_role(record: RoleRecord, role: Role) -> None:
    role.tags.set(record.tags)
    replace(Track, {"role": role}, (part.model_dump() for part in record.tracks))
    tracks = {track.slug: track for track in role.tracks.all()}
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
    )
    replace(
        Neighbour,
        {"role": role},
        ({"other": roles[part.role], "difference": part.difference} for part in record.near),
    )
    replace(Caution, {"role": role}, (part.model_dump() for part in record.cautions))


# --- backgrounds and programmes ------------------------------------------------------------------------------


def background_record(background: Background) -> BackgroundRecord:
    return BackgroundRecord(
        **document_values(background),
        order=background.order,
        skills=[skill.slug for skill in background.skills.all()],
        routes=[
            RoutePart.model_validate(
                {
                    "role": route.role.slug,
                    **{
                        name: getattr(route, name)
                        for name in ("distance", "months_low", "months_high", "source", "note")
                    },
                }
            )
            for route in background.routes.all()
        ],
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


# --- evidence ------------------------------------------------------------------------------------------------

# Columns that row and record have alike.
EVIDENCE = [
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
            **{name: getattr(evidence, name) for name in EVIDENCE},
            **figures,
            "role": evidence.role.slug,
            "source_url": evidence.source_url or None,
        }
    )


def save_evidence(record: EvidenceRecord, row: Evidence | None) -> Evidence:
    """Its role exists by now: roles are registered, and so saved, before."""
    evidence = row or Evidence()
    evidence.role = Role.objects.only("pk", "slug").get(slug=record.role)
    for name in EVIDENCE:
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


# --- the questionnaire ---------------------------------------------------------------------------------------


def questionnaire_record(row: Questionnaire) -> QuestionnaireRecord:
    return QuestionnaireRecord(
        slug=row.slug,
        title=row.title,
        description=row.description,
        notice=row.notice,
        questions=[
            QuestionPart(
                slug=question.slug,
                text=question.text,
                help=question.help,
                answers=[
                    AnswerPart(
                        slug=answer.slug,
                        text=answer.text,
                        weights=[
                            WeightPart(role=weight.role.slug, points=weight.points, reason=weight.reason)
                            for weight in answer.weights.all()
                        ],
                    )
                    for answer in question.answers.all()
                ],
            )
            for question in row.questions.all()
        ],
    )


def save_questionnaire(record: QuestionnaireRecord, row: Questionnaire | None) -> Questionnaire:
    questionnaire = row or Questionnaire(slug=record.slug)
    fill(questionnaire, record, "notice")
    questionnaire.save()
    return questionnaire


def relate_questionnaire(record: QuestionnaireRecord, questionnaire: Questionnaire) -> None:
    roles = {role.slug: role for role in Role.objects.only("pk", "slug")}
    questionnaire.questions.all().delete()
    for place, part in enumerate(record.questions, start=1):
        question = Question.objects.create(
            questionnaire=questionnaire, slug=part.slug, text=part.text, help=part.help, order=place
        )
        for index, answer_part in enumerate(part.answers, start=1):
            answer = Answer.objects.create(question=question, slug=answer_part.slug, text=answer_part.text, order=index)
            Weight.objects.bulk_create(
                Weight(answer=answer, role=roles[weight.role], points=weight.points, reason=weight.reason)
                for weight in answer_part.weights
            )


# --- registration --------------------------------------------------------------------------------------------


def nothing_to_relate(record: BareRecord, row: Any) -> None:
    pass


def register_documents() -> None:
    register(
        Kind(
            name="skill",
            location="skills/*.md",
            record=SkillRecord,
            rows=Skill.objects.all,
            to_record=skill_record,
            save=save_skill,
            relate=nothing_to_relate,
            address=lambda record: [f"/skills/{record.slug}/"],
        )
    )
    register(
        Kind(
            name="region",
            location="regions.yaml",
            record=RegionRecord,
            rows=Region.objects.all,
            to_record=region_record,
            save=save_region,
            relate=nothing_to_relate,
        )
    )
    register(
        Kind(
            name="role",
            location="roles/*.md",
            record=RoleRecord,
            rows=Role.objects.with_details,
            to_record=role_record,
            save=save_role,
            relate=relate_role,
            address=lambda record: [f"/roles/{record.slug}/"],
            tags=lambda record: record.tags,
        )
    )
    register(
        Kind(
            name="evidence",
            location="evidence/*.csv",
            record=EvidenceRecord,
            rows=lambda: Evidence.objects.select_related("role"),
            to_record=evidence_record,
            save=save_evidence,
            relate=nothing_to_relate,
        )
    )
    register(
        Kind(
            name="background",
            location="backgrounds/*.md",
            record=BackgroundRecord,
            rows=lambda: Background.objects.prefetch_related(
                "skills", Prefetch("routes", Route.objects.select_related("role"))
            ),
            to_record=background_record,
            save=save_background,
            relate=relate_background,
            address=lambda record: [f"/backgrounds/{record.slug}/"],
        )
    )
    register(
        Kind(
            name="programme",
            location="programmes/*.md",
            record=ProgrammeRecord,
            rows=lambda: Programme.objects.select_related("after").prefetch_related("skills", "roles"),
            to_record=programme_record,
            save=save_programme,
            relate=relate_programme,
            address=lambda record: [f"/programmes/{record.slug}/"],
        )
    )
    register(
        Kind(
            name="questionnaire",
            location="path.yaml",
            record=QuestionnaireRecord,
            rows=questionnaires,
            to_record=questionnaire_record,
            save=save_questionnaire,
            relate=relate_questionnaire,
            single=True,
            warnings=path_report.warnings,
        )
    )
    after_load(load_rates)
