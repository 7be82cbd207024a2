"""Variables of the environment: what a bad value is told."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from guide.environment import SERVER_VARIABLES, VARIABLES
from tests.guide.environments import KEY, settings_of


def test_every_variable_is_listed_and_documented_for_operators() -> None:
    sources = [(settings.BASE_DIR / "guide" / name).read_text() for name in ("settings.py", "environment.py")]
    read = re.findall(r'(?:env\.\w+|boolean|whole_number)\(\s*"([A-Z_]+)"', "".join(sources))
    assert set(read) == VARIABLES
    documented = (settings.BASE_DIR / "docs/operators.md").read_text()
    assert [name for name in sorted(VARIABLES | SERVER_VARIABLES) if f"`{name}`" not in documented] == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"SECRET_KEY": "", "SECRET_KEY_FILE": "nowhere"}, "There is no secret key: set SECRET_KEY"),
        ({"SECRET_KEY": "x" * 31}, "SECRET_KEY must have at least 32 characters, not 31"),
        ({"SECRET_KEY": "", "SECRET_KEY_FILE": "/dev/null/key"}, "cannot be read from /dev/null/key: Not a directory."),
        ({"SECRET_KEY": "", "SECRET_KEY_FILE": "/"}, "The secret key cannot be read from /: Is a directory."),
        ({"DEBUG": "maybe"}, "DEBUG must be true or false, not 'maybe'"),
        ({"SECURE_HSTS_SECONDS": "long"}, "SECURE_HSTS_SECONDS must be a whole number, not 'long'"),
        ({"SALARY_HALF_LIFE_MONTHS": "0"}, "SALARY_HALF_LIFE_MONTHS must be a whole number from 1 to 600, not '0'"),
        ({"TASK_HALF_LIFE_MONTHS": "601"}, "TASK_HALF_LIFE_MONTHS must be a whole number from 1 to 600, not '601'"),
        ({"ALLOWED_HOSTS": ","}, "ALLOWED_HOSTS must name at least one host"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the hosts, not '*'"),
        ({"ALOWED_HOSTS": "localhost"}, "ALOWED_HOSTS is none of the guide's variables; ALLOWED_HOSTS is."),
        ({"WEB_CONCURENCY": "4"}, "WEB_CONCURENCY is none of the guide's variables; WEB_CONCURRENCY is."),
        ({"SITE_URL": "guide.example"}, "SITE_URL must start with http:// or https://, not 'guide.example'"),
        ({"SITE_URL": "https://"}, "SITE_URL must be a scheme, a host and perhaps a port"),
        ({"SITE_URL": "http://localhost/guide"}, "SITE_URL must be a scheme, a host and perhaps a port"),
        ({"SITE_URL": "http://localhost:port"}, "SITE_URL must be a scheme, a host and perhaps a port"),
        ({"REPOSITORY_URL": "code.example/guide"}, "REPOSITORY_URL must be an address such as https://code.example"),
        ({"REPOSITORY_URL": "javascript:alert(1)"}, "REPOSITORY_URL must be an address such as"),
        ({"REPOSITORY_URL": "https://[x/"}, "REPOSITORY_URL must be an address such as"),
        ({"CONTACT": "the editors"}, "CONTACT must be a mail address such as editors@guide.example, or the address of"),
        ({"CONTACT": "tel:5"}, "or the address of a page, not 'tel:5'"),
        ({"SITE_URL": "http://me@localhost"}, "SITE_URL must be a scheme, a host and perhaps a port"),
    ],
)
def test_a_bad_value_is_an_error_that_says_what_was_expected(environment: dict[str, str], expected: str) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        settings_of(**environment)
    assert expected in str(caught.value)
    assert "u:p@" not in str(caught.value)


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("editors@guide.example", "mailto:editors@guide.example"),
        ("mailto:editors@guide.example", "mailto:editors@guide.example"),
        ("https://guide.example/write/", "https://guide.example/write/"),
        ("", ""),
    ],
)
def test_a_contact_is_a_mail_address_or_a_page(contact: str, link: str) -> None:
    found = settings_of(CONTACT=contact, REPOSITORY_URL="https://code.example/guide")
    assert (found["CONTACT_URL"], found["REPOSITORY_URL"]) == (link, "https://code.example/guide")


def test_a_key_without_its_end_of_line_is_read_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text(f"{KEY}\n")
    assert settings_of(SECRET_KEY="", SECRET_KEY_FILE=str(file))["SECRET_KEY"] == KEY
    file.write_bytes(b"\xff" * 40)
    with pytest.raises(ImproperlyConfigured, match="it is no text"):
        settings_of(SECRET_KEY="", SECRET_KEY_FILE=str(file))
