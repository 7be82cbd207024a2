"""Tags of every template: the links to the sections, and what joins the apps."""

import re

import pytest
from django.test import Client

from tests.factories import fill, make_evidence, make_post, make_role

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
    assert currents(client, "/backgrounds/", label) == [("/backgrounds/", "page")]
    assert currents(client, "/about/", label) == []


def test_only_the_footer_has_every_section(client: Client) -> None:
    fill(roles=2, posts=1)
    assert currents(client, "/glossary/", "All sections") == [("/glossary/", "page")]
    assert currents(client, "/glossary/", "Main") == []


def test_a_post_ends_with_its_roles_their_pay_and_the_questionnaire(client: Client) -> None:
    engineer, scientist = make_role("data-engineer", order=2), make_role("data-scientist", order=1)
    make_role("research-scientist")
    make_evidence(engineer)
    make_post("on-pipelines", roles=["data-engineer", "data-scientist", "gone"])
    end = client.get("/blog/on-pipelines/").content.decode().partition("</article>")[2]
    assert re.findall(r'<li class="role" data-role="([^"]+)"', end) == [scientist.slug, engineer.slug]
    assert re.findall(r'data-salary="([^"]+)" data-kind="([^"]+)"', end) == [
        ("data-scientist:uk", "estimate"),
        ("data-engineer:uk", "adverts"),
    ]
    assert "£40,000</bdi></strong>" in end
    assert "data-best" not in end
    assert 'href="/choose-your-path/"' in end


def test_a_post_without_roles_ends_with_the_questionnaire(client: Client) -> None:
    make_post("on-nothing")
    end = client.get("/blog/on-nothing/").content.decode().partition("</article>")[2]
    assert 'href="/choose-your-path/"' in end
    assert "data-role" not in end
