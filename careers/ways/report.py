"""All routes in numbers, and where the editors' distances and the counts disagree: for the command and the admin."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.ways.agreement import Pair, pairs, verdicts
from careers.ways.rows import Way, Ways, ways


@dataclass(frozen=True)
class RouteRow:
    background: str
    way: Way
    distance: str
    """In words; empty where editors say nothing."""

    @property
    def hours(self) -> list[int]:
        """Of the resources to begin with, as far as their pages give any."""
        return [item.start.hours for item in self.way.missing if item.start and item.start.hours]


def rows(known: Ways) -> Iterator[RouteRow]:
    """From every background to every role."""
    for background, usual in known.usual.items():
        for role in known.roles:
            route = known.routes.get((background, role))
            gap = known.needs.nearest(role, usual)
            yield RouteRow(background, known.way(gap), route.get_distance_display() if route else "")


def summary(known: Ways) -> str:
    found = verdicts(known)
    return _(
        "Of the pairs of roles that editors place at different distances, counting agrees with %(agree)s, "
        "disagrees with %(disagree)s and ties on %(tie)s."
    ) % {name: found[name] for name in ("agree", "disagree", "tie")}


def disagreements(background: str = "") -> list[str]:
    """A sentence for each, of one background or of all."""
    known = ways()
    found = [pair for pair in pairs(known) if pair.verdict == "disagree" and background in {"", pair.background}]
    return [sentence(known, pair) for pair in found]


def sentence(known: Ways, pair: Pair) -> str:
    near, far = pair.nearer, pair.farther
    routes = [known.routes[pair.background, gap.job.role] for gap in (near, far)]
    return _(
        "%(background)s: %(near)s is “%(near_distance)s” with %(near_missing)s of %(near_number)s essential skills "
        "missing, %(far)s “%(far_distance)s” with %(far_missing)s of %(far_number)s."
    ) % {
        "background": known.backgrounds[pair.background].title,
        "near": known.roles[near.job.role].title,
        "near_distance": routes[0].get_distance_display(),
        "near_missing": len(near.missing),
        "near_number": near.number,
        "far": known.roles[far.job.role].title,
        "far_distance": routes[1].get_distance_display(),
        "far_missing": len(far.missing),
        "far_number": far.number,
    }
