"""The part of the content version that is the same for as long as a process lives."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed

# No page shows them, and they may differ between hosts that serve the same pages. A setting that JSON does not know,
# such as a path, is left out too.
UNSHOWN = {
    "ALLOWED_HOSTS", "CACHES", "CACHE_URL", "DATABASES", "LOGGING", "PAGE_CACHE_MB", "PAGE_CACHE_PAGES", "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
}  # fmt: skip
CODE = ("guide", "careers", "blog", "templates", "static")


def _files() -> Iterator[Path]:
    yield settings.BASE_DIR / "requirements.txt"
    for name in CODE:
        for path in sorted((settings.BASE_DIR / name).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                yield path


def _plain_settings() -> dict[str, Any]:
    found = {}
    for name in dir(settings):
        if name.isupper() and name not in UNSHOWN:
            value = getattr(settings, name)
            try:
                json.dumps(value)
            except (TypeError, ValueError):
                continue
            found[name] = value
    return found


@cache
def release() -> str:
    """A digest of code, templates, static files, pinned packages and settings: equal on hosts that serve the same."""
    total = hashlib.sha256(json.dumps(_plain_settings(), sort_keys=True).encode())
    for path in _files():
        total.update(f"\0{path.relative_to(settings.BASE_DIR)}\0".encode() + path.read_bytes())
    return total.hexdigest()[:20]


def _forget(**kwargs: Any) -> None:
    """Tests change settings; a server does not."""
    release.cache_clear()


setting_changed.connect(_forget)
