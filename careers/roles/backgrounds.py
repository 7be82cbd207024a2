"""What the page of a background shows: the first step, and the roles by how far they are and how much is missing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from babel.lists import format_list
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from careers.models import Background, Distance, Route
from careers.pay.best import Best, heads
from careers.pay.money import LOCALE
from careers.ways.rows import Way, Ways

# The heading under which editors give a step for this month; by it the page begins.
FIRST_STEP = re.compile(r'<h2 id="a-first-step-this-month"[^>]*>.*?</h2>(.*?)(?=<h2 |\Z)', re.DOTALL)
# So many near roles stand open.
MOST_OPEN = 3
HEADINGS = {
    Distance.NEAR: _("Near"),
    Distance.SOME_WAY: _("Reachable in time"),
    Distance.LONG_WAY: _("Far from here"),
}


@dataclass(frozen=True)
class Text:
    step: SafeString
    """Empty where the text has no such heading."""
    rest: SafeString
    titles: str
    """Headings of the rest."""


def text_of(background: Background) -> Text:
    """The text, its first step apart."""
    html = background.html
    found = FIRST_STEP.search(html)
    step, rest = (found[1], html[: found.start()] + html[found.end() :]) if found else ("", html)
    titles = [heading.title for heading in background.headings if heading.level == 2 and f'id="{heading.id}"' in rest]
    return Text(mark_safe(step), mark_safe(rest), format_list(titles, locale=LOCALE))  # noqa: S308  # safe HTML, cut


@dataclass(frozen=True)
class Reach:
    """A role as seen from the background, by the nearer of its jobs."""

    route: Route
    way: Way
    best: Best | None


@dataclass(frozen=True)
class Circle:
    """The roles of one distance, those with the fewest missing skills first."""

    distance: Distance
    roles: list[Reach]

    @property
    def heading(self) -> str:
        return str(HEADINGS[self.distance])

    @property
    def is_folded(self) -> bool:
        return self.distance == Distance.LONG_WAY

    @property
    def parts(self) -> list[tuple[Reach, bool]]:
        """Each role, and whether it says only how many skills are missing until it is opened."""
        most = {Distance.NEAR: MOST_OPEN, Distance.SOME_WAY: 0}.get(self.distance, len(self.roles))
        return [(reach, place >= most) for place, reach in enumerate(self.roles)]


def circles(background: Background, routes: Iterable[Route], known: Ways) -> list[Circle]:
    """Of the background's routes with their roles; the nearest circle first, none empty. No query."""
    paid, have = heads(), known.usual[background.slug]
    found: dict[str, list[Reach]] = {}
    for route in routes:
        way = known.to(route.role.slug, have)[0]
        found.setdefault(route.distance, []).append(Reach(route, way, paid.head(route.role)))
    return [
        Circle(distance, sorted(found[distance], key=lambda reach: len(reach.way.missing)))
        for distance in Distance
        if distance in found
    ]
