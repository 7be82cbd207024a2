"""The career map: where each role stands between people and systems, discovering and building, and how wanted it is.

Roles stand at percentages of the sheet and labels at pixels from their role, so the sheet can be as wide as the page
and its text stays the size it is. A stylesheet shows one of two settings: full titles on a wide sheet, short ones on
the narrow. All of it is computed from the rows alone: the same rows give the same map.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careers.models import Role
from careers.pay.adverts import AdvertBar
from careers.pay.scale import percent
from careers.roles.labels import Label, Sheet, Thing, labels_around, place_labels

MARGIN = 9  # per cent of the sheet beyond −100 and 100
MOST_SPOTS = 40
# Pixels on the wide sheet and on the narrow: the radius of the largest disc, half the side of a drawing and of the
# reader's mark. The stylesheet makes all discs smaller in the same proportion.
LARGEST = 48, 26
GLYPH = 23, 16
YOU = 10, 10
WIDE = Sheet(
    narrowest=680,
    widest=1140,
    height=540,
    size=14,
    axes=((50, -50, 100, 0, 34), (50, -62, 124, 506, 540), (0, 0, 90, 270, 296), (100, -96, 96, 270, 296)),
)
NARROW = Sheet(
    narrowest=288,
    widest=680,
    height=460,
    size=12,
    axes=((50, -36, 72, 0, 26), (50, -46, 92, 434, 460), (0, 0, 60, 230, 250), (100, -64, 64, 230, 250)),
)

Place = tuple[int, int]
"""From people (−100) to systems, and from discovering (−100) to building."""


@dataclass(frozen=True)
class Spot:
    place: Place
    title: str
    short: str
    label: Label | None = None
    short_label: Label | None = None
    """None where there is no room: then a number stands for it, which the key repeats."""
    role: Role | None = None
    """None of the mark that stands for the reader."""
    number: int = 0
    adverts: int | None = None
    """None where it is not known."""
    radius: float = 0

    @property
    def x(self) -> str:
        return percent(from_left(self.place))

    @property
    def y(self) -> str:
        return percent(from_top(self.place))

    @property
    def r(self) -> str:
        return f"{self.radius:g}"

    @property
    def name(self) -> str:
        """Title, place and adverts in words."""
        values = {"title": self.title, "across": across(self.place[0]), "upwards": upwards(self.place[1])}
        if self.adverts is None:
            return _("%(title)s: %(across)s, %(upwards)s") % values
        values["adverts"] = intcomma(self.adverts, use_l10n=False)
        sentence = ngettext(
            "%(title)s: %(across)s, %(upwards)s; %(adverts)s advert",
            "%(title)s: %(across)s, %(upwards)s; %(adverts)s adverts",
            self.adverts,
        )
        return sentence % values


@dataclass(frozen=True)
class Size:
    """A disc of the legend."""

    adverts: int
    radius: float

    @property
    def r(self) -> str:
        return f"{self.radius:g}"

    @property
    def side(self) -> int:
        return math.ceil(2 * self.radius) + 2


@dataclass(frozen=True)
class CareerMap:
    spots: list[Spot]
    """From left to right, and from top to bottom: the order of the keyboard."""
    you: Spot | None
    adverts: AdvertBar | None
    """Whose source, years and country are those of all discs."""

    @cached_property
    def keyed(self) -> list[Spot]:
        """Spots that somewhere have a number in place of a label."""
        return [spot for spot in self.spots if spot.label is None or spot.short_label is None]

    @cached_property
    def sizes(self) -> list[Size]:
        """Some discs for the legend, each a tenth of the one before it."""
        if self.adverts is None:
            return []
        first = 10 ** (len(str(self.adverts.most)) - 1)
        return [Size(n, radius(n, self.adverts.most)) for n in (first, first // 10, first // 100) if n]


def from_left(place: Place) -> float:
    return 50 + place[0] / 100 * (50 - MARGIN)


def from_top(place: Place) -> float:
    return 50 - place[1] / 100 * (50 - MARGIN)


def radius(adverts: int, most: int) -> float:
    """In pixels: the area is true to the number."""
    return round(LARGEST[0] * math.sqrt(adverts / most), 1)


def across(systems: int) -> str:
    if abs(systems) < 15:
        return _("people as much as systems")
    if systems > 0:
        return _("far more systems than people") if systems >= 60 else _("rather systems than people")
    return _("far more people than systems") if systems <= -60 else _("rather people than systems")


def upwards(building: int) -> str:
    if abs(building) < 15:
        return _("discovering as much as building")
    if building > 0:
        return _("far more building than discovering") if building >= 60 else _("rather building than discovering")
    return _("far more discovering than building") if building <= -60 else _("rather discovering than building")


def shortened(titles: Sequence[str]) -> list[str]:
    """Without their last word, where what is left names one role alone."""
    rests = [title.rpartition(" ")[0] for title in titles]
    counts = Counter(rests)
    return [rest if rest and counts[rest] == 1 else title for title, rest in zip(titles, rests, strict=True)]


def career_map(bars: Iterable[AdvertBar], you: Place | None = None) -> CareerMap:
    """Every role that has a place; of very many, those nearest to the reader or to the middle."""
    placed = [
        (bar, (bar.role.map_systems, bar.role.map_building))
        for bar in bars
        if bar.role.map_systems is not None and bar.role.map_building is not None
    ]
    if len(placed) > MOST_SPOTS:
        placed = sorted(placed, key=lambda spot: math.dist(spot[1], you or (0, 0)))[:MOST_SPOTS]
    placed.sort(key=lambda spot: (spot[1][0], -spot[1][1]))
    spots = [
        Spot(
            place=place,
            title=bar.role.title,
            short=short,
            role=bar.role,
            number=number,
            adverts=bar.n if bar.window else None,
            radius=radius(bar.n, bar.most),
        )
        for number, ((bar, place), short) in enumerate(
            zip(placed, shortened([bar.role.title for bar, _place in placed]), strict=True), start=1
        )
    ]
    mark = [] if you is None else [Spot(place=you, title=_("You"), short=_("You"))]
    spots = labelled([*mark, *spots])
    adverts = next((bar for bar, _place in placed if bar.window), None)
    return CareerMap(spots[len(mark) :], spots[0] if mark else None, adverts)


def labelled(spots: list[Spot]) -> list[Spot]:
    wide, narrow = (
        place_labels(tuple(thing(spot, at) for spot in spots), sheet) for at, sheet in enumerate((WIDE, NARROW))
    )
    placed = [replace(spot, label=wide[at], short_label=narrow[at]) for at, spot in enumerate(spots)]
    beside = labels_around(YOU[0])[0]
    return [
        replace(spot, label=spot.label or beside, short_label=spot.short_label or beside) if spot.role is None else spot
        for spot in placed
    ]


def thing(spot: Spot, at: int) -> Thing:
    """As it lies on the wide sheet (0) or the narrow (1)."""
    half = YOU[at] if spot.role is None else max(GLYPH[at], round(spot.radius * LARGEST[at] / LARGEST[0]))
    y = from_top(spot.place) * (WIDE, NARROW)[at].height / 100
    return Thing(from_left(spot.place), y, half, (spot.title, spot.short)[at])
