from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from careers.models import (
    Background,
    Region,
    Role,
    Salary,
    Skill,
)
from tests.admin_pages import add_row, read_form, submit
from tests.careers.admin.pages import change_url
from tests.factories import (
    make_background,
    make_programme,
    make_role,
    make_skill,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/careers/role/add/"


class TestCatalogue:
    def test_a_skill(self, admin_client: Client) -> None:
        url = "/admin/careers/skill/add/"
        data = read_form(admin_client, url)
        data |= {"title": "Rust", "slug": "rust", "description": "A language.", "category": "programming"}
        assert submit(admin_client, url, data) == []
        assert Skill.objects.get().order == 1

    def test_a_resource_of_a_skill(self, admin_client: Client) -> None:
        skill = make_skill()
        url = change_url(skill)
        data = read_form(admin_client, url)
        values = {"title": "The course", "publisher": "A school", "url": "https://school.example/", "kind": "course"}
        values |= {"cost": "free-to-audit", "language": "fr", "opened": "24/11/2026", "hours": "20"}
        add_row(data, "resources", **values)
        assert submit(admin_client, url, data) == []
        assert list(skill.resources.values_list("language", "hours", "order")) == [("en", None, 0), ("fr", 20, 1)]

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"url": "https://learn.example/"}, "This row repeats another one."),
            ({"url": "learn"}, "Expected a web address that starts with https://"),
            ({"language": "French"}, "Expected a language of ISO 639 such as en"),
            ({"hours": "0"}, "greater than or equal to 1"),
            ({"opened": ""}, "required"),
        ],
    )
    def test_a_resource_is_refused(self, admin_client: Client, values: dict[str, str], message: str) -> None:
        url = change_url(make_skill())
        data = read_form(admin_client, url)
        good = {"title": "The course", "publisher": "A school", "url": "https://school.example/", "kind": "course"}
        add_row(data, "resources", **{**good, "cost": "free", "language": "en", "opened": "24/11/2026", **values})
        texts = submit(admin_client, url, data)
        assert any(message in text for text in texts), texts

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"currency": "ABC"}, "Expected a currency of ISO 4217 such as GBP"),
            ({"currency": ""}, "required"),
            ({"countries": "GB\r\nGermany"}, "Expected a country of ISO 3166 such as GB, not 'Germany'."),
            ({"countries": "GB\r\nGB"}, "more than once"),
            ({"slug": "U K"}, "lower-case"),
        ],
    )
    def test_a_region_is_refused(self, admin_client: Client, values: dict[str, str], message: str) -> None:
        url = "/admin/careers/region/add/"
        data = {"title": "UK", "slug": "uk", "description": "There.", "currency": "GBP", "countries": "", "order": "1"}
        assert any(message in text for text in submit(admin_client, url, data | values))

    def test_a_region(self, admin_client: Client) -> None:
        url = "/admin/careers/region/add/"
        data = {"title": "UK", "slug": "uk", "description": "There.", "currency": "gbp", "order": "1"}
        assert submit(admin_client, url, data | {"countries": "GB\r\nIM"}) == []
        region = Region.objects.get()
        assert (region.currency, region.countries) == ("GBP", ["GB", "IM"])

    def test_a_region_with_salaries_is_not_deleted(self, admin_client: Client, role: Role) -> None:
        url = reverse("admin:careers_region_delete", args=[Region.objects.get().pk])
        assert "protected" in admin_client.get(url).content.decode()
        admin_client.post(url, {"post": "yes"})
        assert Salary.objects.exists()

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"months_low": "4", "months_high": "8"}, "A time needs its source"),
            ({"months_low": "4", "source": "A guess"}, "both numbers of months"),
            ({"months_low": "8", "months_high": "4", "source": "A guess"}, "the lower first"),
            ({"months_low": "0", "months_high": "4", "source": "A guess"}, "greater than or equal to 1"),
            ({"months_low": "1", "months_high": "999", "source": "A guess"}, "less than or equal to 120"),
            ({"distance": ""}, "required"),
        ],
    )
    def test_a_route_is_refused(self, admin_client: Client, role: Role, values: dict[str, str], message: str) -> None:
        url = change_url(make_background())
        data = read_form(admin_client, url)
        add_row(data, "routes", **{"role": role.pk, "distance": "near", **values})
        texts = submit(admin_client, url, data)
        assert any(message in text for text in texts), texts

    def test_a_role_has_one_route_from_a_background(self, admin_client: Client, role: Role) -> None:
        url = change_url(make_background("analyst", role))
        data = read_form(admin_client, url)
        add_row(data, "routes", role=role.pk, distance="near")
        assert submit(admin_client, url, data) == ["This row repeats another one."]
        data = read_form(admin_client, change_url(make_background("other")))
        add_row(data, "routes", role=role.pk, distance="near")
        add_row(data, "routes", role=role.pk, distance="near")
        url = change_url(Background.objects.get(slug="other"))
        assert submit(admin_client, url, data) == ["This row repeats another one."]

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"level": "6"}, "valid choice"),
            ({"lessons": "0"}, "greater than"),
            ({"url": "x://y"}, "Expected a web address that starts with https://"),
            ({"after": "x"}, "valid choice"),
            ({"skills": ["9" * 30]}, "valid choice"),
            ({"roles": ["x"]}, "valid choice"),
        ],
    )
    def test_a_programme_is_refused(self, admin_client: Client, values: dict[str, Any], message: str) -> None:
        url = change_url(make_programme())
        texts = submit(admin_client, url, read_form(admin_client, url) | values)
        assert any(message in text for text in texts), texts

    def test_a_background_names_where_counting_disagrees_with_the_editors(
        self, admin_client: Client, role: Role
    ) -> None:
        url = change_url(make_background("analyst", role))  # near; it asks for python, which analysts have
        assert "essential skills missing" not in admin_client.get(url).content.decode()
        role.routes.update(distance="long-way")
        other = make_role("other")
        other.role_skills.filter(skill__slug="python").delete()
        other.role_skills.update(importance="essential")
        Background.objects.get().routes.create(role=other, distance="near")
        assert "with 1 of 1 essential skills missing" in admin_client.get(url).content.decode()

    def test_a_programme_keeps_its_skills_and_roles(self, admin_client: Client, role: Role) -> None:
        programme = make_programme(url="https://example.org/")
        programme.skills.add(make_skill())
        programme.roles.add(role)
        url = change_url(programme)
        assert submit(admin_client, url, read_form(admin_client, url)) == []
        assert list(programme.skills.all()) == [make_skill()]
        assert list(programme.roles.all()) == [role]
