"""What would change a result of the questionnaire. Pure, like `careers.path.scoring`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from careers.path import scoring


@dataclass(frozen=True, slots=True)
class Change:
    """One question answered differently, and who is first then."""

    question: scoring.Question
    answer: scoring.Answer
    first: str | None
    """The role that is first alone, if one is."""
    lead: float
    """Fit of the first minus that of the second; 0 for a tie."""


@dataclass(frozen=True)
class Firmness:
    """How firm the first place of a result is."""

    changes: int
    """Single changed answers there are."""
    unseating: int
    """Those after which the role is no longer first alone."""


def single_changes(questionnaire: scoring.Questionnaire, answers: Mapping[str, str]) -> list[Change]:
    """Every answered question with every other answer to it. Skipped questions stay skipped.

    The same questions are answered after a change, so that the scale stays and only points move: those of the roles
    that one of the two answers weighs, by few different amounts.
    """
    given = questionnaire.given(answers)
    if not given:
        return []
    scale = scoring.Scale(questionnaire, [question for question, _ in given])
    points = {name: sum(answer.points(name) for _, answer in given) for name in questionnaire.targets}
    roles = {
        role: names for role, names in questionnaire.roles.items() if any(scale.is_informed(name) for name in names)
    }

    @cache
    def fit(role: str, moves: tuple[int, ...]) -> float:
        names = roles[role]
        return scale.of_role(
            names, [scale.of_target(name, points[name] + move) for name, move in zip(names, moves, strict=True)]
        )

    before = sorted(((fit(role, (0,) * len(names)), role) for role, names in roles.items()), reverse=True)

    def changed(question: scoring.Question, old: scoring.Answer, new: scoring.Answer) -> Change:
        moves = questionnaire.moves[question.slug, old.slug, new.slug]
        after = [(fit(role, by), role) for role, by in moves.items()]
        after += islice((place for place in before if place[1] not in moves), 2)
        after.sort(reverse=True)
        best, first = after[0]
        second = after[1][0] if len(after) > 1 else best - 1
        return Change(question, new, first if best > second else None, best - second)

    return [
        changed(question, old, new)
        for question, old in given
        for new in question.answers
        if roles and new.slug != old.slug
    ]


def firmness(places: Sequence[scoring.Place], changes: Sequence[Change]) -> Firmness:
    return Firmness(len(changes), sum(change.first != places[0].role for change in changes))


def change_that_puts_first(role: str, changes: Sequence[Change]) -> Change | None:
    """The single change after which the role is first alone, with the largest lead; None if there is none."""
    found = [change for change in changes if change.first == role]
    return max(found, key=lambda change: change.lead, default=None)
