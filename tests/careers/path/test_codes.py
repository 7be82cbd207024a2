"""Codes are permanent: what is gone leaves its code behind, what is new gets one of its own."""

import pytest
from django.test import Client

from careers.models import Answer, Question, Questionnaire
from careers.path.codes import decoded, encoded, keep_codes
from careers.path.report import subject
from careers.path.scoring import Questionnaire as Asked
from tests.admin_pages import read_form

pytestmark = pytest.mark.usefixtures("questions")


def asked() -> Asked:
    found = subject()
    assert found
    return found[0]


def codes() -> dict[str, str]:
    return {
        question.slug: question.code + " " + "".join(answer.code for answer in question.answers.all())
        for question in Question.objects.all()
    }


def test_what_is_new_gets_codes_and_keeps_them() -> None:
    keep_codes(None, asked())
    assert codes() == {"code": "a ab", "people": "b ab", "pace": "c ab"}
    Question.objects.filter(slug="pace").update(order=0)
    keep_codes(asked(), asked())
    assert codes()["pace"] == "c ab"


def test_a_code_of_what_is_gone_is_never_given_again() -> None:
    keep_codes(None, asked())
    before = asked()
    Question.objects.get(slug="people").delete()
    Answer.objects.get(question__slug="code", slug="no").delete()
    keep_codes(before, asked())
    assert Questionnaire.objects.get().retired == ["ab", "b", "ba", "bb"]
    new = Question.objects.create(questionnaire=Questionnaire.objects.get(), slug="new", text="New?")
    Answer.objects.create(question=new, slug="x", text="X")
    Answer.objects.create(question=Question.objects.get(slug="code"), slug="maybe", text="Maybe")
    keep_codes(asked(), asked())
    assert codes() == {"code": "a ac", "pace": "c ab", "new": "d a"}


def test_answers_come_back_from_their_codes() -> None:
    assert encoded(asked(), {"code": "yes"}) == ""
    keep_codes(None, asked())
    questionnaire, answers = asked(), {"code": "no", "pace": "fast"}
    text = encoded(questionnaire, answers)
    assert text == f"{questionnaire.version}abca"
    assert decoded(questionnaire, text) == (questionnaire.version, answers)
    assert decoded(questionnaire, text + "z") == (questionnaire.version, answers)
    assert decoded(questionnaire, "") == ("", {})


@pytest.mark.django_db
def test_the_admin_gives_and_retires_codes(admin_client: Client) -> None:
    question = Question.objects.get(slug="code")
    url = f"/admin/careers/question/{question.pk}/change/"
    assert admin_client.post(url, {**read_form(admin_client, url), "text": "Code?"}).status_code == 302
    assert set(codes()) == {"code", "people", "pace"}
    assert all(len(code) == 4 for code in codes().values())
    admin_client.post(f"/admin/careers/question/{question.pk}/delete/", {"post": "yes"})
    assert {"a", "aa", "ab"} & set(Questionnaire.objects.get().retired) or Questionnaire.objects.get().retired
