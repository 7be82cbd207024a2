"""What editors see of the evidence, and which evidence they may enter."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careers.models import Evidence, Role, Salary
from tests.admin_pages import read_form, submit
from tests.factories import make_disputed_role, make_region, make_salary
from tests.public_pages import page

pytestmark = pytest.mark.django_db

ADD = "/admin/careers/evidence/add/"
CHECK = "/admin/careers/evidence/check/"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def role() -> Role:
    return make_disputed_role()


# --- the check page --------------------------------------------------------------------------------------------


def test_the_check_is_for_those_who_may_see_evidence(role: Role, client: Client, django_user_model: Any) -> None:
    client.force_login(django_user_model.objects.create_user("writer", is_staff=True))
    assert client.get(CHECK).status_code == 403


# --- beside the ranges -----------------------------------------------------------------------------------------


def test_a_range_shows_its_evidence_and_what_speaks_against_it(role: Role, admin_client: Client) -> None:
    url = f"/admin/careers/role/{role.pk}/change/"
    html = page(admin_client, url)
    assert "GB, advertised ranges, Index of adverts, 2026-11-01, n = 40: 10%: £30,000, 25%: £35,000" in html
    assert "Less than half of the adverts lie in this range: 25% of 40 in GB, 50% below it, 25% above it." in html
    assert "past its half-life" not in html
    Salary.objects.update(date=date(2020, 1, 1), high=None, open_ended=True)
    Evidence.objects.update(spread="50:40")
    html = page(admin_client, url)
    assert "Less than half" not in html
    assert "This range is past its half-life" in html


def test_an_editor_is_told_after_saving(role: Role, admin_client: Client) -> None:
    url = f"/admin/careers/role/{role.pk}/change/"
    response = admin_client.post(url, read_form(admin_client, url), follow=True)
    assert "UK: Less than half of the adverts lie in this range" in response.content.decode()


@pytest.mark.parametrize("may_see", [True, False])
def test_the_link_to_the_check_is_for_those_who_may_follow_it(role: Role, client: Client, may_see: bool) -> None:
    Salary.objects.update(date=date(2020, 1, 1))
    editor = User.objects.create_user("editor", is_staff=True)
    names = ["view_role", "change_role", *(["view_evidence"] if may_see else [])]
    editor.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(editor)
    url = f"/admin/careers/role/{role.pk}/change/"
    html = client.post(url, read_form(client, url), follow=True).content.decode()
    assert "1 range is past its half-life." in html
    assert (CHECK in html) == may_see


def test_queries_of_a_role_do_not_grow_with_its_ranges(role: Role, admin_client: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(admin_client, f"/admin/careers/role/{role.pk}/change/")
        return len(queries)

    few = count()
    for number in range(8):
        make_salary(role, make_region(f"region-{number}"))
    assert count() <= few + 1  # the first region with nothing to show is looked up once


# --- evidence entered by hand ----------------------------------------------------------------------------------


def filled(admin_client: Client, role: Role, **values: str) -> dict[str, Any]:
    data = read_form(admin_client, ADD)
    return data | {
        "role": str(role.pk),
        "country": "GB",
        "level": "all",
        "kind": "adverts",
        "currency": "GBP",
        "n": "31",
        "p10": "30000",
        "p50": "40000",
        "p90": "60000",
        "first_year": "2025",
        "last_year": "2026",
        "source": "Our own count",
        "licence": "CC BY 4.0",
        "date": "2026-11-01",
        **values,
    }


def test_an_editor_adds_evidence_of_another_source(role: Role, admin_client: Client) -> None:
    assert submit(admin_client, ADD, filled(admin_client, role)) == []
    row = Evidence.objects.get(source="Our own count")
    assert (row.file, row.slug) == ("our-own-count", "our-own-count-data-engineer-gb-all-adverts-gbp")
    assert "There is no" in page(admin_client, f"/admin/careers/evidence/{row.pk}/change/") or row.base_digest == ""


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"n": "29"}, "Percentiles of fewer than 30 are noise"),
        ({"n": ""}, "Adverts need n"),
        ({"p10": "50000"}, "not in ascending order"),
        ({"last_year": "2024"}, "First_year (2025) is after last_year (2024)"),
        ({"country": "Britain"}, "at most 2 characters"),
        ({"country": "gb"}, "Expected a country of ISO 3166"),
        ({"currency": "XYZ"}, "Expected a currency of ISO 4217"),
        ({"spread": "40:30"}, "The spread does not count n adverts"),
        ({"spread": "forty"}, "Expected classes such as"),
        ({"top_coded": "90"}, "have no number"),
        ({"source": ""}, "required"),
        ({"licence": ""}, "required"),
        ({"date": ""}, "required"),
        ({"date": "9999-12-31"}, "Expected a day from 1990-01-01 to 2100-12-31"),
        ({"date": "0001-01-01"}, "Expected a day from 1990-01-01 to 2100-12-31"),
        ({"date": "2027-11-25"}, "Expected a day up to 2027-11-24, a year from today"),
        ({"first_year": "1989"}, "greater than or equal to 1990"),
        ({"last_year": "2101"}, "less than or equal to 2100"),
        ({"n": "9" * 18}, "less than or equal to 999999999"),
        ({"p90": "9" * 18}, "Expected an amount from 0 to 999999999"),
        ({"country": "ZZ"}, "Expected a country of ISO 3166"),
    ],
)
def test_what_a_file_may_not_say_the_form_refuses_too(
    role: Role, admin_client: Client, values: dict[str, str], message: str
) -> None:
    assert message in " ".join(submit(admin_client, ADD, filled(admin_client, role, **values)))
    assert Evidence.objects.count() == 1


def test_a_second_row_of_the_same_place_is_refused(role: Role, admin_client: Client) -> None:
    assert submit(admin_client, ADD, filled(admin_client, role)) == []
    assert submit(admin_client, ADD, filled(admin_client, role)) != []
    assert Evidence.objects.count() == 2
