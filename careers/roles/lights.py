"""Four separate lights on a way to a role. They are never made into one: each says another thing, or nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from careers.models import Distance, Route
from careers.pay.best import Best
from careers.pay.doors import Door
from careers.pay.doors import State as DoorState
from careers.pay.today import Today
from careers.ways.gaps import REACH, Gap


class State(models.TextChoices):
    ON = "on", _("speaks for it")
    PART = "part", _("speaks partly for it")
    OFF = "off", _("speaks against it")
    DARK = "dark", _("not known")


BY_DISTANCE = {Distance.NEAR: State.ON, Distance.SOME_WAY: State.PART, Distance.LONG_WAY: State.OFF}
BY_PAY = {1: State.ON, 0: State.PART, -1: State.OFF}
BY_DOOR = {DoorState.OPEN: State.ON, DoorState.NARROW: State.PART, DoorState.CLOSED: State.OFF}


def of_skills(gap: Gap) -> State:
    """On within reach, partly with half of the essential skills."""
    if not gap.number:
        return State.DARK
    if len(gap.missing) <= REACH:
        return State.ON
    return State.PART if 2 * len(gap.held) >= gap.number else State.OFF


def of_distance(route: Route | None) -> State:
    return BY_DISTANCE[Distance(route.distance)] if route else State.DARK


def of_pay(today: Today | None, best: Best | None) -> State:
    against = today.against(best) if today else None
    return State.DARK if against is None else BY_PAY[against]


def of_door(door: Door | None) -> State:
    return BY_DOOR.get(door.state, State.DARK) if door else State.DARK
