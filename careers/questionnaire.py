"""The questionnaire's rows as `careers.path` takes them."""

from careers import path
from careers.models import Questionnaire, Role


def load_questionnaire(row: Questionnaire) -> path.Questionnaire:
    """From a row with everything prefetched (`careers.documents.questionnaires`), and one query for the roles.

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
