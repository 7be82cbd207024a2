"""Pieces of pages: rendered once for a content version, and put into every page that has them."""

from collections.abc import Callable

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from guide.page_cache.version import rendered_version

# Characters of all pieces together; once there are more, all are forgotten.
MOST = 4_000_000

Key = tuple[object, ...]


class Pieces:
    """Those of one content version."""

    def __init__(self, version: str) -> None:
        self.version = version
        self._pieces: dict[Key, SafeString] = {}
        self._length = 0

    def get(self, key: Key, render: Callable[[], SafeString]) -> SafeString:
        if (piece := self._pieces.get(key)) is None:
            piece = render()
            if self._length > MOST:
                self._pieces.clear()
                self._length = 0
            self._pieces[key] = piece
            self._length += len(piece)
        return piece


_kept = Pieces("")


def piece(key: Key, render: Callable[[], SafeString]) -> SafeString:
    """Rendered anew each time where no version is known: see `once_per_version`."""
    global _kept
    version = rendered_version()
    if not version:
        return render()
    kept = _kept
    if kept.version != version:
        kept = _kept = Pieces(version)
    return kept.get((get_language(), *key), render)
