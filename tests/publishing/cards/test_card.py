"""What a card shows, and its picture."""

import subprocess
import sys
from dataclasses import replace

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


def test_a_process_that_serves_pages_never_loads_pillow() -> None:
    code = (
        "import sys, django; django.setup(); import guide.urls, publishing.cards.card; "
        "sys.exit('PIL' in sys.modules or 'careers.admin' not in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=settings.BASE_DIR, check=False)  # noqa: S603  # our own
    assert done.returncode == 0
