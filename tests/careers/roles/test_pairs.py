import pytest
from django.test import Client

from careers.models import Neighbour, Role
from careers.roles.pairs import near_pairs, pairs_of
from tests.factories import make_role
from tests.public_pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def roles() -> list[Role]:
    """The first calls the third its nearest, and then the second, which calls it near as well."""
    one, two, three = (make_role(slug, order=order) for order, slug in enumerate(["one", "two", "three"]))
    for order, (role, other) in enumerate([(one, three), (one, two)]):
        Neighbour.objects.create(role=role, other=other, order=order, difference="It differs.")
    Neighbour.objects.create(role=two, other=one, order=1, difference="It differs.")
    return [one, two, three]


def test_a_pair_is_one_whoever_calls_the_other_near_and_the_nearest_come_first() -> None:
    assert [pair.question for pair in near_pairs()] == ["One or Three?", "One or Two?"]
    assert near_pairs()[0].query == "role=one&role=three"


def test_beside_roles_stand_the_pairs_with_one_of_them() -> None:
    pairs = near_pairs()
    assert pairs_of(pairs, []) == pairs
    assert [pair.question for pair in pairs_of(pairs, ["two"])] == ["One or Two?"]
    assert [pair.question for pair in pairs_of(pairs, ["one", "two"])] == ["One or Three?"]


def test_the_page_offers_them_ready_before_and_beneath_a_comparison(client: Client) -> None:
    assert 'href="/roles/compare/?role=one&amp;role=two"' in page(client, "/roles/compare/")
    html = page(client, "/roles/compare/?role=one&role=two&in=uk")
    assert 'href="/roles/compare/?in=uk&amp;role=one&amp;role=three" rel="nofollow"' in html
    assert "One or Two?" not in html.partition('id="section_pairs"')[2]
