"""What no questionnaire may be, whoever writes it."""

import pytest
from django.db import IntegrityError, transaction

from careers.models import Answer, Question, Questionnaire, Weight

pytestmark = pytest.mark.usefixtures("questions")


@pytest.mark.parametrize("points", [-3, 0, 3])
def test_a_weight_is_one_or_two_points_either_way(points: int) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Weight.objects.update(points=points)


def test_an_answer_weighs_a_role_once() -> None:
    weight = Weight.objects.all()[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Weight.objects.create(answer=weight.answer, role=weight.role, points=1, reason="Again.")


def test_answers_share_a_slug_between_questions_alone() -> None:
    code, people = Question.objects.filter(slug__in=["code", "people"])
    assert Answer.objects.filter(slug="yes", question__in=[code, people]).count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(question=code, slug="yes", text="Yes again")


def test_all_that_hangs_on_a_questionnaire_takes_five_queries(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(5):  # type: ignore[operator]
        row = Questionnaire.objects.with_questions().get()
        found = [w.role.slug for q in row.questions.all() for a in q.answers.all() for w in a.weights.all()]
    assert len(found) == Weight.objects.count()
