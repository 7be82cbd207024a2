"""Every place that shows what a role is paid shows what `best_figure` says, for every shipped role and country."""

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import pytest
from django.conf import settings
from django.test import Client

from careers.models import Evidence, Region, Role, Salary
from careers.pay.best import Best, Heads, heads
from careers.pay.figures import Figure
from careers.pay.places import US, code_of, place_of
from careers.percentiles import MIN_SAMPLE
from publishing.documents.load import load
from tests.factories import make_evidence, make_role, make_salary
from tests.public_pages import marks, page

pytestmark = [pytest.mark.django_db, pytest.mark.prove]


class Shown(NamedTuple):
    """A figure as its marks have it."""

    salary: str
    kind: str
    low: str
    mid: str
    high: str
    n: str
    currency: str


def text(value: object) -> str:
    return "" if value is None else str(value)


def shown_of(row: Evidence | Salary) -> Shown:
    figure = Figure(row)
    low, mid, high, n = (text(value) for value in (figure.low, figure.median, figure.high, figure.n))
    return Shown(f"{row.role.slug}:{place_of(row)}", row.kind, low, mid, high, n, row.currency)


def wanted(found: Iterable[Best | None]) -> list[Shown]:
    return sorted(shown_of(row) for best in found if best for row in best.rows)


def heading(html: str) -> list[Shown]:
    rows = [row for row in marks(html, "salary", r"\w+") if row.get("best")]
    return sorted(Shown(*(row[name] for name in Shown._fields)) for row in rows)


class Shipped(NamedTuple):
    roles: list[Role]
    known: Heads


@pytest.fixture
def shipped() -> Shipped:
    """What is shipped, and a role whose UK figure is a survey of developers while Germany has an official one."""
    load(settings.CONTENT_DIR)
    extra = make_role("extra")
    Salary.objects.filter(role=extra).delete()
    make_evidence(extra, kind="survey", n=45, source="Developers")
    make_evidence(extra, country="DE", currency="EUR", kind="survey", n=None, official=True, source="Office")
    make_salary(extra, Region.objects.get(slug="us"), currency="USD", high=None, open_ended=True)
    return Shipped(list(Role.objects.all()), heads())


def countries(known: Heads) -> list[tuple[str, str]]:
    """(query, country), the query without a country first."""
    return [("", ""), *((f"?in={code}", country) for code, country in known.countries.items())]


def test_lists_and_the_page_of_salaries_show_what_heads_each_role(shipped: Shipped, client: Client) -> None:
    roles, known = shipped
    assert len(known.countries) >= 5
    for code, country in known.countries.items():
        there = wanted(known.of(role, country) for role in roles)
        assert there
        for address in (f"/roles/?in={code}", f"/salaries/?in={code}"):
            assert heading(page(client, address)) == there
    assert heading(page(client, "/")) == heading(page(client, "/roles/")) == wanted(map(known.head, roles))
    assert heading(page(client, "/salaries/")) == wanted(known.of(role, "GB") for role in roles)


def test_the_picture_of_a_country_holds_what_heads_its_roles_and_every_estimate(
    shipped: Shipped, client: Client
) -> None:
    seen = set()
    for code, country in shipped.known.countries.items():
        html, svg = page(client, f"/salaries/?in={code}"), page(client, f"/salaries.svg?in={code}")
        drawn = {Shown(*(row[name] for name in Shown._fields)) for row in marks(picture_in(html), "salary", "div")}
        heading = wanted(shipped.known.of(role, country) for role in shipped.roles)
        there = [row for row in Salary.objects.select_related("role", "region") if country in row.region.countries]
        assert drawn == {*heading, *map(shown_of, there)}
        assert svg.count("<rect") == 1 + len(drawn)
        assert len(re.findall(r'class="hatch"', picture_in(html))) == svg.count("skewX") == len(there)
        seen |= {row.pk for row in there}
    assert seen == set(Salary.objects.values_list("pk", flat=True))


def picture_in(html: str) -> str:
    return html.partition("<figure")[2].partition("</figure>")[0]


def test_the_finding_is_made_of_what_heads_the_roles(shipped: Shipped, client: Client) -> None:
    for code, country in shipped.known.countries.items():
        [finding] = re.findall(r"<h1>(.*?)</h1>", page(client, f"/salaries/?in={code}"))
        named = re.findall(r"[£€$]([\d,]+)", finding)
        middles = {str(row.mid) for row in wanted(shipped.known.of(role, country) for role in shipped.roles)}
        assert {amount.replace(",", "") for amount in named} <= middles
        assert bool(named) == (country in shipped.known.measured)


def test_a_roles_page_is_headed_by_it_and_its_structured_data_say_it_of_every_country(
    shipped: Shipped, client: Client
) -> None:
    for role in shipped.roles:
        for query, country in countries(shipped.known):
            html = page(client, f"/roles/{role.slug}/{query}")
            assert heading(html) == wanted([shipped.known.head(role, country)])
        structured = dict(described(html))
        for country in shipped.known.countries.values():
            best = shipped.known.of(role, country)
            assert structured.get(country, []) == ([amounts(row) for row in best.rows] if best else [])


def described(html: str) -> Iterable[tuple[str, list[tuple[Any, ...]]]]:
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    for occupation in (item for script in scripts for item in json.loads(script)):
        found = [
            (item["currency"], item.get("median"), item.get("minValue", item.get("percentile10")))
            for item in occupation.get("estimatedSalary", [])
        ]
        for country in occupation.get("occupationLocation", []):
            yield country["identifier"], found


def amounts(row: Evidence | Salary) -> tuple[Any, ...]:
    if isinstance(row, Evidence):
        return row.currency, row.p50, row.p10
    return row.currency, None, row.low


def test_a_comparison_shows_it_of_the_country_and_of_the_uk_and_the_us(shipped: Shipped, client: Client) -> None:
    for start in range(0, len(shipped.roles), 4):
        group = shipped.roles[start : start + 4]
        for query, country in countries(shipped.known):
            html = page(client, f"/roles/compare/{query or '?'}&{'&'.join(f'role={role.slug}' for role in group)}")
            assert heading(html) == wanted(shipped.known.head(role, country) for role in group)
            every = {Shown(*(row[name] for name in Shown._fields)) for row in marks(html, "salary", r"\w+")}
            places = {country or "GB", "GB", US}
            assert every == set(wanted(shipped.known.of(role, place) for role in group for place in places))


def test_a_result_shows_it_beside_every_role(shipped: Shipped, client: Client) -> None:
    html = page(client, "/choose-your-path/result/")
    assert heading(html) == wanted(map(shipped.known.head, shipped.roles))
    assert {role.slug for role in shipped.roles} <= set(re.findall('data-role="([^"]+)"', html))


def test_the_open_data_mark_it(shipped: Shipped, client: Client) -> None:
    for query, country in countries(shipped.known):
        rows = list(csv.DictReader(io.StringIO(page(client, f"/salaries.csv{query}"))))
        found = sorted(
            Shown(
                f"{row['role']}:{row['region']}",
                row["kind"],
                row["low"] or row["p10"],
                row["p50"],
                row["high"] or row["p90"],
                row["n"],
                row["currency"],
            )
            for row in rows
            if row["best"] == "true"
        )
        chosen = [country] if country else list(shipped.known.countries.values())
        assert found == sorted(set(wanted(shipped.known.of(role, place) for role in shipped.roles for place in chosen)))
        data = client.get(f"/salaries.json{query}").json()["figures"]
        assert [row["best"] for row in data] == [row["best"] == "true" for row in rows]


def test_the_shipped_figures_head_as_the_evidence_has_it(shipped: Shipped) -> None:
    by_slug = {role.slug: role for role in shipped.roles}
    scientist = shipped.known.head(by_slug["data-scientist"])
    engineer = shipped.known.head(by_slug["data-engineer"])
    for best in (scientist, engineer):
        assert best is not None
        assert (best.country, best.rows[0].kind) == ("GB", "adverts")
    assert not Salary.objects.exclude(kind="estimate").exists()
    codes = {code_of(row.country) for row in Evidence.objects.filter(n__gte=MIN_SAMPLE).exclude(p50=None)}
    assert codes <= set(shipped.known.countries)
