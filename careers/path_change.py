"""What would change a result of the questionnaire. Pure, like `careers.path`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from careers.path import Answer, Place, Question, Questionnaire, rank


@dataclass(frozen=True)
class Change:
    """One question answered differently, and the ranking that follows."""

    question: Question
    answer: Answer
    places: Sequence[Place]

    @property
    def first(self) -> str | None:
        """The role that is first alone, if one is."""
        return None if self.places[0].tied else self.places[0].fit.role

    @property
    def lead(self) -> Fraction:
        return lead(self.places)


@dataclass(frozen=True)
class Firmness:
    """How firm the first place of a result is."""

    lead: Fraction
    """Fit of the first minus that of the second; 0 for a tie."""
    changes: int
    """Single changed answers there are."""
    unseating: int
    """Those after which the role is no longer first alone."""

    @property
    def percent(self) -> int:
        """The lead in whole percentage points, halves up; for display alone."""
        return int(self.lead * 100 + Fraction(1, 2))


def lead(places: Sequence[Place]) -> Fraction:
    return places[0].fit.share - places[1].fit.share if len(places) > 1 else Fraction(0)


def single_changes(questionnaire: Questionnaire, answers: Mapping[str, str]) -> list[Change]:
    """Every answered question with every other answer to it. Skipped questions stay skipped."""
    return [
        Change(question, answer, rank(questionnaire, {**answers, question.slug: answer.slug}))
        for question in questionnaire.questions
        if question.slug in answers
        for answer in question.answers
        if answer.slug != answers[question.slug]
    ]


def firmness(places: Sequence[Place], changes: Sequence[Change]) -> Firmness:
    first = places[0].fit.role
    return Firmness(lead(places), len(changes), sum(change.first != first for change in changes))


def change_that_puts_first(role: str, changes: Sequence[Change]) -> Change | None:
    """The single change after which the role is first alone, with the largest lead; None if there is none."""
    found = [change for change in changes if change.first == role]
    return max(found, key=lambda change: change.lead, default=None)
