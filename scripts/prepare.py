"""Brings database, content and static files up to date: python -m scripts.prepare [database] [content] [static].

Every step may be repeated at any time. Without arguments it takes all three.
"""

import hashlib
import sys
from collections.abc import Callable

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import Error, connection


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()  # what replaces this process would lose it


def prepare_database() -> None:
    say("Preparing the database …")
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except (CommandError, Error) as error:
        sys.exit(f"The database cannot be used: {str(error).strip()}\nDATABASE_URL says which one it is.")


def load_content() -> None:
    """Loads the files. Faults and conflicts stop the start only while there is nothing at all to show."""
    from careers.models import Role  # models can be imported only after django.setup()

    say("Loading content …")
    try:
        call_command("load_content")
    except (CommandError, SystemExit) as error:
        if isinstance(error, CommandError):
            sys.stderr.write(f"{error}\n")
        if not Role.objects.exists():
            sys.exit("The guide has no content yet, so it does not start. Mend the above and start it again.")
        say("The guide goes on with the content in its database. See above for what needs a decision.")
    if connection.vendor == "sqlite":
        # A first load is all in the write-ahead log: a copy of the file alone would be an empty database.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def collect_static() -> None:
    """Runs collectstatic if a source file is not what it was the last time; it takes seconds."""
    if settings.DEBUG:
        return  # served from their sources
    stamp = settings.STATIC_ROOT.with_suffix(".sha256")
    digest = static_digest()
    if stamp.is_file() and stamp.read_text() == digest and settings.STATIC_ROOT.is_dir():
        return
    say("Collecting static files …")
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(digest)


def static_digest() -> str:
    total = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            with storage.open(name) as file:
                total.update(f"\0{name}\0".encode() + hashlib.sha256(file.read()).digest())
    return total.hexdigest()


STEPS: dict[str, Callable[[], None]] = {
    "database": prepare_database,
    "content": load_content,
    "static": collect_static,
}


def prepare(*names: str) -> None:
    if unknown := set(names) - set(STEPS):
        sys.exit(f"Unknown step {', '.join(sorted(unknown))}; there are {', '.join(STEPS)}.")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        sys.exit(f"The settings are not right: {error}\ndocs/operators.md explains each variable.")
    settings.VAR_DIR.mkdir(exist_ok=True)
    for name, step in STEPS.items():
        if not names or name in names:
            step()


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guide.settings")
    prepare(*sys.argv[1:])
