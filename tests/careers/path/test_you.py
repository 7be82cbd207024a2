import pytest

from careers.models import Role
from careers.path.rows import survey
from careers.path.scoring import Place, score
from careers.path.you import HERE, map_around, map_with, place_on_map
from tests.factories import make_role

pytestmark = pytest.mark.usefixtures("questions")


def place(role: str, value: float) -> Place:
    return Place(role, (), value)


def test_the_reader_stands_at_the_mean_of_the_roles_that_fit_each_counted_by_its_fit() -> None:
    for slug, systems, building in (("near", 80, -40), ("less", -40, 20), ("never", -100, -100)):
        make_role(slug, map_systems=systems, map_building=building)
    assert place_on_map([place("near", 2.0), place("less", 1.0), place("never", -3.0)]) == (40, -20)
    assert place_on_map([place("near", 0.5)]) == (80, -40)


def test_nobody_stands_anywhere_without_a_role_that_fits_and_is_on_the_map() -> None:
    make_role("unplaced", map_systems=None, map_building=None)
    assert place_on_map([place("unplaced", 2.0)]) is None
    assert place_on_map(score(survey().questionnaire, {})) is None


def test_the_map_is_drawn_once_and_the_reader_set_into_it() -> None:
    Role.objects.update(map_systems=0, map_building=0)
    before, after = map_around("en", "US")
    assert after.lstrip().startswith("</svg>")
    assert "?in=us" in before
    page = map_with((100, 0), "en", "US")
    assert HERE not in page
    assert 'class="you" role="img" aria-label="You: far more systems than people' in page
