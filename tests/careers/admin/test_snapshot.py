import pytest
from django.test import Client

from careers.documents.snapshot import SnapshotRecord, save_snapshot
from tests.careers.documents.test_snapshot import LINE

pytestmark = pytest.mark.django_db


def test_editors_read_what_is_pinned_and_imports_write_it(admin_client: Client) -> None:
    row = save_snapshot(SnapshotRecord.model_validate(LINE), None)
    assert "pay:data-engineer:us:mid" in admin_client.get("/admin/careers/snapshot/").text
    assert admin_client.get(f"/admin/careers/snapshot/{row.pk}/change/").status_code == 200
    assert admin_client.post(f"/admin/careers/snapshot/{row.pk}/change/", {}).status_code == 403
