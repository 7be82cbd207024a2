"""What other sites and scripts may use of the figures of pay."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from careers.models import Role
from tests.factories import make_evidence, make_paid_role
from tests.public_pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return make_paid_role()


def test_a_notice_that_a_licence_asks_for_stands_beside_the_picture_and_in_it(role: Role, client: Client) -> None:
    make_evidence(role, country="DE", currency="EUR", kind="survey", notice="Made available under the ODbL.")
    for address in ("/salaries/?in=de", "/salaries.svg?in=de"):
        text = page(client, address).partition('id="cite"')[0]
        assert "Made available under the ODbL." in text
        assert "derived, total pay of 40 survey respondents" in text


def test_the_picture_is_a_file_that_needs_nothing_around_it(role: Role, client: Client) -> None:
    response = client.get("/salaries.svg?in=uk")
    assert response.headers["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["X-Robots-Tag"] == "noindex"
    svg = ElementTree.fromstring(response.content)  # noqa: S314  # our own
    assert svg.get("viewBox") == f"0 0 {svg.get('width')} {svg.get('height')}"
    names = [child.tag.partition("}")[2] for child in svg]
    assert names[:2] == ["title", "desc"]
    assert svg[0].text == "In UK adverts the middle is £40,000 for Data Engineer"
    text = response.content.decode()
    for part in (
        "£40,000",
        "£40,000–£80,000",
        " in the middle, most £30,000–£90,000",
        "40 adverts",
        "/salaries/?in=uk",
        "CC0 1.0",
    ):
        assert part in text
    for foreign in ("<script", "style=", "<style", "class=", "href", "url("):
        assert foreign not in text
    assert client.get("/salaries.svg").content == response.content
    assert client.get("/salaries.svg?in=mars").headers["Location"] == "/salaries.svg?unknown=in"
