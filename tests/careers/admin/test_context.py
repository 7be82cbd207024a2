import pytest
from django.test import Client

from careers.documents.context import save_context
from tests.careers.documents.test_context import record

pytestmark = pytest.mark.django_db


def test_editors_read_context_in_the_admin_and_change_it_in_its_file(admin_client: Client) -> None:
    row = save_context(record(), None)
    assert "NOC 21211 Data scientists" in admin_client.get("/admin/careers/context/").text
    assert admin_client.get(f"/admin/careers/context/{row.pk}/change/").status_code == 200
    assert admin_client.post(f"/admin/careers/context/{row.pk}/change/", {}).status_code == 403
    assert admin_client.get("/admin/careers/context/add/").status_code == 403
