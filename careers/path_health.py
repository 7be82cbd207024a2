"""What the questionnaire can and cannot recommend. Pure, like `careers.path`.

Every combination of answers and skips is tried as long as there are at most `EXACT_LIMIT` of them; beyond that a
seeded sample stands for them, and the report says so. A combination is one integer: its digits, one a question, are 0
for a skip and 1, 2, 3 … for the answers.
"""

import random
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import lcm, prod

from careers.path import Questionnaire, rank

EXACT_LIMIT = 2_000_000
SAMPLE = 50_000
CHANGES_TRIED = 100_000

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


def check(questionnaire: Questionnaire, exact_limit: int = EXACT_LIMIT, sample: int = SAMPLE) -> Health:
    if not questionnaire.questions or not questionnaire.roles:
        return Health(0, 0, True, dict.fromkeys(questionnaire.roles, Fraction(0)), Fraction(0), Fraction(0), ())
    return _Census(questionnaire, exact_limit, sample).health()


class _Census:
    def __init__(self, questionnaire: Questionnaire, exact_limit: int, sample: int) -> None:
        self.questionnaire = questionnaire
        self.roles = questionnaire.roles
        self.bases = [len(question.answers) + 1 for question in questionnaire.questions]
        self.places = [prod(self.bases[:index]) for index in range(len(self.bases))]
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
        most = [sum(span[index] for span in self.spans) for index in range(len(self.roles))]
        # A common multiple of every possible span turns all shares into whole numbers.
        self.unit = lcm(2, *range(1, max(most) + 1))
        self.factors = [0] + [self.unit // span for span in range(1, max(most) + 1)]
        self.exact = self.total <= exact_limit
        self.table = self._table() if self.exact else None
        chance = random.Random(1)  # noqa: S311  # a sample that is the same in every run
        size = min(sample, self.total - 1)
        self.sample = [] if self.exact else sorted(chance.sample(range(1, self.total), size))
        self.chance = chance
        self.compute = lru_cache(maxsize=200_000)(self._compute)

    # --- who is first ----------------------------------------------------------------------------------------

    def first(self, combination: int) -> int:
        """The roles that are first, as bits."""
        return self.table[combination] if self.table else self.compute(combination)

    def fits(self, points: Sequence[int], spans: Sequence[int]) -> list[int]:
        """The share of every role, in units of 1 / self.unit; -1 for one of which nothing is said."""
        factors = self.factors
        return [point * factors[span] if span else -1 for point, span in zip(points, spans, strict=True)]

    def bits(self, fits: list[int]) -> int:
        best = max(fits)
        return sum(1 << index for index, value in enumerate(fits) if value == best)

    def _compute(self, combination: int) -> int:
        return self.bits(self.fits_of(combination)) if combination else 0

    def fits_of(self, combination: int) -> list[int]:
        points, spans = [0] * len(self.roles), [0] * len(self.roles)
        for index, base in enumerate(self.bases):
            combination, digit = divmod(combination, base)
            if digit:
                points = [a + b for a, b in zip(points, self.points[index][digit], strict=True)]
                spans = [a + b for a, b in zip(spans, self.spans[index], strict=True)]
        return self.fits(points, spans)

    def _table(self) -> Sequence[int]:
        """Who is first in every combination, and on the way who never leads whom. Depth first, the last question
        outermost, so that combinations come in their order and nothing but the table is kept."""
        roles = range(len(self.roles))
        self.above: list[set[int]] = [set(roles) - {index} for index in roles]
        # Bits of up to 64 roles fit a machine word.
        table: array[int] | list[int] = array("Q") if len(self.roles) <= 64 else []

        def walk(question: int, points: list[int], spans: list[int]) -> None:
            if question < 0:
                fits = self.fits(points, spans)
                table.append(self.bits(fits))
                if len(table) > 1:
                    self._narrow(fits)
                return
            walk(question - 1, points, spans)
            answered = [a + b for a, b in zip(spans, self.spans[question], strict=True)]
            for row in self.points[question][1:]:
                walk(question - 1, [a + b for a, b in zip(points, row, strict=True)], answered)

        walk(len(self.bases) - 1, [0] * len(self.roles), [0] * len(self.roles))
        table[0] = 0  # nothing answered, nobody first
        return table

    def _narrow(self, fits: list[int]) -> None:
        """Keeps in `above[role]` the roles that have never been behind it."""
        for role, others in enumerate(self.above):
            if others:
                self.above[role] = {other for other in others if fits[other] >= fits[role]}

    def tried(self) -> Sequence[int]:
        return self.sample or range(1, self.total)

    # --- the report ------------------------------------------------------------------------------------------

    def health(self) -> Health:
        tried = self.tried()
        firsts: dict[int, int] = {}
        for combination in tried:
            bits = self.first(combination)
            firsts[bits] = firsts.get(bits, 0) + 1
        wins = {role: Fraction(firsts.get(1 << index, 0), len(tried)) for index, role in enumerate(self.roles)}
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
        return Health(self.total - 1, len(tried), self.exact, wins, ties, self.changed(), problems)

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
        rivals = [place.fit.role for place in rank(self.questionnaire, best) if place.fit.role != role]
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
        if not self.exact:
            self.above = [set(range(len(self.roles))) - {index} for index in range(len(self.roles))]
            for combination in self.sample:
                self._narrow(self.fits_of(combination))
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
        for index, question in enumerate(self.questionnaire.questions):
            dead = set(range(1, self.bases[index]))
            for combination in self.tried():
                if not dead:
                    break
                digit = combination // self.places[index] % self.bases[index]
                skipped = combination - digit * self.places[index]
                if skipped:
                    first = self.first(skipped)
                    dead = {digit for digit in dead if self.first(skipped + digit * self.places[index]) == first}
            if any(self.spans[index]):  # an idle question is reported once, not by each answer
                for digit in sorted(dead):
                    yield Problem("dead-answer", question=question.slug, answer=question.answers[digit - 1].slug)

    def hardly_told_apart(self) -> Iterator[Problem]:
        """Pairs whose fits hardly differ. With all questions answered a fit is a sum over independent questions, so
        the variance of the difference is the sum of the questions' variances: exact, without any combination."""
        most = [sum(spans[index] for spans in self.spans) for index in range(len(self.roles))]
        for a, b in combinations(range(len(self.roles)), 2):
            if not (most[a] and most[b]):
                continue
            variance = Fraction(0)
            for rows in self.points:
                gaps = [Fraction(row[a], most[a]) - Fraction(row[b], most[b]) for row in rows[1:]]
                mean = sum(gaps, Fraction(0)) / len(gaps)
                variance += sum(((gap - mean) ** 2 for gap in gaps), Fraction(0)) / len(gaps)
            if variance < LEAST_SPREAD**2:
                yield Problem("hardly-told-apart", self.roles[a], other=self.roles[b])

    def changed(self) -> Fraction:
        """Over every answered question of the tried combinations and every other answer to it; with more than
        `CHANGES_TRIED` combinations, over as many of them, drawn with a seed."""
        tried = self.tried()
        if len(tried) > CHANGES_TRIED:
            tried = self.chance.sample(tried, CHANGES_TRIED)
        changes = differ = 0
        for combination in tried:
            first = self.first(combination)
            for place, base in zip(self.places, self.bases, strict=True):
                digit = combination // place % base
                if not digit:
                    continue
                for other in range(1, base):
                    if other != digit:
                        changes += 1
                        differ += self.first(combination + (other - digit) * place) != first
        return Fraction(differ, changes) if changes else Fraction(0)
