"""The cards of roles: drawn when what they show changes, and at no other time."""

import logging
from collections.abc import Sequence
from pathlib import Path

import pytest
from django.test import Client

from careers.models import Role, RoleCard
from careers.roles import cards
from careers.roles.cards import card_address, card_of, draw_missing
from publishing.cards.card import Card
from publishing.documents.load import load
from tests.content import edit, write_content
from tests.factories import make_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of what is drawn, one after the other."""
    titles: list[str] = []

    def record(wanted: Sequence[Card]) -> list[bytes]:
        titles.extend(card.title for card in wanted)
        return [card.title.encode() for card in wanted]

    monkeypatch.setattr(cards, "pictures", record)
    return titles


def test_a_load_draws_new_roles_and_those_that_changed(tmp_path: Path, drawn: list[str]) -> None:
    content = write_content(tmp_path)
    load(content)
    assert sorted(drawn) == ["Data Engineer", "Data Scientist"]
    edit(content, "roles/data-engineer.md", "From software.", "From anywhere.")
    load(content)
    assert len(drawn) == 2  # a card does not show it
    edit(content, "roles/data-engineer.md", "order: 1", "tagline: Builds pipelines\norder: 1")
    load(content)
    assert drawn[2:] == ["Data Engineer"]


@pytest.mark.parametrize("change", [{"title": "x"}, {"alias": "x"}, {"tagline": "x"}, {"hue": 1}, {"glyph": "eye"}])
def test_what_a_card_shows_is_drawn_anew(drawn: list[str], change: dict[str, object]) -> None:
    make_role("data-engineer")
    draw_missing()
    before = card_address(Role.objects.get())
    Role.objects.update(**change)
    draw_missing()
    assert len(drawn) == 2
    assert RoleCard.objects.get().digest == card_of(Role.objects.get()).digest()
    assert card_address(Role.objects.get()) != before


def test_cards_that_cannot_be_drawn_keep_nothing_from_being_written(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    def fail(wanted: Sequence[Card]) -> list[bytes]:
        raise OSError("no memory")

    monkeypatch.setattr(cards, "pictures", fail)
    with caplog.at_level(logging.WARNING):
        load(write_content(tmp_path))
    assert Role.objects.count() == 2
    assert "The cards of 2 roles could not be drawn: no memory" in caplog.text


def test_the_page_of_a_role_names_its_card_with_its_size(client: Client, drawn: list[str]) -> None:
    role = make_role("data-engineer", alias="Pipeline Engineer")
    draw_missing()
    page = client.get("/roles/data-engineer/").content.decode()
    assert f'<meta property="og:image" content="http://127.0.0.1:8000{card_address(role)}">' in page
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page
    assert client.get(card_address(role)).content == b"Data Engineer"
    assert card_of(role).note.startswith("Advertised as Pipeline Engineer. ")
