from typing import Any

import pytest

from careers.models import Role, RoleSkill
from careers.pay.best import heads
from careers.roles.conclusion import of_pay, of_skills, question
from careers.roles.skill_sets import skill_sets
from tests.factories import make_evidence, make_role, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def roles() -> list[Role]:
    return [make_role(slug, order=order) for order, slug in enumerate(["one", "two", "three"])]


def need(role: Role, *skills: str, importance: str = "essential") -> None:
    for order, skill in enumerate(skills):
        RoleSkill.objects.create(role=role, skill=make_skill(skill), importance=importance, order=order)


def said(roles: list[Role]) -> list[str]:
    return of_skills(roles, skill_sets(roles))


def test_the_heading_asks_which_of_them(roles: list[Role]) -> None:
    assert question(roles[:2]) == "One or Two?"
    assert question(roles) == "One, Two or Three?"


def test_two_roles_both_need_what_is_essential_to_them_and_each_adds_what_is_to_it_alone(roles: list[Role]) -> None:
    one, two, _three = roles
    need(one, "java", "rust")
    need(two, "rust", importance="useful")
    assert said([one, two]) == ["Both need Python.", "One adds Java and Rust."]
    need(two, "go", "perl", "ada")
    assert said([one, two])[1:] == ["One adds Java and Rust.", "Two adds Go, Perl and Ada."]


def test_of_three_roles_what_two_of_them_need_is_nobodys_alone(roles: list[Role]) -> None:
    for role in roles[:2]:
        need(role, "java")
    need(roles[2], "rust")
    assert said(roles) == ["All of them need Python.", "Three alone needs Rust."]


def test_roles_that_share_nothing_essential_say_so(roles: list[Role]) -> None:
    roles[0].role_skills.update(importance="useful")
    assert said(roles[:2]) == ["They share no essential skill.", "Two adds Python."]


def test_a_long_list_is_cut_but_not_by_one(roles: list[Role]) -> None:
    need(roles[0], "a", "b", "c", "d", "e")
    assert said(roles[:2])[1] == "One adds A, B, C, D and E."
    need(roles[1], "f", "g", "h", "i", "j", "k")
    assert said(roles[:2])[2] == "Two adds F, G, H, I and 2 more."


@pytest.mark.parametrize(
    ("country", "values", "sentence"),
    [
        ("GB", {}, "In UK adverts the middle is £50,000 for Two and £40,000 for One."),
        ("DE", {"country": "DE", "currency": "EUR"},
         "Germany: in adverts the middle is €50,000 for Two and €40,000 for One."),
        ("GB", {"kind": "survey", "official": True, "n": None},
         "UK: in the official survey the middle is £50,000 for Two and £40,000 for One."),
        ("GB", {"kind": "survey"},
         "UK: among people who answered a survey the middle is £50,000 for Two and £40,000 for One."),
    ],
)  # fmt: skip
def test_middles_of_one_kind_and_country_are_named_the_highest_first(
    roles: list[Role], country: str, values: dict[str, Any], sentence: str
) -> None:
    make_evidence(roles[0], **values)
    make_evidence(roles[1], p50=50_000, **values)
    assert of_pay(roles, heads(), [country]) == sentence


def test_middles_of_two_kinds_or_currencies_are_not_set_against_each_other(roles: list[Role]) -> None:
    make_evidence(roles[0])
    assert of_pay(roles, heads(), ["GB", "US"]) == ""
    make_evidence(roles[1], kind="survey")
    assert of_pay(roles, heads(), ["GB"]) == ""
    make_evidence(roles[2], currency="EUR")
    assert of_pay(roles, heads(), ["GB"]) == ""
    for role in roles[:2]:
        make_evidence(role, country="US", currency="USD")
    assert (
        of_pay(roles, heads(), ["GB", "US"]) == "In US adverts the middle is US$40,000 for One and US$40,000 for Two."
    )
