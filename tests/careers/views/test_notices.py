"""What a page says of a filter that meant nothing."""

import pytest
from django.test import Client

from tests.factories import make_region

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/roles/?skill=python&skill=sql", "/salaries/?region=uk&region=us"])
def test_a_filter_given_twice_is_said_so(some: None, client: Client, address: str) -> None:
    make_region("us", "USD")
    assert "or more than one" in client.get(address, follow=True).content.decode()
