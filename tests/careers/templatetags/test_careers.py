"""Filters and tags of the careers templates."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.template import Context, Template

from careers.models import Evidence, Region, Role, Salary
from careers.pay.adverts import advert_bars
from careers.pay.exchange import Exchange
from careers.pay.figures import Figure
from careers.roles.glyphs import SPRIG
from careers.templatetags.careers import converted, ends, glyph, pay_marks, signed, years
from tests.factories import make_evidence, make_role


@pytest.mark.parametrize(("number", "text"), [(2, "+2"), (0, "+0"), (-1, "−1")])
def test_points_have_a_sign_that_is_no_hyphen(number: int, text: str) -> None:
    assert signed(number) == f"<bdi>{text}</bdi>"


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
    assert ends(Evidence(currency="GBP", **values)) == f"<bdi>{text}</bdi>"


def test_a_drawing_has_the_colour_of_its_role_and_is_hidden_from_readers_aloud() -> None:
    html = glyph(Role(hue=28, glyph="unknown"))
    assert html.startswith('<svg class="glyph hue hue-30" viewBox="0 0 32 32" ')
    assert html.endswith(f' aria-hidden="true">{SPRIG}</svg>')


def test_a_converted_figure_names_its_middle_and_its_ends_as_far_as_they_are_known() -> None:
    exchange = Exchange("EUR", date(2026, 10, 30), {"GBP": Decimal("0.8"), "EUR": Decimal(1)})
    evidence = Evidence(currency="GBP", p10=8, p50=16, p90=24)
    open_range = Salary(currency="GBP", low=8, high=None, open_ended=True)
    assert converted(Figure(evidence, exchange)) == "<bdi>≈ €20 (€10–€30)</bdi>"
    assert converted(Figure(open_range, exchange)) == "<bdi>≈ €10+</bdi>"
    assert converted(Figure(Salary(currency="EUR", low=8, high=9), exchange)) == ""
    assert converted(Figure(Salary(currency="XYZ", low=8, high=9), exchange)) == ""
    assert converted(Figure(evidence)) == ""


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


@pytest.mark.django_db
def test_the_map_names_places_draws_adverts_and_marks_the_reader() -> None:
    wanted = make_role("wanted", map_systems=80, map_building=20)
    make_role("unknown", map_systems=-20, map_building=-70)
    make_evidence(wanted, n=1200)
    context = Context({"bars": advert_bars(), "you": (0, -90)})
    html = Template("{% load careers %}{% draw_career_map bars you=you %}").render(context)
    assert 'aria-label="Wanted: far more systems than people, rather building than discovering; 1,200 adverts"' in html
    assert html.index('data-role="unknown"') < html.index('data-role="wanted"')
    assert re.findall(r'class="[^"]*(disc|ring)" r="([^"]*)"', html)[:2] == [("ring", "25"), ("disc", "48")]
    assert 'role="img" aria-label="You: people as much as systems, far more discovering than building"' in html
    assert "(United Kingdom, 2023–2025)" in html
    assert 'class="key"' not in html


@pytest.mark.django_db
def test_a_map_without_adverts_has_no_discs_and_no_legend_of_them() -> None:
    make_role("alone", map_systems=80, map_building=20)
    html = Template("{% load careers %}{% draw_career_map bars %}").render(Context({"bars": advert_bars()}))
    assert not re.findall(r'class="(?:[^"]*(?:disc|ring)|you|sizes note)"', html)


@pytest.mark.django_db
def test_roles_without_room_for_a_label_are_numbered_and_listed() -> None:
    for number in range(9):
        make_role(f"a-rather-long-title-{number}", map_systems=1, map_building=1)
    html = Template("{% load careers %}{% draw_career_map bars %}").render(Context({"bars": advert_bars()}))
    key = html[html.index('<ol class="key">') :]
    numbers = re.findall(r'value="(\d+)"', key)
    assert numbers
    assert {f">{number}</text>" in html for number in numbers} == {True}
