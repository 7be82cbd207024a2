"""The environment, read variable by variable: a bad value is an error that says what was expected."""

import os
import re
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

env = environ.Env()

CANNOT_LOAD = 4
"""Gunicorn's status for an application that cannot be loaded: it does not start workers again and again."""
VARIABLES = set(
    "ALLOWED_HOSTS BEHIND_PROXY CACHE_URL CONTACT CONTENT_DIR DATABASE_MAX_AGE DATABASE_URL DEBUG GUIDE_RELEASE "
    "LOG_LEVEL PAGE_CACHE_MB PAGE_CACHE_PAGES REPOSITORY_URL SALARY_HALF_LIFE_MONTHS SECRET_KEY SECRET_KEY_FILE "
    "SECURE_HSTS_INCLUDE_SUBDOMAINS SECURE_HSTS_PRELOAD SECURE_HSTS_SECONDS SECURE_SSL_REDIRECT SECURITY_CONTACT "
    "SITE_NAME SITE_URL TASK_HALF_LIFE_MONTHS WEB_THREADS".split()
)
# Read by deploy/gunicorn.conf.py.
SERVER_VARIABLES = {"ACCESS_LOG", "HOST", "PORT", "WEB_CONCURRENCY"}
SHORTEST_KEY = 32
"""Characters; what `make run` writes has 67."""


def stop(sentence: str) -> NoReturn:
    """Ends the process, under gunicorn all of it."""
    sys.stderr.write(f"{sentence}\n")
    sys.exit(CANNOT_LOAD)


def boolean(name: str, default: bool) -> bool:
    """True or false; django-environ alone reads any unknown word as false."""
    text = env.str(name, default=str(default)).strip().lower()
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {text!r}.")


def whole_number(name: str, default: int, least: int = 0, most: int | None = None) -> int:
    text = env.str(name, default=str(default))
    if not text.isdecimal() or int(text) < least or (most is not None and int(text) > most):
        bounds = f" from {least} to {most}" if most is not None else f" from {least}" if least else ""
        raise ImproperlyConfigured(f"{name} must be a whole number{bounds}, not {text!r}.")
    return int(text)


def secret_key(default_file: Path, any_length: bool) -> str:
    """SECRET_KEY, or what the file SECRET_KEY_FILE holds; `make run` keeps one in var/secret-key."""
    key, where = str(env.str("SECRET_KEY", default="")), "SECRET_KEY"
    if not key:
        path = Path(env.str("SECRET_KEY_FILE", default=str(default_file)))
        where = f"The secret key in {path}"
        try:
            key = path.read_text().strip()
        except FileNotFoundError:
            pass
        except (OSError, UnicodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is no text"
            raise ImproperlyConfigured(f"The secret key cannot be read from {path}: {reason}.") from error
        if not key:
            raise ImproperlyConfigured(
                f"There is no secret key: set SECRET_KEY to a long random text, or write one to {path} "
                "(SECRET_KEY_FILE names another file). `make run` and `make dev` do this for you."
            )
    if len(key) < SHORTEST_KEY and not any_length:
        raise ImproperlyConfigured(
            f"{where} must have at least {SHORTEST_KEY} characters, not {len(key)}: who guesses it can log in."
        )
    return key


def allowed_hosts(any_name: bool) -> list[str]:
    names = [name.strip() for name in env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])]
    if not any(names):
        raise ImproperlyConfigured("ALLOWED_HOSTS must name at least one host, with commas between several.")
    if "*" in names and not any_name:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name the hosts, not '*'; '.guide.example' stands for guide.example and all below it."
        )
    return [name for name in names if name]


def site_url() -> str:
    """The public address, without a slash at its end."""
    url = str(env.str("SITE_URL", default="http://127.0.0.1:8000"))
    if not url.startswith(("http://", "https://")):
        raise ImproperlyConfigured(f"SITE_URL must start with http:// or https://, not {url!r}.")
    try:
        parts = urlsplit(url)
        is_plain = bool(parts.hostname) and parts.port != 0 and not (parts.username or parts.query or parts.fragment)
    except ValueError:  # of the port, or of an IPv6 address
        is_plain = False
    if not is_plain or parts.path not in {"", "/"}:
        raise ImproperlyConfigured(
            f"SITE_URL must be a scheme, a host and perhaps a port, such as https://guide.example, not {url!r}."
        )
    return url.rstrip("/")


def repository_url() -> str:
    """Where the code and the texts are kept; empty if that is not public."""
    url = str(env.str("REPOSITORY_URL", default="")).strip()
    if url and not is_web_address(url):
        raise ImproperlyConfigured(
            f"REPOSITORY_URL must be an address such as https://code.example/guide, not {url!r}."
        )
    return url


def contact_url() -> str:
    """A link to where CONTACT says: a page, or a mail address. Empty without one."""
    text = str(env.str("CONTACT", default="")).strip().removeprefix("mailto:")
    if not text or is_web_address(text):
        return text
    try:
        validate_email(text)
    except ValidationError:
        expected = "a mail address such as editors@guide.example, or the address of a page"
        raise ImproperlyConfigured(f"CONTACT must be {expected}, not {text!r}.") from None
    return f"mailto:{text}"


def is_web_address(text: str) -> bool:
    try:
        return bool(re.match(r"https?://[^\s\"'<>]+$", text) and urlsplit(text).hostname)
    except ValueError:  # of an IPv6 address
        return False


def refuse_misspelt() -> None:
    """A name that is nearly one of ours while that one is not set. Whoever needs it for another program sets ours."""
    known = VARIABLES | SERVER_VARIABLES
    unset = sorted(known - set(os.environ))
    for name in sorted(set(os.environ) - known):
        if meant := get_close_matches(name, unset, n=1, cutoff=0.9):
            raise ImproperlyConfigured(
                f"{name} is none of the guide's variables; {meant[0]} is. "
                f"Correct the name, or if it is meant for another program, set {meant[0]} as well."
            )
