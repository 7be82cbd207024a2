"""The questionnaire's rows as `careers.path` takes them."""

from django.db.models import Prefetch, QuerySet

from careers import path
from careers.models import Questionnaire, Role, Weight


def questionnaires() -> "QuerySet[Questionnaire]":
    """The questionnaire with all its questions, answers and weights: four queries."""
    weights = Prefetch("questions__answers__weights", Weight.objects.select_related("role"))
    return Questionnaire.objects.prefetch_related("questions__answers", weights)


def load_questionnaire(row: Questionnaire) -> path.Questionnaire:
    """From a row with everything prefetched (`questionnaires`), and one query for the roles.

    A question without answers cannot be asked and is left out.
    """
    return path.Questionnaire(
        questions=tuple(
            path.Question(
                slug=question.slug,
                text=question.text,
                help=question.help,
                answers=tuple(
                    path.Answer(
                        slug=answer.slug,
                        text=answer.text,
                        weights={
                            weight.role.slug: path.Weight(weight.points, weight.reason)
                            for weight in answer.weights.all()
                        },
                    )
                    for answer in question.answers.all()
                ),
            )
            for question in row.questions.all()
            if question.answers.all()
        ),
        roles=tuple(Role.objects.values_list("slug", flat=True)),
    )
