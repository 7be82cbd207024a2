from typing import Any

import pytest
from django.test import Client

from careers.models import (
    Role,
)
from tests.admin_pages import add_row, read_form, submit
from tests.careers.admin.pages import change_url
from tests.factories import (
    make_region,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/careers/role/add/"


class TestSalaries:
    def row(self, **values: Any) -> dict[str, Any]:
        default = {"region": make_region("us", "USD").pk, "kind": "survey", "low": "50000", "high": "70000"}
        return {**default, "currency": "USD", "period": "year", "source": "Survey", "date": "11/03/2026", **values}

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"low": "80000"}, "low end is above the high end"),
            ({"high": ""}, "Give a high end, or mark"),
            ({"currency": "XXX"}, "Expected a currency of ISO 4217 such as GBP"),
            ({"currency": "GB"}, "Expected a currency of ISO 4217 such as GBP"),
            ({"currency": "<b>"}, "Expected a currency of ISO 4217 such as GBP"),
            ({"low": "-1"}, "greater than or equal to 0"),
            ({"low": "9" * 40}, "less than or equal to"),
            ({"low": "1e5"}, "whole number"),
            ({"sample": "0"}, "greater than or equal to 1"),
            ({"kind": "guess"}, "valid choice"),
            ({"source": ""}, "required"),
            ({"source_url": "javascript:alert(1)"}, "Expected a web address that starts with https://"),
            ({"source_url": "ftp://example.org/a"}, "https://"),
            ({"date": ""}, "required"),
            ({"date": "31/12/9999"}, "Expected a day from 1990-01-01 to 2100-12-31."),
            ({"date": "31/12/1989"}, "Expected a day from 1990-01-01 to 2100-12-31."),
            ({"region": ""}, "required"),
            ({"region": "nonsense"}, "Select a valid choice"),
            ({"note": "nul \0"}, "Holds the character U+0000"),
            ({"note": "x" * 301}, "at most 300"),
        ],
    )
    def test_it_refuses(self, admin_client: Client, role: Role, values: dict[str, str], message: str) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "salaries", **self.row(**values))
        texts = submit(admin_client, url, data)
        assert any(message in text for text in texts), texts
        assert role.salaries.count() == 1

    def test_a_second_range_of_a_kind_is_refused(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "salaries", **self.row(region=make_region().pk, kind="estimate"))
        assert submit(admin_client, url, data) == ["This row repeats another one."]

    def test_two_new_ranges_of_a_kind_are_refused(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        data = read_form(admin_client, url)
        add_row(data, "salaries", **self.row())
        add_row(data, "salaries", **self.row())
        assert submit(admin_client, url, data) == ["This row repeats another one."]

    def test_a_deleted_range_may_be_replaced_after_saving(self, admin_client: Client, role: Role) -> None:
        url = change_url(role)
        assert submit(admin_client, url, read_form(admin_client, url) | {"salaries-0-DELETE": "on"}) == []
        data = read_form(admin_client, url)
        add_row(data, "salaries", **self.row(region=make_region().pk, kind="estimate", currency="gbp"))
        assert submit(admin_client, url, data) == []
        assert role.salaries.get().currency == "GBP"
