"""The cards of pages: every page has one, and the files are what the code draws."""

import io

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image, ImageChops

from guide.cards import SECTIONS, card_file, site_cards
from publishing.cards.card import SITE_CARD
from publishing.cards.draw import picture

FOLDER = settings.BASE_DIR / "static/cards"


def test_there_is_a_file_for_every_card_and_a_card_for_every_section() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(site_cards()) == set(SECTIONS.values())
    assert card_file("/nowhere/") == SITE_CARD
    assert max(path.stat().st_size for path in FOLDER.iterdir()) < 60_000


@pytest.mark.parametrize("name", site_cards())
def test_a_file_is_what_the_code_draws_today(name: str) -> None:
    """Some pixels may differ, where another version draws letters. If all do: `manage.py draw_cards`."""
    drawn = Image.open(io.BytesIO(picture(site_cards()[name]))).convert("L")
    with Image.open(FOLDER / f"{name}.png") as file:
        difference = ImageChops.difference(drawn, file.convert("L"))
    assert sum(difference.histogram()[64:]) < 0.002 * 1200 * 630


@pytest.mark.parametrize(
    ("address", "name"),
    [("/", "home"), ("/roles/compare/?role=role-0", "compare"), ("/salaries/", "salaries"), ("/blog/post-0/", "blog")],
)
def test_a_page_shows_the_card_of_its_section(some: None, client: Client, address: str, name: str) -> None:
    page = client.get(address).content.decode()
    assert f'<meta property="og:image" content="http://127.0.0.1:8000/static/cards/{name}.png">' in page
    assert page.count('<meta name="twitter:card" content="summary_large_image">') == 1


def test_a_page_that_is_not_there_has_none(client: Client, db: None) -> None:
    assert "og:image" not in client.get("/nowhere/").content.decode()
