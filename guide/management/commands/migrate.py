"""Django's `migrate`, which alone may make the database's file."""

import os
from typing import Any

from django.core.management import CommandError
from django.core.management.commands import migrate
from django.db import connections

from guide.database import sqlite_file


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if file := sqlite_file(connections[options["database"]].settings_dict):
            # It holds sessions and hashes of passwords. SQLite gives its other files the mode of this one.
            try:
                os.close(os.open(file, os.O_CREAT | os.O_WRONLY, mode=0o600))
            except OSError as error:
                raise CommandError(f"The database's file {file} cannot be made: {error.strerror}.") from error
        super().handle(*args, **options)
