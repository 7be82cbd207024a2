from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from guide.cards import site_cards
from publishing.cards.card import pictures


class Command(BaseCommand):
    help = "Draws static/cards/: what other sites show beside links to pages of the guide. Roles draw their own."

    def handle(self, *args: Any, **options: Any) -> None:
        cards = site_cards()
        folder = settings.BASE_DIR / "static/cards"
        for name, png in zip(cards, pictures(list(cards.values())), strict=True):
            (folder / f"{name}.png").write_bytes(png)
            self.stdout.write(f"{name}.png: {len(png):,} bytes")
