"""Bars of adverts, and the sentence that heads them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careers.models import Role
from careers.pay.adverts import AdvertBar, advert_bars, advert_finding, beginners
from tests.factories import LONG_AGO, make_evidence, make_role


def bar(title: str, n: int, entry: int = 0, most: int = 1000) -> AdvertBar:
    return AdvertBar(Role(title=title), n, entry, most, "US", "2023–2025", "Index", LONG_AGO.date())


@pytest.mark.django_db
def test_every_role_has_a_bar_most_adverts_first_and_of_beginners_what_the_same_source_says() -> None:
    few, many, none = (make_role(slug, order=order) for order, slug in enumerate(("few", "many", "none")))
    make_evidence(few, n=12, first_year=2024)
    make_evidence(few, n=3, level="entry")
    make_evidence(many, n=60, last_year=2024)
    make_evidence(many, n=6, level="entry")
    make_evidence(many, n=9, level="senior")
    make_evidence(many, n=59, file="another-index", source="Another index")
    make_evidence(none, n=400, kind="survey")
    bars = advert_bars("GB")
    assert [(bar.role, bar.n, bar.entry, bar.share) for bar in bars] == [
        (many, 60, 6, 10),
        (few, 12, 3, None),
        (none, 0, 0, None),
    ]
    assert {(bar.country, bar.window, bar.source) for bar in bars} == {("GB", "2023–2025", "Index of adverts")}


@pytest.mark.django_db
def test_without_a_country_it_is_the_one_of_most_adverts() -> None:
    one, other = make_role("one"), make_role("other")
    make_evidence(one, n=50)
    make_evidence(one, n=40, country="US", currency="USD")
    make_evidence(other, n=20, country="US", currency="USD")
    assert [(bar.country, bar.n) for bar in advert_bars()] == [("US", 40), ("US", 20)]
    assert [(bar.country, bar.n) for bar in advert_bars("GB")] == [("GB", 50), ("GB", 0)]
    assert [(bar.country, bar.n, bar.width, bar.window) for bar in advert_bars("DE")] == [("DE", 0, "0%", "")] * 2


@pytest.mark.django_db
def test_one_query_tells_all_that_is_shown() -> None:
    make_evidence(make_role("one", map_systems=1, map_building=2))
    with CaptureQueriesContext(connection) as queries:
        (one,) = advert_bars()
        shown = one.role
        assert [shown.alias, shown.tagline, shown.glyph, shown.map_systems, shown.map_building] == ["", "", "", 1, 2]
    assert len(queries) == 1


def test_lengths_are_true_to_the_numbers() -> None:
    assert (bar("Half", 500, 125).width, bar("Half", 500, 125).entry_width) == ("50%", "12.5%")


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ([4258, 300, 30, 11, 0], "For every C advert there are about 140 for A"),
        ([199, 164, 42, 27], "For every C advert there are about 5 for A"),
        ([45_000, 30], "For every B advert there are about 1,500 for A"),
        ([50, 40, 10], "More adverts ask for A than for any other role: 50 of 100"),
        ([7, 0], "More adverts ask for A than for any other role: 7 of 7"),
        ([0, 0], "No adverts have been counted yet"),
        ([], "No adverts have been counted yet"),
    ],
)
def test_the_most_wanted_role_is_set_against_the_least_wanted_of_which_enough_is_known(
    counts: list[int], sentence: str
) -> None:
    assert advert_finding(bar("ABCDE"[place], n) for place, n in enumerate(counts)) == sentence


def test_beginners_are_counted_over_all_roles_where_there_are_enough_adverts() -> None:
    counted = [bar("A", 1900, 90), bar("B", 100, 11)]
    assert beginners(counted) == "Of 2,000 adverts, 101 are marked as open to beginners: 5%."
    assert beginners([bar("A", 29, 3)]) == beginners([]) == ""
