"""What every page of a document in the admin does, whichever its kind."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from careers.models import Role
from guide.models import Page
from publishing.documents.kinds import kinds
from publishing.documents.load import load
from tests.admin_pages import add_row, read_form, submit
from tests.careers.admin.pages import change_url
from tests.content import write_content
from tests.factories import make_skill, make_tracked_role

pytestmark = pytest.mark.django_db


class TestFiles:
    def test_saving_without_a_change_changes_no_record(self, admin_client: Client, tmp_path: Path) -> None:
        load(write_content(tmp_path))
        for kind in kinds():
            for row in kind.rows():
                name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
                url = reverse(name, args=[row.pk])
                assert submit(admin_client, url, read_form(admin_client, url)) == []
                saved = kind.rows().get(pk=row.pk)
                assert kind.to_record(saved).digest() == saved.base_digest, row

    def test_the_state_of_the_file_is_shown(self, admin_client: Client, tmp_path: Path) -> None:
        load(write_content(tmp_path))
        url = reverse("admin:guide_page_change", args=[Page.objects.get().pk])
        assert "As its file was" in admin_client.get(url).content.decode()
        data = read_form(admin_client, url) | {"title": "Other"}
        assert submit(admin_client, url, data) == []
        assert "Edited here" in admin_client.get(url).content.decode()


@pytest.fixture
def role() -> Role:
    return make_tracked_role()


def test_what_no_form_foresees_is_a_message(admin_client: Client, role: Role, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two editors add the same row at the same moment."""
    url = change_url(role)
    data = read_form(admin_client, url)
    add_row(data, "role_skills", skill=make_skill().pk, importance="useful")
    monkeypatch.setattr("publishing.editing.forms.PartFormSet.validate_unique", lambda formset: None)
    response = admin_client.post(url, data, follow=True)
    assert response.status_code == 200
    assert "Nothing was saved" in response.content.decode()
    assert role.role_skills.count() == 2
