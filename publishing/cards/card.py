"""What a card shows, and its picture."""

import base64
import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

WIDTH, HEIGHT = 1200, 630
# A static file: what stands for a page without a card of its own.
SITE_CARD = "cards/home.png"
# What a picture depends on beside the card.
SOURCES = [Path(__file__).with_name(name) for name in ("draw.py", "paths.py", "gelasio-regular-latin.ttf")]


@dataclass(frozen=True)
class Card:
    title: str
    line: str
    """Beneath the title: what it means in plain words."""
    note: str
    """At the foot: what is behind the link."""
    drawing: str
    """Elements of SVG, 32 by 32, as in careers.roles.glyphs."""
    hue: int
    site: str

    def digest(self) -> str:
        """Changes with the picture, and with the code that draws it."""
        text = json.dumps([drawing_version(), *asdict(self).values()])
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def drawing_version() -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in SOURCES)).hexdigest()


def pictures(cards: Sequence[Card]) -> list[bytes]:
    """A PNG of each, drawn in a process of its own, that gives its memory back. Raises CalledProcessError."""
    done = subprocess.run(  # our own command
        [sys.executable, "-m", "publishing.cards.draw"],
        input=json.dumps([asdict(card) for card in cards]).encode(),
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        check=True,
    )
    return [base64.b64decode(picture) for picture in json.loads(done.stdout)]
