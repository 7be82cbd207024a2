"""Two editors, a load or a deletion while a form is open: the later one is told, and nothing typed is lost."""

from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from careers.models import Role
from publishing.documents.load import load
from publishing.editing.meanwhile import as_new_rows, lost
from tests.admin_pages import add_row, read_form, submit
from tests.careers.admin.pages import change_url
from tests.content import write_content
from tests.factories import make_tracked_role

pytestmark = pytest.mark.django_db

TOLD = "Somebody changed this while your form was open"


@pytest.fixture
def role() -> Role:
    return make_tracked_role()


def send(client: Client, url: str, data: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The page that answers, and the form on it as it would be sent next."""
    response = client.post(url, data)
    assert response.status_code == 200
    return response.content.decode(), {**data, "opened": response.context["adminform"].form["opened"].value()}


def test_the_second_of_two_editors_sees_both_versions_and_loses_nothing(admin_client: Client, role: Role) -> None:
    url = change_url(role)
    first, second = read_form(admin_client, url), read_form(admin_client, url)
    assert submit(admin_client, url, first | {"description": "Theirs."}) == []
    page, again = send(admin_client, url, second | {"description": "Mine.", "suits": "My text."})
    assert TOLD in page
    assert "Theirs." in page
    assert "\nMy text.</textarea>" in page
    role.refresh_from_db()
    assert (role.description, role.suits) == ("Theirs.", "")
    assert submit(admin_client, url, again) == []
    role.refresh_from_db()
    assert (role.description, role.suits) == ("Mine.", "My text.")


def test_a_change_of_a_row_that_others_made_is_told(admin_client: Client, role: Role) -> None:
    url = change_url(role)
    first, second = read_form(admin_client, url), read_form(admin_client, url)
    assert submit(admin_client, url, first | {"tasks-0-text": "Their task"}) == []
    page, _again = send(admin_client, url, second | {"suits": "My text."})
    assert TOLD in page
    assert "Their task" in page


def test_equal_changes_and_those_of_what_is_no_part_of_the_record_disturb_nobody(
    admin_client: Client, role: Role
) -> None:
    url = change_url(role)
    first, second = read_form(admin_client, url), read_form(admin_client, url)
    assert submit(admin_client, url, first | {"description": "The same."}) == []
    assert submit(admin_client, url, second | {"description": "The same.", "suits": "More."}) == []


def test_a_row_that_others_deleted_is_a_new_one_with_what_was_written(admin_client: Client, role: Role) -> None:
    url = change_url(role)
    data = read_form(admin_client, url)
    add_row(data, "cautions", text="New", source="Of mine")
    role.tasks.all().delete()
    page, again = send(admin_client, url, data | {"tasks-0-text": "Still needed"})
    assert TOLD in page
    assert submit(admin_client, url, again) == []
    assert [task.text for task in role.tasks.all()] == ["Still needed", "Keep streams flowing"]
    assert role.cautions.filter(text="New").exists()


def test_a_load_during_an_edit_is_told_and_its_rows_stay_known(admin_client: Client, tmp_path: Path) -> None:
    content = write_content(tmp_path)
    load(content)
    role = Role.objects.order_by("pk")[0]
    url = change_url(role)
    data = read_form(admin_client, url)
    file = content / f"roles/{role.slug}.md"
    file.write_text(file.read_text().replace(role.description, "Of the file."))
    load(content)
    page, again = send(admin_client, url, data | {"suits": "Mine."})
    assert TOLD in page
    assert "Of the file." in page
    assert "valid choice" not in page
    assert submit(admin_client, url, again) == []


def test_a_document_deleted_meanwhile_is_made_anew_if_it_is_sent_again(admin_client: Client, role: Role) -> None:
    url = change_url(role)
    data = read_form(admin_client, url) | {"suits": "My text."}
    tracks = [track.title for track in role.tracks.all()]
    role.delete()
    page, again = send(admin_client, url, data)
    assert "Somebody deleted this while your form was open" in page
    assert "\nMy text.</textarea>" in page
    assert not Role.objects.exists()
    assert submit(admin_client, url, again | {name: "" for name in again if name.endswith("-track")}) == []
    made = Role.objects.get()
    assert made.suits == "My text."
    assert [track.title for track in made.tracks.all()] == tracks


@pytest.mark.parametrize("opened", ["", "nonsense", "[]", '{"description":'])
def test_a_form_without_the_record_it_was_opened_with_is_saved(admin_client: Client, role: Role, opened: str) -> None:
    url = change_url(role)
    assert submit(admin_client, url, read_form(admin_client, url) | {"opened": opened, "suits": "Yes."}) == []


def test_only_what_would_be_undone_is_a_loss() -> None:
    opened = {"a": 1, "b": 1, "c": 1, "d": 1}
    found = lost(opened, {"a": 2, "b": 2, "c": 1, "e": 1}, {"a": 1, "b": 2, "c": 3, "d": 1})
    assert [(each.path, each.theirs, each.mine) for each in found] == [("a", 2, 1), ("d", None, 1), ("e", 1, None)]


def test_rows_that_are_known_stay_in_front_and_deleted_ones_are_left_out() -> None:
    data = QueryDict(mutable=True)
    for name, value in {
        "title": "T",
        "tasks-TOTAL_FORMS": "4",
        "tasks-INITIAL_FORMS": "3",
        "tasks-0-id": "7",
        "tasks-0-text": "gone",
        "tasks-1-id": "8",
        "tasks-1-text": "known",
        "tasks-2-id": "9",
        "tasks-2-text": "gone and deleted here too",
        "tasks-2-DELETE": "on",
        "tasks-3-id": "",
        "tasks-3-text": "new",
    }.items():
        data[name] = value
    assert as_new_rows(data, "tasks", {"7", "8", "9"}) is None
    found = as_new_rows(data, "tasks", {"8"})
    assert found
    assert found.dict() == {
        "title": "T",
        "tasks-TOTAL_FORMS": "3",
        "tasks-INITIAL_FORMS": "1",
        "tasks-0-id": "8",
        "tasks-0-text": "known",
        "tasks-1-id": "",
        "tasks-1-text": "gone",
        "tasks-2-id": "",
        "tasks-2-text": "new",
    }
