from typing import Any

import pytest
from django.test import Client

from careers.models import Role, TitleRule
from tests.factories import make_advertised_title, make_role, make_title_rule

pytestmark = pytest.mark.django_db

ADD = "/admin/careers/titlerule/add/"


def values(role: Role, **others: Any) -> dict[str, Any]:
    rule = {"slug": "etl", "means": "role", "words": "etl\r\nelt", "beside": "", "roles": [role.pk], "order": 1}
    return {**rule, "reason": "It moves data.", **others}


def test_an_editor_makes_a_rule(admin_client: Client) -> None:
    role = make_role("data-engineer")
    assert admin_client.post(ADD, values(role)).status_code == 302
    rule = TitleRule.objects.get()
    assert (rule.words, rule.beside, list(rule.roles.all())) == (["etl", "elt"], [], [role])
    assert "etl, elt" in admin_client.get("/admin/careers/titlerule/").text


@pytest.mark.parametrize(
    ("others", "text"),
    [
        ({"roles": []}, "Expected the one role that it means."),
        ({"means": "level"}, "A rule that means level leads to no role."),
        ({"reason": ""}, "Expected the reason that a reader is shown."),
        ({"words": ""}, "This field is required."),
        ({"words": "x" * 61}, "at most 60 characters"),
    ],
)
def test_a_form_refuses_what_a_file_may_not_say(admin_client: Client, others: dict[str, Any], text: str) -> None:
    response = admin_client.post(ADD, values(make_role("data-engineer"), **others))
    assert response.status_code == 200
    assert text in response.text
    assert not TitleRule.objects.exists()


def test_a_rule_of_a_role_that_was_deleted_leads_nowhere(admin_client: Client) -> None:
    role = make_role("data-engineer")
    make_title_rule("etl", "role", "etl", roles=[role])
    role.delete()
    assert "Not a title that this guide knows" in admin_client.get("/titles/?q=ETL").text


def test_counts_are_read_and_imports_write_them(admin_client: Client) -> None:
    row = make_advertised_title("Data Engineer")
    assert "Data Engineer" in admin_client.get("/admin/careers/advertisedtitle/").text
    assert admin_client.get(f"/admin/careers/advertisedtitle/{row.pk}/change/").status_code == 200
    assert admin_client.post(f"/admin/careers/advertisedtitle/{row.pk}/change/", {}).status_code == 403
    assert admin_client.get("/admin/careers/advertisedtitle/add/").status_code == 403
