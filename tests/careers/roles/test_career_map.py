"""Where roles stand on the career map, in a drawing and in words."""

import os
import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings

from careers.models import Role
from careers.pay.adverts import AdvertBar
from careers.roles.career_map import career_map


def role(title: str, systems: int | None, building: int | None, n: int = 0) -> AdvertBar:
    place = {"map_systems": systems, "map_building": building}
    return bar(Role(slug=title.lower().replace(" ", "-"), title=title, **place), n)


def bar(role: Role, n: int = 0) -> AdvertBar:
    """Of an index with 1,200 adverts for the role that has most."""
    return AdvertBar(role, n, 0, 1200, "US", "2023–2025", "Index", date(2025, 6, 22))


def test_every_shipped_role_has_its_label_on_a_wide_sheet_and_a_short_one_on_a_narrow(shipped: list[Role]) -> None:
    drawn = career_map(map(bar, shipped))
    assert len(drawn.spots) == len(shipped)
    assert drawn.keyed == []
    short = {spot.title: spot.short for spot in drawn.spots}
    assert short["Machine Learning Engineer"] == "Machine Learning"
    assert (short["Data Scientist"], short["Data Engineer"]) == ("Data Scientist", "Data Engineer")


PLACES = """
import sys, django
django.setup()
from careers.roles.career_map import career_map
from careers.models import Role
from careers.pay.adverts import AdvertBar
rows = [("Data Engineer", 80, 10), ("Data Analyst", 76, 14), ("ML Engineer", 70, 2), ("Researcher", 64, 20)]
roles = [Role(slug=title, title=title, map_systems=x, map_building=y) for title, x, y in rows]
for spot in career_map(AdvertBar(role, 5, 0, 5, "US", "2025", "Index", None) for role in roles).spots:
    sys.stdout.write(f"{spot.number} {spot.x} {spot.y} {spot.label} {spot.short_label}\\n")
"""


def test_every_process_draws_the_same_map() -> None:
    """Whatever the order of its sets and dictionaries: the pages of two processes are compared byte by byte."""
    maps = [
        subprocess.run(  # noqa: S603  # our own interpreter
            [sys.executable, "-c", PLACES],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": seed},
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert maps[0].count("\n") == 4
    assert maps[0] == maps[1]


def test_systems_lie_right_and_building_lies_up_and_links_come_from_left_to_right() -> None:
    people, systems = career_map([role("Systems", 100, -100), role("People", -100, 100)]).spots
    assert (people.title, people.number, people.x, people.y) == ("People", 1, "9%", "9%")
    assert (systems.title, systems.number, systems.x, systems.y) == ("Systems", 2, "91%", "91%")


def test_a_role_without_a_place_is_left_out() -> None:
    spots = career_map([role("One", 0, 0), role("Two", None, None), role("Three", 50, 50)]).spots
    assert [spot.title for spot in spots] == ["One", "Three"]


def test_of_very_many_roles_those_nearest_to_the_reader_are_drawn() -> None:
    roles = [role(f"Role {place}", place, 0) for place in range(-100, 100)]
    spots = career_map(roles, you=(-100, 0)).spots
    assert [spot.title for spot in spots] == [f"Role {place}" for place in range(-100, -60)]


def test_a_label_that_finds_no_room_is_a_number_in_the_key() -> None:
    drawn = career_map([role(f"A Rather Long Title {number}", 0, 0) for number in range(9)])
    assert [spot.number for spot in drawn.keyed] == [
        spot.number for spot in drawn.spots if not (spot.label and spot.short_label)
    ]
    assert drawn.keyed


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((-12, -22), "A: people as much as systems, rather discovering than building"),
        ((80, 86), "A: far more systems than people, far more building than discovering"),
        ((15, 14), "A: rather systems than people, discovering as much as building"),
        ((-59, 59), "A: rather people than systems, rather building than discovering"),
        ((-60, -60), "A: far more people than systems, far more discovering than building"),
    ],
)
def test_a_place_is_told_in_words(place: tuple[int, int], words: str) -> None:
    assert career_map([role("A", *place)]).spots[0].name == f"{words}; 0 adverts"


def test_the_area_of_a_disc_is_true_to_the_adverts_which_are_told_in_words_too() -> None:
    drawn = career_map([role("Most", -50, 0, 1200), role("Few", 0, 0, 1), role("None", 50, 0)])
    most, few, none = drawn.spots
    assert most.radius**2 / few.radius**2 == pytest.approx(1200, rel=0.1)
    assert (most.name[-15:], few.name[-10:], none.name[-11:]) == ("; 1,200 adverts", "; 1 advert", "; 0 adverts")
    assert none.radius == 0
    assert [(size.adverts, size.side) for size in drawn.sizes] == [(1000, 90), (100, 30), (10, 11)]


def test_where_nothing_is_counted_nothing_is_said_of_adverts() -> None:
    drawn = career_map([AdvertBar(Role(title="A", map_systems=0, map_building=90), 0, 0, 1, "", "", "", None)])
    assert (drawn.adverts, drawn.sizes, drawn.spots[0].adverts) == (None, [], None)
    assert drawn.spots[0].name == "A: people as much as systems, far more building than discovering"


def test_the_reader_is_marked_among_the_roles_and_labels_make_room() -> None:
    alone = career_map([role("Role", 0, 0)]).spots[0]
    drawn = career_map([role("Role", 0, 0)], you=(8, 0))
    assert drawn.you
    assert drawn.you.name == "You: people as much as systems, discovering as much as building"
    assert drawn.spots[0].label
    assert drawn.spots[0].label != alone.label
    here = career_map([role("Role", 0, 0)], you=(0, 0)).you
    assert here
    assert here.label
