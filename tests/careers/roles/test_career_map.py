import os
import subprocess
import sys

from django.conf import settings

from careers.models import Role
from careers.roles.career_map import WIDTHS, career_map, collisions


def role(title: str, systems: int | None, building: int | None) -> Role:
    return Role(slug=title.lower().replace(" ", "-"), title=title, map_systems=systems, map_building=building)


def test_no_label_of_the_shipped_roles_meets_another_label_or_drawing(shipped: list[Role]) -> None:
    spots = career_map(shipped)
    assert len(spots) == len(shipped)
    assert all(spot.clear for spot in spots)
    for width in range(min(WIDTHS), max(WIDTHS) + 1, 10):
        assert collisions(spots, width) == [], width


PLACES = """
import sys, django
django.setup()
from careers.roles.career_map import career_map
from careers.models import Role
rows = [("Data Engineer", 80, 10), ("Data Analyst", 76, 14), ("ML Engineer", 70, 2), ("Researcher", 64, 20)]
roles = [Role(slug=title, title=title, map_systems=x, map_building=y) for title, x, y in rows]
for spot in career_map(roles):
    sys.stdout.write(f"{spot.number} {spot.x} {spot.y} {spot.label} {spot.clear}\\n")
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


def test_systems_lie_right_and_building_lies_up() -> None:
    people, systems = career_map([role("People", -100, 100), role("Systems", 100, -100)])
    assert (people.x, people.y) == ("9%", "9%")
    assert (systems.x, systems.y) == ("91%", "91%")


def test_a_role_without_a_place_is_left_out_and_keeps_its_number() -> None:
    spots = career_map([role("One", 0, 0), role("Two", None, None), role("Three", 50, 50)])
    assert [(spot.role.title, spot.number) for spot in spots] == [("One", 1), ("Three", 3)]


def test_a_label_that_finds_no_room_says_so() -> None:
    spots = career_map([role(f"A Rather Long Title {number}", 0, 0) for number in range(8)])
    assert not any(spot.clear for spot in spots)
