"""The sentence that heads the page of salaries."""

from typing import Any

import pytest

from careers.models import Evidence, Role, Salary
from careers.pay.figures import Figure
from careers.pay.finding import finding


def head(title: str, p50: int, n: int | None = 40, **values: Any) -> Figure:
    defaults = {"country": "GB", "kind": "adverts", "currency": "GBP"}
    return Figure(Evidence(role=Role(title=title), p50=p50, n=n, **{**defaults, **values}), is_best=True)


def test_the_two_roles_of_most_adverts_are_named_and_the_outermost_beneath_them() -> None:
    found = finding("GB", [head("Few", 90_000, 30), head("Most", 60_000, 199), head("Many", 59_500, 164)])
    assert found.heading == "In UK adverts the middle is £60,000 for Most and £59,500 for Many"
    assert found.extremes == (
        "Of 3 roles that are measured here, the highest middle is £90,000, for Few, and the lowest £59,500, for Many."
    )


def test_two_roles_have_no_outermost() -> None:
    assert finding("GB", [head("One", 1000), head("Two", 2000)]).extremes == ""


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Germany: in adverts the middle is £10,000 for A"),
        (
            {"kind": "survey", "official": True, "n": None},
            "Germany: in the official survey the middle is £10,000 for A",
        ),
        ({"kind": "survey"}, "Germany: among people who answered a survey the middle is £10,000 for A"),
    ],
)
def test_a_sentence_names_where_its_amount_is_from(values: dict[str, Any], sentence: str) -> None:
    found = [head("A", 10_000, **values)]
    assert finding("DE", found).heading == sentence
    assert finding("DE", [*found, head("B", 10_000, **values)]).heading == f"{sentence} and B"
    assert finding("DE", [*found, head("B", 9000, **values)]).heading == f"{sentence} and £9,000 for B"


def test_kinds_and_currencies_are_not_mixed() -> None:
    adverts, survey = head("Adverts", 10_000), head("Survey", 20_000, 900, kind="survey")
    dollars = head("Dollars", 30_000, 35, currency="USD")
    assert finding("US", [survey, dollars, adverts]).heading == "In US adverts the middle is £10,000 for Adverts"


def test_what_does_not_head_a_role_and_what_is_guessed_is_not_named() -> None:
    guess = Figure(Salary(role=Role(title="Guessed"), low=1, high=2, currency="GBP", kind="estimate"), is_best=True)
    other = Figure(head("Other", 10_000).row)
    assert finding("GB", [guess, other]).heading == "United Kingdom: nothing is measured, there are only guesses"
    assert finding("GB", []).heading == "United Kingdom: no figure for this country yet"
