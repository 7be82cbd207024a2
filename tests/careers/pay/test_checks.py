"""What an editor should look at in the figures of pay."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careers.models import Evidence, Role, Salary
from careers.pay.checks import pay_report
from tests.factories import make_disputed_role, make_evidence, make_role
from tests.public_pages import page

pytestmark = pytest.mark.django_db

CHECK = "/admin/careers/evidence/check/"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def role() -> Role:
    return make_disputed_role()


def test_the_check_lists_disagreements_and_roles_without_pay(role: Role, admin_client: Client) -> None:
    unpaid = make_role("nlp-engineer")
    unpaid.salaries.all().delete()
    make_evidence(unpaid, n=6, spread="", date=date(2026, 11, 1))
    report = pay_report()
    assert [(item.slug, found.percent_inside) for item, found in report.disagreements] == [("data-engineer", 25)]
    assert report.unpaid == [unpaid]
    html = page(admin_client, CHECK)
    assert "25% of 40 adverts inside, 50% below, 25% above" in html
    assert "Nlp Engineer" in html


def test_the_check_lists_what_is_stale(role: Role, admin_client: Client) -> None:
    Salary.objects.update(date=date(2020, 1, 1))
    Evidence.objects.update(date=date(2020, 1, 2))
    Role.objects.update(updated=date(2020, 1, 3))
    report = pay_report()
    assert [row.role for row in report.stale_ranges] == [role]
    assert [source["source"] for source in report.stale_sources] == ["Index of adverts"]
    assert report.stale_tasks == [role]
    html = page(admin_client, CHECK)
    for day in ("1 January 2020", "2 January 2020", "3 January 2020"):
        assert day in html


def test_a_healthy_site_has_nothing_to_do(role: Role, admin_client: Client) -> None:
    Evidence.objects.update(spread="50:40")
    assert pay_report().number == 0
    assert "Nothing to do" in page(admin_client, CHECK)
    assert CHECK in page(admin_client, "/admin/careers/evidence/")


def test_queries_of_the_check_do_not_grow_with_the_roles(role: Role) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            pay_report()
        return len(queries)

    few = count()
    for number in range(20):
        make_evidence(make_role(f"role-{number}"))
    assert count() == few
