"""The settings under test: guide.settings as it is in production, apart from what is named here."""

import os

# What a developer's shell or `make` has set must not decide how a test ends. DATABASE_URL is meant to.
for _name in (
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "CONTENT_DIR",
    "DATABASE_MAX_AGE",
    "DEBUG",
    "GUIDE_RELEASE",
    "LOG_LEVEL",
    "CACHE_URL",
    "PAGE_CACHE_MB",
    "PAGE_CACHE_PAGES",
    "SALARY_HALF_LIFE_MONTHS",
    "TASK_HALF_LIFE_MONTHS",
    "SECRET_KEY_FILE",
    "SECURE_HSTS_SECONDS",
    "SECURE_SSL_REDIRECT",
    "SECURITY_CONTACT",
    "SITE_NAME",
    "SITE_URL",
):
    os.environ.pop(_name, None)
os.environ["SECRET_KEY"] = "tests"  # production has no default  # noqa: S105
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")  # tests never touch var/

from guide.settings import *  # noqa: E402, F403  # after the environment is set

# Most tests ask what a page says, not where it comes from; tests/guide/page_cache turns it on.
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
