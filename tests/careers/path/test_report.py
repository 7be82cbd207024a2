"""The questionnaire's health as the command, the admin and a load report it."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from careers.models import Answer, Questionnaire, Weight
from careers.path.report import report, warnings
from publishing.documents.load import load
from tests.admin_pages import read_form
from tests.content import edit, write_content
from tests.factories import make_questionnaire, make_role

pytestmark = pytest.mark.django_db


def make_sick() -> None:
    """`twin` gets what `builder` gets; `idle` separates nobody; nothing favours `nobody`."""
    builder, asker, twin = (make_role(slug, order=n) for n, slug in enumerate(("builder", "asker", "twin")))
    make_role("nobody", order=9)
    make_questionnaire(
        ("code", {"yes": {builder: 2, twin: 2, asker: -1}, "no": {asker: 2}}),
        ("people", {"yes": {asker: 1}, "no": {builder: 1, twin: 1}}),
        ("idle", {"one": {builder: 1}, "two": {builder: 1}}),
    )


def test_each_problem_is_a_sentence_with_a_hint() -> None:
    make_sick()
    text = "\n".join(warnings())
    assert "Builder can never be first alone." in text
    assert "The question “idle?” separates nobody" in text
    assert "The questions hardly tell Builder from Twin" in text
    assert "Nobody can never be first alone." in text
    assert "No answer gives Nobody a point" in text
    assert "lets one answer decide" in text


def test_the_margin_that_was_found_is_kept() -> None:
    make_sick()
    found = report()
    assert found is not None
    assert Questionnaire.objects.get().margin == 0
    warnings()
    assert Questionnaire.objects.get().margin == found.health.margin


def test_a_sample_is_called_one() -> None:
    make_sick()
    found, sample = report(), report(5)
    assert found is not None
    assert sample is not None
    assert found.summary == "Over all 8 sets of answers to all questions."
    assert sample.summary == "Over a seeded sample of 5 of the 8 sets of answers to all questions."


def test_the_command_prints_the_table_and_fails_only_when_strict(capsys: pytest.CaptureFixture[str]) -> None:
    make_sick()
    call_command("path_report")
    printed = capsys.readouterr().out
    assert "Over all 8 sets of answers to all questions." in printed
    assert "Margin within which roles are not told apart" in printed
    assert "Asker" in printed
    with pytest.raises(SystemExit) as caught:
        call_command("path_report", strict=True)
    assert caught.value.code == 1


def test_without_a_questionnaire_the_command_says_so() -> None:
    assert report() is None
    assert warnings() == []
    with pytest.raises(CommandError, match="load_content loads one"):
        call_command("path_report")


def test_a_load_prints_the_warnings_and_loads_all_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = write_content(tmp_path)
    edit(content, "path.yaml", "points: 1, reason: You would", "points: -1, reason: You would")
    call_command("load_content", content)
    assert "path.yaml: Data Scientist can never be first alone." in capsys.readouterr().out
    assert Weight.objects.count() == 2
    call_command("load_content", content)
    assert "can never be first" not in capsys.readouterr().out


def test_the_admin_page_shows_table_and_problems(admin_client: Client) -> None:
    make_sick()
    page = admin_client.get("/admin/careers/questionnaire/health/").content.decode()
    assert 'data-role="asker"' in page
    assert "separates nobody" in page
    Weight.objects.all().delete()
    assert "can never be first alone" in admin_client.get("/admin/careers/questionnaire/health/").content.decode()


def test_the_admin_page_is_for_staff_with_permission(client: Client) -> None:
    make_sick()
    assert client.get("/admin/careers/questionnaire/health/").status_code == 302
    client.force_login(User.objects.create_user("clerk", is_staff=True))
    assert client.get("/admin/careers/questionnaire/health/").status_code == 403


def test_an_editor_is_warned_after_a_save_and_not_blocked(admin_client: Client) -> None:
    make_sick()
    answer = Answer.objects.get(question__slug="people", slug="no")
    url = f"/admin/careers/answer/{answer.pk}/change/"
    data = read_form(admin_client, url)
    page = admin_client.post(url, {**data, "text": "Rather not"}, follow=True).content.decode()
    assert Answer.objects.get(pk=answer.pk).text == "Rather not"
    assert "The questionnaire has" in page
    assert "See its health" in page


def test_a_healthy_questionnaire_is_saved_without_a_word(admin_client: Client, settings: Settings) -> None:
    load(settings.CONTENT_DIR)
    answer = Answer.objects.all()[0]
    url = f"/admin/careers/answer/{answer.pk}/change/"
    page = admin_client.post(url, read_form(admin_client, url), follow=True).content.decode()
    assert "was changed successfully" in page
    assert "The questionnaire has" not in page
