"""Which figure heads: the order is tried with every set of figures that a role may have."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as some

from careers.models import Evidence, Region, Role, Salary
from careers.pay.best import Best, best_figure, best_of, heads
from careers.percentiles import MIN_SAMPLE
from tests.factories import make_evidence, make_paid_role, make_region, make_role, make_salary

UK = Region(pk=1, slug="uk", title="United Kingdom", countries=["GB"], order=1)
HUBS = Region(pk=3, slug="tech-hubs", title="Technology hubs", countries=["DE", "CA", "GB"], order=3)


def evidence(kind: str, n: int | None, **values: object) -> Evidence:
    defaults = {"country": "GB", "level": "all", "currency": "GBP", "p50": 50_000, "date": date(2025, 1, 1)}
    return Evidence(**{**defaults, "kind": kind, "n": n, **values})


def estimate(region: Region = UK, **values: object) -> Salary:
    return Salary(**{"region": region, "kind": "estimate", "low": 40_000, "high": 80_000, **values})


# From the one that heads before all others to the one that heads if there is no other.
ADVERTS = evidence("adverts", MIN_SAMPLE)
OFFICIAL = evidence("survey", None, official=True)
DEVELOPERS = evidence("survey", MIN_SAMPLE, population="derived, total pay of survey respondents")
ESTIMATE = estimate()
RANKED: list[Evidence | Salary] = [ADVERTS, OFFICIAL, DEVELOPERS, ESTIMATE]

NEVER: list[Evidence | Salary] = [
    evidence("adverts", MIN_SAMPLE - 1),
    evidence("adverts", 5000, p50=None),
    evidence("adverts", 5000, level="senior"),
    evidence("adverts", 5000, country="US"),
    evidence("survey", None, official=True, population="Professionals of all sorts"),
    evidence("survey", None, official=True, p50=None),
    evidence("survey", MIN_SAMPLE - 1),
    evidence("survey", None),
    estimate(kind="adverts"),
    estimate(Region(pk=2, slug="us", countries=["US"])),
]
FIGURES = [*RANKED, *NEVER]


def best(rows: Sequence[Evidence | Salary], country: str = "GB") -> Best | None:
    return best_of(
        [row for row in rows if isinstance(row, Evidence)], [row for row in rows if isinstance(row, Salary)], country
    )


def test_of_every_set_of_figures_the_first_in_the_order_heads() -> None:
    for number in range(len(FIGURES) + 1):
        for rows in combinations(FIGURES, number):
            expected = [row for row in RANKED if any(row is other for other in rows)][:1]
            found = best(list(rows))
            heading = found.rows if found else ()
            assert [id(row) for row in heading] == [id(row) for row in expected]


@given(some.permutations(FIGURES))
def test_the_order_of_the_rows_makes_no_difference(rows: list[Evidence | Salary]) -> None:
    found = best(rows)
    assert found is not None
    assert found.rows[0] is ADVERTS


@given(some.permutations([(2024, 90), (2025, 40), (2025, 30)]))
def test_of_one_kind_the_newest_heads_and_then_the_one_of_most_people(figures: list[tuple[int, int]]) -> None:
    found = best([evidence("adverts", n, date=date(year, 6, 1)) for year, n in figures])
    assert found is not None
    assert (found.rows[0].date.year, found.rows[0].n) == (2025, 40)  # type: ignore[union-attr]  # evidence


def test_an_estimate_of_the_first_region_that_holds_the_country_heads_with_all_its_tracks() -> None:
    tracks = [estimate(low=1), estimate(low=2)]
    found = best([estimate(HUBS), *tracks])
    assert found is not None
    assert [row.low for row in found.rows if isinstance(row, Salary)] == [1, 2]
    there = best([estimate(HUBS), *tracks], "DE")
    assert there is not None
    assert there.rows[0].region is HUBS  # type: ignore[union-attr]  # a salary
    assert best(tracks, "DE") is None


# --- all roles -------------------------------------------------------------------------------------------------


@pytest.fixture
def role(db: None) -> Role:
    return make_paid_role()


def test_without_a_country_the_uk_heads_and_then_the_us(role: Role) -> None:
    other = make_role("other")
    Salary.objects.filter(role=other).delete()
    make_evidence(other, country="US", currency="USD")
    nothing = make_role("nothing")
    Salary.objects.filter(role=nothing).delete()
    found = heads()
    countries = [(head.country if head else None) for head in map(found.head, (role, other, nothing))]
    assert countries == ["GB", "US", None]
    assert found.of(other, "GB") is None
    assert found.head(role, "US") is None  # 17 adverts


def test_countries_are_those_with_a_figure_under_the_codes_of_addresses(role: Role) -> None:
    make_evidence(role, country="FR", currency="EUR")
    make_evidence(role, country="BE", currency="EUR", n=29)
    assert heads().countries == {"uk": "GB", "fr": "FR"}
    make_salary(role, make_region("us", "USD"), currency="USD")
    assert list(heads().countries) == ["uk", "us", "fr"]


def test_a_role_is_asked_without_a_query_and_all_roles_by_three(role: Role) -> None:
    for number in range(5):
        make_evidence(make_role(f"role-{number}"))
    with CaptureQueriesContext(connection) as queries:
        heads()
    assert len(queries) == 3
    prefetched = Role.objects.with_pay().get(pk=role.pk)
    with CaptureQueriesContext(connection) as queries:
        found = best_figure(prefetched, "GB")
    assert len(queries) == 0
    assert found is not None
    assert found.rows[0].role == role
