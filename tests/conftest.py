"""What all tests share."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.test import Client

from tests.factories import fill

# No test depends on wall-clock time; a machine may be busy.
hypothesis.settings.register_profile("guide", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("guide")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--clock", metavar="DAY", help="run as if today were this day, such as 2031-06-01")


def pytest_configure(config: pytest.Config) -> None:
    """No test may fail by itself some day: `--clock` shows it, in this process and in xdist's workers."""
    if day := config.getoption("--clock"):
        time_machine.travel(f"{day}T12:00+00:00").start()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database's file with all migrations, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "guide.sqlite3"
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{file}", "DJANGO_SETTINGS_MODULE": "guide.settings"}
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)  # noqa: S603  # our own command
    return file


@pytest.fixture(scope="session", autouse=True)
def cards_are_not_drawn() -> Iterator[None]:
    """Most loads are of roles whose cards no test looks at, and drawing one takes a tenth of a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("careers.roles.cards.pictures", lambda cards: [b"png" for _ in cards])
        yield


@pytest.fixture
def some(db: None) -> None:
    fill(roles=3, posts=3)


@pytest.fixture
def staff(client: Client) -> Callable[..., Client]:
    """Signs in an editor with the named permissions."""

    def sign_in(*permissions: str) -> Client:
        user = User.objects.create_user("editor", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
        client.force_login(user)
        return client

    return sign_in
