"""The part of the content version that is the same for as long as a process lives."""

import hashlib
import subprocess
from contextlib import suppress
from functools import cache

from django.conf import settings
from django.core.signals import setting_changed

# Beside the code, what pages or their headers show of the settings.
SHOWN = (
    "SITE_NAME",
    "SITE_URL",
    "CONTACT_URL",
    "REPOSITORY_URL",
    "SALARY_HALF_LIFE_MONTHS",
    "TASK_HALF_LIFE_MONTHS",
    "SECURE_HSTS_SECONDS",
)


def commit() -> str:
    """The commit of the clone; empty without one, without git, and while files differ from it."""
    if (settings.BASE_DIR / ".git").exists():
        with suppress(OSError, subprocess.SubprocessError):
            git = ["git", "describe", "--always", "--abbrev=40", "--exclude=*", "--dirty"]  # wherever it is
            run = subprocess.run(git, cwd=settings.BASE_DIR, capture_output=True, check=True, timeout=5)  # noqa: S603
            found = run.stdout.decode().strip()
            return "" if found.endswith("-dirty") else found
    return ""


def changes() -> str:
    """When each file of the code was changed, in seconds: the same in all containers of one image."""
    folders = (path for path in settings.BASE_DIR.glob("[!.]*/") if path != settings.VAR_DIR)
    files = (path for folder in folders for path in folder.rglob("*.*") if path.suffix != ".pyc" and path.is_file())
    return str(sorted(int(path.stat().st_mtime) for path in files))


@cache
def release() -> str:
    """The same for all processes and hosts that have the same GUIDE_RELEASE, commit or image, and the same settings."""
    code = settings.GUIDE_RELEASE or commit() or changes()
    shown = [getattr(settings, name) for name in SHOWN]
    return hashlib.sha256(f"{code} {shown}".encode()).hexdigest()[:20]


def _forget(**kwargs: object) -> None:
    """Tests change settings; a server does not."""
    release.cache_clear()


setting_changed.connect(_forget)
