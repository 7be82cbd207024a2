"""What the questionnaire can and cannot recommend, and how firmly. Pure, like `careers.path.scoring`.

Sets of answers to all questions are drawn by lot with a seed, or all tried where there are no more than that; each is
scored, then again with slips. The number of sets is counted, not timed: a questionnaire has the same health on every
machine.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, product
from math import prod, sqrt
from statistics import mean

from careers.path import scoring

WORK = 3_000_000
"""Sets x questions x (targets + 10), for an editor who waits: a second. The command asks for more."""
SLIP = 0.15
"""The probability with which an answer is drawn again, the old one included."""
FIRM = 0.85
"""Share of sets in which, after slips, the first role is one of the group that stood first before."""

# The bars for a questionnaire that can be trusted; shares of all sets, by role or track, first alone.
LEAST_WINS = Fraction(5, 100)
LEAST_WINS_OF_A_TRACK = Fraction(2, 100)
MOST_WINS = Fraction(14, 100)
MOST_TIES = Fraction(3, 100)
MOST_BY_ONE_ANSWER = Fraction(35, 100)
MOST_BY_TWO_ANSWERS = Fraction(75, 100)
LARGEST_GROUP = 2.4
LEAST_SINGLE = Fraction(30, 100)
LEAST_INFLUENCE = Fraction(2, 100)
MOST_ALIKE = 0.85
"""Of two questions, see `Health.alike`."""
MOST_CORRELATED = 0.9
"""Two roles whose fits are correlated more than this are hardly told apart."""


@dataclass(frozen=True)
class Problem:
    """One thing an editor should know. All slugs; what is not meant is empty."""

    code: str
    role: str = ""
    """A role or a track, as a target."""
    other: str = ""
    question: str = ""
    answer: str = ""
    question_2: str = ""
    answer_2: str = ""
    share: Fraction | None = None


@dataclass(frozen=True)
class Influence:
    """What an answer, or two of different questions, does to who is first."""

    answers: tuple[tuple[str, str], ...]
    """Question and answer."""
    target: str
    """The one that is most often first alone with them."""
    share: Fraction
    """How often, of the sets that contain them."""
    gain: Fraction
    """How much oftener than over all sets."""


@dataclass(frozen=True)
class Health:
    combinations: int
    """Of answers to all questions."""
    tried: int
    wins: dict[str, Fraction]
    """By target: share of the sets in which it alone is first; a track with its role."""
    ties: Fraction
    """Share in which two roles or more are first."""
    flips: Fraction
    """Share in which another role is first after slips."""
    margin: float
    """The least that keeps the first role after slips in the first group before them, in `FIRM` of the sets."""
    group: float
    """Mean number of roles in the first group, with this margin."""
    single: Fraction
    """Share of sets with one role in it."""
    influences: tuple[Influence, ...]
    """Of every answer, in their order."""
    pair: Influence | None
    """The two answers that most often decide who is first."""
    alike: tuple[tuple[float, str, str], ...]
    """Pairs of questions, most alike first: how near on average each answer of the one comes to an answer of the
    other, as the cosine between what they say of the targets, after the mean of the question."""
    problems: tuple[Problem, ...] = ()

    @property
    def exact(self) -> bool:
        return self.tried == self.combinations

    @property
    def role_wins(self) -> dict[str, Fraction]:
        """Tracks added up."""
        found: dict[str, Fraction] = {}
        for name, share in self.wins.items():
            found[scoring.role_of(name)] = found.get(scoring.role_of(name), Fraction(0)) + share
        return found


def check(questionnaire: scoring.Questionnaire, sets: int = 0) -> Health:
    """With so many sets; without a number, as many as the work allows."""
    if not questionnaire.questions or not questionnaire.targets:
        nothing = dict.fromkeys(questionnaire.targets, Fraction(0))
        return Health(0, 0, nothing, Fraction(0), Fraction(0), 0.0, 0.0, Fraction(0), (), None, ())
    cost = len(questionnaire.questions) * (len(questionnaire.targets) + 10)
    return _Census(questionnaire, sets or max(WORK // cost, 1)).health()


class _Census:
    """Sets stand in columns, one a question: the places of its answers in every set. So does what is made of them."""

    def __init__(self, questionnaire: scoring.Questionnaire, sets: int) -> None:
        self.questionnaire = questionnaire
        self.questions, self.targets = questionnaire.questions, questionnaire.targets
        self.scale = scoring.Scale(questionnaire, self.questions)
        bases = [len(question.answers) for question in self.questions]
        self.combinations = prod(bases)
        chance = random.Random(1)  # noqa: S311  # a sample that is the same in every run
        if self.combinations <= sets:
            self.columns: list[Sequence[int]] = list(zip(*product(*map(range, bases)), strict=True))
        else:
            self.columns = [chance.choices(range(base), k=sets) for base in bases]
        self.tried = len(self.columns[0])
        slipped = [
            [chance.randrange(base) if chance.random() < SLIP else digit for digit in column]
            for base, column in zip(bases, self.columns, strict=True)
        ]
        fits, values = self.fits(self.columns)
        self.best = list(map(max, values))
        self.values = values
        self.firsts = [row.index(best) for row, best in zip(values, self.best, strict=True)]
        self.after = [row.index(max(row)) for row in self.fits(slipped)[1]]
        self.winners = list(self._winners(fits))

    def fits(self, columns: list[Sequence[int]] | list[list[int]]) -> tuple[list[list[float]], list[tuple[float, ...]]]:
        """Of every target a column; of all roles a row for each set."""
        by_target = {name: self._column(name, columns) for name in self.targets}
        by_role = []
        for names in self.questionnaire.roles.values():
            own = [by_target[name] for name in names]
            by_role.append(
                own[0] if len(own) == 1 else [self.scale.of_role(names, pair) for pair in zip(*own, strict=True)]
            )
        return list(by_target.values()), list(zip(*by_role, strict=True))

    def _column(self, name: str, columns: list[Sequence[int]] | list[list[int]]) -> list[float]:
        rows = [[answer.points(name) for answer in question.answers] for question in self.questions]
        sums = range(sum(map(min, rows)), sum(map(max, rows)) + 1)
        table = {points: self.scale.of_target(name, points) for points in sums}
        points = map(
            sum, zip(*(map(row.__getitem__, column) for row, column in zip(rows, columns, strict=True)), strict=True)
        )
        return list(map(table.__getitem__, points))

    def _winners(self, fits: list[list[float]]) -> Iterator[str]:
        """The target that is first alone in each set, a track with its role; empty for a tie."""
        names = list(self.questionnaire.roles.values())
        rows = zip(self.values, self.best, self.firsts, zip(*fits, strict=True), strict=True)
        for values, best, first, of_targets in rows:
            if values.count(best) > 1:
                yield ""
            else:
                yield max(names[first], key=lambda name: of_targets[self.targets.index(name)])

    # --- the report ------------------------------------------------------------------------------------------

    def health(self) -> Health:
        tried = self.tried
        wins = Counter(self.winners)
        gaps = sorted(best - row[then] for best, row, then in zip(self.best, self.values, self.after, strict=True))
        margin = gaps[min(int(FIRM * tried), tried - 1)]
        groups = [
            sum(value >= best - margin for value in row) for best, row in zip(self.best, self.values, strict=True)
        ]
        changed = sum(first != then for first, then in zip(self.firsts, self.after, strict=True))
        shares = {name: Fraction(wins[name], tried) for name in self.targets}
        influences, pair = self._influences(shares)
        health = Health(
            combinations=self.combinations,
            tried=tried,
            wins=shares,
            ties=Fraction(wins[""], tried),
            flips=Fraction(changed, tried),
            margin=margin,
            group=mean(groups),
            single=Fraction(groups.count(1), tried),
            influences=influences,
            pair=pair,
            alike=tuple(alike(self.questionnaire)),
        )
        problems = (*problems_of(health), *self._never_favoured(), *self._idle(), *self._hardly_told_apart())
        return replace(health, problems=problems)

    def _influences(self, wins: dict[str, Fraction]) -> tuple[tuple[Influence, ...], Influence | None]:
        """Of each answer, and of the two that decide most. Sets are bits: those with an answer, and a target's."""
        won = {name: bits(name == winner for winner in self.winners) for name in self.targets}
        given = {
            (question.slug, answer.slug): bits(place == digit for digit in column)
            for question, column in zip(self.questions, self.columns, strict=True)
            for place, answer in enumerate(question.answers)
        }

        def most(sets: int) -> tuple[str, Fraction]:
            """The target that is most often first alone in these sets, and how often."""
            counts = {name: (sets & mask).bit_count() for name, mask in won.items()}
            name = max(counts, key=counts.__getitem__)
            return name, Fraction(counts[name], sets.bit_count() or 1)

        single = []
        for answer, sets in given.items():
            gain = max(Fraction((sets & won[name]).bit_count(), sets.bit_count() or 1) - wins[name] for name in won)
            single.append(Influence((answer,), *most(sets), gain))
        pairs = (
            (share, one, other, name)
            for one, other in combinations(given, 2)
            if one[0] != other[0]
            for name, share in [most(given[one] & given[other])]
        )
        if not (found := max(pairs, default=None)):
            return tuple(single), None
        share, one, other, name = found
        return tuple(single), Influence((one, other), name, share, share - wins[name])

    def _never_favoured(self) -> Iterator[Problem]:
        """Those that no answer gives a point: they can be first only because of what speaks against the others."""
        for name in self.targets:
            if not any(answer.points(name) > 0 for question in self.questions for answer in question.answers):
                yield Problem("never-favoured", name)

    def _idle(self) -> Iterator[Problem]:
        """Questions whose answers all give every role the same."""
        for question in self.questions:
            if not any(question.covariance(name, name) for name in self.targets):
                yield Problem("idle-question", question=question.slug)

    def _hardly_told_apart(self) -> Iterator[Problem]:
        """Targets whose points rise and fall together: questions are independent, so covariances add up."""
        for one, other in combinations(self.targets, 2):
            first, second, both = (
                sum(Fraction(question.covariance(*pair), len(question.answers) ** 2) for question in self.questions)
                for pair in ((one, one), (other, other), (one, other))
            )
            if first and second and both > 0 and both**2 > Fraction(MOST_CORRELATED) ** 2 * first * second:
                yield Problem("hardly-told-apart", one, other=other)


def bits(flags: Iterable[bool]) -> int:
    return int("".join("1" if flag else "0" for flag in flags), 2)


def alike(questionnaire: scoring.Questionnaire) -> Iterator[tuple[float, str, str]]:
    """How much two questions ask the same, as `Health.alike` has it; the most alike first."""
    vectors = {question.slug: list(centred(question, questionnaire.targets)) for question in questionnaire.questions}
    found = []
    for one, other in combinations(vectors, 2):
        fewer, more = sorted((vectors[one], vectors[other]), key=len)
        if fewer and more:
            found.append((mean(max(cosine(answer, partner) for partner in more) for answer in fewer), one, other))
    yield from sorted(found, reverse=True)


def centred(question: scoring.Question, targets: Sequence[str]) -> Iterator[list[float]]:
    means = [question.total(name) / len(question.answers) for name in targets]
    for answer in question.answers:
        vector = [answer.points(name) - usual for name, usual in zip(targets, means, strict=True)]
        if any(vector):
            yield vector


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    product_ = sum(a * b for a, b in zip(one, other, strict=True))
    return product_ / sqrt(sum(a * a for a in one) * sum(b * b for b in other))


def doubt(share: Fraction, health: Health) -> float:
    """Two standard errors of a share that was measured on a sample."""
    return 0.0 if health.exact else 2 * sqrt(share * (1 - share) / health.tried)


def problems_of(health: Health) -> Iterator[Problem]:
    yield from out_of_bounds(health)
    if health.ties - doubt(health.ties, health) >= MOST_TIES:
        yield Problem("many-ties", share=health.ties)
    if health.group - 3 * doubt(Fraction(1, 2), health) > LARGEST_GROUP:  # groups differ by one or two roles
        yield Problem("large-groups")
    if health.single + doubt(health.single, health) < LEAST_SINGLE:
        yield Problem("seldom-single", share=health.single)
    yield from too_much_or_nothing(health)
    for nearness, one, other in health.alike:
        if nearness > MOST_ALIKE:
            yield Problem("ask-the-same", question=one, question_2=other)


def out_of_bounds(health: Health) -> Iterator[Problem]:
    for role, share in health.role_wins.items():
        if share + doubt(share, health) < LEAST_WINS:
            yield Problem("seldom-first" if share else "never-first", role, share=share)
        elif share - doubt(share, health) > MOST_WINS:
            yield Problem("often-first", role, share=share)
    for name, share in health.wins.items():
        if scoring.TRACK in name and share + doubt(share, health) < LEAST_WINS_OF_A_TRACK:
            yield Problem("seldom-first", name, share=share)


def too_much_or_nothing(health: Health) -> Iterator[Problem]:
    """Answers that decide who is first, and those that do not matter."""
    for found in health.influences:
        ((question, answer),) = found.answers
        if found.share > MOST_BY_ONE_ANSWER:
            yield Problem("decides-alone", found.target, question=question, answer=answer, share=found.share)
        elif found.gain < LEAST_INFLUENCE:
            yield Problem("dead-answer", question=question, answer=answer)
    if health.pair and health.pair.share > MOST_BY_TWO_ANSWERS:
        (question, answer), (second, answer_2) = health.pair.answers
        yield Problem("two-decide", health.pair.target, "", question, answer, second, answer_2, health.pair.share)
