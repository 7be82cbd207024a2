"""The questionnaire's rows as `careers.path.scoring` takes them, and what all its pages share."""

from dataclasses import dataclass, replace

from django.db.models import Prefetch

from careers.models import (
    Answer,
    Background,
    Condition,
    Importance,
    Programme,
    Question,
    Questionnaire,
    Role,
    RoleSkill,
    Skill,
    Statement,
    StatementTopic,
)
from careers.path import scoring
from publishing.page_cache.asking import answer_within
from publishing.page_cache.version import PATIENCE, once_per_version


@once_per_version
def question_names() -> frozenset[str]:
    """Of the parameters that hold answers: one query, outside of a request too. Raises TimeoutError."""
    return answer_within(PATIENCE, lambda: frozenset(Question.objects.values_list("slug", flat=True)))


def load_questionnaire(row: Questionnaire) -> scoring.Questionnaire:
    """From a row with everything prefetched (`with_questions`), and two queries for the roles.

    A question without answers cannot be asked and is left out. A role has its tracks for targets where some answer
    weighs one of them; an answer that weighs such a role as a whole weighs each track.
    """
    questions = [question for question in row.questions.all() if question.answers.all()]
    weights = [weight for question in questions for answer in question.answers.all() for weight in answer.weights.all()]
    split = {weight.role_id for weight in weights if weight.track_id}
    targets: dict[int, list[tuple[int | None, str]]] = {}
    for role in Role.objects.only("slug").prefetch_related("tracks"):
        tracks: list[tuple[int | None, str]] = [
            (track.pk, scoring.target(role.slug, track.slug)) for track in role.tracks.all()
        ]
        targets[role.pk] = tracks if role.pk in split else [(None, role.slug)]

    def of_answer(answer: Answer) -> dict[str, scoring.Weight]:
        return {
            name: scoring.Weight(weight.points, weight.reason)
            for weight in answer.weights.all()
            for track, name in targets[weight.role_id]
            if weight.track_id in {None, track}
        }

    return scoring.Questionnaire(
        tuple(
            scoring.Question(
                question.slug,
                question.text,
                tuple(
                    scoring.Answer(answer.slug, answer.text, of_answer(answer), answer.code)
                    for answer in question.answers.all()
                ),
                question.help,
                question.code,
            )
            for question in questions
        ),
        tuple(name for names in targets.values() for _, name in names),
        row.margin,
    )


@dataclass(frozen=True)
class Survey:
    """The questionnaire as a visitor meets it."""

    row: Questionnaire | None
    """Its texts; without the rows that hang on it, which are all in `questionnaire`."""
    questionnaire: scoring.Questionnaire
    backgrounds: dict[str, Background]
    """With their skills and routes."""
    conditions: dict[str, Condition]
    """With the roles that each sets aside."""


@once_per_version
def survey() -> Survey:
    """Eleven queries."""
    row = Questionnaire.objects.with_questions().first()
    backgrounds = Background.objects.only("slug", "title", "description")
    with_ways = backgrounds.prefetch_related(Prefetch("skills", Skill.objects.only("slug")), "routes")
    bare = row and Questionnaire(title=row.title, description=row.description, notice=row.notice)
    return Survey(
        bare,
        load_questionnaire(row) if row else scoring.Questionnaire((), ()),
        {background.slug: background for background in with_ways},
        {condition.slug: condition for condition in row.conditions.all()} if row else {},
    )


@once_per_version
def essential_skills() -> list[str]:
    """Slugs of those that some role needs. One query."""
    needed = RoleSkill.objects.filter(importance=Importance.ESSENTIAL)
    return list(needed.order_by("skill__slug").values_list("skill__slug", flat=True).distinct())


@once_per_version
def within(conditions: tuple[str, ...]) -> scoring.Questionnaire:
    """The questionnaire about the roles that these conditions leave."""
    known = survey()
    excluded = {exclusion.role.slug for slug in conditions for exclusion in known.conditions[slug].exclusions.all()}
    targets = tuple(name for name in known.questionnaire.targets if scoring.role_of(name) not in excluded)
    return replace(known.questionnaire, targets=targets)


@once_per_version
def roles_to_rank() -> dict[str, Role]:
    """All roles by slug, with what a result says of them: seven queries."""
    uses = RoleSkill.objects.select_related("skill", "track").defer("skill__body", "skill__body_html")
    roles = Role.objects.without_texts().prefetch_related(
        Prefetch("role_skills", uses),
        Prefetch("programmes", Programme.objects.only("slug", "title", "level")),
        "cautions",
        "tracks",
        Prefetch("statements", Statement.objects.filter(topic=StatementTopic.AVOID)),
    )
    return {role.slug: role for role in roles}
