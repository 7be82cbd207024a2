"""What a visitor gets who needs a database that cannot be used."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection
from django.test import Client

from guide.models import Page
from guide.unavailable import is_locked, is_unusable

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@contextmanager
def failing(error: Exception) -> Iterator[None]:
    with patch("guide.views.advert_bars", side_effect=error):
        yield


def lock(file: Path) -> sqlite3.Error:
    """SQLite's own error for a database that someone else writes to."""
    with closing(sqlite3.connect(file)) as one, closing(sqlite3.connect(file, timeout=0)) as other:
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as caught:
            other.execute("BEGIN IMMEDIATE")
    return caught.value


def of_sqlite(sql: str, file: str = ":memory:") -> sqlite3.Error:
    with closing(sqlite3.connect(file)) as database, pytest.raises(sqlite3.Error) as caught:
        database.execute(sql)
    return caught.value


def raised(error: DatabaseError | InterfaceError, cause: Exception) -> DatabaseError | InterfaceError:
    error.__cause__ = cause
    return error


def with_sqlstate(code: str) -> Exception:
    cause = Exception("PostgreSQL's")
    cause.sqlstate = code  # type: ignore[attr-defined]  # as psycopg's have
    return cause


def test_a_page_is_a_503_that_says_when_to_come_back(visitor: Client, caplog: pytest.LogCaptureFixture) -> None:
    with failing(OperationalError("the server closed the connection")):
        response = visitor.get("/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Permissions-Policy" in response.headers
    text = response.content.decode()
    assert "<h1>Back in a moment</h1>" in text
    assert "/static/" not in text  # whose names may be what is missing
    (record,) = [found for found in caplog.records if found.name == "django.request"]
    assert record.levelno == logging.WARNING
    assert record.getMessage() == "Service Unavailable: /: the server closed the connection"
    assert not record.exc_info


def test_a_fault_of_ours_is_a_500_with_its_traceback(visitor: Client, caplog: pytest.LogCaptureFixture) -> None:
    with failing(raised(OperationalError('near "x": syntax error'), of_sqlite("x"))):
        assert visitor.get("/").status_code == 500
    (record,) = [found for found in caplog.records if found.name == "django.request"]
    assert record.exc_info


def test_an_editor_who_comes_while_someone_else_saves_is_told_so(visitor: Client, tmp_path: Path) -> None:
    visitor.force_login(User.objects.create_superuser("editor"))
    page = Page.objects.create(slug="about", title="About", description="x", body="x")
    error = raised(OperationalError("database is locked"), lock(tmp_path / "guide.sqlite3"))
    form = {"title": "Changed", "slug": "about", "description": "x", "body": "x"}
    with patch.object(Page, "save", side_effect=error):
        response = visitor.post(f"/admin/guide/page/{page.pk}/change/", form)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    text = response.content.decode()
    assert "Someone else is saving" in text
    assert "Nothing was saved of what you sent" in text
    page.refresh_from_db()
    assert page.title == "About"


@pytest.mark.parametrize(
    ("error", "unusable"),
    [
        (OperationalError("connection refused"), True),
        (InterfaceError("connection already closed"), True),
        (raised(OperationalError("no such table: x"), of_sqlite("SELECT * FROM x")), True),
        (raised(OperationalError('near "x": syntax error'), of_sqlite("x")), False),
        (raised(DatabaseError("file is not a database"), of_sqlite("SELECT * FROM x", file=__file__)), True),
        (raised(ProgrammingError("relation does not exist"), with_sqlstate("42P01")), True),
        (raised(ProgrammingError("syntax error"), with_sqlstate("42601")), False),
        (DatabaseError("Save with update_fields did not affect any rows."), False),
        (ValueError("no database at all"), False),
        (None, False),
    ],
)
def test_the_state_of_the_database_is_told_from_faults_of_queries(error: Exception | None, unusable: bool) -> None:
    assert is_unusable(error) == unusable


def test_a_lock_is_told_from_other_states(tmp_path: Path) -> None:
    assert is_locked(raised(OperationalError("locked"), lock(tmp_path / "guide.sqlite3")))
    assert is_locked(raised(OperationalError("deadlock"), with_sqlstate("40P01")))
    assert not is_locked(raised(OperationalError("gone"), with_sqlstate("57P01")))
    assert not is_locked(OperationalError("gone"))


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_login_without_a_database_is_a_503(visitor: Client, method: str) -> None:
    with patch.object(connection, "cursor", side_effect=OperationalError("gone")):
        response = getattr(visitor, method)("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == (503 if method == "post" else 200)
