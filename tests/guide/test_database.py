"""The database's settings, opened for real where a file is concerned."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.management import CommandError
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from guide.database import database_settings, sqlite_file
from guide.management.commands.migrate import make_file

pytestmark = pytest.mark.django_db  # or none may be opened

ODD = "a b?c#d%20e&é.sqlite3"


def opened(settings: dict[str, object]) -> BaseDatabaseWrapper:
    return ConnectionHandler({"default": settings})["default"]


def test_a_file_that_is_not_there_is_an_error_and_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / "guide.sqlite3"
    connection = opened(database_settings("", file, 0))
    with pytest.raises(OperationalError, match="unable to open database file"):
        connection.cursor()
    assert not file.exists()


@pytest.mark.parametrize("as_url", [False, True])
def test_any_name_of_a_file_is_opened(tmp_path: Path, as_url: bool) -> None:
    file = tmp_path / ODD
    with closing(sqlite3.connect(file)) as made:
        made.execute("CREATE TABLE here (id integer)")
    settings = database_settings(f"sqlite:///{quote(str(file))}" if as_url else "", file, 0)
    assert sqlite_file(settings) == file
    connection = opened(settings)
    assert connection.introspection.table_names() == ["here"]
    connection.close()


def test_writers_wait_for_each_other_and_readers_for_nobody(tmp_path: Path) -> None:
    file = tmp_path / "guide.sqlite3"
    make_file(file)
    connection = opened(database_settings("", file, 0))
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_what_the_database_is_kept_in_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "guide.sqlite3"
    mask = os.umask(0)
    try:
        make_file(file)
        connection = opened(database_settings("", file, 0))
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE here (id integer)")
            modes = {found.name: oct(found.stat().st_mode)[-3:] for found in tmp_path.iterdir()}
    finally:
        os.umask(mask)
    connection.close()
    assert modes == dict.fromkeys(("guide.sqlite3", "guide.sqlite3-wal", "guide.sqlite3-shm"), "600")


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "guide.sqlite3"
    file.write_text("kept")
    file.chmod(0o640)
    make_file(file)
    assert file.read_text() == "kept"
    assert oct(file.stat().st_mode)[-3:] == "640"


def test_a_file_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be made: No such file or directory"):
        make_file(tmp_path / "nowhere" / "guide.sqlite3")


def test_what_the_address_of_a_server_says_goes_before() -> None:
    settings = database_settings("postgres://guide:p%40ss@db:5433/guide?connect_timeout=1", Path("unused"), 60)
    assert (settings["PASSWORD"], settings["PORT"], settings["CONN_MAX_AGE"]) == ("p@ss", 5433, 60)
    assert settings["OPTIONS"]["connect_timeout"] == 1
    assert settings["OPTIONS"]["tcp_user_timeout"] == 10_000
    assert sqlite_file(settings) is None
