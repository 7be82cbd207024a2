"""What a role is paid, region by region."""

import pytest
from django.test import Client

from careers.models import Role
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
