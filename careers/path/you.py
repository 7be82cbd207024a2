"""The reader on the career map."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from careers.path.rows import roles_to_rank
from careers.path.scoring import Place as Ranked
from careers.pay.adverts import advert_bars
from careers.pay.places import IN, code_of
from careers.roles.career_map import YOU, Place, Spot, career_map
from careers.roles.labels import labels_around
from publishing.page_cache.version import once_per_version

HERE = mark_safe("<!-- you -->")  # a constant
"""Stands for the reader in a map that is drawn once for all."""


def place_on_map(ranking: Iterable[Ranked]) -> Place | None:
    """The mean of the places of the roles that fit better than answers by lot make them, each counted by its fit.

    Roles that fit less well draw the reader neither nearer nor away. None where no role on the map fits better.
    """
    roles = roles_to_rank()
    drawn = [
        (place.value, role.map_systems, role.map_building)
        for place in ranking
        if place.value > 0 and (role := roles[place.role]).map_systems is not None and role.map_building is not None
    ]
    total = sum(fit for fit, _systems, _building in drawn)
    if not total:
        return None
    return (
        round(sum(fit * systems for fit, systems, _building in drawn) / total),
        round(sum(fit * building for fit, _systems, building in drawn) / total),
    )


@once_per_version
def map_around(language: str | None, country: str) -> tuple[str, str]:
    """The map before and after the reader; labels are placed without them, since they stand anywhere."""
    context = {
        "map": career_map(advert_bars()),
        "mark": HERE,
        "in_query": f"?{IN}={code_of(country)}" if country else "",
    }
    before, _, after = render_to_string("includes/_career_map.html", context).partition(HERE)
    return before, after


def map_with(place: Place, language: str | None, country: str) -> SafeString:
    label = labels_around(YOU[0])[0]
    you = Spot(place=place, title=_("You"), short=_("You"), label=label, short_label=label)
    before, after = map_around(language, country)
    return mark_safe(before + render_to_string("includes/_you.html", {"you": you}) + after)  # noqa: S308  # rendered
