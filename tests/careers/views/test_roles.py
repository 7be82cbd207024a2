"""Pages of the roles."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_comparison_names_its_whole_address(some: None, client: Client) -> None:
    page = client.get("/roles/compare/?role=role-1&role=role-0&utm=x").content.decode()
    assert 'property="og:url" content="http://127.0.0.1:8000/roles/compare/?role=role-0&amp;role=role-1"' in page
