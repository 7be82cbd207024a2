"""Forms refuse what the record refuses, at the field, with its words, and keep what was typed."""

from typing import Any, Self

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pydantic import ValidationError as InvalidRecord
from pydantic import create_model, model_validator

import careers.documents.roles
from careers.documents.pay import SalaryPart
from careers.documents.roles import CautionPart, RoleRecord
from careers.models import Answer, Question, Questionnaire, Role
from publishing.documents.kinds import kinds
from publishing.editing.rules import complaints, rule_of
from tests.admin_pages import add_row, read_form
from tests.careers.admin.pages import change_url
from tests.factories import make_background, make_post, make_questionnaire, make_region, make_skill, make_tracked_role

LONG = "x" * 301


def test_a_rule_is_the_records_own() -> None:
    rule = rule_of(SalaryPart, "source_url")
    assert rule
    rule("https://guide.example/a")
    for value in ("ftp://example.org/", "https://localhost/", "https://", "https://guide.example/\x01"):
        with pytest.raises(ValidationError):
            rule(value)
    assert rule_of(SalaryPart, "nothing") is None


def test_every_rule_of_every_record_can_be_asked() -> None:
    for kind in kinds():
        record: Any = kind.record
        for name in record.model_fields:
            assert rule_of(record, name), (kind.name, name)


def test_complaints_say_where_and_what() -> None:
    with pytest.raises(InvalidRecord) as caught:
        SalaryPart.model_validate({"region": "uk", "low": -1})
    found = dict(complaints(caught.value))
    assert found["low",] == "Expected greater than or equal to 0, not '-1'."
    assert found["source",] == "Missing; expected a value."


# --- each rule that no model and no form states any more ----------------------------------------------------------


@pytest.fixture
def role() -> Role:
    return make_tracked_role()


def new_salary(**values: Any) -> dict[str, Any]:
    row = {"region": make_region("us", "USD").pk, "kind": "survey", "low": "50000", "high": "70000", "currency": "USD"}
    return {**row, "period": "year", "source": "Survey", "date": "11/03/2026", **values}


def refused(client: Client, url: str, data: dict[str, Any]) -> Any:
    response = client.post(url, data)
    assert response.status_code == 200, "saved"
    return response


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("slug", "Data_Engineer", "Expected lower-case letters, digits and single hyphens"),
        ("title", "a\x07", "Holds the character U+0007"),
        ("title", "x" * 121, "at most 120 characters; this one has 121"),
        ("description", "x" * 201, "at most 200 characters"),
        ("suits", "x" * 5001, "at most 5000 characters"),
        ("suits", "a\uffff", "Holds the character U+FFFF"),
        ("job_titles", "One\r\nOne", "Given more than once: One."),
        ("job_titles", "\r\n".join(map(str, range(201))), "at most 200 items"),
        ("job_titles", "One\r\na\x07", "Holds the character U+0007"),
        ("hue", "360", "less than or equal to 359"),
        ("map_systems", "101", "less than or equal to 100"),
        ("map_building", "-101", "greater than or equal to -100"),
        ("updated", "31/12/1989", "Expected a day from 1990-01-01 to 2100-12-31."),
        ("order", "40000", "less than or equal to 32767"),
        ("tags", "c++", "lower-case with hyphens"),
        ("tags", "मशीन", "Expected lower-case letters"),
        ("body", "x" * 200_000, "The text is longer than 100000 characters."),
    ],
)
def test_a_role(admin_client: Client, role: Role, field: str, value: str, fault: str) -> None:
    url = change_url(role)
    response = refused(admin_client, url, read_form(admin_client, url) | {"title": "Typed", field: value})
    form = response.context["adminform"].form
    assert list(form.errors) == [field]
    assert fault in form.errors[field][0]
    assert form[field].value() == value, "what was typed is lost"
    assert field == "title" or form["title"].value() == "Typed"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("prefix", "field", "value", "fault"),
    [
        ("salaries", "currency", "XXX", "Expected a currency of ISO 4217 such as GBP, not 'XXX'."),
        ("salaries", "low", "9" * 10, "less than or equal to 999999999"),
        ("salaries", "sample", "0", "greater than or equal to 1"),
        ("salaries", "source", LONG, "at most 300 characters"),
        ("salaries", "source_url", "ftp://example.org/a", "Expected a web address that starts with https://"),
        ("salaries", "date", "31/12/9999", "Expected a day from 1990-01-01 to 2100-12-31."),
        ("salaries", "note", LONG, "at most 300 characters"),
        ("tracks", "slug", "Two Words", "Expected lower-case letters, digits and single hyphens"),
        ("tasks", "text", LONG, "at most 300 characters"),
        ("role_skills", "note", LONG, "at most 300 characters"),
        ("neighbours", "difference", "x" * 5001, "at most 5000 characters"),
        ("cautions", "source", "a\uffff", "Holds the character U+FFFF"),
        ("tasks", "text", "Earn [[pay:nobody:uk:mid]].", "[[pay:nobody:uk:mid]]"),
        ("neighbours", "difference", "Earn [[pay:nobody:uk:mid]].", "[[pay:nobody:uk:mid]]"),
        ("tracks", "title", "[[count:roles]]", "figures are not shown in this field"),
    ],
)
def test_a_part_of_a_role(admin_client: Client, role: Role, prefix: str, field: str, value: str, fault: str) -> None:
    rows: dict[str, dict[str, Any]] = {
        "salaries": new_salary(),
        "tracks": {"title": "New", "slug": "new", "order": "9"},
        "tasks": {"text": "New", "order": "9"},
        "role_skills": {"skill": make_skill("java").pk, "importance": "useful", "order": "9"},
        "neighbours": {"other": make_background_role().pk, "difference": "New", "order": "9"},
        "cautions": {"text": "New", "source": "New", "order": "9"},
    }
    url = change_url(role)
    data = read_form(admin_client, url)
    add_row(data, prefix, **{**rows[prefix], field: value})
    response = refused(admin_client, url, data)
    assert not response.context["adminform"].form.errors
    found = {item.formset.prefix: item.formset for item in response.context["inline_admin_formsets"]}
    form = found[prefix].forms[-1]
    assert list(form.errors) == [field]
    assert fault in form.errors[field][0]
    assert form[field].value() == value, "what was typed is lost"
    assert fault.replace("'", "&#x27;") in response.text


def make_background_role() -> Role:
    return Role.objects.create(slug="other", title="Other", description="Another.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("months_low", "0", "greater than or equal to 1"),
        ("months_high", "121", "less than or equal to 120"),
        ("note", "[[pay:nobody:uk:mid]]", "[[pay:nobody:uk:mid]]"),
    ],
)
def test_a_route(admin_client: Client, role: Role, field: str, value: str, fault: str) -> None:
    url = change_url(make_background())
    data = read_form(admin_client, url)
    route = {"role": role.pk, "distance": "near", "months_low": "3", "months_high": "9", "source": "A guess"}
    add_row(data, "routes", **{**route, field: value})
    [inline] = refused(admin_client, url, data).context["inline_admin_formsets"]
    assert [(name, fault in texts[0]) for name, texts in inline.formset.forms[0].errors.items()] == [(field, True)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "prefix", "field", "value", "fault"),
    [
        (Questionnaire, "", "notice", "x" * 5001, "at most 5000 characters"),
        (Questionnaire, "questions", "slug", "background", "Taken; expected none of"),
        (Question, "", "slug", "unknown", "Taken; expected none of"),
        (Question, "", "help", LONG, "at most 300 characters"),
        (Question, "answers", "slug", "Two Words", "Expected lower-case letters"),
        (Answer, "", "text", "x" * 201, "at most 200 characters"),
        (Answer, "weights", "reason", LONG, "at most 300 characters"),
    ],
)
def test_the_questionnaire(
    admin_client: Client, role: Role, model: Any, prefix: str, field: str, value: str, fault: str
) -> None:
    make_questionnaire(("code", {"yes": {role: 2}, "no": {}}))
    url = change_url(model.objects.order_by("pk")[0])
    name = f"{prefix}-0-{field}" if prefix else field
    response = refused(admin_client, url, read_form(admin_client, url) | {name: value})
    if prefix:
        inline = response.context["inline_admin_formsets"][0]
        form = inline.formset.forms[0]
    else:
        form = response.context["adminform"].form
    assert [(field, fault in texts[0]) for field, texts in form.errors.items()] == [(field, True)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("expires_0", "01/01/2101", "Expected a day from 1990-01-01 to 2100-12-31."),
        ("date_0", "31/12/1989", "Expected a day from 1990-01-01 to 2100-12-31."),
        ("image_alt", "a\uffff", "Holds the character U+FFFF"),
    ],
)
def test_a_post(admin_client: Client, field: str, value: str, fault: str) -> None:
    url = change_url(make_post("post"))
    data = read_form(admin_client, url) | {"expires_1": "00:00:00", field: value}
    if field != "expires_0":
        data["expires_1"] = ""
    errors = refused(admin_client, url, data).context["adminform"].form.errors
    assert list(errors) == [field.removesuffix("_0")]
    assert fault in errors[field.removesuffix("_0")][0]


@pytest.mark.django_db
def test_a_rule_of_several_values_stands_above_its_row(
    admin_client: Client, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Caution(CautionPart):
        @model_validator(mode="after")
        def says_more_than_its_source(self) -> Self:
            if self.text == self.source:
                raise ValueError("the text is its source")
            return self

    stricter = create_model("RoleRecord", __base__=RoleRecord, cautions=(list[Caution], []))
    monkeypatch.setattr(careers.documents.roles, "RoleRecord", stricter)
    url = change_url(role)
    data = read_form(admin_client, url)
    add_row(data, "cautions", text="One", source="A source", order="8")
    add_row(data, "cautions", text="Same", source="Same", order="9")
    response = refused(admin_client, url, data)
    [inline] = [item for item in response.context["inline_admin_formsets"] if item.formset.prefix == "cautions"]
    assert inline.formset.errors[-2:] == [{}, {"__all__": ["The text is its source."]}]
    assert role.cautions.count() == len(inline.formset.forms) - 2
