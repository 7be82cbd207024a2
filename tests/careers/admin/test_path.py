import pytest
from django.test import Client
from django.urls import reverse

from careers.models import (
    Answer,
    Question,
    Questionnaire,
    Role,
)
from tests.admin_pages import add_row, read_form, submit
from tests.careers.admin.pages import change_url
from tests.factories import (
    make_questionnaire,
    make_role,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/careers/role/add/"


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
            *((name, "Taken; expected none of a, at, background") for name in ("at", "to", "v", "background")),
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
