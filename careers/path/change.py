"""What would change a result of the questionnaire. Pure, like `careers.path.scoring`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from careers.path import scoring
from careers.percentiles import per_cent


@dataclass(frozen=True)
class Change:
    """One question answered differently, and who is first then."""

    question: scoring.Question
    answer: scoring.Answer
    first: str | None
    """The role that is first alone, if one is."""
    lead: Fraction
    """Fit of the first minus that of the second; 0 for a tie."""


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
        return per_cent(self.lead)


def lead(places: Sequence[scoring.Place]) -> Fraction:
    return places[0].fit.share - places[1].fit.share if len(places) > 1 else Fraction(0)


def single_changes(questionnaire: scoring.Questionnaire, answers: Mapping[str, str]) -> list[Change]:
    """Every answered question with every other answer to it. Skipped questions stay skipped.

    The same questions are answered after a change, so that every role keeps its most and least: only points move, by
    what the two answers differ. A fit is a whole number of parts that all roles share.
    """
    given, roles = questionnaire.given(answers), questionnaire.roles
    least = [sum(question.bounds(role)[0] for question, _ in given) for role in roles]
    spans = [
        sum(question.bounds(role)[1] for question, _ in given) - low for role, low in zip(roles, least, strict=True)
    ]
    above = [sum(answer.points(role) for _, answer in given) - low for role, low in zip(roles, least, strict=True)]
    unit = lcm(*(span for span in spans if span))
    parts = [unit // span if span else 0 for span in spans]

    def changed(question: scoring.Question, old: scoring.Answer, new: scoring.Answer) -> Change:
        fits = sorted(
            (
                ((points + new.points(role) - old.points(role)) * part if part else -1, role)
                for role, points, part in zip(roles, above, parts, strict=True)
            ),
            reverse=True,
        )
        (best, first), (second, _) = fits[0], fits[1] if len(fits) > 1 else (-2, "")
        ahead = best - max(second, 0) if len(fits) > 1 and best > 0 else 0
        return Change(question, new, first if best > second else None, Fraction(ahead, unit))

    return [changed(question, old, new) for question, old in given for new in question.answers if new.slug != old.slug]


def firmness(places: Sequence[scoring.Place], changes: Sequence[Change]) -> Firmness:
    first = places[0].fit.role
    return Firmness(lead(places), len(changes), sum(change.first != first for change in changes))


def change_that_puts_first(role: str, changes: Sequence[Change]) -> Change | None:
    """The single change after which the role is first alone, with the largest lead; None if there is none."""
    found = [change for change in changes if change.first == role]
    return max(found, key=lambda change: change.lead, default=None)
