import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from careers.models import (
    Answer,
    Background,
    Programme,
    Question,
    Questionnaire,
    Region,
    Role,
    RoleSkill,
    Salary,
    Skill,
    Task,
    Track,
)
from tests.admin_pages import add_row, read_form, submit
from tests.factories import (
    make_background,
    make_neighbours,
    make_post,
    make_programme,
    make_questionnaire,
    make_region,
    make_role,
    make_salary,
    make_skill,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/careers/role/add/"


def change_url(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def roles_on(client: Client, url: str) -> set[str]:
    response = client.get(url)
    assert response.status_code == 200, url
    return set(re.findall(r'data-role="([^"]+)"', response.content.decode()))


@pytest.fixture
def role() -> Role:
    """One with two tracks, the first of which has a task."""
    role = make_role("data-engineer")
    track = Track.objects.create(role=role, slug="streams", title="Streams", order=1)
    Track.objects.create(role=role, slug="batches", title="Batches", order=2)
    Task.objects.create(role=role, track=track, text="Keep streams flowing", order=5)
    return role


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
            ({"job_titles": "nul \0"}, "Null characters"),
            ({"job_titles": "\r\n".join(map(str, range(300)))}, "too long"),
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


class TestSalaries:
    def row(self, **values: Any) -> dict[str, Any]:
        default = {"region": make_region("us", "USD").pk, "kind": "survey", "low": "50000", "high": "70000"}
        return {**default, "currency": "USD", "period": "year", "source": "Survey", "date": "11/03/2026", **values}

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"low": "80000"}, "low end is above the high end"),
            ({"high": ""}, "Give a high end, or mark"),
            ({"currency": "XXX"}, "not a currency"),
            ({"currency": "GB"}, "not a currency"),
            ({"currency": "<b>"}, "not a currency"),
            ({"low": "-1"}, "greater than or equal to 0"),
            ({"low": "9" * 40}, "less than or equal to"),
            ({"low": "1e5"}, "whole number"),
            ({"sample": "0"}, "greater than or equal to 1"),
            ({"kind": "guess"}, "valid choice"),
            ({"source": ""}, "required"),
            ({"source_url": "javascript:alert(1)"}, "valid URL"),
            ({"source_url": "ftp://example.org/a"}, "https://"),
            ({"date": ""}, "required"),
            ({"date": "31/12/9999"}, "Expected a day from 1990-01-01 to 2100-12-31."),
            ({"date": "31/12/1989"}, "Expected a day from 1990-01-01 to 2100-12-31."),
            ({"region": ""}, "required"),
            ({"region": "nonsense"}, "Select a valid choice"),
            ({"note": "nul \0"}, "Null characters"),
            ({"note": "x" * 301}, "at most 300"),
        ],
    )
    def test_it_refuses(self, admin_client: Client, role: Role, values: dict[str, str], message: str) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "salaries", **self.row(**values))
        texts = submit(admin_client, url, data)
        assert any(message in text for text in texts), texts
        assert role.salaries.count() == 1

    def test_a_second_range_of_a_kind_is_refused(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "salaries", **self.row(region=make_region().pk, kind="estimate"))
        assert submit(admin_client, url, data) == ["This row repeats another one."]

    def test_two_new_ranges_of_a_kind_are_refused(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "salaries", **self.row())
        add_row(data, "salaries", **self.row())
        assert submit(admin_client, url, data) == ["This row repeats another one."]

    def test_a_deleted_range_may_be_replaced_after_saving(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        assert submit(admin_client, url, read_form(admin_client, url) | {"salaries-0-DELETE": "on"}) == []
        data = read_form(admin_client, url)
        add_row(data, "salaries", **self.row(region=make_region().pk, kind="estimate", currency="gbp"))
        assert submit(admin_client, url, data) == []
        assert role.salaries.get().currency == "GBP"


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


def test_new_rows_go_to_the_end(admin_client: Client, role: Role) -> None:
    url = change_url(role)
    data = read_form(admin_client, url)
    add_row(data, "tasks", text="Six", order="")
    add_row(data, "tasks", text="Seven", order="")
    add_row(data, "tasks", text="First", order="0")
    assert submit(admin_client, url, data) == []
    orders = dict(role.tasks.values_list("text", "order"))
    assert (orders["Six"], orders["Seven"], orders["First"]) == (6, 7, 0)


def queries(client: Client, url: str) -> int:
    client.get(url)  # content types are cached from here on
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


class TestQueries:
    """As many queries for thirty rows as for three."""

    def fill(self, first: int, last: int) -> None:
        for number in range(first, last):
            role = make_role(f"role-{number}", order=number)
            make_background(f"background-{number}", role)
            programme = make_programme(f"programme-{number}", after=Programme.objects.first())
            programme.roles.add(role)
            make_salary(role, make_region(f"region-{number}"))

    @pytest.mark.parametrize("model", ["role", "skill", "region", "background", "programme"])
    def test_lists(self, admin_client: Client, model: str) -> None:
        url = f"/admin/careers/{model}/"
        self.fill(0, 3)
        few = queries(admin_client, url)
        self.fill(3, 30)
        assert queries(admin_client, url) == few <= 8

    def test_the_page_of_a_role(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        make_neighbours(role, make_role("other"))
        few = queries(admin_client, url)
        for index in range(20):
            skill = make_skill(f"skill-{index}")
            RoleSkill.objects.create(role=role, skill=skill, importance="useful", track=role.tracks.first())
            Task.objects.create(role=role, text=f"Task {index}", track=role.tracks.last())
            make_salary(role, make_region(f"region-{index}"), track=role.tracks.first())
            make_neighbours(role, make_role(f"near-{index}"))
        assert queries(admin_client, url) == few <= 40

    def test_the_pages_of_the_questionnaire(self, admin_client: Client) -> None:
        roles = [make_role(f"role-{number}") for number in range(20)]
        answers = {f"answer-{number}": dict.fromkeys(roles[: number + 1], 1) for number in range(20)}
        make_questionnaire(("few", {"a": {roles[0]: 1}}), ("many", answers))
        one, other = (change_url(Answer.objects.get(slug=slug)) for slug in ("answer-0", "answer-19"))
        assert queries(admin_client, one) == queries(admin_client, other) <= 8
        one, other = (change_url(Question.objects.get(slug=slug)) for slug in ("few", "many"))
        assert queries(admin_client, one) == queries(admin_client, other) <= 8
        url = change_url(Questionnaire.objects.get())
        before = queries(admin_client, url)
        for number in range(10):
            question = Question.objects.create(
                questionnaire=Questionnaire.objects.get(), slug=f"q-{number}", text="?", order=number
            )
            Answer.objects.create(question=question, slug="a", text="A")
        assert queries(admin_client, url) == before <= 10


class TestSearch:
    @pytest.mark.parametrize("query", ["data", "x " * 3000, "x" * 60_000, "' \" % _ \\", "nul \0"])
    @pytest.mark.parametrize("url", ["/admin/careers/role/", "/admin/blog/post/"])
    def test_any_query_is_answered(self, admin_client: Client, role: Role, url: str, query: str) -> None:
        assert admin_client.get(url, {"q": query}).status_code in {200, 400}

    def test_it_finds(self, admin_client: Client, role: Role) -> None:
        make_role("other")
        found = admin_client.get("/admin/careers/role/", {"q": "data-eng"}).context["cl"].queryset
        assert list(found) == [role]

    @pytest.mark.parametrize("field", ["roleskill.skill", "salary.region", "neighbour.other", "weight.role"])
    def test_autocomplete(self, admin_client: Client, role: Role, field: str) -> None:
        model, name = field.split(".")
        query = {"app_label": "careers", "model_name": model, "field_name": name, "term": ""}
        assert admin_client.get("/admin/autocomplete/", query).json()["results"]
        assert admin_client.get("/admin/autocomplete/", query | {"term": "x " * 3000}).status_code == 200

    @pytest.mark.parametrize(
        "query",
        [
            "map=maybe",
            "salaries=x",
            "updated__gte=x",
            "p=x",
            "o=99.x",
            "e=1",
            "nonsense=1",
            "all=x",
            "updated__year=x",
            "id__in=" + "9" * 30,
        ],
    )
    def test_odd_filters_are_ignored_or_refused(self, admin_client: Client, role: Role, query: str) -> None:
        assert admin_client.get(f"/admin/careers/role/?{query}").status_code in {200, 302, 400}

    @pytest.mark.parametrize("pk", ["x", "9" * 30])
    def test_an_action_on_no_row_is_refused(self, admin_client: Client, role: Role, pk: str) -> None:
        data = {"action": "delete_selected", "_selected_action": pk, "index": "0"}
        assert admin_client.post("/admin/careers/role/", data).status_code == 400

    @pytest.mark.parametrize("pk", ["0", "x", "9" * 30, "_5F"])
    def test_a_row_that_is_not_there_leads_back(self, admin_client: Client, pk: str) -> None:
        for part in ("change", "delete", "history"):
            assert admin_client.get(f"/admin/careers/role/{pk}/{part}/").status_code in {302, 404}


class TestCatalogue:
    def test_a_skill(self, admin_client: Client) -> None:
        url = "/admin/careers/skill/add/"
        data = read_form(admin_client, url)
        data |= {"title": "Rust", "slug": "rust", "description": "A language.", "category": "programming"}
        assert submit(admin_client, url, data) == []
        assert Skill.objects.get().order == 1

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"currency": "ABC"}, "not a currency"),
            ({"currency": ""}, "required"),
            ({"countries": "GB\r\nGermany"}, "“Germany” is not a country"),
            ({"countries": "GB\r\nGB"}, "more than once"),
            ({"slug": "U K"}, "lower-case"),
        ],
    )
    def test_a_region_is_refused(self, admin_client: Client, values: dict[str, str], message: str) -> None:
        url = "/admin/careers/region/add/"
        data = {"title": "UK", "slug": "uk", "description": "There.", "currency": "GBP", "countries": "", "order": "1"}
        assert any(message in text for text in submit(admin_client, url, data | values))

    def test_a_region(self, admin_client: Client) -> None:
        url = "/admin/careers/region/add/"
        data = {"title": "UK", "slug": "uk", "description": "There.", "currency": "gbp", "order": "1"}
        assert submit(admin_client, url, data | {"countries": "GB\r\nIM"}) == []
        region = Region.objects.get()
        assert (region.currency, region.countries) == ("GBP", ["GB", "IM"])

    def test_a_region_with_salaries_is_not_deleted(self, admin_client: Client, role: Role) -> None:
        url = reverse("admin:careers_region_delete", args=[Region.objects.get().pk])
        assert "protected" in admin_client.get(url).content.decode()
        admin_client.post(url, {"post": "yes"})
        assert Salary.objects.exists()

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"months_low": "4", "months_high": "8"}, "A time needs its source"),
            ({"months_low": "4", "source": "A guess"}, "both numbers of months"),
            ({"months_low": "8", "months_high": "4", "source": "A guess"}, "the lower first"),
            ({"months_low": "0", "months_high": "4", "source": "A guess"}, "greater than or equal to 1"),
            ({"months_low": "1", "months_high": "999", "source": "A guess"}, "less than or equal to 120"),
            ({"distance": ""}, "required"),
        ],
    )
    def test_a_route_is_refused(self, admin_client: Client, role: Role, values: dict[str, str], message: str) -> None:
        url = change_url(make_background())
        data = read_form(admin_client, url)
        add_row(data, "routes", **{"role": role.pk, "distance": "near", **values})
        texts = submit(admin_client, url, data)
        assert any(message in text for text in texts), texts

    def test_a_role_has_one_route_from_a_background(self, admin_client: Client, role: Role) -> None:
        url = change_url(make_background("analyst", role))
        data = read_form(admin_client, url)
        add_row(data, "routes", role=role.pk, distance="near")
        assert submit(admin_client, url, data) == ["This row repeats another one."]
        data = read_form(admin_client, change_url(make_background("other")))
        add_row(data, "routes", role=role.pk, distance="near")
        add_row(data, "routes", role=role.pk, distance="near")
        url = change_url(Background.objects.get(slug="other"))
        assert submit(admin_client, url, data) == ["This row repeats another one."]

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"level": "6"}, "valid choice"),
            ({"lessons": "0"}, "greater than"),
            ({"url": "x://y"}, "valid URL"),
            ({"after": "x"}, "valid choice"),
            ({"skills": ["9" * 30]}, "valid choice"),
            ({"roles": ["x"]}, "valid choice"),
        ],
    )
    def test_a_programme_is_refused(self, admin_client: Client, values: dict[str, Any], message: str) -> None:
        url = change_url(make_programme())
        texts = submit(admin_client, url, read_form(admin_client, url) | values)
        assert any(message in text for text in texts), texts

    def test_a_programme_keeps_its_skills_and_roles(self, admin_client: Client, role: Role) -> None:
        programme = make_programme(url="https://example.org/")
        programme.skills.add(make_skill())
        programme.roles.add(role)
        url = change_url(programme)
        assert submit(admin_client, url, read_form(admin_client, url)) == []
        assert list(programme.skills.all()) == [make_skill()]
        assert list(programme.roles.all()) == [role]


class TestQuestionnaire:
    @pytest.fixture
    def answer(self, role: Role) -> Answer:
        make_questionnaire(("coding", {"yes": {role: 2}, "no": {}}))
        return Answer.objects.get(slug="yes")

    def test_the_weights_are_two_clicks_away(self, admin_client: Client, answer: Answer) -> None:
        response = admin_client.get("/admin/careers/questionnaire/", follow=True)
        assert f'href="{change_url(answer)}"' in response.content.decode()
        assert f'href="{change_url(answer.question)}"' in response.content.decode()

    def test_the_way_leads_back(self, admin_client: Client, answer: Answer) -> None:
        html = admin_client.get(change_url(answer)).content.decode()
        crumbs = html[html.index('class="breadcrumbs"') :]
        places = [crumbs.index(change_url(row)) for row in (answer.question.questionnaire, answer.question)]
        assert places == sorted(places)
        response = admin_client.post(change_url(answer), read_form(admin_client, change_url(answer)))
        assert response["Location"] == change_url(answer.question)

    def test_deleting_leads_back(self, admin_client: Client, answer: Answer) -> None:
        url = reverse("admin:careers_answer_delete", args=[answer.pk])
        assert admin_client.get(url).status_code == 200
        response = admin_client.post(url, {"post": "yes"})
        assert response["Location"] == change_url(answer.question)
        assert not Answer.objects.filter(pk=answer.pk).exists()

    def test_there_is_one(self, admin_client: Client, answer: Answer) -> None:
        assert admin_client.get("/admin/careers/questionnaire/add/").status_code == 403
        url = reverse("admin:careers_questionnaire_delete", args=[Questionnaire.objects.get().pk])
        assert admin_client.post(url, {"post": "yes"}).status_code == 403

    def test_the_first_one_is_made_here(self, admin_client: Client) -> None:
        url = "/admin/careers/questionnaire/add/"
        assert admin_client.get("/admin/careers/questionnaire/").status_code == 200
        data = read_form(admin_client, url) | {"title": "Choose", "description": "Few.", "notice": "Not a test."}
        add_row(data, "questions", text="Do you code?", slug="coding")
        assert submit(admin_client, url, data) == []
        assert Question.objects.get().order == 1

    @pytest.mark.parametrize(
        ("slug", "message"),
        [
            *((name, "These names are taken") for name in ("at", "to", "v", "background")),
            ("coding", "already exists"),
            ("Coding", "lower-case"),
        ],
    )
    def test_a_question_is_refused(self, admin_client: Client, answer: Answer, slug: str, message: str) -> None:
        url = change_url(Questionnaire.objects.get())
        data = read_form(admin_client, url)
        add_row(data, "questions", text="Another?", slug=slug)
        texts = submit(admin_client, url, data)
        assert any(message in text for text in texts), texts

    def test_an_answer_is_added(self, admin_client: Client, answer: Answer) -> None:
        url = change_url(answer.question)
        data = read_form(admin_client, url)
        add_row(data, "answers", text="Perhaps", slug="perhaps")
        assert submit(admin_client, url, data) == []
        assert answer.question.answers.count() == 3
        data = read_form(admin_client, url)
        add_row(data, "answers", text="Perhaps", slug="perhaps")
        assert submit(admin_client, url, data) == ["This row repeats another one."]

    def test_a_taken_slug_is_refused(self, admin_client: Client, answer: Answer) -> None:
        url = change_url(answer)
        texts = submit(admin_client, url, read_form(admin_client, url) | {"slug": "no"})
        assert texts == ["Another answer of the question has this slug."]

    def test_a_weight_is_edited(self, admin_client: Client, answer: Answer) -> None:
        url = change_url(answer)
        data = read_form(admin_client, url)
        assert data["weights-0-points"] == "2"
        assert submit(admin_client, url, data | {"weights-0-points": "-1"}) == []
        assert answer.weights.get().points == -1

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"points": "0"}, "valid choice"),
            ({"points": "3"}, "valid choice"),
            ({"points": ""}, "required"),
            ({"reason": ""}, "required"),
            ({"reason": "x" * 301}, "at most 300"),
        ],
    )
    def test_a_weight_is_refused(
        self, admin_client: Client, answer: Answer, values: dict[str, str], message: str
    ) -> None:
        url = change_url(answer)
        data = read_form(admin_client, url)
        add_row(data, "weights", **{"role": make_role("other").pk, "points": "1", "reason": "So.", **values})
        texts = submit(admin_client, url, data)
        assert any(message in text for text in texts), texts

    def test_an_answer_weighs_a_role_once(self, admin_client: Client, answer: Answer, role: Role) -> None:
        url = change_url(answer)
        data = read_form(admin_client, url)
        add_row(data, "weights", role=role.pk, points="1", reason="So.")
        assert submit(admin_client, url, data) == ["This row repeats another one."]


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


def test_dates_are_kept(admin_client: Client, role: Role) -> None:
    url = change_url(role)
    assert submit(admin_client, url, read_form(admin_client, url) | {"updated": "23/11/2026"}) == []
    role.refresh_from_db()
    assert role.updated == date(2026, 11, 23)
