"""Pages of rows at the edge of what may be stored."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.db import models
from django.test import Client

from careers.documents.types import MOST_MONEY
from careers.models import Evidence, ExchangeRate, Role, Salary
from publishing.documents.dates import FIRST, LAST
from tests.factories import (
    make_evidence,
    make_neighbours,
    make_questionnaire,
    make_rates,
    make_region,
    make_role,
    make_salary,
)

pytestmark = pytest.mark.django_db

DATES: list[tuple[type[models.Model], str]] = [
    (Role, "updated"),
    (Salary, "date"),
    (Evidence, "date"),
    (ExchangeRate, "date"),
]


@pytest.fixture
def role() -> Role:
    role = make_role("data-engineer", updated=date(2026, 11, 1))
    make_evidence(role)
    make_rates()
    return role


@pytest.mark.parametrize("day", [FIRST, LAST])
@pytest.mark.parametrize("now", [datetime(2026, 11, 24, tzinfo=UTC), datetime(2027, 12, 31, 23, 59, tzinfo=UTC)])
@pytest.mark.parametrize("months", [1, 600])
def test_every_page_answers_at_the_edge_of_what_may_be_stored(
    role: Role, client: Client, admin_client: Client, settings: Any, day: date, now: datetime, months: int
) -> None:
    settings.SALARY_HALF_LIFE_MONTHS = settings.TASK_HALF_LIFE_MONTHS = months
    other = make_role("data-scientist")
    make_neighbours(role, other)
    make_questionnaire(("code", {"yes": {role: 2}, "no": {other: 1}}))
    make_salary(role, make_region("us", "USD"), currency="USD")
    for model, field in DATES:
        model._default_manager.update(**{field: day})
    most = dict.fromkeys(("n", "p10", "p25", "p50", "p75", "p90"), MOST_MONEY)
    Evidence.objects.update(first_year=FIRST.year, last_year=LAST.year, **most)
    Salary.objects.filter(region__slug="uk").update(low=0, high=MOST_MONEY, sample=MOST_MONEY)
    Salary.objects.filter(region__slug="us").update(low=0, high=0)
    public = ["/", "/roles/", "/roles/data-engineer/", "/roles/compare/?role=data-engineer&role=data-scientist"]
    public += ["/salaries/?currency=EUR", "/salaries/method/", "/salaries.csv?currency=EUR", "/salaries.json"]
    public += ["/choose-your-path/result/", "/sitemap.xml"]
    editors = ["/admin/careers/evidence/", "/admin/careers/evidence/check/", "/admin/careers/role/?age=stale"]
    editors += [f"/admin/careers/role/{role.pk}/change/"]
    with time_machine.travel(now, tick=False):
        assert {url: client.get(url).status_code for url in public} == dict.fromkeys(public, 200)
        assert {url: admin_client.get(url, follow=True).status_code for url in editors} == dict.fromkeys(editors, 200)
