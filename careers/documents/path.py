"""The questionnaire as a document. docs/content.md describes each key."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from careers.documents.rows import fill
from careers.documents.types import Note, ShortText, by_role
from careers.models import (
    RESERVED_QUESTIONS,
    Answer,
    Question,
    Questionnaire,
    Role,
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


class WeightPart(Part):
    role: Slug
    points: Annotated[Whole, Field(ge=-2, le=2)]
    reason: ShortText

    @model_validator(mode="after")
    def not_zero(self) -> Self:
        if self.points == 0:
            raise ValueError("0 points say nothing; leave the weight out")
        return self


class AnswerPart(Part):
    slug: Slug
    text: Sentence
    weights: Annotated[list[WeightPart], AfterValidator(by_role)] = []

    @model_validator(mode="after")
    def weights_fit(self) -> Self:
        no_repeats([weight.role for weight in self.weights])
        return self


class QuestionPart(Part):
    slug: Annotated[Slug, AfterValidator(question_slug)]
    text: Sentence
    help: Note = ""
    answers: list[AnswerPart] = []

    @model_validator(mode="after")
    def answers_fit(self) -> Self:
        no_repeats([answer.slug for answer in self.answers])
        return self


class QuestionnaireRecord(Record):
    body: Literal[""] = ""
    notice: Text
    questions: list[QuestionPart] = []

    @model_validator(mode="after")
    def questions_fit(self) -> Self:
        no_repeats([question.slug for question in self.questions])
        return self

    def references(self) -> Iterator[Reference]:
        for q, question in enumerate(self.questions):
            for a, answer in enumerate(question.answers):
                for w, weight in enumerate(answer.weights):
                    location = ("questions", q, "answers", a, "weights", w, "role")
                    yield Reference(location, "role", weight.role)


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


QUESTIONNAIRE = Kind(
    name="questionnaire",
    location="path.yaml",
    record=QuestionnaireRecord,
    rows=Questionnaire.objects.with_questions,
    to_record=questionnaire_record,
    save=save_questionnaire,
    relate=relate_questionnaire,
    single=True,
    figures=frozenset({"description", "notice", "questions.help", "questions.answers.weights.reason"}),
)
