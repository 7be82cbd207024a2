"""How open each role is to beginners: what share of its adverts is for them, and how many these are."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careers.pay.adverts import AdvertBar, advert_bars
from careers.pay.places import UK, US
from careers.percentiles import MIN_SAMPLE
from publishing.page_cache.version import once_per_version

# One advert in so many is for beginners, at least, behind a door that is open, and behind one that is not closed.
OPEN, NARROW = 10, 40
# Of fewer adverts for beginners in all years together, the door is closed whatever their share.
FEW = 10


class State(models.TextChoices):
    OPEN = "open", gettext_lazy("open")
    NARROW = "narrow", gettext_lazy("narrow")
    CLOSED = "closed", gettext_lazy("closed")
    UNKNOWN = "unknown", gettext_lazy("too few adverts to say")


@dataclass(frozen=True)
class Door:
    bar: AdvertBar

    @property
    def percent(self) -> str:
        """With a decimal: near the edge of two states, a whole number would belie one of them."""
        return f"{100 * self.bar.entry / (self.bar.n or 1):.1f}"

    @property
    def state(self) -> State:
        if self.bar.n < MIN_SAMPLE:
            return State.UNKNOWN
        if self.bar.entry < FEW or self.bar.entry * NARROW < self.bar.n:
            return State.CLOSED
        return State.OPEN if self.bar.entry * OPEN >= self.bar.n else State.NARROW


@once_per_version
def doors(country: str = "") -> list[Door]:
    """One for each role: open ones first, and of those alike the one with the greatest share for beginners.

    None where the country has no adverts. Without a country, of the one with most.
    """

    def place(door: Door) -> tuple[int, float, int]:
        bar = door.bar
        return State.values.index(door.state), -bar.entry / (bar.n or 1), -bar.n

    bars = advert_bars(country)
    return sorted(map(Door, bars), key=place) if any(bar.n for bar in bars) else []


def door_of(role: str, country: str = "") -> Door | None:
    """In the country, without one in the United Kingdom; where there are too few adverts, in the United States."""
    found = [door for place in (country or UK, US) for door in doors(place) if door.bar.role.slug == role]
    return next((door for door in found if door.state != State.UNKNOWN), found[-1] if found else None)


def finding(found: list[Door]) -> str:
    """What the doors say, in a sentence."""
    known = [door for door in found if door.state != State.UNKNOWN]
    if not known:
        return _("Nowhere are there enough adverts to say which door is open.")
    opened = [door for door in known if door.state == State.OPEN]
    values = {"role": known[0].bar.role.title, "share": known[0].percent, "number": len(opened)}
    if not opened:
        text = _("No door stands wide open. The widest is %(role)s: %(share)s%% of its adverts are for beginners.")
        return text % values
    text = ngettext(
        "%(number)s door is open, that of %(role)s, where %(share)s%% of the adverts are for beginners.",
        "%(number)s doors are open. The widest is %(role)s, where %(share)s%% of the adverts are for beginners.",
        len(opened),
    )
    return text % values
