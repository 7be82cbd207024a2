"""The shipped content, tested like code."""

from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.test import TestCase
from pytest_django import DjangoDbBlocker

from blog.models import Post
from careers import path
from careers.models import Background, Programme, Role, Salary, Skill
from careers.path_health import check
from careers.questionnaire import load_questionnaire, questionnaires
from guide.documents.compare import State
from guide.documents.load import load

TEN_ROLES = [
    "machine-learning-engineer",
    "data-scientist",
    "research-scientist",
    "mlops-engineer",
    "ai-product-manager",
    "prompt-engineer",
    "ai-safety-researcher",
    "data-engineer",
    "computer-vision-engineer",
    "nlp-llm-engineer",
]
ESTIMATES: list[tuple[str, str, str | None, int, int, bool]] = [
    ("machine-learning-engineer", "uk", None, 60_000, 130_000, False),
    ("machine-learning-engineer", "us", None, 120_000, 250_000, True),
    ("machine-learning-engineer", "tech-hubs", None, 70_000, 160_000, False),
    ("data-scientist", "uk", None, 50_000, 100_000, False),
    ("data-scientist", "us", None, 100_000, 200_000, False),
    ("research-scientist", "uk", None, 80_000, 200_000, True),
    ("research-scientist", "us", None, 150_000, 500_000, True),
    ("mlops-engineer", "uk", None, 70_000, 140_000, False),
    ("mlops-engineer", "us", None, 130_000, 250_000, False),
    ("ai-product-manager", "uk", None, 70_000, 150_000, False),
    ("ai-product-manager", "us", None, 140_000, 280_000, False),
    ("prompt-engineer", "uk", None, 50_000, 100_000, False),
    ("prompt-engineer", "us", None, 90_000, 180_000, False),
    ("ai-safety-researcher", "us", "technical", 150_000, 400_000, True),
    ("ai-safety-researcher", "uk", "policy", 40_000, 100_000, False),
]
PERSONAS = yaml.safe_load((Path(__file__).parent / "careers/personas.yaml").read_text())


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> path.Questionnaire:
    """The shipped questionnaire, loaded once for the module and removed after it."""
    with django_db_blocker.unblock():
        call_command("load_content", verbosity=0)
        row = questionnaires().get()
        questionnaire = load_questionnaire(row)
        call_command("flush", interactive=False, verbosity=0)
    return questionnaire


class TestDocuments(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load(settings.CONTENT_DIR)

    def test_rows_say_what_the_files_say(self) -> None:
        assert {entry.state for entry in load(settings.CONTENT_DIR).entries} == {State.UNCHANGED}

    def test_all_ten_roles_are_complete(self) -> None:
        assert list(Role.objects.values_list("slug", flat=True)) == TEN_ROLES
        for role in Role.objects.with_details():
            assert role.suits
            assert role.entry
            assert role.glyph
            assert role.map_systems is not None
            assert len(role.tasks.all()) >= 5
            assert len(role.essential_skills) >= 3
            assert len(role.useful_skills) >= 1
            assert 2 <= len(role.neighbours.all()) <= 4
            assert role.words >= 400
            assert "How to break in" in [heading.title for heading in role.headings]

    def test_every_salary_has_kind_source_and_date(self) -> None:
        for salary in Salary.objects.all():
            assert salary.kind
            assert salary.source
            assert salary.date

    def test_the_editors_estimates(self) -> None:
        for role, region, track, low, high, open_ended in ESTIMATES:
            with self.subTest(role=role, region=region):
                salary = Salary.objects.get(role__slug=role, region__slug=region, track__slug=track, kind="estimate")
                assert (salary.low, salary.high, salary.open_ended) == (low, high, open_ended)
                assert salary.currency == salary.region.currency
        assert Salary.objects.filter(kind="estimate").count() == len(ESTIMATES)

    def test_every_background_knows_the_way_to_every_role(self) -> None:
        for background in Background.objects.all():
            assert sorted(background.routes.values_list("role__slug", flat=True)) == sorted(TEN_ROLES)

    def test_the_typical_times(self) -> None:
        times = {
            ("software-engineer", "machine-learning-engineer"): (6, 12),
            ("data-analyst", "data-scientist"): (4, 8),
            ("product-manager", "ai-product-manager"): (3, 6),
        }
        for (background, role), months in times.items():
            route = Background.objects.get(slug=background).routes.get(role__slug=role)
            assert (route.months_low, route.months_high) == months
            assert "estimate" in route.source.lower()

    def test_programmes_follow_one_another(self) -> None:
        levels = Programme.objects.filter(series="Learning AI").values_list("title", "level", "lessons")
        assert list(levels) == [
            ("AI Seeds", 1, 17),
            ("AI Sprouts", 2, 16),
            ("AI Branches", 3, 14),
            ("AI Canopy", 4, 10),
            ("AI Forest", 5, 10),
        ]
        assert Programme.objects.filter(after=None).count() == 2
        assert all(programme.roles.exists() for programme in Programme.objects.all())

    def test_at_least_eight_posts_of_600_words(self) -> None:
        posts = Post.objects.published()
        assert len(posts) >= 8
        assert min(post.words for post in posts) >= 600
        assert all(post.headings for post in posts)

    def test_every_skill_is_needed_by_some_role(self) -> None:
        assert not Skill.objects.filter(roles=None).exists()
        assert Skill.objects.filter(everywhere=True).count() == 6


class TestQuestionnaire:
    def test_it_asks_six_to_eight_questions_about_all_roles(self, shipped: path.Questionnaire) -> None:
        assert 6 <= len(shipped.questions) <= 8
        assert list(shipped.roles) == TEN_ROLES

    def test_every_role_can_win_alone_and_no_problem_is_left(self, shipped: path.Questionnaire) -> None:
        """Over every combination of answers and skips; the bar for a problem is in careers/path_health.py."""
        health = check(shipped)
        assert health.exact
        assert health.combinations == 5**7 - 1
        assert health.problems == ()
        assert all(Fraction(3, 100) <= share <= Fraction(25, 100) for share in health.sole_wins.values())
        assert health.ties < Fraction(10, 100)

    @pytest.mark.parametrize("first", range(5))
    def test_every_combination_ranks_every_role_and_its_reasons_add_up(
        self, shipped: path.Questionnaire, first: int
    ) -> None:
        """All combinations with skips; the first question's answer, or its skip, is the parameter."""
        options = [[None, *question.answers] for question in shipped.questions]
        for chosen in product([options[0][first]], *options[1:]):
            pairs = zip(shipped.questions, chosen, strict=True)
            answers = {question.slug: answer.slug for question, answer in pairs if answer}
            places = path.rank(shipped, answers)
            assert len(places) == (10 if answers else 0)
            for place in places:
                fit = place.fit
                assert fit.points == sum(part.points for part in fit.contributions)
                assert fit.least <= fit.points <= fit.most

    @pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona["name"])
    def test_obvious_answers_give_the_obvious_role(
        self, shipped: path.Questionnaire, persona: dict[str, object]
    ) -> None:
        answers = persona["answers"]
        assert isinstance(answers, dict)
        for slug, answer in answers.items():
            question = shipped.question(slug)
            assert slug == "background" or (question and question.answer(answer)), slug
        places = path.rank(shipped, answers)
        assert [place.fit.role for place in places if place.rank == 1] == [persona["first"]]
        assert persona["not_in_first_three"] not in [place.fit.role for place in places if place.rank <= 3]
