"""What stands in the cells of every list of the admin."""

import re
from html import unescape

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from careers.models import Answer, Background, Condition, Question, Questionnaire, Region, Role, Skill, Snapshot
from guide.models import Page
from tests.factories import (
    LONG_AGO,
    make_advertised_title,
    make_background,
    make_context,
    make_evidence,
    make_post,
    make_programme,
    make_questionnaire,
    make_role,
    make_term,
    make_title_rule,
)

pytestmark = pytest.mark.django_db

CELL = re.compile(r'<t[dh] class="field-(\w+)[^"]*">(.*?)</t[dh]>', re.S)
# What is left of a Python object that was printed instead of being put into words.
LEFTOVER = re.compile(r"\.None|<|object \(|\bobject at\b|[\[\]{}]")


@pytest.fixture
def rows() -> None:
    role = make_role("data-engineer")
    make_evidence(role)
    make_context()
    Snapshot.objects.create(slug="a", file="a", reference="pay:a:uk:mid", date=LONG_AGO, text="£1")
    make_background("analyst", role)
    make_programme()
    make_title_rule("senior", "level", "senior")
    make_advertised_title()
    make_post("hello")
    make_term("GPU")
    Page.objects.create(slug="about", title="About", description="What this is.", body="Text.")
    Group.objects.create(name="Writers")
    questionnaire = make_questionnaire(("code", {"yes": {role: 1}, "no": {}}))
    Condition.objects.create(questionnaire=questionnaire, slug="no-nights", text="No nights")


def cells(client: Client, model: type[Model]) -> list[tuple[str, str]]:
    """(column, text) of every cell of a model's list."""
    response = client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
    assert response.status_code == 200
    found = CELL.findall(response.content.decode())
    return [(name, unescape(re.sub(r"<[^>]+>", "", html)).strip()) for name, html in found]


def test_every_cell_of_every_list_is_text_that_an_editor_can_read(rows: None, admin_client: Client) -> None:
    admin.autodiscover()
    models = [model for model in apps.get_models() if admin.site.is_registered(model) and model is not Questionnaire]
    assert len(models) >= 12
    for model in models:
        found = cells(admin_client, model)
        assert found, model
        assert [(name, text) for name, text in found if LEFTOVER.search(text)] == [], model


def test_lists_count_what_hangs_on_a_row(rows: None, admin_client: Client) -> None:
    assert ("role_count", "1") in cells(admin_client, Skill)
    [role] = [dict(cells(admin_client, Role))]
    assert (role["task_count"], role["skill_count"], role["salary_count"]) == ("1", "2", "1")
    assert ("route_count", "1") in cells(admin_client, Background)
    assert ("salary_count", "1") in cells(admin_client, Region)
    assert ("answer_count", "2") in cells(admin_client, Question)
    assert ("weight_count", "1") in cells(admin_client, Answer)
