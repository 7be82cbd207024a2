"""What a role is paid, place by place."""

import pytest

from careers.models import Evidence, Region, Role
from careers.pay.role_pay import role_pay
from tests.factories import make_evidence, make_paid_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def test_figures_stand_by_place_and_few_adverts_apart(role: Role) -> None:
    make_evidence(role, country="FR", currency="EUR")
    pay = role_pay(role, Region.objects.order_by("slug"), Evidence.objects.select_related("role"))
    assert [(part.place, part.title, len(part.salaries), len(part.evidence)) for part in pay.places] == [
        ("uk", "UK", 1, 1),
        ("fr", "France", 0, 1),
    ]
    assert [(row.country, row.n) for row in pay.thin] == [("US", 17)]
    assert [row.kind for row in pay.rows] == ["adverts", "estimate", "adverts"]


def test_a_range_is_compared_with_the_adverts_of_its_regions_countries(role: Role) -> None:
    make_evidence(role, country="FR")
    pay = role_pay(role, Region.objects.all(), Evidence.objects.select_related("role"))
    [found] = pay.compared.values()
    assert [item.evidence.country for item in found] == ["GB"]


def test_adverts_of_the_countries_shown_say_more_where_there_are_enough(role: Role) -> None:
    make_evidence(role, country="FR")
    make_evidence(role, level="senior", n=31, p50=50_000)
    Evidence.objects.filter(country="GB", level="all").update(remote=6)
    pay = role_pay(role, Region.objects.all(), Evidence.objects.select_related("role"), ["FR", "GB", "US", "DE"])
    assert [(item.all.country, item.entry, item.percent_entry, item.percent_remote) for item in pay.adverts] == [
        ("FR", 0, 0, None),
        ("GB", 4, 10, 15),
    ]
    assert [(level, [row and row.p50 for row in rows]) for level, rows in pay.medians] == [("senior", [None, 50_000])]


def test_levels_are_of_the_source_that_stands_before_others(role: Role) -> None:
    make_evidence(role, source="Larger", n=41)
    make_evidence(role, source="Larger", level="entry", n=1)
    pay = role_pay(role, Region.objects.all(), Evidence.objects.select_related("role"), ["GB"])
    assert [(item.all.source, item.entry) for item in pay.adverts] == [("Larger", 1)]
