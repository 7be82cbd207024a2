import pytest
from django.test import Client

from careers.models import Role, RoleCard
from careers.roles.cards import card_address
from tests.factories import make_role

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG" + b"x" * 1000


def test_a_picture_may_be_shown_anywhere_and_kept_for_ever(client: Client) -> None:
    RoleCard.objects.create(role=make_role("data-engineer"), digest="0a", png=PNG)
    response = client.get("/cards/roles/data-engineer.0a.png", headers={"Accept-Encoding": "br"})
    assert response.content == PNG
    assert response["Content-Type"] == "image/png"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not response.has_header("Content-Encoding")


def test_the_address_of_a_picture_that_is_gone_leads_to_todays(client: Client) -> None:
    RoleCard.objects.create(role=make_role("data-engineer"), digest="0a", png=PNG)
    assert client.get("/cards/roles/data-engineer.0b.png")["Location"] == "/cards/roles/data-engineer.0a.png"


def test_a_role_without_a_picture_shows_the_sites(client: Client) -> None:
    make_role("data-engineer")
    assert client.get("/cards/roles/data-engineer.0a.png")["Location"] == "/static/cards/home.png"
    assert client.get("/cards/roles/nobody.0a.png").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/roles/role-0/",
        "/choose-your-path/result/?code=yes&people=no",
        "/from/analyst/to/role-0/",
        "/plan/?role=role-0",
    ],
)
def test_a_page_about_a_role_is_shown_with_its_picture(some: None, client: Client, address: str) -> None:
    picture = card_address(Role.objects.get(slug="role-0"))
    assert (
        f'<meta property="og:image" content="http://127.0.0.1:8000{picture}">' in client.get(address).content.decode()
    )


def test_a_result_without_a_role_is_shown_with_the_picture_of_the_questions(some: None, client: Client) -> None:
    assert "/static/cards/questionnaire.png" in client.get("/choose-your-path/result/").content.decode()
