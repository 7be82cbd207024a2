"""Rows of a role that may belong to one of its tracks."""

import pytest
from django.test import Client

from careers.models import Role, Track
from tests.admin_pages import add_row, read_form, submit
from tests.careers.admin.pages import change_url
from tests.factories import make_role

pytestmark = pytest.mark.django_db

ADD = "/admin/careers/role/add/"


class TestTracks:
    def test_the_choices_are_the_roles_own(self, admin_client: Client, role: Role) -> None:
        other = make_role("other")
        Track.objects.create(role=other, slug="foreign", title="Foreign")
        html = admin_client.get(change_url(role)).content.decode()
        assert ">Streams</option>" in html
        assert "Foreign" not in html
        assert "Streams" not in admin_client.get(ADD).content.decode()

    def test_another_roles_track_is_refused(self, admin_client: Client, role: Role) -> None:
        foreign = Track.objects.create(role=make_role("other"), slug="foreign", title="Foreign")
        url = change_url(role)
        data = read_form(admin_client, url) | {"tasks-0-track": str(foreign.pk)}
        assert "valid choice" in submit(admin_client, url, data)[0]

    def test_one_in_use_is_not_deleted(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url) | {"tracks-0-DELETE": "on"}
        assert submit(admin_client, url, data) == ["This track is marked to be deleted; choose another."]
        assert role.tasks.count() == 2

    def test_one_is_deleted_once_its_rows_have_moved_on_the_same_page(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url) | {"tracks-0-DELETE": "on"}
        data["tasks-1-track"] = data["tracks-1-id"]
        assert data["tasks-1-text"] == "Keep streams flowing"
        assert submit(admin_client, url, data) == []
        assert [track.slug for track in role.tracks.all()] == ["batches"]
        assert role.tasks.get(text="Keep streams flowing").track == role.tracks.get()

    def test_slugs_are_not_repeated(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "tracks", title="New", slug="new")
        add_row(data, "tracks", title="New too", slug="new")
        assert submit(admin_client, url, data) == ["This row repeats another one."]
