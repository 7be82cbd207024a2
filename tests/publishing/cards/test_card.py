"""What a card shows, and its picture."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from publishing.cards.card import Card, pictures

CARD = Card("Data Scientist", "Answers questions with data", "What the job is.", "", 200, "AI Career Guide")


@pytest.mark.parametrize("change", [{"title": "x"}, {"line": "x"}, {"drawing": "x"}, {"hue": 1}, {"site": "x"}])
def test_another_picture_has_another_digest(change: dict[str, object]) -> None:
    assert replace(CARD).digest() == CARD.digest()
    assert replace(CARD, **change).digest() != CARD.digest()  # type: ignore[arg-type]  # fields of several types


def test_pictures_come_in_the_order_of_their_cards_and_are_the_same_every_time() -> None:
    other = replace(CARD, title="Data Engineer")
    one, two, three = pictures([CARD, other, CARD])
    assert one == three != two
    assert one.startswith(b"\x89PNG")


def test_a_card_that_cannot_be_drawn_is_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        pictures([replace(CARD, drawing="<circle>")])
    assert "ParseError" in capfd.readouterr().err


def test_a_process_that_serves_pages_never_loads_pillow(migrated: Path) -> None:
    code = "import sys, guide.wsgi, guide.urls; sys.exit('PIL' in sys.modules or 'publishing.cards' not in sys.modules)"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{migrated}", "DJANGO_SETTINGS_MODULE": "guide.settings"}
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=False).returncode == 0  # noqa: S603  # our own
