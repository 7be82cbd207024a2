from datetime import date
from itertools import product

from django.urls import reverse

from careers.models import Background, Programme, Role, Skill
from publishing.sitemaps import Documents, OnSiteURL, register_pages, register_section

PAGES = (
    "roles compare salaries salary-method salary-context path skills my-skills backgrounds programmes titles doors plan"
).split()


class Routes(OnSiteURL):
    """From every background to every role. Two queries."""

    def items(self) -> list[tuple[Background, Role]]:
        backgrounds = Background.objects.only("slug", "modified").order_by("pk")
        return list(product(backgrounds, Role.objects.only("slug", "modified", "updated").order_by("pk")))

    def location(self, item: tuple[Background, Role]) -> str:
        return reverse("careers:route", args=[row.slug for row in item])

    def lastmod(self, item: tuple[Background, Role]) -> date | None:
        """Of the one that changed last; nothing where no change is known."""
        days = (Documents(type(row)).lastmod(row) for row in item)
        return max((day for day in days if day), default=None)


def register_sitemap() -> None:
    register_pages(*(f"careers:{name}" for name in PAGES))
    register_section("roles", Documents(Role))
    register_section("skills", Documents(Skill))
    register_section("backgrounds", Documents(Background))
    register_section("routes", Routes())
    register_section("programmes", Documents(Programme))
