"""Pay on the public pages, as CSV, as JSON and as schema.org has it."""

import csv
import io
import json
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.conf import settings
from django.test import Client
from pytest_django import Settings

from careers.adverts import FIRST_YEAR
from careers.exchange import Rates, load_rates, newest_rates
from careers.figures import SORTS, agreement
from careers.freshness import months_after
from careers.models import Evidence, ExchangeRate, Region, Role, Salary
from careers.open_data import FIELDS, cell
from careers.percentiles import MIN_SAMPLE
from guide.documents.load import load
from tests.factories import make_evidence, make_rates, make_region, make_role, make_salary

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((settings.BASE_DIR / "static/schemas/salaries.json").read_text())


@pytest.fixture
def role() -> Role:
    """In the UK 40,000 to 80,000 by the editors, in the US evidence alone."""
    role = make_role("data-engineer", soc="15-2051", esco="2511.20")
    make_region("us", "USD")
    make_evidence(role)
    make_evidence(role, level="entry", n=4)
    make_evidence(role, country="US", currency="USD", n=17, spread="")
    return role


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def marks(html: str, name: str) -> list[dict[str, str]]:
    """The data attributes of each table row that has this one."""
    rows = re.findall(rf"<tr[^>]* data-{name}=[^>]*>", html)
    return [{key: unescape(value) for key, value in re.findall(r'data-([\w-]+)="([^"]*)"', row)} for row in rows]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


# --- agreement -------------------------------------------------------------------------------------------------


def test_a_range_is_compared_with_adverts_of_its_currency_and_of_all_levels(role: Role) -> None:
    salary = Salary.objects.get()
    evidence = Evidence.objects.get(country="GB", level="all")
    found = agreement(salary, evidence)
    assert found is not None
    assert (found.below, found.inside, found.above, found.disagrees) == (20, 10, 10, True)
    assert (found.percent_inside, found.percent_below, found.percent_above) == (25, 50, 25)
    for name, value in (("currency", "EUR"), ("kind", "survey"), ("level", "mid"), ("spread", "")):
        other = Evidence.objects.get(pk=evidence.pk)
        setattr(other, name, value)
        assert agreement(salary, other) is None
    salary.period = "day"
    assert agreement(salary, evidence) is None


def test_half_of_the_adverts_is_no_disagreement_and_few_adverts_are_none_either(role: Role) -> None:
    salary = Salary.objects.get()
    assert not agreement(salary, make_evidence(role, country="FR", spread="10:20 50:20")).disagrees  # type: ignore[union-attr]
    few = agreement(salary, make_evidence(role, country="BE", n=20, spread="10:20"))
    assert few is not None
    assert few.is_thin
    assert not few.disagrees


# --- pages -----------------------------------------------------------------------------------------------------


def test_a_role_shows_its_evidence_under_the_region_and_how_the_range_stands_to_it(role: Role, client: Client) -> None:
    html = page(client, role.get_absolute_url())
    text = words(html)
    assert [row["evidence"] for row in marks(html, "evidence")] == ["data-engineer:GB", "data-engineer:US"]
    assert "Estimate and adverts disagree." in text
    assert "Of 40 adverts (United Kingdom), 25% lie inside this range, 50% below it and 25% above it." in text
    assert "£30,000–£90,000 median £40,000, GBP a year" in text
    assert "Too few adverts to say Advertised ranges, n = 17, 2023–2025" in text
    assert "Index of adverts , 19 January 2026 , CC0 1.0" in text
    assert 'href="https://index.example/"' in html


def test_the_share_of_entry_level_adverts_stands_beside_how_to_break_in(role: Role, client: Client) -> None:
    sentence = "United Kingdom: 10% of 40 adverts are marked entry level."
    assert sentence in words(page(client, role.get_absolute_url()))
    role.body = "## What the job is\n\nText.\n\n## How to break in\n\nLearn.\n"
    role.save()
    text = words(page(client, role.get_absolute_url()))
    assert re.search(rf"How to break in {re.escape(sentence)} Source Learn\.", text)
    assert text.count(sentence) == 1


def test_evidence_of_a_country_in_no_region_is_not_shown(role: Role, client: Client) -> None:
    make_evidence(role, country="FR", currency="EUR")
    for url in (role.get_absolute_url(), "/salaries/"):
        assert "France" not in page(client, url)


def test_salaries_filter_by_region_level_and_kind(role: Role, client: Client) -> None:
    def shown(query: str) -> tuple[int, int]:
        html = page(client, f"/salaries/?{query}")
        return len(marks(html, "salary")), len(marks(html, "evidence"))

    assert shown("") == (1, 2)
    assert shown("region=us") == (0, 1)
    assert shown("level=entry") == (0, 1)
    assert shown("level=senior") == (0, 0)
    assert shown("kind=estimate") == (1, 0)
    assert shown("kind=adverts&region=uk") == (0, 1)
    assert shown("kind=nonsense") == (1, 2)


def test_every_column_sorts_by_a_link_either_way(role: Role, client: Client) -> None:
    other = make_role("zoologist", order=2)
    Salary.objects.filter(role=other).update(low=10_000, high=200_000, date=date(2026, 4, 1))
    for name in SORTS:
        html = page(client, f"/salaries/?region=uk&sort={name}")
        assert f"sort=-{name}" in html
        assert page(client, f"/salaries/?region=uk&sort=-{name}") != html
    lows = [row["low"] for row in marks(page(client, "/salaries/?region=uk&kind=estimate&sort=-low"), "salary")]
    assert lows == ["40000", "10000"]
    html = page(client, "/salaries/?sort=-low&currency=")
    assert 'aria-sort="descending"' in html


def test_figures_without_a_value_come_last_either_way(role: Role, client: Client) -> None:
    for sort in ("median", "-median"):
        data = client.get(f"/salaries.json?region=uk&sort={sort}").json()["figures"]
        assert [row["p50"] for row in data] == [40_000, None]


def test_a_currency_adds_amounts_with_the_day_of_the_rate_and_keeps_the_originals(role: Role, client: Client) -> None:
    make_rates()
    html = page(client, "/salaries/?currency=EUR")
    text = words(html)
    assert "European Central Bank’s reference rates of 30 October 2026" in text
    assert 'data-rate-date="2026-10-30"' in html
    assert "£40,000 ≈ €50,000" in text
    assert "£80,000 ≈ €100,000" in text
    assert "≈" not in words(page(client, "/salaries/"))
    assert "≈ £" not in words(page(client, "/salaries/?currency=GBP"))
    assert "“XXX” is not known here" in words(page(client, "/salaries/?currency=XXX"))


def test_links_keep_the_choice(role: Role, client: Client) -> None:
    make_rates()
    html = page(client, "/salaries/?region=uk&kind=adverts&currency=EUR")
    assert 'href="/salaries.csv?region=uk&amp;kind=adverts&amp;currency=EUR"' in html
    assert 'href="/salaries/?region=uk&amp;kind=adverts&amp;sort=low&amp;currency=EUR"' in html


def test_the_method_says_what_the_code_does(role: Role, client: Client, settings: Settings) -> None:
    settings.SALARY_HALF_LIFE_MONTHS, settings.TASK_HALF_LIFE_MONTHS = 7, 19
    make_rates()
    text = words(page(client, "/salaries/method/"))
    assert f"Only adverts from {FIRST_YEAR} on count" in text
    assert f"Below {MIN_SAMPLE} adverts we give their number and nothing else" in text
    assert "if more than 1 in a hundred cannot" in text
    assert "7 months after their date, tasks and skills 19 months after" in text
    assert "percentiles 10, 25, 50, 75, 90" in text
    assert "Index of adverts : advertised ranges, 2023–2025, 57 adverts" in text
    assert "reference rates of 30 October 2026" in text


# --- freshness -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 19), 12, date(2026, 1, 19)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 11, 5), 1, date(2025, 12, 5)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_after(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


def test_old_figures_and_tasks_are_marked_for_the_reader(role: Role, client: Client, settings: Settings) -> None:
    settings.SALARY_HALF_LIFE_MONTHS = settings.TASK_HALF_LIFE_MONTHS = 1200
    Role.objects.update(updated=date(2020, 1, 1))
    assert 'class="stale"' not in page(client, role.get_absolute_url()) + page(client, "/salaries/")
    settings.SALARY_HALF_LIFE_MONTHS = 12
    Salary.objects.update(date=date(2020, 1, 1))
    for url in (role.get_absolute_url(), "/salaries/"):
        assert "Old: more than 12 months" in page(client, url)
    settings.TASK_HALF_LIFE_MONTHS = 24
    assert "tasks and skills may have changed" in page(client, role.get_absolute_url())


# --- open data -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["", "?currency=EUR", "?region=us&level=entry", "?kind=survey"])
def test_the_json_is_what_its_schema_says(role: Role, client: Client, query: str) -> None:
    make_rates()
    make_evidence(role, kind="survey", n=None, top_coded=90, p90=None, population="Engineers", spread="")
    data = client.get(f"/salaries.json{query}").json()
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    checker.validate(data)
    assert list(SCHEMA["$defs"]["figure"]["properties"]) == list(FIELDS)


def test_csv_and_json_say_the_same_and_what_the_page_shows(role: Role, client: Client) -> None:
    make_rates()
    rows = list(csv.DictReader(io.StringIO(page(client, "/salaries.csv?currency=EUR"))))
    data = client.get("/salaries.json?currency=EUR").json()["figures"]
    assert [{name: cell(value) for name, value in row.items()} for row in data] == rows
    for row in rows:
        assert row["source"]
        assert row["licence"]
        assert row["date"]
        assert row["kind"]
    html = page(client, "/salaries/")
    assert sorted(row["low"] for row in rows if row["low"]) == [row["low"] for row in marks(html, "salary")]
    shown = [(row["n"], row["p50"]) for row in marks(html, "evidence")]
    assert sorted((row["n"], row["p50"]) for row in rows if row["kind"] == "adverts") == sorted(shown)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(role: Role, client: Client, start: str) -> None:
    Salary.objects.update(source=f"{start}HYPERLINK()", note=f"{start}1+1")
    [row] = csv.DictReader(io.StringIO(page(client, "/salaries.csv?kind=estimate"), newline=""))
    assert row["source"] == f"'{start}HYPERLINK()"
    assert row["note"] == f"'{start}1+1"
    assert cell(-5) == "-5"


def test_the_documented_fields_are_those_there_are() -> None:
    text = (settings.BASE_DIR / "docs/data.md").read_text()
    documented = re.findall(r"^\| `(\w+)` \|", text.partition("## `/salaries.csv`")[2], re.MULTILINE)
    assert documented == list(FIELDS)


# --- schema.org ------------------------------------------------------------------------------------------------


def occupations(html: str) -> list[dict[str, Any]]:
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    found: list[dict[str, Any]] = json.loads(text)
    return found


def compare_with_table(html: str) -> int:
    """Checks every value of the structured data against the table of the same page; returns how many there were."""
    ranges = {(row["currency"], row["low"], row["high"]) for row in marks(html, "salary")}
    evidence = {
        (row["evidence"].partition(":")[2], row["currency"], *(row[f"p{p}"] for p in (10, 25, 50, 75, 90)))
        for row in marks(html, "evidence")
    }
    number = 0
    for occupation in occupations(html):
        countries = [place["name"] for place in occupation.get("occupationLocation", [])]
        for salary in occupation.get("estimatedSalary", []):
            number += 1
            if salary["@type"] == "MonetaryAmountDistribution":
                names = ("percentile10", "percentile25", "median", "percentile75", "percentile90")
                values = tuple(str(salary.get(name, "")) for name in names)
                assert (countries[0], salary["currency"], *values) in evidence
            else:
                ends = str(salary["minValue"]), str(salary.get("maxValue", ""))
                assert (salary["currency"], *ends) in ranges
                assert (salary["value"]["minValue"], salary["value"].get("maxValue")) == (
                    salary["minValue"],
                    salary.get("maxValue"),
                )
    return number


def test_structured_data_says_what_the_table_says(role: Role, client: Client) -> None:
    us = Region.objects.get(slug="us")
    make_salary(role, us, currency="USD", low=90_000, high=None, open_ended=True)
    html = page(client, role.get_absolute_url())
    assert compare_with_table(html) == 2
    uk, usa = occupations(html)
    assert (uk["@type"], uk["name"]) == ("Occupation", "Data Engineer")
    assert [place["name"] for place in usa["occupationLocation"]] == ["US"]
    assert usa["estimatedSalary"][0]["@type"] == "MonetaryAmount"  # 17 adverts have no percentiles
    assert [code["codeValue"] for code in uk["occupationalCategory"]] == ["15-2051", "2511.20"]


def test_figures_of_a_wider_occupation_are_not_given_as_the_roles_own(role: Role, client: Client) -> None:
    Evidence.objects.filter(country="GB").update(population="Engineers of all sorts")
    html = page(client, role.get_absolute_url())
    assert [salary["@type"] for item in occupations(html) for salary in item["estimatedSalary"]] == ["MonetaryAmount"]
    assert "which is wider than Data Engineer" in words(html)


def test_no_text_of_an_editor_ends_the_script(role: Role, client: Client) -> None:
    Role.objects.update(description="</script><script>alert(1)</script>&<!--")
    html = page(client, role.get_absolute_url())
    assert "<script>" not in html
    assert occupations(html)[0]["description"] == "</script><script>alert(1)</script>&<!--"


def test_structured_data_of_every_shipped_role(client: Client) -> None:
    load(settings.CONTENT_DIR)
    numbers = [compare_with_table(page(client, role.get_absolute_url())) for role in Role.objects.all()]
    assert sum(number > 0 for number in numbers) == 9


# --- exchange --------------------------------------------------------------------------------------------------


def test_rates_become_rows_once() -> None:
    load_rates()
    day, rates = newest_rates()
    assert ExchangeRate.objects.get(currency="USD").rate == rates["USD"]
    assert {row.date for row in ExchangeRate.objects.all()} == {day}
    assert {"USD", "GBP", "SGD", "CAD"} <= rates.keys()
    keys = set(ExchangeRate.objects.values_list("pk", flat=True))
    load_rates()
    assert set(ExchangeRate.objects.values_list("pk", flat=True)) == keys


def test_amounts_are_converted_through_the_euro_and_rounded_once() -> None:
    make_rates()
    rates = Rates()
    into = {code: rates.into(code) for code in ("EUR", "USD", "GBP")}
    assert into["EUR"] is not None
    assert into["USD"] is not None
    assert into["EUR"].convert(40_001, "GBP") == 50_001
    assert into["USD"].convert(40_000, "GBP") == 55_000
    assert into["USD"].convert(7, "USD") == 7
    assert into["USD"].convert(7, "XXX") is None
    assert rates.into("XXX") is None
    assert rates.rates["EUR"] == Decimal(1)


def test_without_rates_there_is_no_choice_of_currency(role: Role, client: Client) -> None:
    assert 'name="currency"' not in page(client, "/salaries/")
    assert client.get("/salaries.json?currency=EUR").json()["conversion"] is None


def test_a_worker_never_imports_the_library_of_rates() -> None:
    code = (
        "import sys, guide.wsgi; from django.urls import resolve; resolve('/salaries/'); "
        "sys.exit('currency_converter' in sys.modules)"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": "/usr/bin:/bin"}
    root = Path(settings.BASE_DIR)
    assert subprocess.run([sys.executable, "-c", code], env=environment, cwd=root, check=False).returncode == 0  # noqa: S603
