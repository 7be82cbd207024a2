"""What the picture of a country shows, in which order."""

from datetime import date
from typing import Any

from careers.models import Evidence, Region, Role, Salary
from careers.pay.figures import Figure
from careers.pay.picture import picture, sources
from careers.pay.scale import Scales

ROLES = [Role(pk=number, slug=f"role-{number}", title=f"Role {number}") for number in range(6)]
UK, HUBS = Region(slug="uk", countries=["GB"]), Region(slug="hubs", countries=["GB", "DE"])


def measured(role: int, p50: int, currency: str = "GBP", **values: Any) -> Figure:
    row = Evidence(
        role=ROLES[role], country="GB", kind="adverts", currency=currency, n=40, p10=p50 - 9, p50=p50, p90=p50 + 9
    )
    row.source, row.licence, row.date = "Index", "CC0 1.0", date(2025, 6, 22)
    return Figure(row, **{"is_best": True, **values})


def guessed(role: int, low: int, high: int | None, region: Region = UK, is_best: bool = False) -> Figure:
    row = Salary(role=ROLES[role], region=region, kind="estimate", low=low, high=high, currency="GBP", period="year")
    row.source, row.date = "Article", date(2026, 3, 11)
    return Figure(row, is_best=is_best)


def order(figures: list[Figure], most: int = 60) -> list[tuple[str, list[int], list[int]]]:
    axes = picture(figures, Scales([]), most)
    return [
        (axis.scale.currency, [entry.role.pk for entry in axis.measured], [entry.role.pk for entry in axis.guessed])
        for axis in axes
    ]


def test_what_is_measured_stands_by_its_middle_above_what_is_guessed_by_its_centre() -> None:
    figures = [
        guessed(0, 10, 900, is_best=True),
        guessed(1, 400, None, is_best=True),
        guessed(2, 300, 700, is_best=True),
    ]
    assert order([*figures, measured(3, 100), measured(4, 200)]) == [("GBP", [4, 3], [2, 0, 1])]


def test_each_currency_has_an_axis() -> None:
    assert order([measured(0, 100), measured(1, 100, "EUR"), guessed(1, 1, 2)]) == [("GBP", [0], [1]), ("EUR", [1], [])]


def test_an_estimate_stands_beneath_what_is_measured_of_its_role_and_other_figures_are_left_out() -> None:
    other = measured(0, 999, is_best=False)
    [axis] = picture([guessed(0, 1, 2), other, measured(0, 100)], Scales([]), 60)
    assert [figure.is_estimate for entry in axis.entries for figure in entry.figures] == [False, True]


def test_the_axis_is_the_widest_of_its_figures_places() -> None:
    scales = Scales([("uk", "GBP", "year", 1000), ("hubs", "GBP", "year", 5000)])
    [axis] = picture([measured(0, 100), guessed(1, 10, 90, HUBS, is_best=True)], scales, 60)
    assert axis.scale.top == 5000


def test_what_the_parts_of_a_bar_are_is_said_of_the_first_of_each_kind() -> None:
    first, guess = measured(0, 200), guessed(1, 1, 2)
    [axis] = picture([measured(1, 100), guess, first, guessed(2, 1, 2)], Scales([]), 60)
    assert {id(figure) for figure in axis.examples} == {id(first), id(guess)}


def test_a_long_picture_ends() -> None:
    [axis] = picture([measured(number, 100 + number) for number in range(5)], Scales([]), 2)
    assert ([entry.role.pk for entry in axis.entries], axis.further) == ([4, 3], 3)


def test_each_source_is_named_once_with_its_day_and_licence() -> None:
    found = sources([measured(0, 100), measured(1, 100), guessed(1, 1, 2)])
    assert [f"{source.name}, {source.details}" for source in found] == [
        "Index, 22 June 2025, licence: CC0 1.0",
        "Article, no evidence, licence: not stated",
    ]
