"""Whether pages can be served from the database: asked by /readyz, and once when a process starts."""

import logging
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.recorder import MigrationRecorder

from guide.database import sqlite_file
from guide.environment import stop
from publishing.page_cache.asking import answer_within
from publishing.page_cache.store import redis_client
from publishing.page_cache.token import read_token

logger = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds
UNREACHABLE = "the database does not answer"


class UnpreparedError(Exception):
    """What `migrate` mends, in words."""


def shortcoming() -> str:
    """Why pages cannot be served, in a few words that may be public; empty if they can."""
    try:
        answer_within(PATIENCE, check_database)
    except UnpreparedError as error:
        return str(error)
    except (Error, TimeoutError) as error:
        logger.warning("Not ready: %s", error or UNREACHABLE)
        return UNREACHABLE
    return ""


def check_database() -> None:
    """One query, once all migrations have been found applied."""
    file = sqlite_file(connection.settings_dict)
    if file and not file.exists():  # a connection made before would not notice
        raise UnpreparedError("the database file is missing")
    check_migrations()
    if not read_token(connection):
        raise UnpreparedError("the database has no content version")


@cache  # what raises is not kept
def check_migrations() -> None:
    """By name, in the order of the apps: Django's own plan imports every migration, which costs a worker 4 MB."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    if not applied:
        raise UnpreparedError("the database is empty: no migration was applied")
    if missing := [migration for migration in migrations() if migration not in applied]:
        raise UnpreparedError(f"the database lacks migrations, first {'.'.join(missing[0])}")


def migrations() -> Iterator[tuple[str, str]]:
    """App and name of each migration that is installed."""
    for app in apps.get_app_configs():
        folder = Path(app.path) / "migrations"
        yield from ((app.label, module.name) for module in iter_modules([str(folder)]) if not module.ispkg)


def check_start() -> None:
    """Ends the process, in one sentence, if the database needs `migrate` first. One that is away may come back."""
    try:
        check_database()
    except UnpreparedError as error:
        stop(f"The guide does not start, since {error}. `manage.py migrate` mends that; `make run` runs it by itself.")
    except Error as error:
        if connection.vendor == "sqlite":  # it is here or nowhere
            stop(f"The guide does not start, since its database cannot be used: {error}. DATABASE_URL names it.")
        logger.warning("The database does not answer, pages that need it will be a 503 until it does: %s", error)
    finally:
        connection.close()
    if settings.CACHE_URL:
        try:
            redis_client(settings.CACHE_URL).ping()
        except Exception as error:  # the package may be missing too
            logger.warning("The Redis of CACHE_URL does not answer, each process keeps its own pages: %s", error)
