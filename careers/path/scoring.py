"""Scoring of the "choose your path" questionnaire. Pure: no ORM, no floats.

A role's points are the sum of its weights over the answers given. Its fit places these points between the least and
the most that the role could have had on the same questions, as an exact fraction, so that a role which the questions
mention often has no advantage. A question that is skipped counts for nothing.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from itertools import groupby

from careers.percentiles import per_cent


@dataclass(frozen=True)
class Weight:
    points: int
    reason: str


@dataclass(frozen=True)
class Answer:
    slug: str
    text: str
    weights: Mapping[str, Weight]
    """By the role's slug; a role that is not in it gets 0 points."""

    def points(self, role: str) -> int:
        weight = self.weights.get(role)
        return weight.points if weight else 0


@dataclass(frozen=True)
class Question:
    slug: str
    text: str
    answers: tuple[Answer, ...]
    help: str = ""

    def answer(self, slug: str) -> Answer | None:
        return self._answers.get(slug)

    @cached_property
    def _answers(self) -> dict[str, Answer]:
        return {answer.slug: answer for answer in self.answers}

    def bounds(self, role: str) -> tuple[int, int]:
        """The least and the most points that one answer gives the role."""
        return self._bounds.get(role, (0, 0))

    @cached_property
    def _bounds(self) -> dict[str, tuple[int, int]]:
        """Of the roles that some answer weighs."""
        roles = {role for answer in self.answers for role in answer.weights}
        points = {role: [answer.points(role) for answer in self.answers] for role in roles}
        return {role: (min(row), max(row)) for role, row in points.items()}


@dataclass(frozen=True)
class Questionnaire:
    questions: tuple[Question, ...]
    roles: tuple[str, ...]
    """Slugs of all roles, in the editors' order."""

    @cached_property
    def version(self) -> str:
        """Eight hexadecimal digits that change with every question, answer, weight and role, but not with a reason."""
        content: list[object] = [sorted(self.roles)]
        content += [
            [
                question.slug,
                question.text,
                [
                    [answer.slug, answer.text, sorted((role, weight.points) for role, weight in answer.weights.items())]
                    for answer in question.answers
                ],
            ]
            for question in self.questions
        ]
        return sha256(json.dumps(content).encode()).hexdigest()[:8]

    def question(self, slug: str) -> Question | None:
        return self._questions.get(slug)

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.slug: question for question in self.questions}

    def given(self, answers: Mapping[str, str]) -> list[tuple[Question, Answer]]:
        """The answered questions in their order, each with its answer."""
        found = ((question, question.answer(answers.get(question.slug, ""))) for question in self.questions)
        return [(question, answer) for question, answer in found if answer]


@dataclass(frozen=True)
class Contribution:
    """What one answer adds to one role."""

    question: Question
    answer: Answer
    points: int
    reason: str


@dataclass(frozen=True)
class Fit:
    role: str
    points: int
    least: int
    most: int
    contributions: tuple[Contribution, ...]
    """One per answered question that says something about the role, in the order of the questions."""

    @property
    def is_informed(self) -> bool:
        """Whether the answered questions could say anything about the role."""
        return self.most > self.least

    @cached_property
    def share(self) -> Fraction:
        """0 to 1; 0 for a role of which the answered questions say nothing."""
        return Fraction(self.points - self.least, self.most - self.least) if self.is_informed else Fraction(0)

    @property
    def key(self) -> tuple[bool, Fraction]:
        """What the ranking goes by: a role of which nothing is said comes after all others."""
        return self.is_informed, self.share

    @cached_property
    def percent(self) -> int:
        """The share in whole per cent, halves up; for display alone."""
        return per_cent(self.share)


@dataclass(frozen=True)
class Place:
    rank: int
    """1 for the best; roles with equal fit share a rank, and the next rank counts them all. Roles of which the
    answers say nothing share the last."""
    fit: Fit
    tied: bool


def fit(questionnaire: Questionnaire, answers: Mapping[str, str], role: str) -> Fit:
    return _fit(questionnaire.given(answers), role)


def _fit(given: Iterable[tuple[Question, Answer]], role: str) -> Fit:
    points = least = most = 0
    contributions = []
    for question, answer in given:
        low, high = question.bounds(role)
        least += low
        most += high
        if weight := answer.weights.get(role):
            points += weight.points
            contributions.append(Contribution(question, answer, weight.points, weight.reason))
    return Fit(role, points, least, most, tuple(contributions))


def rank(questionnaire: Questionnaire, answers: Mapping[str, str]) -> list[Place]:
    """All roles, best fit first, ties in the editors' order. Empty when nothing is answered."""
    given = questionnaire.given(answers)
    if not given:
        return []
    fits = [_fit(given, role) for role in questionnaire.roles]
    fits.sort(key=lambda item: item.key, reverse=True)
    places: list[Place] = []
    for _key, group in groupby(fits, key=lambda item: item.key):
        tied = list(group)
        first = len(places) + 1
        places.extend(Place(first, item, len(tied) > 1) for item in tied)
    return places
