"""What a page says of a filter that meant nothing."""

import pytest
from django.test import Client

from careers.models import Role
from tests.factories import make_evidence

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/roles/?skill=python&skill=sql", "/salaries/?in=uk&in=us"])
def test_a_filter_given_twice_is_said_so(some: None, client: Client, address: str) -> None:
    make_evidence(Role.objects.get(slug="role-0"), country="US", currency="USD")
    assert "or more than one" in client.get(address, follow=True).content.decode()
