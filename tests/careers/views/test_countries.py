"""The country that an address asks for."""

import pytest
from django.http import QueryDict
from django.test import Client

from careers.models import Role
from careers.views.countries import with_country
from tests.factories import make_evidence, make_paid_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


@pytest.mark.parametrize("path", ["/salaries/", "/salaries.csv", "/salaries.json", "/salaries.svg", "/roles/"])
def test_an_address_that_names_a_region_leads_for_ever_to_the_country(role: Role, client: Client, path: str) -> None:
    make_evidence(role, country="DE", currency="EUR")
    for region, country in (("uk", "uk"), ("tech-hubs", "de")):
        response = client.get(f"{path}?region={region}&page=1")
        assert response.status_code == 301
        kept = "&page=1" if path in {"/salaries/", "/roles/"} else ""
        assert response.headers["Location"] == f"{path}?in={country}{kept}"
    assert client.get(f"{path}?region=uk&in=de").headers["Location"] == f"{path}?in=de"
    assert client.get(f"{path}?region=mars").headers["Location"] == f"{path}?unknown=in"


def test_a_query_without_the_old_name_stays_what_it_is() -> None:
    query = QueryDict("in=de&skill=sql")
    assert with_country(query) is query
