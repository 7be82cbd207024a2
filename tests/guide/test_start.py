"""What a start says that cannot succeed: one sentence, no traceback, and no second try."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from scripts.start import set_environment
from tests.server import ROOT, gunicorn

LOAD = ["-c", "import guide.wsgi"]
PREPARE = ["-m", "scripts.prepare", "database"]
GUNICORN = ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
AWAY = "postgres://guide:hidden@127.0.0.1:1/guide"
UNMIGRATED = "`manage.py migrate` mends that; `make run` runs it by itself."


def start(*command: str, **environment: str) -> tuple[int, str]:
    """The status, and what stood on standard error."""
    result = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-W", "ignore::UserWarning", *command],  # WhiteNoise misses var/static
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "guide.settings", **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in result.stderr
    return result.returncode, result.stderr.strip()


@pytest.fixture
def file(migrated: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(migrated, tmp_path / "guide.sqlite3"))


@pytest.mark.parametrize("command", [LOAD, PREPARE])
def test_a_setting_that_is_not_right_stops_it(command: list[str]) -> None:
    status, text = start(*command, DEBUG="maybe")
    assert status in {1, 4}
    assert text == (
        "The settings are not right: DEBUG must be true or false, not 'maybe'.\n"
        "docs/operators.md explains each variable."
    )


def test_an_address_of_gunicorns_that_is_not_right_stops_it() -> None:
    assert start(*GUNICORN, PORT="99999") == (1, "PORT must be a whole number from 1 to 65535, not '99999'.")


def test_a_migrated_database_starts_it(file: Path) -> None:
    assert start(*LOAD, DATABASE_URL=f"sqlite:///{file}") == (0, "")


def test_a_database_behind_in_migrations_stops_it(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'blog'")
    status, text = start(*LOAD, DATABASE_URL=f"sqlite:///{file}")
    assert status == 4
    assert text == (
        f"The guide does not start, since the database lacks migrations, first blog.0001_initial. {UNMIGRATED}"
    )


@pytest.mark.parametrize("options", [GUNICORN, ["-m", "gunicorn", "guide.wsgi", "--no-control-socket"]])
def test_an_empty_database_stops_gunicorn_for_good(tmp_path: Path, options: list[str]) -> None:
    file = tmp_path / "guide.sqlite3"
    file.touch()
    status, text = start(*options, "--bind=127.0.0.1:0", "--workers=1", DATABASE_URL=f"sqlite:///{file}")
    assert status == 4
    assert text.count("The guide does not start") == 1
    assert f"the database is empty: no migration was applied. {UNMIGRATED}" in text


def test_a_file_that_is_not_there_stops_it_and_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / "guide.sqlite3"
    status, text = start(*LOAD, DATABASE_URL=f"sqlite:///{file}")
    assert status == 4
    assert text == f"The guide does not start, since the database file is missing. {UNMIGRATED}"
    assert not file.exists()


@pytest.mark.parametrize("command", [LOAD, PREPARE])
def test_a_file_that_is_no_database_stops_it(tmp_path: Path, command: list[str]) -> None:
    file = tmp_path / "guide.sqlite3"
    file.write_text("a letter to my aunt " * 10)
    status, text = start(*command, DATABASE_URL=f"sqlite:///{file}")
    assert status in {1, 4}
    assert "file is not a database" in text
    assert file.read_text().startswith("a letter to my aunt")


def test_a_server_that_is_away_stops_the_preparation_and_says_why() -> None:
    status, text = start(*PREPARE, DATABASE_URL=AWAY)
    assert status == 1
    assert text.startswith("The database cannot be used: ")
    assert "Connection refused" in text
    assert "hidden" not in text


def test_a_database_and_a_redis_that_are_away_are_told_and_stop_nothing() -> None:
    status, text = start(*LOAD, DATABASE_URL=AWAY, CACHE_URL="redis://:hidden@127.0.0.1:1/0")
    assert status == 0
    assert "The database does not answer, pages that need it will be a 503 until it does" in text
    assert "The Redis of CACHE_URL does not answer, each process keeps its own pages" in text
    assert "hidden" not in text


def test_a_file_lost_while_it_serves_is_told_and_never_replaced(file: Path) -> None:
    """Kept pages go on; what needs the file is a 503 until it is back."""
    key = "a key of the tests that is long enough"
    with gunicorn(file.parent, DATABASE_MAX_AGE="0", SECRET_KEY=key) as server:
        assert server.get("/").status == 200
        file.rename(file.with_suffix(".away"))
        assert server.get("/").status == 200
        reply = server.get("/skills/")
        assert (reply.status, reply.headers["retry-after"]) == (503, "10")
        assert server.get("/readyz").body == b"the database file is missing\n"
        assert server.get("/healthz").status == 200
        assert not file.exists()
        file.with_suffix(".away").rename(file)
        assert [server.get(path).status for path in ("/skills/", "/readyz")] == [200, 200]
        assert "Traceback" not in server.log.read_text()


def test_a_start_for_every_address_builds_links_on_the_first_name() -> None:
    with patch.dict(os.environ, {"ALLOWED_HOSTS": "guide.lan,localhost"}):
        os.environ.pop("SITE_URL", None)
        set_environment("0.0.0.0", "8000", "0.0.0.0:8000", dev=False)  # noqa: S104  # nothing listens
        assert os.environ["SITE_URL"] == "http://guide.lan:8000"
        assert os.environ["ALLOWED_HOSTS"] == "guide.lan,localhost"


@pytest.mark.prove
def test_after_a_load_the_content_is_in_the_file_itself(tmp_path: Path) -> None:
    """And not in the log beside it, while the process that loaded it becomes the server."""
    file = tmp_path / "guide.sqlite3"
    script = "import os; from scripts.prepare import prepare; prepare('database', 'content'); os._exit(0)"
    status, text = start("-c", script, DATABASE_URL=f"sqlite:///{file}")
    assert (status, text) == (0, "")
    assert file.stat().st_size > 500_000
    assert file.with_name(f"{file.name}-wal").stat().st_size == 0
    assert {oct(found.stat().st_mode)[-3:] for found in tmp_path.iterdir()} == {"600"}
