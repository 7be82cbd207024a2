"""Settings, all from the environment: the production value is the default, a bad value is an error.

docs/operators.md lists every variable.
"""

from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()


def boolean(name: str, default: bool) -> bool:
    """True or false from the environment; django-environ alone reads any unknown word as false."""
    text = env.str(name, default=str(default)).strip().lower()
    if text in {"1", "true", "yes", "on"}:
        return True
    if text in {"0", "false", "no", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {text!r}.")


def whole_number(name: str, default: int) -> int:
    text = env.str(name, default=str(default))
    if not text.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {text!r}.")
    return int(text)


def shared_cache(url: str) -> dict[str, Any]:
    """Redis at the URL. It is asked for pages while a visitor waits, so it must be quick or is left alone."""
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured(f"CACHE_URL must start with redis://, rediss:// or unix://, not {url!r}.")
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
        "KEY_PREFIX": "guide",
        "OPTIONS": {
            "serializer": "guide.page_cache.store.Bytes",
            "socket_timeout": 0.5,
            "socket_connect_timeout": 0.5,
        },
    }


DEBUG = boolean("DEBUG", default=False)


def secret_key() -> str:
    """SECRET_KEY, or what the file SECRET_KEY_FILE holds; `make run` keeps one in var/secret-key."""
    if key := str(env.str("SECRET_KEY", default="")):
        return key
    path = Path(env.str("SECRET_KEY_FILE", default=str(VAR_DIR / "secret-key")))
    if path.is_file() and (key := path.read_text().strip()):
        return key
    raise ImproperlyConfigured(
        f"There is no secret key: set SECRET_KEY to a long random text, or write one to {path} "
        "(SECRET_KEY_FILE names another file). `make run` and `make dev` do this for you."
    )


SECRET_KEY = secret_key()
ALLOWED_HOSTS = [
    name for name in env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"]) if name.strip()
]
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name at least one host, with commas between several.")
SITE_NAME = env.str("SITE_NAME", default="AI Career Guide")
# The public address, without a trailing slash; canonical links, the feed and the sitemap are built on it.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
if not SITE_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured(f"SITE_URL must start with http:// or https://, not {SITE_URL!r}.")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
if SECURITY_CONTACT and not SECURITY_CONTACT.startswith(("mailto:", "https://", "tel:")):
    raise ImproperlyConfigured(f"SECURITY_CONTACT must be a mailto: or https: address, not {SECURITY_CONTACT!r}.")
# Names the code that runs, where hosts that share pages could not tell by themselves; see guide.page_cache.release.
GUIDE_RELEASE = env.str("GUIDE_RELEASE", default="")
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO").upper()
if LOG_LEVEL not in {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}:
    raise ImproperlyConfigured(f"LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL, not {LOG_LEVEL!r}.")

ROOT_URLCONF = "guide.urls"
WSGI_APPLICATION = "guide.wsgi.application"

INSTALLED_APPS = [
    "guide",
    "careers",
    "blog",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "taggit",
]

# Sessions, authentication and messages work under /admin/ alone, so a public page cannot depend on who asks.
MIDDLEWARE = [
    "guide.middleware.HeadMiddleware",
    "guide.page_cache.middleware.PageCacheMiddleware",
    # Headers, outside of all that may answer before a view does.
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "guide.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "guide.middleware.PublicRequestMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "guide.middleware.AdminGZipMiddleware",
    "django.middleware.common.CommonMiddleware",
    "guide.middleware.AdminSessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "guide.middleware.AdminAuthenticationMiddleware",
    "guide.page_cache.editor.EditorMiddleware",
    "guide.middleware.AdminMessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "guide.context_processors.site",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "guide.templatetags.guide",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    }
]

if env.str("DATABASE_URL", default=""):
    DATABASES = {"default": env.db_url("DATABASE_URL")}
    if "ENGINE" not in DATABASES["default"]:
        raise ImproperlyConfigured(
            "DATABASE_URL must be an address such as sqlite:////path/guide.sqlite3 or "
            f"postgres://user:password@host:5432/name, not {env.str('DATABASE_URL')!r}."
        )
else:
    # Not as a URL: the clone's path may hold characters that mean something in one.
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR_DIR / "guide.sqlite3")}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Write-ahead logging lets readers go on while an editor saves; IMMEDIATE avoids "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;",
    }
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # A server that is gone without a word is given up, so that kept pages go on. What DATABASE_URL says goes before.
    limits = {"connect_timeout": 5, "tcp_user_timeout": 10_000}  # seconds; milliseconds
    DATABASES["default"]["OPTIONS"] = {**limits, **DATABASES["default"].get("OPTIONS", {})}
# To open SQLite's file and to prepare the connection takes as long as several queries.
DATABASES["default"]["CONN_MAX_AGE"] = whole_number("DATABASE_MAX_AGE", 60)
# Finished public pages. Each process keeps its own; with CACHE_URL, such as redis://host:6379/0, they share them.
# While templates are being written, nothing is kept at all.
PAGE_CACHE = not DEBUG
PAGE_CACHE_MB = whole_number("PAGE_CACHE_MB", 32)
PAGE_CACHE_PAGES = whole_number("PAGE_CACHE_PAGES", 5000)
CACHE_URL = env.str("CACHE_URL", default="")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if CACHE_URL:
    CACHES["pages"] = shared_cache(CACHE_URL)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CONTENT_DIR = Path(env.str("CONTENT_DIR", default=str(BASE_DIR / "content")))

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
# With one language there is nothing to look up: texts are what the templates say.
USE_I18N = len(LANGUAGES) > 1
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

TAGGIT_CASE_INSENSITIVE = True
# The public pages' page sizes.
POSTS_PER_PAGE = 6
ROLES_PER_PAGE = 60
FIGURES_PER_PAGE = 300
# Months after which a figure is marked as old, for readers and for editors.
SALARY_HALF_LIFE_MONTHS = whole_number("SALARY_HALF_LIFE_MONTHS", 12)
TASK_HALF_LIFE_MONTHS = whole_number("TASK_HALF_LIFE_MONTHS", 24)

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Security. TLS is what SITE_URL says: cookies and HSTS follow it.
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = boolean("SECURE_SSL_REDIRECT", default=HTTPS)
SECURE_HSTS_SECONDS = whole_number("SECURE_HSTS_SECONDS", 31_536_000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
# The health addresses are asked by machines inside, over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if boolean("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# Both are read below /admin/ alone. An earlier version's session was named otherwise and sent everywhere: a browser
# that still has it would send two of one name.
SESSION_COOKIE_NAME = "guide_session"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
}
# A questionnaire's address carries a few dozen short values; an admin form with all inlines of a role some hundreds.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}, "null": {"class": "logging.NullHandler"}},
    # Robots send any Host they like; each would log a traceback.
    "loggers": {"django.security.DisallowedHost": {"handlers": ["null"], "propagate": False}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
