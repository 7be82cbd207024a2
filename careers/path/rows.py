"""The questionnaire's rows as `careers.path.scoring` takes them, and what all its pages share."""

from dataclasses import dataclass

from django.db.models import Prefetch

from careers.models import Background, Programme, Question, Questionnaire, Role, RoleSkill, Skill
from careers.path import scoring
from publishing.page_cache.asking import answer_within
from publishing.page_cache.version import PATIENCE, once_per_version


@once_per_version
def question_names() -> frozenset[str]:
    """Of the parameters that hold answers: one query, outside of a request too. Raises TimeoutError."""
    return answer_within(PATIENCE, lambda: frozenset(Question.objects.values_list("slug", flat=True)))


def load_questionnaire(row: Questionnaire) -> scoring.Questionnaire:
    """From a row with everything prefetched (`with_questions`), and one query for the roles.

    A question without answers cannot be asked and is left out.
    """
    return scoring.Questionnaire(
        questions=tuple(
            scoring.Question(
                slug=question.slug,
                text=question.text,
                help=question.help,
                answers=tuple(
                    scoring.Answer(
                        slug=answer.slug,
                        text=answer.text,
                        weights={
                            weight.role.slug: scoring.Weight(weight.points, weight.reason)
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


@dataclass(frozen=True)
class Survey:
    """The questionnaire as a visitor meets it."""

    row: Questionnaire | None
    questionnaire: scoring.Questionnaire
    backgrounds: dict[str, Background]
    """With their skills and routes."""


@once_per_version
def survey() -> Survey:
    """Eight queries."""
    row = Questionnaire.objects.with_questions().first()
    backgrounds = Background.objects.only("slug", "title", "description")
    with_ways = backgrounds.prefetch_related(Prefetch("skills", Skill.objects.only("slug")), "routes")
    return Survey(
        row,
        load_questionnaire(row) if row else scoring.Questionnaire((), ()),
        {background.slug: background for background in with_ways},
    )


@once_per_version
def roles_to_rank() -> dict[str, Role]:
    """All roles by slug, with what a result says of them: five queries."""
    roles = Role.objects.without_texts().prefetch_related(
        Prefetch("role_skills", RoleSkill.objects.select_related("skill").defer("skill__body", "skill__body_html")),
        Prefetch("programmes", Programme.objects.only("slug", "title", "level")),
        "cautions",
    )
    return {role.slug: role for role in roles}
