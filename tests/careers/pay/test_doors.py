import pytest

from careers.models import Role
from careers.pay.doors import door_of, doors, finding
from tests.factories import make_evidence, make_role

pytestmark = pytest.mark.django_db


def counted(slug: str, n: int, entry: int, country: str = "US") -> None:
    role = Role.objects.filter(slug=slug).first() or make_role(slug)
    make_evidence(role, country=country, n=n, spread="")
    if entry:
        make_evidence(role, country=country, level="entry", n=entry, spread="")


@pytest.mark.parametrize(
    ("n", "entry", "state"),
    [
        (200, 20, "open"),
        (200, 19, "narrow"),
        (400, 10, "narrow"),
        (401, 10, "closed"),
        (50, 9, "closed"),  # a great share of few
        (29, 29, "unknown"),
        (30, 0, "closed"),
    ],
)
def test_a_door_is_open_by_the_share_and_the_number_of_adverts_for_beginners(n: int, entry: int, state: str) -> None:
    counted("data-engineer", n, entry)
    assert [door.state for door in doors("US")] == [state]


def test_a_share_beside_its_state_is_not_rounded_across_the_edge() -> None:
    counted("data-engineer", 199, 19)
    [door] = doors("US")
    assert (door.state.value, door.percent) == ("narrow", "9.5")


def test_the_doors_are_told_in_a_sentence() -> None:
    assert finding([]) == "Nowhere are there enough adverts to say which door is open."
    counted("data-engineer", 200, 15)
    assert finding(doors("US")) == (
        "No door stands wide open. The widest is Data Engineer: 7.5% of its adverts are for beginners."
    )
    counted("data-scientist", 200, 30)
    counted("writer", 200, 40)
    assert finding(doors("US")) == (
        "2 doors are open. The widest is Writer, where 20.0% of the adverts are for beginners."
    )


def test_the_widest_door_stands_first_and_those_of_few_adverts_last() -> None:
    for slug, n, entry in (("few", 11, 11), ("closed", 400, 2), ("open", 100, 30), ("narrow", 400, 20), ("none", 1, 0)):
        counted(slug, n, entry)
    assert [door.bar.role.slug for door in doors("US")] == ["open", "narrow", "closed", "few", "none"]
    assert doors("NL") == []


def test_a_role_with_too_few_adverts_in_its_country_is_told_of_in_the_united_states() -> None:
    counted("data-engineer", 29, 5, "GB")
    counted("data-engineer", 400, 20)
    counted("data-scientist", 100, 30, "GB")
    counted("prompt-engineer", 4, 0)
    found = {slug: door_of(slug) for slug in ("data-engineer", "data-scientist", "prompt-engineer", "nobody")}
    assert {slug: door and (door.bar.country, door.state.value) for slug, door in found.items()} == {
        "data-engineer": ("US", "narrow"),
        "data-scientist": ("GB", "open"),
        "prompt-engineer": ("US", "unknown"),
        "nobody": None,
    }
