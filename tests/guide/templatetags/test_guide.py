"""The links to the sections, in the masthead and the footer."""

import re

import pytest
from django.test import Client

from tests.factories import fill

pytestmark = pytest.mark.django_db


def currents(client: Client, address: str, label: str) -> list[tuple[str, str]]:
    """(address, aria-current) of the marked links of the navigation with this label."""
    page = client.get(address).content.decode()
    part = page[page.index(f'aria-label="{label}"') :].partition("</nav>")[0]
    assert part.count("<a ") == part.count("<li>") > 5
    return re.findall(r'<a href="([^"]+)" aria-current="([^"]+)"', part)


@pytest.mark.parametrize("label", ["Main", "All sections"])
def test_a_section_is_marked_on_its_page_and_on_those_below(client: Client, label: str) -> None:
    fill(roles=2, posts=1)
    assert currents(client, "/roles/", label) == [("/roles/", "page")]
    assert currents(client, "/roles/role-1/", label) == [("/roles/", "true")]
    assert currents(client, "/blog/post-0/", label) == [("/blog/", "true")]
    assert currents(client, "/about/", label) == []


def test_only_the_footer_has_every_section(client: Client) -> None:
    fill(roles=2, posts=1)
    assert currents(client, "/backgrounds/", "All sections") == [("/backgrounds/", "page")]
    assert currents(client, "/backgrounds/", "Main") == []
