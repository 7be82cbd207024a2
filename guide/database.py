"""The database's settings, and what only one of the two kinds needs."""

from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import environ
from django.core.exceptions import ImproperlyConfigured

SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"
ENGINES = {"sqlite": SQLITE, "postgres": POSTGRESQL, "postgresql": POSTGRESQL}
IN_MEMORY = ":memory:"
# A file that is not there is an error; SQLite's own default is to make an empty one.
EXISTING = "?mode=rw"


def database_settings(url: str, file: Path, max_age: int) -> dict[str, Any]:
    """Django's, of DATABASE_URL, or of the SQLite file if that is empty. No message shows the URL and its password."""
    # The file is not made a URL of: the clone's path may hold characters that mean something in one.
    found: dict[str, Any] = from_url(url) if url else {"ENGINE": SQLITE, "NAME": str(file)}
    if found["ENGINE"] == SQLITE:
        if found["NAME"] != IN_MEMORY:
            found["NAME"] = f"file:{quote(found['NAME'])}{EXISTING}"
        # Write-ahead logging lets readers go on while an editor saves; IMMEDIATE avoids "database is locked".
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,  # seconds for which a writer waits for others
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        # A server that is gone without a word is given up, so that kept pages go on. What the URL says goes before.
        limits = {"connect_timeout": 5, "tcp_user_timeout": 10_000}  # seconds; milliseconds
        found["OPTIONS"] = {**limits, **found.get("OPTIONS", {})}
    # To open SQLite's file and to prepare the connection takes as long as several queries.
    return {**found, "CONN_MAX_AGE": max_age, "CONN_HEALTH_CHECKS": True}


def from_url(url: str) -> dict[str, Any]:
    scheme, separator, _rest = url.partition("://")
    if not separator or scheme not in ENGINES:
        raise ImproperlyConfigured(
            "DATABASE_URL must be an address such as sqlite:////path/guide.sqlite3 or "
            f"postgres://user:password@host:5432/name; {scheme if separator else 'without a scheme it'} is none."
        )
    if scheme == "sqlite" and not url.startswith(("sqlite:///", f"sqlite://{IN_MEMORY}")):
        raise ImproperlyConfigured(
            "DATABASE_URL of a file has three slashes before the path: sqlite:////path/guide.sqlite3."
        )
    try:
        found: dict[str, Any] = environ.Env.db_url_config(url)
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from None
    if not found["NAME"]:
        raise ImproperlyConfigured("DATABASE_URL must end with the name of the database.")
    return found


def sqlite_file(settings: dict[str, Any]) -> Path | None:
    """The file that these settings name; none for another kind of database or one in memory."""
    name = str(settings["NAME"])
    if settings["ENGINE"] != SQLITE or not name.endswith(EXISTING):
        return None
    return Path(unquote(name.removeprefix("file:").removesuffix(EXISTING)))
