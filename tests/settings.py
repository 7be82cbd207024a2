"""The settings under test: guide.settings as it is in production, apart from what is named here."""

import os

from guide.environment import VARIABLES

# What a developer's shell or `make` has set must not decide how a test ends. DATABASE_URL is meant to.
for _name in VARIABLES - {"DATABASE_URL"}:
    os.environ.pop(_name, None)
os.environ["SECRET_KEY"] = "the key of the tests: production has no default"  # noqa: S105
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")  # tests never touch var/

from guide.settings import *  # noqa: E402, F403  # after the environment is set

# Most tests ask what a page says, not where it comes from; tests/publishing/page_cache turns it on.
PAGE_CACHE = False

# The real hasher is slow on purpose, and a test that logs in would pay for it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# The manifest exists only after collectstatic; tests take static files from their sources, as they are looked up,
# and so need no var/static, whose absence WhiteNoise warns of.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
