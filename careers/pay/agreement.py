"""How far adverts agree with an editor's range."""

from dataclasses import dataclass
from fractions import Fraction

from careers.models import (
    Evidence,
    EvidenceKind,
    Period,
    Salary,
    Seniority,
)
from careers.percentiles import MIN_SAMPLE, around, per_cent


@dataclass(frozen=True)
class Agreement:
    """How many adverts lie below, inside and above a range."""

    salary: Salary
    evidence: Evidence
    below: int
    inside: int
    above: int

    @property
    def n(self) -> int:
        return self.below + self.inside + self.above

    @property
    def is_thin(self) -> bool:
        return self.n < MIN_SAMPLE

    @property
    def disagrees(self) -> bool:
        """Enough adverts, and less than half of them inside."""
        return not self.is_thin and 2 * self.inside < self.n

    @property
    def percent_inside(self) -> int:
        """What the two others leave of a hundred: rounded by itself, the three could sum to 101."""
        return 100 - self.percent_below - self.percent_above

    @property
    def percent_below(self) -> int:
        return per_cent(Fraction(self.below, self.n))

    @property
    def percent_above(self) -> int:
        return per_cent(Fraction(self.above, self.n))


def agreement(salary: Salary, evidence: Evidence) -> Agreement | None:
    """None unless the two can be compared: adverts of all levels, a year, the same currency, a known spread.

    A range with an open top is compared up to the end it names.
    """
    is_comparable = (
        evidence.kind == EvidenceKind.ADVERTS
        and evidence.level == Seniority.ALL
        and salary.period == Period.YEAR
        and salary.currency == evidence.currency
        and evidence.spread
    )
    if not is_comparable:
        return None
    return Agreement(salary, evidence, *around(evidence.classes, salary.low, salary.high))
