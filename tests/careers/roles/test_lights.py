"""Each light by itself, and dark where nothing is known."""

import pytest

from careers.models import Context, Evidence, Route
from careers.pay.best import Best
from careers.pay.doors import Door
from careers.pay.today import Today
from careers.roles.lights import State, of_distance, of_door, of_pay, of_skills
from careers.ways.gaps import Job, Needs
from tests.careers.pay.test_adverts import bar


@pytest.mark.parametrize(
    ("held", "number", "state"),
    [(5, 5, "on"), (3, 5, "on"), (2, 5, "off"), (4, 8, "part"), (3, 8, "off"), (0, 2, "on"), (0, 0, "dark")],
)
def test_skills_are_on_within_reach_and_partly_with_half_of_them(held: int, number: int, state: str) -> None:
    job = Job("role", tuple(f"skill-{index}" for index in range(number)))
    assert of_skills(Needs([job]).gap(job, job.essential[:held])) == state


@pytest.mark.parametrize(("distance", "state"), [("near", "on"), ("some-way", "part"), ("long-way", "off")])
def test_the_editors_distance_has_a_light_where_they_gave_one(distance: str, state: str) -> None:
    assert of_distance(Route(distance=distance)) == state
    assert of_distance(None) == State.DARK


@pytest.mark.parametrize(("middle", "state"), [(50_000, "on"), (40_000, "part"), (30_000, "off")])
def test_pay_has_a_light_where_both_figures_are_of_one_country(middle: int, state: str) -> None:
    today = Today(Context(country="GB"), 40_000, "GBP")
    row = Evidence(currency="GBP", p50=middle)
    assert of_pay(today, Best("GB", (row,))) == state
    assert of_pay(today, Best("US", (row,))) == of_pay(None, Best("GB", (row,))) == State.DARK


@pytest.mark.parametrize(
    ("n", "entry", "state"), [(100, 20, "on"), (400, 20, "part"), (400, 2, "off"), (20, 20, "dark")]
)
def test_the_door_has_a_light_where_there_are_enough_adverts(n: int, entry: int, state: str) -> None:
    assert of_door(Door(bar("Role", n, entry))) == state
    assert of_door(None) == State.DARK
