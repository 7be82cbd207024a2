import pytest
from django.test import Client

from careers.models import (
    Answer,
    Programme,
    Question,
    Questionnaire,
    Role,
    RoleSkill,
    Task,
)
from tests.careers.admin.pages import change_url, queries
from tests.factories import (
    make_background,
    make_neighbours,
    make_programme,
    make_questionnaire,
    make_region,
    make_role,
    make_salary,
    make_skill,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/careers/role/add/"


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
