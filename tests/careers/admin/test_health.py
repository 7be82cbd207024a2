"""The word on the questionnaire's health after a save: when it comes, to whom, and that nobody waits for it."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from careers.admin import health
from careers.models import Answer, Question, Questionnaire, Role, Salary
from careers.path.report import report
from tests.admin_pages import read_form
from tests.factories import make_questionnaire, make_role


def make_sick() -> tuple[Role, Role]:
    """Two roles of which the second can never be first alone."""
    builder, twin = make_role("builder", order=1), make_role("twin", order=2)
    make_questionnaire(("code", {"yes": {builder: 2, twin: 1}, "no": {builder: -1, twin: -1}}))
    return builder, twin


def change_url(row: Any) -> str:
    return reverse(f"admin:careers_{row._meta.model_name}_change", args=[row.pk])


def told(client: Client, url: str, **values: str) -> str:
    """The page after saving a form with these values."""
    response = client.post(url, {**read_form(client, url), **values}, follow=True)
    assert response.redirect_chain, "not saved"
    return response.content.decode()


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether a transaction was open, for each time the health was computed."""
    times: list[bool] = []

    def recording() -> Any:
        times.append(connection.in_atomic_block)
        return report()

    monkeypatch.setattr(health, "report", recording)
    return times


# --- outside the transaction -----------------------------------------------------------------------------------


@pytest.fixture
def database(transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One that two connections share: SQLite's in memory is copied to a file for the test."""
    if connection.vendor != "sqlite":
        yield
        return
    file = tmp_path / "guide.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    kept = connections["default"]
    monkeypatch.setitem(connections.settings, "default", {**connections.settings["default"], "NAME": str(file)})
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    connections["default"] = kept


def test_another_editor_logs_in_and_saves_while_health_is_computed(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder, twin = make_sick()
    for name in ("one", "other"):
        User.objects.create_superuser(name, password=name)
    failures: list[BaseException] = []

    def other_editor() -> None:
        try:
            client = Client()
            login = {"username": "other", "password": "other"}
            assert client.post("/admin/login/", login).status_code == 302
            url = change_url(Salary.objects.get(role=twin).role)
            saved = client.post(url, {**read_form(client, url), "suits": "Whoever came second."})
            assert saved.status_code == 302
        except BaseException as error:  # told by the test, where it counts
            failures.append(error)
        finally:
            connection.close()

    def slow_report() -> Any:
        assert not connection.in_atomic_block
        monkeypatch.setattr(health, "report", report)
        thread = Thread(target=other_editor)
        thread.start()
        thread.join(timeout=60)
        return report()

    monkeypatch.setattr(health, "report", slow_report)
    client = Client()
    client.force_login(User.objects.get(username="one"))
    page = told(client, change_url(builder), title="Master builder")
    assert failures == []
    assert "The questionnaire has" in page
    assert Role.objects.get(pk=twin.pk).suits == "Whoever came second."


@pytest.mark.django_db(transaction=True)
def test_no_way_of_saving_computes_it_within_the_transaction(computed: list[bool], admin_client: Client) -> None:
    builder, _ = make_sick()
    answer = Answer.objects.get(slug="yes")
    told(admin_client, change_url(answer), text="Certainly")
    told(admin_client, change_url(Question.objects.get()), text="Do you code?")
    told(admin_client, change_url(builder), title="Master builder")
    admin_client.post(reverse("admin:careers_answer_delete", args=[answer.pk]), {"post": "yes"})
    many = {"action": "delete_selected", "_selected_action": str(builder.pk), "post": "yes"}
    admin_client.post(reverse("admin:careers_role_changelist"), many)
    assert not Role.objects.filter(pk=builder.pk).exists()
    assert computed == [False] * 5


# --- only when something has changed ---------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "values", "times"),
    [
        (Role, {}, 0),
        (Role, {"description": "Builds, mostly."}, 0),
        (Role, {"body": "## What the job is\n\nBuilding."}, 0),
        (Role, {"salaries-0-low": "41000"}, 0),
        (Role, {"title": "Master builder"}, 1),
        (Role, {"slug": "master-builder"}, 1),
        (Answer, {}, 0),
        (Answer, {"text": "Certainly"}, 1),
        (Answer, {"weights-0-points": "1"}, 1),
        (Question, {"text": "Do you code?"}, 1),
        (Questionnaire, {"notice": "Not a test at all."}, 0),
    ],
)
def test_it_is_computed_after_a_change_of_the_questionnaire_alone(
    computed: list[bool], admin_client: Client, model: Any, values: dict[str, str], times: int
) -> None:
    make_sick()
    told(admin_client, change_url(model.objects.order_by("pk")[0]), **values)
    assert len(computed) == times


@pytest.mark.django_db
def test_a_new_role_and_a_deleted_one_count(computed: list[bool], admin_client: Client) -> None:
    make_sick()
    told(admin_client, "/admin/careers/role/add/", title="New", slug="new", description="A role.")
    assert len(computed) == 1
    new = Role.objects.get(slug="new")
    page = admin_client.post(reverse("admin:careers_role_delete", args=[new.pk]), {"post": "yes"}, follow=True)
    assert len(computed) == 2
    assert "Twin can never be first alone" in page.content.decode()


@pytest.mark.django_db
def test_a_form_that_is_refused_computes_nothing(computed: list[bool], admin_client: Client) -> None:
    builder, _ = make_sick()
    url = change_url(builder)
    assert admin_client.post(url, {**read_form(admin_client, url), "title": ""}).status_code == 200
    assert computed == []


# --- to whom ---------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("may_see", [True, False])
def test_the_link_is_for_those_who_may_follow_it(client: Client, may_see: bool) -> None:
    builder, _ = make_sick()
    editor = User.objects.create_user("editor", is_staff=True)
    names = ["view_role", "change_role", *(["view_questionnaire"] if may_see else [])]
    editor.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(editor)
    page = told(client, change_url(builder), title="Master builder")
    url = reverse("admin:careers_questionnaire_health")
    assert re.search(r"The questionnaire has \d problems", page)
    assert (url in page) == may_see
    assert client.get(url).status_code == (200 if may_see else 403)
