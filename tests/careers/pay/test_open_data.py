import csv
import io
import json
import re

import jsonschema
import pytest
from django.conf import settings
from django.test import Client

from careers.models import Evidence, Role, Salary
from careers.pay.open_data import FIELDS, cell
from tests.factories import make_evidence, make_paid_role, make_rates
from tests.public_pages import marks, page

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((settings.BASE_DIR / "static/schemas/salaries.json").read_text())


@pytest.fixture
def role() -> Role:
    return make_paid_role()


@pytest.mark.parametrize("query", ["", "?currency=EUR", "?in=uk&level=entry", "?kind=survey"])
def test_the_json_is_what_its_schema_says(role: Role, client: Client, query: str) -> None:
    make_rates()
    make_evidence(role, kind="survey", n=None, top_coded=90, p90=None, population="Engineers", spread="")
    data = client.get(f"/salaries.json{query}").json()
    checker = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    checker.validate(data)
    assert list(SCHEMA["$defs"]["figure"]["properties"]) == list(FIELDS)


def test_csv_and_json_say_the_same_and_what_the_page_shows(role: Role, client: Client) -> None:
    make_rates()
    rows = list(csv.DictReader(io.StringIO(page(client, "/salaries.csv?in=uk&currency=EUR"))))
    data = client.get("/salaries.json?in=uk&currency=EUR").json()["figures"]
    assert [{name: cell(value) for name, value in row.items()} for row in data] == rows
    for row in rows:
        assert row["source"]
        assert row["licence"]
        assert row["date"]
        assert row["kind"]
    html = page(client, "/salaries/").partition('id="figures"')[2]
    shown = [(row["low"], row["n"], row["mid"]) for row in marks(html, "salary", "div")]
    assert sorted((row["low"] or row["p10"], row["n"], row["p50"]) for row in rows) == sorted(shown)


def test_the_data_of_all_countries_are_one_file(role: Role, client: Client) -> None:
    make_evidence(role, country="BE", currency="EUR", n=3, spread="")
    rows = list(csv.DictReader(io.StringIO(page(client, "/salaries.csv"))))
    assert [(row["region"], row["country"], row["n"], row["best"]) for row in rows] == [
        ("uk", "GB", "40", "true"),
        ("us", "US", "17", "false"),
        ("be", "BE", "3", "false"),
        ("uk", "", "", "false"),
    ]


def test_the_sentence_that_a_licence_asks_for_goes_with_the_figure(role: Role, client: Client) -> None:
    Evidence.objects.update(notice="Contains information from the survey.")
    rows = list(csv.DictReader(io.StringIO(page(client, "/salaries.csv"))))
    assert {row["kind"]: row["notice"] for row in rows} == {
        "adverts": "Contains information from the survey.",
        "estimate": "",
    }


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
