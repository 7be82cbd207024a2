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
    assert [(share.evidence.country, share.entry, share.percent) for share in pay.entry_shares] == [
        ("FR", 0, 0),
        ("GB", 4, 10),
    ]


def test_a_range_is_compared_with_the_adverts_of_its_regions_countries(role: Role) -> None:
    make_evidence(role, country="FR")
    pay = role_pay(role, Region.objects.all(), Evidence.objects.select_related("role"))
    [found] = pay.compared.values()
    assert [item.evidence.country for item in found] == ["GB"]
