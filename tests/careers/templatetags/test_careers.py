"""Filters and tags of the careers templates."""

import pytest

from careers.models import Evidence, Role
from careers.roles.glyphs import SPRIG
from careers.templatetags.careers import country_name, ends, glyph, signed, sort_head, years


@pytest.mark.parametrize(("number", "text"), [(2, "+2"), (0, "+0"), (-1, "−1")])
def test_points_have_a_sign_that_is_no_hyphen(number: int, text: str) -> None:
    assert signed(number) == text


@pytest.mark.parametrize(("code", "name"), [("GB", "United Kingdom"), ("ZZZ", "ZZZ")])
def test_a_country_is_named_and_an_unknown_code_stays(code: str, name: str) -> None:
    assert country_name(code) == name


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
