"""What the questionnaire can and cannot recommend. Pure, like `careers.path.scoring`.

Every combination of answers and skips is tried as long as that takes no more than `WORK`; beyond that a seeded sample,
as large as the work allows, stands for them, and the report says so. The work is counted, not timed: a questionnaire
has the same health on every machine.
"""

import random
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from math import lcm, prod
from operator import add, sub

from careers.path import scoring

# Combinations x questions x roles, `OVERHEAD` being what a question costs with no roles at all. Half a second to try
# all; a combination of a sample costs some four times as much, so that it gets no more than half of the work.
WORK = 12_000_000
OVERHEAD = 10

# The bar for a questionnaire that can be trusted.
LEAST_WINS = Fraction(3, 100)
MOST_WINS = Fraction(25, 100)
MOST_TIES = Fraction(10, 100)
# Two roles whose fits, all questions answered, differ by a standard deviation of less than this are hardly told apart.
LEAST_SPREAD = Fraction(10, 100)


@dataclass(frozen=True)
class Problem:
    """One thing an editor should know, with a hint at what to change. All slugs; `role` etc. are empty if not meant."""

    code: str
    role: str = ""
    other: str = ""
    question: str = ""
    answer: str = ""
    share: Fraction | None = None
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Health:
    combinations: int
    """Of answers and skips, without the one in which nothing is answered."""
    tried: int
    exact: bool
    sole_wins: dict[str, Fraction]
    """Share of the tried combinations in which the role alone is first."""
    ties: Fraction
    """Share in which two roles or more are first."""
    changed: Fraction
    """Share of single changed answers that change who is first."""
    problems: tuple[Problem, ...]


def check(questionnaire: scoring.Questionnaire, work: int = WORK) -> Health:
    if not questionnaire.questions or not questionnaire.roles:
        return Health(0, 0, True, dict.fromkeys(questionnaire.roles, Fraction(0)), Fraction(0), Fraction(0), ())
    return _Census(questionnaire, work).health()


class _Census:
    """A combination is a list of digits, one a question: 0 for a skip and 1, 2, 3 … for the answers."""

    def __init__(self, questionnaire: scoring.Questionnaire, work: int) -> None:
        self.questionnaire = questionnaire
        self.roles = questionnaire.roles
        self.bases = [len(question.answers) + 1 for question in questionnaire.questions]
        self.total = prod(self.bases)
        # points[question][digit][role] above the role's least for the question; the skip has none.
        self.points: list[list[list[int]]] = []
        self.spans: list[list[int]] = []
        for question in questionnaire.questions:
            bounds = [question.bounds(role) for role in self.roles]
            self.spans.append([most - least for least, most in bounds])
            self.points.append([[0] * len(self.roles)])
            for answer in question.answers:
                row = [answer.points(role) - least for role, (least, _) in zip(self.roles, bounds, strict=True)]
                self.points[-1].append(row)
        self.most = [sum(span[index] for span in self.spans) for index in range(len(self.roles))]
        # A common multiple of every possible span turns all shares into whole numbers.
        unit = lcm(2, *range(1, max(self.most) + 1))
        self.factors = [0] + [unit // span for span in range(1, max(self.most) + 1)]
        # What is found out on the way:
        self.firsts: Counter[int] = Counter()
        """How often which roles, as bits, are first."""
        self.above = [set(range(len(self.roles))) - {index} for index in range(len(self.roles))]
        """The roles that have never been behind the role."""
        self.dead = [set(range(1, base)) for base in self.bases]
        """The answers to the question that, given instead of a skip, have never changed who is first."""
        self.changes = self.differ = 0
        cost = len(self.roles) + OVERHEAD
        self.exact = self.total * len(self.bases) * cost <= work
        if self.exact:
            self._try_all()
        else:
            self._try_sample(work // cost)

    # --- who is first ----------------------------------------------------------------------------------------

    def _fits(self, points: Sequence[int], spans: Sequence[int]) -> list[int]:
        """The share of every role, in units of a common multiple; -1 for one of which nothing is said."""
        factors = self.factors
        return [point * factors[span] if span else -1 for point, span in zip(points, spans, strict=True)]

    def _first(self, fits: list[int]) -> int:
        """The roles that are first, as bits."""
        best = max(fits)
        if fits.count(best) == 1:
            return 1 << fits.index(best)
        return sum(1 << index for index, value in enumerate(fits) if value == best)

    def _narrow(self, fits: list[int]) -> None:
        for role, others in enumerate(self.above):
            if others:
                self.above[role] = {other for other in others if fits[other] >= fits[role]}

    def _line(self, question: int, firsts: Sequence[int], is_bare: bool) -> None:
        """Takes in who is first for a skip of the question and for each of its answers, all others given as they are.

        `is_bare`: no other question is answered, so that the skip puts nobody first.
        """
        skipped, *answers = firsts
        if self.dead[question] and not is_bare:
            self.dead[question] = {digit for digit in self.dead[question] if firsts[digit] == skipped}
        self.changes += len(answers) * (len(answers) - 1)
        if answers.count(answers[0]) < len(answers):
            self.differ += len(answers) ** 2 - sum(number**2 for number in Counter(answers).values())

    def _try_all(self) -> None:
        """Depth first, the last question outermost, so that combinations come in their order as numbers."""
        # Bits of up to 64 roles fit a machine word.
        table: array[int] | list[int] = array("Q") if len(self.roles) <= 64 else []

        def walk(question: int, points: list[int], spans: list[int]) -> None:
            if question < 0:
                fits = self._fits(points, spans)
                table.append(self._first(fits))
                if len(table) > 1:
                    self._narrow(fits)
                return
            walk(question - 1, points, spans)
            answered = list(map(add, spans, self.spans[question]))
            for row in self.points[question][1:]:
                walk(question - 1, list(map(add, points, row)), answered)

        walk(len(self.bases) - 1, [0] * len(self.roles), [0] * len(self.roles))
        self.firsts = Counter(table[1:])
        place = 1
        for question, base in enumerate(self.bases):
            step = place * base
            for start in range(0, self.total, step):
                for skipped in range(start, start + place):
                    self._line(question, table[skipped : skipped + step : place], skipped == 0)
            place = step

    def _try_sample(self, work: int) -> None:
        """A quarter of the work goes into who is first, another into what a changed answer does."""
        chance = random.Random(1)  # noqa: S311  # a sample that is the same in every run
        tries = max(work // (4 * len(self.bases)), 1)
        lines = work // (4 * sum(self.bases))
        columns = [chance.choices(range(base), k=tries) for base in self.bases]
        for number, digits in enumerate(zip(*columns, strict=True)):
            if not any(digits):
                continue
            points, spans = [0] * len(self.roles), [0] * len(self.roles)
            for question, digit in enumerate(digits):
                if digit:
                    points = list(map(add, points, self.points[question][digit]))
                    spans = list(map(add, spans, self.spans[question]))
            fits = self._fits(points, spans)
            self.firsts[self._first(fits)] += 1
            self._narrow(fits)
            if number < lines:
                self._try_lines(digits, points, spans)

    def _try_lines(self, digits: Sequence[int], points: list[int], spans: list[int]) -> None:
        number = len(digits) - digits.count(0)
        for question, digit in enumerate(digits):
            rows = self.points[question]
            others, bare = points, spans
            if digit:
                others = list(map(sub, points, rows[digit]))
                bare = list(map(sub, spans, self.spans[question]))
            answered = list(map(add, bare, self.spans[question]))
            firsts = [self._first(self._fits(others, bare))]
            firsts += [self._first(self._fits(list(map(add, others, row)), answered)) for row in rows[1:]]
            self._line(question, firsts, number == bool(digit))

    # --- the report ------------------------------------------------------------------------------------------

    def health(self) -> Health:
        tried = self.firsts.total()
        wins = {role: Fraction(self.firsts[1 << index], tried) for index, role in enumerate(self.roles)}
        ties = 1 - sum(wins.values(), Fraction(0))
        problems = (
            *self.roles_out_of_reach(wins),
            *self.never_favoured(),
            *self.dominated(),
            *([Problem("many-ties", share=ties)] if ties >= MOST_TIES else []),
            *self.idle_questions(),
            *self.dead_answers(),
            *self.hardly_told_apart(),
        )
        changed = Fraction(self.differ, self.changes) if self.changes else Fraction(0)
        return Health(self.total - 1, tried, self.exact, wins, ties, changed, problems)

    def roles_out_of_reach(self, wins: dict[str, Fraction]) -> Iterator[Problem]:
        for role, share in wins.items():
            if not share:
                yield self.with_hint(Problem("never-first", role, share=share))
            elif share < LEAST_WINS:
                yield self.with_hint(Problem("seldom-first", role, share=share))
            elif share > MOST_WINS:
                yield Problem("often-first", role, share=share)

    def with_hint(self, problem: Problem) -> Problem:
        """Adds who is level with the role or ahead of it on the role's own best answers, and these answers."""
        role = problem.role
        best: dict[str, str] = {}
        for question in self.questionnaire.questions:
            points = {answer.slug: answer.weights[role].points for answer in question.answers if role in answer.weights}
            if points and max(points.values()) > question.bounds(role)[0]:
                best[question.slug] = max(points, key=lambda slug: points[slug])
        rivals = [place.fit.role for place in scoring.rank(self.questionnaire, best) if place.fit.role != role]
        answers = tuple(f"{question}={answer}" for question, answer in best.items())
        return replace(problem, other=rivals[0] if rivals else "", answers=answers)

    def never_favoured(self) -> Iterator[Problem]:
        """Roles that no answer gives a point: they can be first only because of what speaks against the others."""
        answers = [answer for question in self.questionnaire.questions for answer in question.answers]
        for role in self.roles:
            if not any(answer.points(role) > 0 for answer in answers):
                yield Problem("never-favoured", role)

    def dominated(self) -> Iterator[Problem]:
        """Roles of which another is never behind, in any combination."""
        for index, others in enumerate(self.above):
            for other in sorted(others):
                yield Problem("dominated", self.roles[index], other=self.roles[other])

    def idle_questions(self) -> Iterator[Problem]:
        """Questions whose answers all give every role the same."""
        for question, spans in zip(self.questionnaire.questions, self.spans, strict=True):
            if not any(spans):
                yield Problem("idle-question", question=question.slug)

    def dead_answers(self) -> Iterator[Problem]:
        """Answers that, given instead of a skip, never change who is first."""
        for question, spans, dead in zip(self.questionnaire.questions, self.spans, self.dead, strict=True):
            if any(spans):  # an idle question is reported once, not by each answer
                for digit in sorted(dead):
                    yield Problem("dead-answer", question=question.slug, answer=question.answers[digit - 1].slug)

    def hardly_told_apart(self) -> Iterator[Problem]:
        """Pairs whose fits hardly differ. With all questions answered a fit is a sum over independent questions, so
        the variance of the difference is the sum of the questions' variances: exact, without any combination."""
        for a, b in combinations(range(len(self.roles)), 2):
            if not (self.most[a] and self.most[b]):
                continue
            variance = Fraction(0)  # in units of 1 / (most of a x most of b)²
            for rows in self.points:
                gaps = [row[a] * self.most[b] - row[b] * self.most[a] for row in rows[1:]]
                variance += Fraction(len(gaps) * sum(gap**2 for gap in gaps) - sum(gaps) ** 2, len(gaps) ** 2)
            if variance < (LEAST_SPREAD * self.most[a] * self.most[b]) ** 2:
                yield Problem("hardly-told-apart", self.roles[a], other=self.roles[b])
