"""What is published around pay, as pages show it."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from careers.models import Context
from careers.pay.context import Mentions, Wages, around
from publishing.documents.load import load
from tests.factories import make_context, make_employers, make_evidence, make_mentions, make_role
from tests.public_pages import marks, page, words


def test_a_picture_has_a_point_a_month_and_stays_within_its_edges() -> None:
    item = Mentions(Context(series="2025-01:0 2025-02:10 2025-03:99", breaks_at="2025-02"))
    assert item.line == "0.0,40.0 90.0,20.0 180.0,0.0"
    assert item.break_x == "90.0"
    assert Mentions(Context(series="2025-01:20")).line == "0.0,0.0"
    assert Mentions(Context(series="2025-01:20")).break_x == ""


def test_months_stand_in_a_row_for_each_year() -> None:
    item = Mentions(Context(series="2024-12:2.5 2025-01:3"))
    nothing: list[Decimal | None] = [None] * 11
    assert item.years == [(2024, [*nothing, Decimal("2.5")]), (2025, [Decimal(3), *nothing])]
    assert (item.first[0], item.last[0]) == (date(2024, 12, 1), date(2025, 1, 1))
    assert [day.month for day in item.one_year] == list(range(1, 13))


def test_amounts_of_a_group_are_those_of_its_newest_year() -> None:
    row = Context(series="2024:1/2 2025:62400/95992", measures="low/median", unit="CAD a year")
    item = Wages(row)
    assert (item.amounts, item.year, item.period) == ([("low", "CA$62,400"), ("median", "CA$95,992")], "2025", "a year")


@pytest.mark.django_db
def test_titles_come_with_most_employers_first() -> None:
    make_employers("FEW", series="2025:1/3")
    make_employers("MORE", series="2025:2/3")
    make_employers("MOST", series="2025:1/4")
    [place] = around(Context.objects.in_order())
    assert [row.name for row in place.employers] == ["MOST", "MORE", "FEW"]
    assert place.years == ["2025"]


@pytest.mark.django_db
def test_the_page_of_salaries_ends_with_what_is_known_around_pay_in_its_country(client: Client) -> None:
    make_context(
        country="GB", name="SOC2020 2134 Programmers", measures="median", unit="GBP a year", series="2025:55587"
    )
    make_mentions("GB")
    make_mentions("FR")
    make_employers()
    html = page(client, "/salaries/")
    text = words(html)
    assert [row["mentions"] for row in marks(html, "mentions", "figure")] == ["uk"]
    assert "Mentions, not jobs" in text
    assert "United Kingdom 2.00% in December 2024, 20.00% in January 2026" in text
    assert "SOC2020 2134 Programmers: median £55,587 a year, 2025." in text
    assert marks(html, "salary") == []  # never a role's figure
    assert "AI ENGINEER" not in text
    assert "breaks at" not in text


@pytest.mark.django_db
def test_the_page_of_context_has_all_countries_with_their_sources_and_breaks(client: Client) -> None:
    make_mentions("GB")
    make_mentions("CA", breaks_at="2026-01", notice="A notice.")
    make_context()
    make_employers()
    html = page(client, "/salaries/context/")
    text = words(html)
    assert [row["mentions"] for row in marks(html, "mentions", "figure")] == ["ca", "uk"]
    assert text.count("Canada’s series breaks at January 2026") == text.count("series breaks at") == 1
    assert "A notice." in text
    assert "NOC 21211 Data scientists: low CA$62,400, median CA$95,992, high CA$145,059 a year, 2025." in text
    assert "AI ENGINEER 23–35 64–108" in text
    assert "style=" not in html
    [table] = re.findall(r"<table.*?</table>", html[html.index('data-mentions="uk"') :], re.DOTALL)[:1]
    assert "2026 20.00" in words(table)


@pytest.mark.django_db
def test_nine_countries_are_shipped_to_june_2026_and_canadas_break_is_named(client: Client) -> None:
    load(settings.CONTENT_DIR)
    html = page(client, "/salaries/context/")
    shown = {row["mentions"]: row["value"] for row in marks(html, "mentions", "figure")}
    assert sorted(shown) == ["au", "ca", "de", "fr", "ie", "it", "nl", "uk", "us"]
    text = words(html)
    assert text.count("in June 2026") == 9
    assert re.findall(r"(\w+)’s series breaks", text) == ["Canada"]
    for country in ("ca", "de", "uk"):
        assert (
            len(re.findall("data-wages=", page(client, f"/salaries/?in={country}")))
            == {"ca": 1, "de": 2, "uk": 3}[country]
        )
    assert "AI ENGINEER" in page(client, "/salaries/?in=us")


def make_outlook(**values: Any) -> Context:
    measures = "jobs/change in ten years/openings a year"
    defaults = {"topic": "outlook", "country": "US", "name": "15-2051 Data Scientists", "unit": "jobs"}
    return make_context(**{**defaults, "measures": measures, "series": "2024:245900/82500/23400", **values})


@pytest.mark.django_db
def test_the_official_outlook_stands_with_its_source_where_a_role_has_its_code(client: Client) -> None:
    role, other = make_role("data-scientist", soc="15-2051"), make_role("other")
    make_outlook(note="A note.", source="A bureau")
    make_outlook(name="15-20 Mathematicians")
    sentence = (
        "United States, Data Scientists: 245,900 jobs in 2024, a change of 82,500 (+34%) by 2034, "
        "about 23,400 openings a year. "
        "This is an official projection under assumptions that may not hold, and no promise. "
        "A bureau, 31 December 2025, CC0 1.0. A note."
    )
    text = words(page(client, role.get_absolute_url()))
    assert text.count(sentence) == text.count("Official outlook") == 1
    assert "Mathematicians" not in text
    assert "Official outlook" not in words(page(client, other.get_absolute_url()))
    make_evidence(role, country="US", currency="USD")
    for address in ("/salaries/context/", "/salaries/?in=us"):
        assert page(client, address).count("data-outlook=") == 2, address


@pytest.mark.django_db
def test_without_context_the_page_says_nothing_of_it(client: Client) -> None:
    assert "Around pay" not in page(client, "/salaries/")
    assert page(client, "/salaries/context/")
