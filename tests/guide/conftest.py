"""Rows for every page, and databases in files of their own, for what is asked outside of a test's transaction."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.factories import fill


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database's file with all migrations, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "guide.sqlite3"
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{file}", "DJANGO_SETTINGS_MODULE": "guide.settings"}
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)  # noqa: S603  # our own command
    return file


@pytest.fixture
def some(db: None) -> None:
    fill(roles=3, posts=3)
