"""The settings of an environment. tests/guide/test_start.py has what a real start makes of a bad one."""

import os
import re
import runpy
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from guide.environment import SERVER_VARIABLES, VARIABLES

KEY = "k" * 32


def settings_of(**environment: str) -> dict[str, Any]:
    """What guide/settings.py says with these variables alone."""
    with patch.dict(os.environ, {"SECRET_KEY": KEY, **environment}, clear=True):
        return runpy.run_path(str(settings.BASE_DIR / "guide/settings.py"))


def test_every_variable_is_listed_and_documented_for_operators() -> None:
    sources = [(settings.BASE_DIR / "guide" / name).read_text() for name in ("settings.py", "environment.py")]
    read = re.findall(r'(?:env\.\w+|boolean|whole_number)\(\s*"([A-Z_]+)"', "".join(sources))
    assert set(read) == VARIABLES
    documented = (settings.BASE_DIR / "docs/operators.md").read_text()
    assert [name for name in sorted(VARIABLES | SERVER_VARIABLES) if f"`{name}`" not in documented] == []


def test_the_defaults_are_those_of_production() -> None:
    found = settings_of()
    assert not found["DEBUG"]
    assert found["SITE_URL"] == "http://127.0.0.1:8000"
    assert found["DATABASES"]["default"]["CONN_HEALTH_CHECKS"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"SECRET_KEY": "", "SECRET_KEY_FILE": "nowhere"}, "There is no secret key: set SECRET_KEY"),
        ({"SECRET_KEY": "x" * 31}, "SECRET_KEY must have at least 32 characters, not 31"),
        ({"SECRET_KEY": "", "SECRET_KEY_FILE": "/dev/null/key"}, "cannot be read from /dev/null/key: Not a directory."),
        ({"SECRET_KEY": "", "SECRET_KEY_FILE": "/"}, "The secret key cannot be read from /: Is a directory."),
        ({"DEBUG": "maybe"}, "DEBUG must be true or false, not 'maybe'"),
        ({"DEBUG": "true", "SITE_URL": "https://localhost"}, "DEBUG must not be true where SITE_URL is https"),
        ({"SECURE_HSTS_SECONDS": "long"}, "SECURE_HSTS_SECONDS must be a whole number, not 'long'"),
        ({"SALARY_HALF_LIFE_MONTHS": "0"}, "SALARY_HALF_LIFE_MONTHS must be a whole number from 1 to 600, not '0'"),
        ({"TASK_HALF_LIFE_MONTHS": "601"}, "TASK_HALF_LIFE_MONTHS must be a whole number from 1 to 600, not '601'"),
        ({"LOG_LEVEL": "banana"}, "LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL, not 'BANANA'"),
        ({"DATABASE_URL": "foo"}, "DATABASE_URL must be an address such as sqlite:////path/guide.sqlite3"),
        ({"DATABASE_URL": "mysql://h/guide"}, "or postgres://user:password@host:5432/name; mysql is none."),
        ({"DATABASE_URL": "foo://h/guide"}, "or postgres://user:password@host:5432/name; foo is none."),
        ({"DATABASE_URL": "postgres://u:p@h:abc/guide"}, "DATABASE_URL cannot be read: Port could not be cast"),
        ({"DATABASE_URL": "postgres://u:p@h"}, "DATABASE_URL must end with the name of the database."),
        ({"DATABASE_URL": "sqlite://data/guide.sqlite3"}, "DATABASE_URL of a file has three slashes before the path"),
        ({"CACHE_URL": "memcached://h"}, "CACHE_URL must start with redis://, rediss:// or unix://"),
        ({"ALLOWED_HOSTS": ","}, "ALLOWED_HOSTS must name at least one host"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the hosts, not '*'"),
        ({"ALLOWED_HOSTS": "guide.example"}, "ALLOWED_HOSTS must include the host of SITE_URL, http://127.0.0.1:8000."),
        ({"ALOWED_HOSTS": "localhost"}, "ALOWED_HOSTS is none of the guide's variables; ALLOWED_HOSTS is."),
        ({"WEB_CONCURENCY": "4"}, "WEB_CONCURENCY is none of the guide's variables; WEB_CONCURRENCY is."),
        ({"SECURITY_CONTACT": "zzz"}, "SECURITY_CONTACT must be a mailto: or https: address, not 'zzz'"),
        ({"SITE_URL": "guide.example"}, "SITE_URL must start with http:// or https://, not 'guide.example'"),
        ({"SITE_URL": "https://"}, "SITE_URL must be a scheme, a host and perhaps a port"),
        ({"SITE_URL": "http://localhost/guide"}, "SITE_URL must be a scheme, a host and perhaps a port"),
        ({"SITE_URL": "http://localhost:port"}, "SITE_URL must be a scheme, a host and perhaps a port"),
        ({"SITE_URL": "http://me@localhost"}, "SITE_URL must be a scheme, a host and perhaps a port"),
    ],
)
def test_a_bad_value_is_an_error_that_says_what_was_expected(environment: dict[str, str], expected: str) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        settings_of(**environment)
    assert expected in str(caught.value)
    assert "u:p@" not in str(caught.value)


@pytest.mark.parametrize(
    "environment",
    [
        {"SITE_URL": "https://guide.example", "ALLOWED_HOSTS": "127.0.0.1, guide.example"},
        {"SITE_URL": "https://guide.example:8443/", "ALLOWED_HOSTS": ".guide.example"},
        {"SITE_URL": "http://[::1]:8000"},
        {"SECRET_KEY": "short", "DEBUG": "true", "ALLOWED_HOSTS": "*"},
        {"DATABASE_URL": "postgresql://guide@/run/postgresql/guide"},
        {"DATABASE_URI": "for another program", "DATABASE_URL": "sqlite://:memory:"},
        # What shells, terminals, CI, containers and orchestrators set.
        dict.fromkeys(
            "CI COLORTERM COMMAND_MODE DEBIAN_FRONTEND DISPLAY GITHUB_ACTIONS GITHUB_SERVER_URL HOME HOSTNAME HOSTTYPE "
            "INVOCATION_ID JOURNAL_STREAM KUBERNETES_PORT KUBERNETES_SERVICE_HOST KUBERNETES_SERVICE_PORT LANG LC_ALL "
            "LISTEN_PID LOGNAME MAIL MAKEFLAGS MAKELEVEL NOTIFY_SOCKET OLDPWD PATH PGHOST PGPORT POSTGRES_PASSWORD PS1 "
            "PWD PYTHONPATH PYTHONUNBUFFERED REDIS_URL REPORT RUNNER_DEBUG SHELL SHLVL SSH_AUTH_SOCK SYSTEMD_EXEC_PID "
            "TERM TMPDIR TZ USER VIRTUAL_ENV XDG_RUNTIME_DIR _".split(),
            "x",
        ),
    ],
)
def test_a_good_value_is_none(environment: dict[str, str]) -> None:
    assert settings_of(**environment)["ROOT_URLCONF"] == "guide.urls"


def test_a_key_without_its_end_of_line_is_read_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(f"{KEY}\n")
    assert settings_of(SECRET_KEY="", SECRET_KEY_FILE=str(file))["SECRET_KEY"] == KEY
    file.write_bytes(b"\xff" * 40)
    with pytest.raises(ImproperlyConfigured, match="it is no text"):
        settings_of(SECRET_KEY="", SECRET_KEY_FILE=str(file))


def test_hsts_reaches_beyond_the_site_only_if_its_operator_says_so() -> None:
    https = {"SITE_URL": "https://guide.example", "ALLOWED_HOSTS": "guide.example"}
    names = ("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
    found = settings_of(**https)
    assert [found[name] for name in names] == [31_536_000, False, False]
    found = settings_of(**https, SECURE_HSTS_INCLUDE_SUBDOMAINS="true", SECURE_HSTS_PRELOAD="true")
    assert [found[name] for name in names] == [31_536_000, True, True]
