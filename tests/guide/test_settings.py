"""The settings of an environment. tests/guide/test_start.py has what a real start makes of a bad one."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.guide.environments import settings_of


def test_the_defaults_are_those_of_production() -> None:
    found = settings_of()
    assert not found["DEBUG"]
    assert found["SITE_URL"] == "http://127.0.0.1:8000"
    assert found["DATABASES"]["default"]["CONN_HEALTH_CHECKS"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"DEBUG": "true", "SITE_URL": "https://localhost"}, "DEBUG must not be true where SITE_URL is https"),
        ({"LOG_LEVEL": "banana"}, "LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL, not 'BANANA'"),
        ({"DATABASE_URL": "foo"}, "DATABASE_URL must be an address such as sqlite:////path/guide.sqlite3"),
        ({"DATABASE_URL": "mysql://h/guide"}, "or postgres://user:password@host:5432/name; mysql is none."),
        ({"DATABASE_URL": "foo://h/guide"}, "or postgres://user:password@host:5432/name; foo is none."),
        ({"DATABASE_URL": "postgres://u:p@h:abc/guide"}, "DATABASE_URL cannot be read: Port could not be cast"),
        ({"DATABASE_URL": "postgres://u:p@h"}, "DATABASE_URL must end with the name of the database."),
        ({"DATABASE_URL": "sqlite://data/guide.sqlite3"}, "DATABASE_URL of a file has three slashes before the path"),
        ({"CACHE_URL": "memcached://h"}, "CACHE_URL must start with redis://, rediss:// or unix://"),
        ({"ALLOWED_HOSTS": "guide.example"}, "ALLOWED_HOSTS must include the host of SITE_URL, http://127.0.0.1:8000."),
        ({"SECURITY_CONTACT": "zzz"}, "SECURITY_CONTACT must be a mailto: or https: address, not 'zzz'"),
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


def test_hsts_reaches_beyond_the_site_only_if_its_operator_says_so() -> None:
    https = {"SITE_URL": "https://guide.example", "ALLOWED_HOSTS": "guide.example"}
    names = ("SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD")
    found = settings_of(**https)
    assert [found[name] for name in names] == [31_536_000, False, False]
    found = settings_of(**https, SECURE_HSTS_INCLUDE_SUBDOMAINS="true", SECURE_HSTS_PRELOAD="true")
    assert [found[name] for name in names] == [31_536_000, True, True]
