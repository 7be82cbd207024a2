"""Scoring of the "choose your path" questionnaire. Pure: no ORM.

What is scored is a target: a role, or one track of a role that holds two jobs. Its points are the sum of its weights
over the answers given. Its fit is how far these points lie above those of answers drawn by lot, in standard deviations
over the questions that were answered; so neither a role that the questions mention often nor one that they mention
seldom has an advantage. The better of two tracks lies above nought by lot alone, so a role with tracks is measured
against that. A question that is skipped counts for nothing. docs/questionnaire.md has an example.

Points, means and variances are whole numbers; only the root is a float, of one quotient, so that equal fits are equal.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from itertools import groupby, permutations
from math import copysign, lcm, pi, sqrt
from statistics import NormalDist

NORMAL = NormalDist()
TRACK = "/"
"""Between a role and its track in the name of a target."""


def target(role: str, track: str = "") -> str:
    return f"{role}{TRACK}{track}" if track else role


def role_of(name: str) -> str:
    return name.partition(TRACK)[0]


@dataclass(frozen=True)
class Weight:
    points: int
    reason: str


@dataclass(frozen=True)
class Answer:
    slug: str
    text: str
    weights: Mapping[str, Weight]
    """By target; one that is not in it gets 0 points."""
    code: str = ""

    def points(self, name: str) -> int:
        weight = self.weights.get(name)
        return weight.points if weight else 0


@dataclass(frozen=True)
class Question:
    slug: str
    text: str
    answers: tuple[Answer, ...]
    help: str = ""
    code: str = ""

    def answer(self, slug: str) -> Answer | None:
        return self._answers.get(slug)

    @cached_property
    def _answers(self) -> dict[str, Answer]:
        return {answer.slug: answer for answer in self.answers}

    def total(self, name: str) -> int:
        """Of the points of all answers: the mean, times their number."""
        return self._totals.get(name, 0)

    @cached_property
    def _totals(self) -> dict[str, int]:
        names = {name for answer in self.answers for name in answer.weights}
        return {name: sum(answer.points(name) for answer in self.answers) for name in names}

    def covariance(self, one: str, other: str) -> int:
        """Of the points of two targets over the answers drawn by lot, times the square of their number; the variance
        if it is the same target twice."""
        products = sum(answer.points(one) * answer.points(other) for answer in self.answers)
        return len(self.answers) * products - self.total(one) * self.total(other)


@dataclass(frozen=True)
class Questionnaire:
    questions: tuple[Question, ...]
    targets: tuple[str, ...]
    """Roles in the editors' order; a role with tracks as its tracks, in a row."""
    margin: float = 0.0
    """Roles whose fit is at most so far below the first's are not told apart from it."""

    @cached_property
    def roles(self) -> dict[str, tuple[str, ...]]:
        """Each role with its one or two targets."""
        return {role: tuple(names) for role, names in groupby(self.targets, role_of)}

    @cached_property
    def unit(self) -> int:
        """A whole number of parts of a point in which every question's means are whole."""
        return lcm(*(len(question.answers) for question in self.questions))

    @cached_property
    def moments(self) -> dict[str, "Moments"]:
        """By question, in parts of a point."""
        return {question.slug: self._moments(question) for question in self.questions}

    def _moments(self, question: Question) -> "Moments":
        part = self.unit // len(question.answers)
        pairs = [names for names in self.roles.values() if len(names) == 2]
        return Moments(
            tuple(question.total(name) * part for name in self.targets),
            tuple(question.covariance(name, name) * part**2 for name in self.targets),
            tuple(question.covariance(one, other) * part**2 for one, other in pairs),
        )

    @cached_property
    def moves(self) -> dict[tuple[str, str, str], dict[str, tuple[int, ...]]]:
        """By question, answer and other answer: the points that the other one gives more to the targets of each role
        that the two do not weigh alike."""
        return {
            (question.slug, one.slug, other.slug): {
                role: moves
                for role, names in self.roles.items()
                if any(moves := tuple(other.points(name) - one.points(name) for name in names))
            }
            for question in self.questions
            for one, other in permutations(question.answers, 2)
        }

    @cached_property
    def version(self) -> str:
        """Eight hexadecimal digits that change with what questions and answers mean, but not with a word of them."""
        content: list[object] = [sorted(self.targets)]
        content += [
            [
                question.slug,
                [
                    [answer.slug, sorted((name, weight.points) for name, weight in answer.weights.items())]
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
class Moments:
    """Of the points by lot, in parts of a point: of one question, or added up over several."""

    means: tuple[int, ...]
    """By target."""
    variances: tuple[int, ...]
    covariances: tuple[int, ...]
    """Between the two tracks of each role that has two."""


def added(moments: Sequence[Moments]) -> Moments:
    columns = (zip(*(getattr(one, name) for one in moments), strict=True) for name in Moments.__dataclass_fields__)
    return Moments(*(tuple(map(sum, column)) for column in columns))


class Scale:
    """How points become fits while the same questions are answered."""

    def __init__(self, questionnaire: Questionnaire, questions: Sequence[Question]) -> None:
        self.unit = questionnaire.unit
        self.moments = added([questionnaire.moments[question.slug] for question in questions])
        self.places = {name: place for place, name in enumerate(questionnaire.targets)}
        pairs = [names for names in questionnaire.roles.values() if len(names) == 2]
        self._covariances: dict[tuple[str, ...], int] = dict(zip(pairs, self.moments.covariances, strict=True))

    def is_informed(self, name: str) -> bool:
        """Whether the answered questions say anything about the target."""
        return self.moments.variances[self.places[name]] > 0

    def mean(self, name: str) -> Fraction:
        """Points by lot."""
        return Fraction(self.moments.means[self.places[name]], self.unit)

    def spread(self, name: str) -> float:
        """Standard deviation of the points by lot."""
        return sqrt(self.moments.variances[self.places[name]]) / self.unit

    def of_target(self, name: str, points: int) -> float:
        """Standard deviations above the points by lot; 0 for a target of which nothing is said."""
        place = self.places[name]
        above, variance = points * self.unit - self.moments.means[place], self.moments.variances[place]
        return copysign(sqrt(above**2 / variance), above) if variance else 0.0

    def of_role(self, names: tuple[str, ...], fits: Sequence[float]) -> float:
        """From the fits of its targets.

        The larger of two standard normal numbers with correlation r has the mean t/√(2π), t = √(2 − 2r), and the
        variance 1 − (1 − r)/π (C. E. Clark, "The greatest of a finite set of random variables", 1961).
        """
        informed = [self.is_informed(name) for name in names]
        if not all(informed) or len(names) != 2:
            return max((value for value, known in zip(fits, informed, strict=True) if known), default=0.0)
        one, other = (self.moments.variances[self.places[name]] for name in names)
        apart = 1 - self._covariances[names] / sqrt(one * other)
        return (max(fits) - sqrt(apart / pi)) / sqrt(1 - apart / pi)


@dataclass(frozen=True)
class Contribution:
    """What one answer adds to one target."""

    question: Question
    answer: Answer
    points: int
    reason: str


@dataclass(frozen=True)
class Fit:
    """Of a target."""

    target: str
    points: int
    mean: Fraction
    """Points by lot, and their standard deviation."""
    spread: float
    value: float
    """Standard deviations above the mean."""
    contributions: tuple[Contribution, ...]
    """One per answered question that says something about the target, in the order of the questions."""

    @property
    def is_informed(self) -> bool:
        """Whether the answered questions could say anything about it."""
        return self.spread > 0

    @property
    def track(self) -> str:
        return self.target.partition(TRACK)[2]


@dataclass(frozen=True)
class Place:
    """Of a role in the ranking."""

    role: str
    fits: tuple[Fit, ...]
    """Of its targets, the best first."""
    value: float
    """Standard deviations above what answers by lot give the role."""
    rank: int = 0
    """1 for the best; roles with equal fit share a rank, and the next rank counts them all. Roles of which the
    answers say nothing share the last."""
    tied: bool = False

    @property
    def fit(self) -> Fit:
        return self.fits[0]

    @property
    def key(self) -> tuple[bool, float]:
        """What the ranking goes by: a role of which nothing is said comes after all others."""
        return self.fit.is_informed, self.value

    @cached_property
    def percent(self) -> int:
        """How many in a hundred who answer by lot have a lower fit, were fits normally distributed; for display."""
        return int(100 * NORMAL.cdf(self.value))


def score(questionnaire: Questionnaire, answers: Mapping[str, str]) -> list[Place]:
    """Every role in the editors' order, without a rank."""
    given = questionnaire.given(answers)
    scale = Scale(questionnaire, [question for question, _ in given]) if given else None
    return [_place(role, names, given, scale) for role, names in questionnaire.roles.items()]


def _place(role: str, names: tuple[str, ...], given: Sequence[tuple[Question, Answer]], scale: Scale | None) -> Place:
    fits = [_fit(name, given, scale) for name in names]
    value = scale.of_role(names, [fit.value for fit in fits]) if scale else 0.0
    fits.sort(key=lambda fit: (fit.is_informed, fit.value), reverse=True)
    return Place(role, tuple(fits), value)


def _fit(name: str, given: Iterable[tuple[Question, Answer]], scale: Scale | None) -> Fit:
    contributions = tuple(
        Contribution(question, answer, weight.points, weight.reason)
        for question, answer in given
        if (weight := answer.weights.get(name))
    )
    points = sum(item.points for item in contributions)
    if scale is None:
        return Fit(name, points, Fraction(0), 0.0, 0.0, contributions)
    return Fit(name, points, scale.mean(name), scale.spread(name), scale.of_target(name, points), contributions)


def rank(questionnaire: Questionnaire, answers: Mapping[str, str]) -> list[Place]:
    """All roles, best fit first, ties in the editors' order. Empty when nothing is answered."""
    if not questionnaire.given(answers):
        return []
    found = sorted(score(questionnaire, answers), key=lambda place: place.key, reverse=True)
    places: list[Place] = []
    for _key, group in groupby(found, key=lambda place: place.key):
        tied = list(group)
        first = len(places) + 1
        places.extend(Place(one.role, one.fits, one.value, first, len(tied) > 1) for one in tied)
    return places


def first_group(places: Sequence[Place], margin: float) -> list[Place]:
    """The roles that a few slips could have put first: those at most `margin` below the first of a ranking."""
    return [place for place in places if place.fit.is_informed and place.value >= places[0].value - margin]
