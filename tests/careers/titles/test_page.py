import pytest

from careers.models import Skill
from careers.titles.page import Answer, answer_to
from careers.titles.rules import rules
from tests.factories import make_advertised_title, make_evidence, make_role, make_title_rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(db: None) -> None:
    engineer = make_role("data-engineer", job_titles=["ETL Engineer"])
    make_evidence(engineer)
    make_title_rule("intern", "level", "intern", "trainee", order=1)
    make_title_rule("plumbing", "near", "plumber", roles=[engineer], order=2)
    make_advertised_title("ETL Engineer", adverts=7)
    make_advertised_title("Trainee ETL Engineer", adverts=2)
    Skill.objects.create(slug="excel", title="Excel", description="A skill.", category="data")


def answer(text: str) -> Answer:
    found = answer_to(text, rules())
    assert found
    return found


def test_a_text_without_a_word_has_no_answer(rows: None) -> None:
    assert answer_to(" … 🙂 ", rules()) is None


def test_an_answer_has_the_role_with_what_it_pays_its_level_and_why(rows: None) -> None:
    found = answer("Trainee data engineer")
    ((role, best),) = found.entries
    assert (role.slug, best and best.country) == ("data-engineer", "GB")
    assert [(level.word, level.rule.slug) for level in found.levels] == [("trainee", "intern")]
    assert (found.title, found.rule, found.says_more) == ("Data Engineer", None, True)


def test_the_count_is_of_the_title_as_it_stands_else_without_its_level(rows: None) -> None:
    counts = [answer(text).count for text in ("Trainee ETL engineer", "Intern, ETL engineer", "Data engineer")]
    assert [count and count.adverts for count in counts] == [2, 7, None]


def test_what_is_near_is_named_with_the_rule(rows: None) -> None:
    found = answer("Plumber")
    assert [role.slug for role, _ in found.entries] == ["data-engineer"]
    assert (found.role, found.rule and found.rule.slug) == (None, "plumbing")
    assert not answer("Gardener").says_more


def test_skills_of_an_advert_are_the_roles_the_missing_and_others(rows: None) -> None:
    text = "Data Engineer\nWe look for somebody who knows their way around Sql and Excel and much else."
    found = answer(text)
    assert [skill.slug for skill in found.named] == ["sql"]
    assert [skill.slug for skill in found.missing] == ["python"]
    assert [skill.slug for skill in found.others] == ["excel"]
    unknown = answer(text.removeprefix("Data Engineer"))
    assert ([skill.slug for skill in unknown.named], unknown.others) == (["sql", "excel"], [])
