import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

SETTINGS = (settings.BASE_DIR / "guide/settings.py").read_text()
VARIABLES = set(re.findall(r'(?:env\.\w+|boolean|whole_number)\(\s*"([A-Z_]+)"', SETTINGS))


def check(**environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    kept |= {"DJANGO_SETTINGS_MODULE": "guide.settings", "SECRET_KEY": "x" * 60, **environment}
    command = [sys.executable, "-c", "import django; django.setup()"]
    return subprocess.run(  # noqa: S603  # our own interpreter
        command, env=kept, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False
    )


def test_every_variable_is_documented_for_operators_and_shut_out_of_tests() -> None:
    documented = (settings.BASE_DIR / "docs/operators.md").read_text()
    shut_out = (settings.BASE_DIR / "tests/settings.py").read_text()
    assert len(VARIABLES) > 10
    assert [name for name in sorted(VARIABLES) if f"`{name}`" not in documented] == []
    assert [name for name in sorted(VARIABLES) if f'"{name}"' not in shut_out] == []


def test_the_defaults_start() -> None:
    assert check().returncode == 0


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"SECRET_KEY": "", "SECRET_KEY_FILE": "nowhere"}, "There is no secret key: set SECRET_KEY"),
        ({"DEBUG": "maybe"}, "DEBUG must be true or false, not 'maybe'"),
        ({"SECURE_HSTS_SECONDS": "long"}, "SECURE_HSTS_SECONDS must be a whole number, not 'long'"),
        ({"LOG_LEVEL": "banana"}, "LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL, not 'BANANA'"),
        ({"DATABASE_URL": "foo"}, "DATABASE_URL must be an address such as sqlite:////path/guide.sqlite3"),
        ({"ALLOWED_HOSTS": ","}, "ALLOWED_HOSTS must name at least one host"),
        ({"SECURITY_CONTACT": "zzz"}, "SECURITY_CONTACT must be a mailto: or https: address, not 'zzz'"),
        ({"SITE_URL": "guide.example"}, "SITE_URL must start with http:// or https://, not 'guide.example'"),
    ],
)
def test_a_bad_value_is_an_error_that_says_what_was_expected(environment: dict[str, str], expected: str) -> None:
    result = check(**environment)
    assert result.returncode != 0
    assert expected in result.stderr
