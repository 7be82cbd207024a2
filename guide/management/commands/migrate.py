"""Django's `migrate`, which alone may make the database's file."""

import os
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import connections

from guide.database import sqlite_file


class Command(migrate.Command):
    def execute(self, *args: Any, **options: Any) -> Any:
        if file := sqlite_file(connections[options["database"]].settings_dict):
            make_file(file)
        return super().execute(*args, **options)


def make_file(file: Path) -> None:
    """It holds sessions and hashes of passwords, so its owner alone reads it. SQLite's other files get its mode."""
    try:
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, mode=0o600))
    except OSError as error:
        raise CommandError(f"The database's file {file} cannot be made: {error.strerror}.") from error
