"""What a role is paid, region by region."""

import pytest
from django.test import Client

from careers.models import Evidence, Region, Role
from careers.pay.role_pay import role_pay
from tests.factories import make_evidence, make_paid_role
from tests.public_pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def test_evidence_of_a_country_in_no_region_is_not_shown(role: Role, client: Client) -> None:
    make_evidence(role, country="FR", currency="EUR")
    for url in (role.get_absolute_url(), "/salaries/"):
        assert "France" not in page(client, url)


def test_figures_stand_by_region_and_the_newest_dates_them(role: Role) -> None:
    pay = role_pay(role, Region.objects.order_by("slug"), Evidence.objects.select_related("role"))
    assert [(part.region.slug, len(part.salaries), len(part.evidence)) for part in pay.regions] == [
        ("uk", 1, 1),
        ("us", 0, 1),
    ]
    assert [(share.evidence.country, share.entry, share.percent) for share in pay.entry_shares] == [("GB", 4, 10)]
    assert str(pay.newest) == "2026-03-11"
    assert role_pay(Role(pk=0), [], []).newest is None
