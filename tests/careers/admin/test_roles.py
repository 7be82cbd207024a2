import re
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from careers.models import Role, RoleCard
from careers.roles.cards import card_of
from tests.admin_pages import add_row, read_form, submit
from tests.careers.admin.pages import change_url, roles_on
from tests.factories import make_post, make_questionnaire, make_region, make_role, make_skill

pytestmark = pytest.mark.django_db

ADD = "/admin/careers/role/add/"


class TestEleventhRole:
    def test_a_role_with_the_required_fields_alone_is_on_every_page(self, admin_client: Client, client: Client) -> None:
        roles = [make_role(f"role-{number}", order=number) for number in range(1, 11)]
        make_questionnaire(("coding", {"yes": {roles[0]: 2}, "no": {roles[1]: 1}}))
        make_post("hello")
        data = read_form(admin_client, ADD)
        data |= {"title": "Robotics Engineer", "slug": "robotics-engineer", "description": "Makes machines move."}
        assert submit(admin_client, ADD, data) == []
        new = Role.objects.get(slug="robotics-engineer")
        assert new.order == 11
        assert client.get(new.get_absolute_url()).status_code == 200
        result = reverse("careers:result")
        pages = ["/", "/roles/", "/roles/compare/", result, f"{result}?coding=yes"]
        for url in pages:
            assert "robotics-engineer" in roles_on(client, url), url

        url = change_url(new)
        data = read_form(admin_client, url)
        values = {"region": make_region().pk, "kind": "estimate", "low": "50000", "open_ended": "on"}
        values |= {"period": "year", "source": "Editors' estimate", "date": "11/03/2026"}
        add_row(data, "salaries", **values)
        assert submit(admin_client, url, data) == []
        assert new.salaries.get().currency == "GBP"
        assert 'data-salary="robotics-engineer:uk"' in client.get("/salaries/").content.decode()


class TestRoleForm:
    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"slug": "compare"}, "belongs to another page"),
            ({"slug": "data--engineer"}, "lower-case"),
            ({"slug": "data-engineer"}, "already exists"),
            ({"hue": "360"}, "less than or equal to 359"),
            ({"map_systems": "10"}, "both places"),
            ({"map_systems": "101", "map_building": "0"}, "less than or equal to 100"),
            ({"order": "-1"}, "greater than or equal to 0"),
            ({"order": "9" * 30}, "less than or equal to 32767"),
            ({"job_titles": "One\r\nTwo\r\nOne"}, "more than once: One"),
            ({"job_titles": "nul \0"}, "Holds the character U+0000"),
            ({"job_titles": "\r\n".join(map(str, range(300)))}, "at most 200 items"),
            ({"suits": "x" * 6000}, "at most 5000"),
            ({"tags": "Careers"}, "lower-case"),
            ({"updated": "31/12/9999"}, "Expected a day from 1990-01-01 to 2100-12-31."),
            ({"updated": "01/01/0001"}, "Expected a day from 1990-01-01 to 2100-12-31."),
        ],
    )
    def test_it_refuses(self, admin_client: Client, role: Role, values: dict[str, str], message: str) -> None:
        data = read_form(admin_client, ADD)
        data |= {"title": "Robotics", "slug": "robotics", "description": "Machines.", **values}
        texts = submit(admin_client, ADD, data)
        assert any(message in text for text in texts), texts
        assert Role.objects.count() == 1

    def test_job_titles_are_lines(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url) | {"job_titles": " Data Engineer\r\n\r\nETL Developer \r\n"}
        assert submit(admin_client, url, data) == []
        role.refresh_from_db()
        assert role.job_titles == ["Data Engineer", "ETL Developer"]
        assert read_form(admin_client, url)["job_titles"] == "Data Engineer\r\nETL Developer"


class TestSkills:
    @pytest.mark.parametrize("track", ["", "streams"])
    def test_a_skill_is_named_once(self, admin_client: Client, role: Role, track: str) -> None:
        url = change_url(role)
        pk = role.tracks.get(slug=track).pk if track else ""
        new = {"skill": make_skill("java").pk, "importance": "useful", "track": pk}
        data = read_form(admin_client, url)
        add_row(data, "role_skills", **new)
        add_row(data, "role_skills", **new)
        assert submit(admin_client, url, data) == ["This row repeats another one."]
        data = read_form(admin_client, url)
        add_row(data, "role_skills", **new)
        assert submit(admin_client, url, data) == []
        data = read_form(admin_client, url)
        add_row(data, "role_skills", **new)
        assert submit(admin_client, url, data) == ["This row repeats another one."]

    def test_a_skill_may_be_named_on_each_track(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        for track in role.tracks.all():
            add_row(data, "role_skills", skill=make_skill("java").pk, importance="useful", track=track.pk)
        assert submit(admin_client, url, data) == []
        assert role.role_skills.filter(skill__slug="java").count() == 2

    def test_labels_are_those_of_the_rows(self, admin_client: Client, role: Role) -> None:
        html = admin_client.get(change_url(role)).content.decode()
        row = re.search(r'<select name="role_skills-0-skill".*?</select>', html, re.S)
        assert row
        assert re.findall(r"<option[^>]*selected[^>]*>([^<]*)", row.group()) == ["Python"]
        assert len(re.findall(r"<option", row.group())) == 1


class TestNeighbours:
    def test_a_role_is_not_near_itself(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "neighbours", other=role.pk, difference="None.")
        assert submit(admin_client, url, data) == ["A role is not near itself."]

    def test_a_neighbour_is_named_once(self, admin_client: Client, role: Role) -> None:
        url, other = change_url(role), make_role("data-scientist")
        data = read_form(admin_client, url)
        add_row(data, "neighbours", other=other.pk, difference="One.")
        add_row(data, "neighbours", other=other.pk, difference="Two.")
        assert submit(admin_client, url, data) == ["This row repeats another one."]


def test_dates_are_kept(admin_client: Client, role: Role) -> None:
    url = change_url(role)
    assert submit(admin_client, url, read_form(admin_client, url) | {"updated": "23/11/2026"}) == []
    role.refresh_from_db()
    assert role.updated == date(2026, 11, 23)


class TestStatements:
    GOOD = {"topic": "avoid", "text": "When you *dislike* waiting."}
    SOURCE = {"source": "A survey", "url": "https://source.example/", "opened": "24/11/2026"}

    @pytest.mark.parametrize("values", [{}, SOURCE])
    def test_a_statement_with_or_without_a_source(
        self, admin_client: Client, role: Role, values: dict[str, str]
    ) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "statements", **self.GOOD, **values)
        assert submit(admin_client, url, data) == []
        assert [statement.topic for statement in role.statements.all()] == ["hours", "avoid"]

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"topic": ""}, "required"),
            ({"short": "x" * 61}, "at most 60"),
            ({"text": "x" * 701}, "longer than 700 characters"),
            ({"text": "- One"}, "Expected sentences with links, emphasis and code alone, in one paragraph"),
            ({"text": "[[nothing]]"}, "expected a reference to one of these figures"),
            ({**SOURCE, "opened": ""}, "Give the source, its address and the day it was opened, or none of them."),
            ({**SOURCE, "url": ""}, "Give the source, its address and the day it was opened, or none of them."),
            ({**SOURCE, "opened": "31/12/9999"}, "Expected a day"),
        ],
    )
    def test_it_is_refused(self, admin_client: Client, role: Role, values: dict[str, str], message: str) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "statements", **{**self.GOOD, **values})
        texts = submit(admin_client, url, data)
        assert any(message in text for text in texts), texts
        assert role.statements.count() == 1

    def test_a_dead_link_is_saved_and_named(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "statements", **{**self.GOOD, "text": "[a](/no/page/)"})
        response = admin_client.post(url, data)
        assert any("/no/page/" in str(message) for message in get_messages(response.wsgi_request))


def test_a_role_saved_in_the_admin_has_its_card_drawn_once_the_edit_stands(
    admin_client: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    role = make_role("data-engineer")
    data = read_form(admin_client, change_url(role)) | {"tagline": "Builds pipelines"}
    with django_capture_on_commit_callbacks(execute=True):
        assert submit(admin_client, change_url(role), data) == []
        assert not RoleCard.objects.exists()
    role.refresh_from_db()
    assert RoleCard.objects.get().digest == card_of(role).digest()
