from datetime import date

import pytest
from django.test import Client

from tests.factories import make_evidence, make_region, make_role
from tests.public_pages import page, words

pytestmark = pytest.mark.django_db


def test_a_role_says_of_which_day_each_part_is_and_what_was_not_checked(client: Client) -> None:
    role = make_role("data-engineer", updated=date(2026, 11, 23))
    make_region("us", "USD")
    make_evidence(role)
    make_evidence(role, country="US", currency="USD", date=date(2026, 3, 1))
    make_evidence(role, country="US", currency="USD", kind="survey", n=None, spread="", date=date(2025, 5, 31))
    assert (
        "Text of 23 November 2026. "
        "Pay: adverts to 1 March 2026, survey of 31 May 2025, published estimates (no evidence). "
        "Tasks, skills, near roles and distances: editors’ knowledge, not checked against a source."
    ) in words(page(client, role.get_absolute_url()))


@pytest.mark.parametrize("day", [date(2026, 3, 11), date(2026, 11, 24)])
def test_an_estimate_never_looks_fresh_whatever_its_date(client: Client, day: date) -> None:
    role = make_role("data-engineer", updated=date(2026, 11, 23))
    role.salaries.update(date=day)
    text = words(page(client, role.get_absolute_url()))
    assert "Pay: published estimates (no evidence). Tasks" in text
    assert f"{day.day} {day:%B %Y}" not in text


def test_a_role_without_figures_says_nothing_of_their_day(client: Client) -> None:
    role = make_role("data-engineer", updated=date(2026, 11, 23))
    role.salaries.all().delete()
    assert "Text of 23 November 2026. Tasks, skills," in words(page(client, role.get_absolute_url()))


@pytest.mark.parametrize("address", ["/programmes/", "/salaries/method/"])
def test_the_relation_to_the_publisher_is_disclosed(client: Client, address: str) -> None:
    assert "AI Educademy" in page(client, address)
    assert "not independent of" in words(page(client, address))
