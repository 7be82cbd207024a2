"""What a visitor gets who needs the database while it cannot be used: a 503 that says so, and one line in the log."""

import logging

from django.conf import settings
from django.db import DatabaseError, Error, InterfaceError, OperationalError, ProgrammingError
from django.http import HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER = "10"
"""Seconds after which to ask again."""
# SQLSTATE: an unknown table or column, as in a database without its migrations.
MISSING = {"42P01", "42703"}
# SQLSTATE: a deadlock, a lock that could not be had.
LOCKED = {"40P01", "55P03"}
SQLITE_ERROR, SQLITE_BUSY, SQLITE_LOCKED = 1, 5, 6


def is_unusable(error: BaseException | None) -> bool:
    """Whether this is the database's state, such as away, locked or without tables, and no fault of a query."""
    if not isinstance(error, Error):
        return False
    cause = error.__cause__
    if isinstance(error, ProgrammingError):
        return getattr(cause, "sqlstate", None) in MISSING
    if getattr(cause, "sqlite_errorcode", None) == SQLITE_ERROR:
        return str(error).startswith("no such ")
    if isinstance(error, (OperationalError, InterfaceError)):
        return True
    return type(error) is DatabaseError and cause is not None  # such as a file that is no database


def is_locked(error: BaseException) -> bool:
    """Whether someone else was writing for longer than the database waits."""
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the rest says more exactly which
    return code in {SQLITE_BUSY, SQLITE_LOCKED} or getattr(cause, "sqlstate", None) in LOCKED


def unavailable(error: BaseException) -> HttpResponse:
    """The template needs neither database nor static files."""
    text = render_to_string("503.html", {"site_name": settings.SITE_NAME, "locked": is_locked(error)})
    return HttpResponse(text, status=503, headers={"Retry-After": RETRY_AFTER, "Cache-Control": "no-store"})


def in_one_line(record: logging.LogRecord) -> bool:
    """A filter of the log that lets all through: what ended as a 503 is told without its traceback."""
    if getattr(record, "status_code", 0) == 503 and record.exc_info:
        record.msg, record.levelno, record.levelname = f"{record.msg}: %s", logging.WARNING, "WARNING"
        record.args = (*(record.args or ()), str(record.exc_info[1]).strip())
        record.exc_info = None
    return True
