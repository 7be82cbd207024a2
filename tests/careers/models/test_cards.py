import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careers.models import Role, RoleCard
from tests.factories import make_role

pytestmark = pytest.mark.django_db


def test_a_card_goes_with_its_role_and_no_list_of_roles_loads_it() -> None:
    card = RoleCard.objects.create(role=make_role("data-engineer"), digest="a", png=b"png")
    assert str(card) == "Data Engineer"
    with CaptureQueriesContext(connection) as queries:
        list(Role.objects.with_details())
    assert "rolecard" not in str(queries.captured_queries)
    Role.objects.all().delete()
    assert not RoleCard.objects.exists()
