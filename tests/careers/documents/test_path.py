"""The questionnaire as a record."""

from typing import Any

import pytest

from careers.documents.path import QuestionnaireRecord, questionnaire_record
from careers.models import Questionnaire
from publishing.documents.records import Reference
from tests.careers.documents.values import faults


def values(**question: Any) -> dict[str, Any]:
    answers = [{"slug": "yes", "text": "Yes", "weights": [{"role": "asker", "points": "2", "reason": "You ask."}]}]
    questions = [{"slug": "code", "text": "Code?", "answers": answers, **question}]
    return {"slug": "path", "title": "T", "description": "D", "notice": "N", "questions": questions}


@pytest.mark.parametrize("slug", ["at", "to", "v", "background", "in", "unknown"])
def test_no_question_takes_the_name_of_another_part_of_an_address(slug: str) -> None:
    [fault] = faults(QuestionnaireRecord, values(slug=slug))
    assert fault.startswith(
        "questions.0.slug: taken; expected none of a, at, background, condition, have, in, to, unknown, v, view"
    )


def test_no_answer_is_given_twice() -> None:
    [fault] = faults(QuestionnaireRecord, values(answers=[{"slug": "yes", "text": "A"}, {"slug": "yes", "text": "B"}]))
    assert fault.startswith("questions.0: given more than once: yes")


def test_a_weight_refers_to_its_role() -> None:
    record = QuestionnaireRecord.model_validate(values())
    location = ("questions", 0, "answers", 0, "weights", 0, "role")
    assert list(record.references()) == [Reference(location, "role", "asker")]


def test_the_rows_say_what_the_record_of_a_file_says(questions: None) -> None:
    record = questionnaire_record(Questionnaire.objects.with_questions().get())
    assert [question.slug for question in record.questions] == ["code", "people", "pace"]
    yes = record.questions[0].answers[0]
    assert [(weight.role, weight.points) for weight in yes.weights] == [("builder", 2), ("writer", -2)]
