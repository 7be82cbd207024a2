"""What /readyz says of a database in each state it may be in."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import InterfaceError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.utils import ConnectionHandler
from django.test import Client

from guide import readiness
from guide.database import database_settings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """As a process that has just started."""
    readiness.check_migrations.cache_clear()
    yield
    readiness.check_migrations.cache_clear()


@pytest.fixture
def file(migrated: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it, which is the site's database meanwhile."""
    copy = tmp_path / "guide.sqlite3"
    shutil.copy(migrated, copy)
    usual = connections["default"]
    connections["default"] = ConnectionHandler({"default": database_settings("", copy, 60)})["default"]
    yield copy
    connections["default"].close()
    connections["default"] = usual


def answer(client: Client) -> tuple[int, str]:
    assert client.get("/healthz").content == b"ok\n"
    response = client.get("/readyz")
    assert response.headers["Cache-Control"] == "no-store"
    return response.status_code, response.content.decode().strip()


def execute(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(sql)


def test_a_migrated_database_is_ready(client: Client, file: Path) -> None:
    assert answer(client) == (200, "ok")


def test_a_missing_file_is_not_ready_even_over_a_connection_from_before(client: Client, file: Path) -> None:
    assert answer(client) == (200, "ok")
    file.rename(file.with_suffix(".away"))
    assert answer(client) == (503, "the database file is missing")
    assert not file.exists()
    file.with_suffix(".away").rename(file)
    assert answer(client) == (200, "ok")


def test_an_empty_database_is_not_ready(client: Client, file: Path) -> None:
    file.write_bytes(b"")
    assert answer(client) == (503, "the database is empty: no migration was applied")


def test_a_database_behind_in_migrations_is_not_ready_until_they_are_applied(client: Client, file: Path) -> None:
    execute(file, "UPDATE django_migrations SET app = 'none' WHERE app = 'blog'")
    assert answer(client) == (503, "the database lacks migrations, first blog.0001_initial")
    execute(file, "UPDATE django_migrations SET app = 'blog' WHERE app = 'none'")
    assert answer(client) == (200, "ok")


def test_what_is_installed_is_what_django_would_migrate() -> None:
    """A migration that replaces others would be in both, and they in one alone."""
    assert set(readiness.migrations()) == set(MigrationLoader(None).graph.nodes)


def test_a_database_without_a_content_version_is_not_ready(client: Client, file: Path) -> None:
    execute(file, "DELETE FROM guide_contentversion")
    assert answer(client) == (503, "the database has no content version")


def test_what_is_no_database_is_not_ready(client: Client, file: Path) -> None:
    file.write_bytes(b"no database, but a text of some length " * 10)
    assert answer(client) == (503, "the database does not answer")


def test_a_broken_connection_is_not_ready(client: Client) -> None:
    with patch("guide.readiness.read_token", side_effect=InterfaceError("connection already closed")):
        assert answer(client) == (503, "the database does not answer")


def test_a_database_that_does_not_answer_in_time_is_not_ready(client: Client) -> None:
    with patch("guide.readiness.answer_within", side_effect=TimeoutError):
        assert answer(client) == (503, "the database does not answer")


def test_once_ready_it_costs_one_query(client: Client, django_assert_num_queries: object) -> None:
    assert answer(client) == (200, "ok")
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert answer(client) == (200, "ok")
    assert connection.in_atomic_block  # so all of it was asked over this connection
