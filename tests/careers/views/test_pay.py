"""The pages of pay."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from careers.models import Region, Role, Salary
from careers.pay.figures import SORTS
from careers.percentiles import MIN_SAMPLE
from careers.views.pay import ORDERS
from tests.factories import make_evidence, make_paid_role, make_rates, make_role, make_salary
from tests.public_pages import marks, page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def drawn(html: str) -> list[dict[str, str]]:
    return marks(html.partition('id="figures"')[0], "salary", "div")


def listed(html: str) -> list[dict[str, str]]:
    return marks(html.partition('id="figures"')[2], "salary", "div")


def heading(html: str) -> str:
    return words(html.partition("<h1>")[2].partition("</h1>")[0])


def test_all_figures_are_those_of_a_country_a_level_and_a_kind(role: Role, client: Client) -> None:
    make_evidence(role, country="DE", currency="EUR")
    make_evidence(role, level="mid")

    def shown(query: str) -> list[tuple[str, str]]:
        rows = listed(page(client, f"/salaries/?{query}"))
        return [(row["salary"].partition(":")[2], row["kind"]) for row in rows]

    assert shown("") == shown("in=uk") == [("uk", "adverts"), ("uk", "estimate")]
    assert shown("in=de") == [("de", "adverts")]
    assert shown("level=mid") == [("uk", "adverts")]
    assert shown("level=senior") == shown("level=entry") == []
    assert shown("kind=estimate") == [("uk", "estimate")]
    assert shown("kind=adverts&in=uk") == [("uk", "adverts")]


def test_the_picture_is_the_same_whatever_is_chosen_of_all_figures(role: Role, client: Client) -> None:
    make_evidence(role, level="mid", p50=50_000)
    make_evidence(role, kind="survey", source="Another", n=900)
    plain = drawn(page(client, "/salaries/"))
    assert [(row["kind"], row["level"], row.get("best")) for row in plain[:1]] == [("adverts", "all", "true")]
    assert [row["kind"] for row in plain] == ["adverts", "estimate"]
    for query in ("level=mid", "kind=survey", "sort=-low", "level=entry&kind=estimate"):
        html = page(client, f"/salaries/?{query}")
        assert drawn(html) == plain
        assert heading(html) == "In UK adverts the middle is £40,000 for Data Engineer"


def test_roles_stand_in_the_order_of_their_middles_and_guesses_after_them(client: Client) -> None:
    for order, (slug, middle) in enumerate([("low", 40_000), ("high", 55_000), ("guessed", None), ("mid", 50_000)]):
        made = make_role(slug, order=order)
        if middle:
            make_evidence(made, p50=middle, n=40 + order)
    html = page(client, "/salaries/")
    assert [row["salary"] for row in drawn(html) if row.get("best")] == ["high:uk", "mid:uk", "low:uk", "guessed:uk"]
    assert heading(html) == "In UK adverts the middle is £50,000 for Mid and £55,000 for High"
    assert "the highest middle is £55,000, for High, and the lowest £40,000, for Low" in words(html)


def test_estimates_are_hatched_beneath_what_is_measured_and_alone(role: Role, client: Client) -> None:
    make_role("guessed", order=2)
    html = page(client, "/salaries/").partition('id="figures"')[0]
    lines = re.split(r'<div class="line"', html)[1:]
    assert [('class="hatch"' in line, 'data-kind="estimate"' in line) for line in lines] == [
        (False, False),
        (True, True),
        (True, True),
    ]
    assert html.count('class="median"') == 1
    for word in ("middle", "most jobs", "guess"):
        assert len(re.findall(rf"<text[^>]*>{word}</text>", html)) == 1


def test_no_axis_is_without_a_bar(role: Role, client: Client) -> None:
    Salary.objects.all().delete()
    make_evidence(role, country="NL", currency="EUR", p10=None, p25=None)
    html = page(client, "/salaries/?in=nl")
    assert "€40,000 in the middle" in words(html)
    assert 'class="range axis"' not in html


def test_the_middle_half_is_told_to_those_who_do_not_see_the_picture(role: Role, client: Client) -> None:
    assert "most £30,000–£90,000 . The middle half lies between £35,000 and £60,000." in words(
        page(client, "/salaries/")
    )


def test_countries_are_links_and_those_of_guesses_alone_are_folded(role: Role, client: Client) -> None:
    make_evidence(role, country="DE", currency="EUR")
    make_salary(role, Region.objects.get(slug="us"), currency="USD")
    nav = page(client, "/salaries/?in=de").partition('class="tabs"')[2].partition("</nav>")[0]
    folded = nav.partition("<details>")[2]
    assert re.findall(r'href="([^"]+)"', nav) == [f"/salaries/?in={code}" for code in ("uk", "de", "us")]
    assert re.findall(r'href="([^"]+)"', folded) == ["/salaries/?in=us"]
    assert '<a rel="nofollow" href="/salaries/?in=de" aria-current="page">Germany</a>' in nav
    nav = page(client, "/salaries/?in=us").partition('class="tabs"')[2].partition("</nav>")[0]
    assert (
        '<a rel="nofollow" href="/salaries/?in=us" aria-current="page">United States</a>'
        in nav.partition("<details open>")[2]
    )


def test_every_link_to_pay_carries_the_country_that_the_address_names(role: Role, client: Client) -> None:
    make_role("guessed", order=2)
    Salary.objects.filter(role__slug="guessed").delete()
    main = page(client, "/salaries/?in=uk").partition("<main")[2].partition("</main>")[0]
    roles = re.findall(r'href="(/roles/[^"]+)"', main)
    assert set(roles) == {"/roles/data-engineer/?in=uk", "/roles/guessed/?in=uk"}
    assert "?in=" not in "".join(re.findall(r'href="(/roles/[^"]+)"', page(client, "/salaries/")))


def test_every_figure_has_an_address_and_the_picture_a_citation_data_and_a_file(role: Role, client: Client) -> None:
    html = page(client, "/salaries/?in=uk")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    targets = re.findall(r'class="self" href="#([^"]+)"', html)
    assert len(targets) == len(drawn(html)) + len(listed(html))
    assert set(targets) <= set(ids)
    assert {"pay-data-engineer", "estimate-uk-data-engineer"} <= set(targets)
    text = words(html.partition('id="cite"')[2].partition("</details>")[0])
    assert "In UK adverts the middle is £40,000 for Data Engineer. AI Career Guide, http" in text
    assert "/salaries/?in=uk" in text
    assert "Index of adverts , 19 January 2026, licence: CC0 1.0" in text
    assert "Editors' estimate, no evidence, licence: not stated" in text
    for kind in ("csv", "json", "svg"):
        assert f'<a rel="nofollow" href="/salaries.{kind}?in=uk">' in html


def test_roles_without_a_figure_in_the_country_are_told_in_one_line(role: Role, client: Client) -> None:
    other, none = make_role("zoologist", order=2), make_role("zookeeper", order=3)
    Salary.objects.filter(role__in=[other, none]).delete()
    make_evidence(other, n=29, spread="")
    for query in ("", "?kind=estimate&level=mid"):
        html = page(client, f"/salaries/{query}")
        assert "No figure here for 2 roles Zoologist (29 adverts), Zookeeper" in words(html)
        assert 'data-salary="zoologist' not in html


def test_a_country_of_guesses_alone_and_one_of_nothing_say_so(client: Client) -> None:
    assert heading(page(client, "/salaries/")) == "United Kingdom: no figure for this country yet"
    make_role("guessed")
    assert heading(page(client, "/salaries/")) == "United Kingdom: nothing is measured, there are only guesses"


def test_a_picture_of_many_roles_ends_and_says_how_many_follow(client: Client, settings: Settings) -> None:
    settings.ROLES_PER_PAGE = 2
    for number in range(5):
        make_role(f"role-{number}", order=number)
    html = page(client, "/salaries/")
    assert (len(drawn(html)), len(listed(html))) == (2, 5)
    assert "3 more roles are in the list of all figures" in words(html)
    assert page(client, "/salaries.svg").count("a guess, no evidence") == 2


def test_every_order_is_offered_and_kept(role: Role, client: Client) -> None:
    other = make_role("zoologist", order=2)
    Salary.objects.filter(role=other).update(low=10_000, high=200_000, date=date(2026, 4, 1))
    make_evidence(other, p50=50_000, n=55)
    assert set(ORDERS) == {*SORTS, *(f"-{name}" for name in SORTS)}
    for name in SORTS:
        html = page(client, f"/salaries/?sort={name}")
        assert f'<option value="{name}" selected>' in html
        assert listed(page(client, f"/salaries/?sort=-{name}")) != listed(html)
    lows = [row["low"] for row in listed(page(client, "/salaries/?in=uk&kind=estimate&sort=-low"))]
    assert lows == ["40000", "10000"]


@pytest.mark.parametrize("query", ["level=mid", "kind=adverts", "sort=low", "currency=EUR", "page=1"])
def test_all_figures_are_folded_until_something_is_chosen_of_them(role: Role, client: Client, query: str) -> None:
    make_rates()
    assert '<details class="fold" id="figures">' in page(client, "/salaries/?in=uk")
    html = page(client, f"/salaries/?{query}")
    assert '<details class="fold" id="figures" open>' in html
    assert 'action="/salaries/#figures"' in html
    assert '<input type="hidden" name="in" value="uk">' in html


def test_a_currency_adds_amounts_with_the_day_of_the_rate_and_keeps_the_originals(role: Role, client: Client) -> None:
    make_rates()
    html = page(client, "/salaries/?currency=EUR")
    text = words(html)
    assert "European Central Bank’s reference rates of 30 October 2026" in text
    assert 'data-rate-date="2026-10-30"' in html
    for part in text.split("All figures, by level"):
        assert "≈ €50,000 (€37,500–€112,500)" in part
        assert "£40,000–£80,000" in part
        assert "≈ €50,000–€100,000" in part
    assert "≈" not in words(page(client, "/salaries/"))
    assert "≈ £" not in words(page(client, "/salaries/?currency=GBP"))
    assert "a currency without a rate" in words(page(client, "/salaries/?unknown=currency"))


def test_links_to_data_keep_the_choice(role: Role, client: Client) -> None:
    make_rates()
    html = page(client, "/salaries/?in=uk&kind=adverts&currency=EUR")
    assert 'href="/salaries.csv?in=uk&amp;kind=adverts&amp;currency=EUR"' in html
    assert 'href="/salaries.svg?in=uk"' in html


def test_the_method_says_what_the_code_does(role: Role, client: Client, settings: Settings) -> None:
    settings.SALARY_HALF_LIFE_MONTHS, settings.TASK_HALF_LIFE_MONTHS = 7, 19
    make_rates()
    text = words(page(client, "/salaries/method/"))
    assert f"Below {MIN_SAMPLE} adverts we give their number and nothing else" in text
    assert "7 months after their date, and check tasks and skills 19 months after" in text
    assert "percentiles 10, 25, 50, 75, 90" in text
    assert "Index of adverts : advertised ranges, 2023–2025, 57 adverts" in text
    assert "reference rates of 30 October 2026" in text
