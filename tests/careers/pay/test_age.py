"""How old figures are said to be."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from careers.models import Evidence, Salary
from careers.pay.age import SourceAge, ages
from tests.factories import make_evidence, make_paid_role, make_rates, make_role
from tests.public_pages import page, words


def test_sources_come_by_kind_each_once_with_its_newest_date() -> None:
    def advert(day: date) -> Evidence:
        return Evidence(kind="adverts", source="Index", date=day)

    rows = [Salary(kind="estimate", source="Article", date=date(2026, 3, 11))]
    old, new = date(2025, 1, 19), date(2025, 6, 22)
    survey = Evidence(kind="survey", source="Office", date=old)
    found = ages([*rows, survey, advert(old), advert(new), advert(old)])
    assert found == [
        SourceAge("adverts", "Index", new),
        SourceAge("survey", "Office", old),
        SourceAge("estimate", "Article", date(2026, 3, 11)),
    ]
    assert [age.is_estimate for age in found] == [False, False, True]


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False)
def test_the_age_of_figures_is_told_once_a_source_and_an_estimate_is_never_fresh(client: Client) -> None:
    role, other = make_paid_role(), make_role("other")
    make_evidence(role, kind="survey", n=None, official=True, source="Office", date=date(2026, 10, 24), spread="")
    make_evidence(other, date=date(2025, 6, 22))
    Evidence.objects.filter(source="Index of adverts").update(date=date(2025, 6, 22))
    Salary.objects.update(date=date(2026, 11, 24))
    for url in ("/salaries/", role.get_absolute_url()):
        text = words(page(client, url))
        assert text.count("Adverts: Index of adverts of June 2025, 17 months old") == 1
        assert text.count("Survey: Office of October 2026, 1 month old") == 1
        assert text.count("Estimates: Editors' estimate, no evidence") == 1
        assert "24 November 2026" not in text
    for url in ("/roles/", f"/roles/compare/?role={role.slug}&role={other.slug}"):
        assert words(page(client, url)).count("Adverts: Index of adverts of June 2025, 17 months old") == 1


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC), tick=False)
def test_the_age_of_exchange_rates_is_told(client: Client) -> None:
    make_rates(date(2026, 10, 30))
    assert "reference rates of 30 October 2026. They are 25 days old" in words(page(client, "/salaries/?currency=EUR"))
    assert "reference rates of 30 October 2026. They are 25 days old" in words(page(client, "/salaries/method/"))
