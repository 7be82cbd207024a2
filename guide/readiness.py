"""Whether pages can be served from the database: asked by /readyz, and once when a process starts."""

import logging
from functools import cache

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor

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
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not executor.loader.applied_migrations:
        raise UnpreparedError("the database is empty: no migration was applied")
    if missing:
        raise UnpreparedError(f"the database lacks migrations, first {missing[0][0]}")


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
