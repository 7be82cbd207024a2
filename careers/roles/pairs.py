"""Pairs of roles that people weigh against each other: those of which one calls the other near."""

from collections.abc import Collection, Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from careers.models import Neighbour, Role
from careers.roles.conclusion import question
from publishing.page_cache.version import once_per_version


class Pair(NamedTuple):
    """In the editors' order."""

    one: Role
    other: Role

    @property
    def question(self) -> str:
        return question(self)

    @property
    def query(self) -> str:
        """What the address of their comparison asks."""
        return urlencode([("role", role.slug) for role in self])


@once_per_version
def near_pairs() -> list[Pair]:
    """Each once, first those of which one is the other's nearest: one query."""
    shown = [f"{side}__{name}" for side in ("role", "other") for name in ("slug", "title", "hue", "glyph", "order")]
    rows = Neighbour.objects.select_related("role", "other").only("order", *shown)
    found: dict[frozenset[int], Pair] = {}
    for row in rows.order_by("order", "role__order", "pk"):
        pair = sorted((row.role, row.other), key=lambda role: (role.order, role.title))
        found.setdefault(frozenset(role.pk for role in pair), Pair(*pair))
    return list(found.values())


def pairs_of(pairs: Iterable[Pair], slugs: Collection[str]) -> list[Pair]:
    """Those with one of these roles, but not with two; all of them where there are no roles."""
    return [pair for pair in pairs if sum(role.slug in slugs for role in pair) == 1] if slugs else list(pairs)
