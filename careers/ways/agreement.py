"""Where the editors' distances and the counts of skills disagree on which of two roles is nearer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from careers.models import Distance
from careers.ways.gaps import Gap
from careers.ways.rows import Ways, ways
from publishing.page_cache.version import once_per_version

STEPS = {distance: place for place, distance in enumerate(Distance.values)}


@dataclass(frozen=True)
class Pair:
    """Two roles that editors place at different distances from a background."""

    background: str
    nearer: Gap
    """To the one that editors call nearer."""
    farther: Gap

    @property
    def verdict(self) -> str:
        """`agree` where the farther one lacks the greater share of its essential skills, `disagree`, or `tie`."""
        near, far = lacking(self.nearer), lacking(self.farther)
        return "tie" if near == far else "agree" if near < far else "disagree"


def lacking(gap: Gap) -> Fraction:
    """Shares are compared, never shown: roles ask for five skills or for nine."""
    return Fraction(len(gap.missing), gap.number or 1)


def pairs(known: Ways) -> Iterator[Pair]:
    """All that can be compared: editors say how far both are, and not the same of both."""
    for background, usual in known.usual.items():
        gaps = [
            (STEPS[route.distance], known.needs.nearest(role, usual))
            for role in known.roles
            if (route := known.routes.get((background, role)))
        ]
        gaps = [(step, gap) for step, gap in gaps if gap.number]
        for (one, gap), (other, other_gap) in combinations(gaps, 2):
            if one != other:
                yield Pair(background, *((gap, other_gap) if one < other else (other_gap, gap)))


@once_per_version
def disagreements() -> list[Pair]:
    return [pair for pair in pairs(ways()) if pair.verdict == "disagree"]


def verdicts(known: Ways) -> Counter[str]:
    """How many pairs agree, disagree and tie."""
    return Counter(pair.verdict for pair in pairs(known))
