"""Filters and tags of the careers templates."""

import pytest

from careers.models import Evidence, Region, Role, Salary
from careers.roles.glyphs import SPRIG
from careers.templatetags.careers import ends, glyph, pay_marks, signed, sort_head, years


@pytest.mark.parametrize(("number", "text"), [(2, "+2"), (0, "+0"), (-1, "−1")])
def test_points_have_a_sign_that_is_no_hyphen(number: int, text: str) -> None:
    assert signed(number) == text


@pytest.mark.parametrize(("first", "last", "text"), [(2024, 2024, "2024"), (2023, 2025, "2023–2025")])
def test_years_are_one_or_from_to(first: int, last: int, text: str) -> None:
    assert years(Evidence(first_year=first, last_year=last)) == text


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"p10": 30_000, "p50": 40_000, "p90": 90_000}, "£30,000–£90,000"),
        ({"p25": 35_000, "p50": 40_000, "top_coded": 75}, "£35,000–£40,000+"),
    ],
)
def test_the_ends_are_the_lowest_and_highest_known_percentile(values: dict[str, int], text: str) -> None:
    assert ends(Evidence(currency="GBP", **values)) == text


def test_a_drawing_has_the_colour_of_its_role_and_is_hidden_from_readers_aloud() -> None:
    html = glyph(Role(hue=28, glyph="unknown"))
    assert html == f'<svg class="glyph hue hue-30" viewBox="0 0 32 32" aria-hidden="true">{SPRIG}</svg>'


def test_the_head_of_a_column_says_how_it_is_sorted_and_escapes_its_words() -> None:
    sorts = {"low": ("/salaries/?sort=-low&kind=x", "ascending"), "role": ("/salaries/?sort=role", "")}
    assert sort_head(sorts, "low", "From <b>", "number") == (
        '<th scope="col" data-sort="number" class="number" aria-sort="ascending">'
        '<a href="/salaries/?sort=-low&amp;kind=x">From &lt;b&gt;</a></th>'
    )
    assert "aria-sort" not in sort_head(sorts, "role", "Role", "text")


def test_a_figure_of_pay_carries_its_marks() -> None:
    role, region = Role(slug="scientist"), Region(slug="uk", countries=["GB"])
    evidence = Evidence(
        role=role, country="DE", kind="survey", p10=1, p25=2, p50=3, p75=4, currency="EUR", top_coded=90
    )
    assert pay_marks(evidence, True) == (
        'data-salary="scientist:de" data-kind="survey" data-level="all" data-low="1" data-mid="3" data-high="" '
        'data-n="" data-p25="2" data-p75="4" data-currency="EUR" data-best="true"'
    )
    salary = Salary(role=role, region=region, kind="estimate", low=1, high=2, currency="GBP")
    assert pay_marks(salary) == (
        'data-salary="scientist:uk" data-kind="estimate" data-low="1" data-mid="" data-high="2" data-n="" '
        'data-currency="GBP"'
    )
