"""The questionnaire as a document. docs/content.md describes each key."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from careers.documents.rows import fill, replace, track_slug
from careers.documents.types import Note, ShortText, by_role
from careers.models import (
    CODE,
    RESERVED_QUESTIONS,
    Answer,
    Condition,
    Exclusion,
    Question,
    Questionnaire,
    Role,
    Track,
    Weight,
)
from publishing.documents.kinds import Kind
from publishing.documents.records import (
    Part,
    Record,
    Reference,
    Sentence,
    Slug,
    Text,
    Whole,
    no_repeats,
)


def question_slug(value: str) -> str:
    if value in RESERVED_QUESTIONS:
        raise ValueError(f"taken; expected none of {', '.join(sorted(RESERVED_QUESTIONS))}")
    return value


def code(value: str) -> str:
    if value and not CODE.fullmatch(value):
        raise ValueError("expected one lower-case letter or digit")
    return value


def retired(value: str) -> str:
    if not value or len(value) > 2:
        raise ValueError("expected the code of a question, or of a question and its answer, such as c or c2")
    for letter in value:
        code(letter)
    return value


PermanentCode = Annotated[str, AfterValidator(code)]


class WeightPart(Part):
    role: Slug
    track: Slug | None = None
    points: Annotated[Whole, Field(ge=-2, le=2)]
    reason: ShortText

    @model_validator(mode="after")
    def not_zero(self) -> Self:
        if self.points == 0:
            raise ValueError("0 points say nothing; leave the weight out")
        return self

    @property
    def target(self) -> str:
        return f"{self.role}/{self.track}" if self.track else self.role


def one_for_all_or_for_each(weights: list[WeightPart]) -> list[WeightPart]:
    """A role is weighed as a whole or by track; sorted by role."""
    no_repeats([weight.target for weight in weights])
    whole = {weight.role for weight in weights if weight.track is None}
    for weight in weights:
        if weight.track and weight.role in whole:
            raise ValueError(f"{weight.role} is weighed as a whole and by track; expected one of the two")
    return by_role(weights)


class AnswerPart(Part):
    slug: Slug
    code: PermanentCode = ""
    text: Sentence
    weights: Annotated[list[WeightPart], AfterValidator(one_for_all_or_for_each)] = []


class QuestionPart(Part):
    slug: Annotated[Slug, AfterValidator(question_slug)]
    code: PermanentCode = ""
    text: Sentence
    help: Note = ""
    answers: list[AnswerPart] = []

    @model_validator(mode="after")
    def answers_fit(self) -> Self:
        no_repeats([answer.slug for answer in self.answers])
        no_repeats([answer.code for answer in self.answers if answer.code])
        return self


class ExclusionPart(Part):
    role: Slug
    reason: ShortText


class ConditionPart(Part):
    slug: Slug
    text: Sentence
    exclusions: Annotated[list[ExclusionPart], AfterValidator(by_role)] = []

    @model_validator(mode="after")
    def exclusions_fit(self) -> Self:
        no_repeats([exclusion.role for exclusion in self.exclusions])
        return self


class QuestionnaireRecord(Record):
    body: Literal[""] = ""
    notice: Text
    retired: list[Annotated[str, AfterValidator(retired)]] = []
    questions: list[QuestionPart] = []
    conditions: list[ConditionPart] = []

    @model_validator(mode="after")
    def questions_fit(self) -> Self:
        no_repeats([question.slug for question in self.questions])
        no_repeats([question.code for question in self.questions if question.code])
        no_repeats([condition.slug for condition in self.conditions])
        reused = sorted(set(self.retired) & set(self.codes()))
        if reused:
            raise ValueError(f"the codes {', '.join(reused)} are retired; expected others")
        return self

    def codes(self) -> Iterator[str]:
        """Of questions, and of answers after that of their question."""
        for question in self.questions:
            if question.code:
                yield question.code
                yield from (question.code + answer.code for answer in question.answers if answer.code)

    def references(self) -> Iterator[Reference]:
        for q, question in enumerate(self.questions):
            for a, answer in enumerate(question.answers):
                for w, weight in enumerate(answer.weights):
                    location = ("questions", q, "answers", a, "weights", w, "track" if weight.track else "role")
                    yield Reference(location, "role", weight.role, weight.track or "")
        for c, condition in enumerate(self.conditions):
            for e, exclusion in enumerate(condition.exclusions):
                yield Reference(("conditions", c, "exclusions", e, "role"), "role", exclusion.role)


def questionnaire_record(row: Questionnaire) -> QuestionnaireRecord:
    return QuestionnaireRecord(
        slug=row.slug,
        title=row.title,
        description=row.description,
        notice=row.notice,
        retired=row.retired,
        questions=[
            QuestionPart(
                slug=question.slug,
                code=question.code,
                text=question.text,
                help=question.help,
                answers=[
                    AnswerPart(
                        slug=answer.slug,
                        code=answer.code,
                        text=answer.text,
                        weights=[
                            WeightPart(
                                role=weight.role.slug,
                                track=track_slug(weight),
                                points=weight.points,
                                reason=weight.reason,
                            )
                            for weight in answer.weights.all()
                        ],
                    )
                    for answer in question.answers.all()
                ],
            )
            for question in row.questions.all()
        ],
        conditions=[
            ConditionPart(
                slug=condition.slug,
                text=condition.text,
                exclusions=[
                    ExclusionPart(role=exclusion.role.slug, reason=exclusion.reason)
                    for exclusion in condition.exclusions.all()
                ],
            )
            for condition in row.conditions.all()
        ],
    )


def save_questionnaire(record: QuestionnaireRecord, row: Questionnaire | None) -> Questionnaire:
    questionnaire = row or Questionnaire(slug=record.slug)
    fill(questionnaire, record, "notice", "retired")
    questionnaire.save()
    return questionnaire


def relate_questionnaire(record: QuestionnaireRecord, questionnaire: Questionnaire) -> None:
    roles = {role.slug: role for role in Role.objects.only("pk", "slug")}
    tracks = {(track.role_id, track.slug): track for track in Track.objects.all()}
    owner = {"questionnaire": questionnaire}
    # Codes may change places, and no two rows have the same one even for a moment.
    Question.objects.filter(**owner).update(code="")
    Answer.objects.filter(question__questionnaire=questionnaire).update(code="")
    questions = replace(Question, owner, (plain(part, "answers") for part in record.questions), key=("slug",))
    for question, part in zip(questions, record.questions, strict=True):
        answers = replace(Answer, {"question": question}, (plain(each, "weights") for each in part.answers), ("slug",))
        for answer, answer_part in zip(answers, part.answers, strict=True):
            weights = (
                {
                    "role": roles[weight.role],
                    "track": tracks[roles[weight.role].pk, weight.track] if weight.track else None,
                    "points": weight.points,
                    "reason": weight.reason,
                }
                for weight in answer_part.weights
            )
            replace(Weight, {"answer": answer}, weights, key=("role", "track"))
    conditions = replace(Condition, owner, (plain(part, "exclusions") for part in record.conditions), key=("slug",))
    for condition, condition_part in zip(conditions, record.conditions, strict=True):
        excluded = ({"role": roles[part.role], "reason": part.reason} for part in condition_part.exclusions)
        replace(Exclusion, {"condition": condition}, excluded, key=("role",))


def plain(part: Part, parts: str) -> dict[str, Any]:
    """The part's values without the list of its own parts."""
    return part.model_dump(exclude={parts})


QUESTIONNAIRE = Kind(
    name="questionnaire",
    location="path.yaml",
    record=QuestionnaireRecord,
    rows=Questionnaire.objects.with_questions,
    to_record=questionnaire_record,
    save=save_questionnaire,
    relate=relate_questionnaire,
    single=True,
    figures=frozenset(
        {"description", "notice", "questions.help", "questions.answers.weights.reason", "conditions.exclusions.reason"}
    ),
)
