"""Settings, all from the environment: the production value is the default, a bad value is an error.

docs/operators.md lists every variable.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.http.request import split_domain_port, validate_host
from django.utils.translation import gettext_lazy as _

from guide.database import database_settings
from guide.environment import (
    allowed_hosts,
    boolean,
    contact_url,
    env,
    refuse_misspelt,
    repository_url,
    secret_key,
    site_url,
    whole_number,
)
from guide.unavailable import in_one_line
from publishing.page_cache.bounds import is_no_refusal

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

refuse_misspelt()

DEBUG = boolean("DEBUG", default=False)


SECRET_KEY = secret_key(VAR_DIR / "secret-key", any_length=DEBUG)
ALLOWED_HOSTS = allowed_hosts(any_name=DEBUG)
SITE_NAME = env.str("SITE_NAME", default="AI Career Guide")
# Canonical links, the feed and the sitemap are built on it.
SITE_URL = site_url()
HTTPS = SITE_URL.startswith("https://")
if DEBUG and HTTPS:
    raise ImproperlyConfigured("DEBUG must not be true where SITE_URL is https: it shows visitors source and settings.")
if not validate_host(split_domain_port(SITE_URL.partition("://")[2])[0], ALLOWED_HOSTS):
    raise ImproperlyConfigured(f"ALLOWED_HOSTS must include the host of SITE_URL, {SITE_URL}.")
# Where readers can say that something is wrong. Without either, no page offers it.
REPOSITORY_URL = repository_url()
CONTACT_URL = contact_url()
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")
if SECURITY_CONTACT and not SECURITY_CONTACT.startswith(("mailto:", "https://", "tel:")):
    raise ImproperlyConfigured(f"SECURITY_CONTACT must be a mailto: or https: address, not {SECURITY_CONTACT!r}.")
# Names the code that runs, where hosts that share pages could not tell: see publishing.page_cache.release.
GUIDE_RELEASE = env.str("GUIDE_RELEASE", default="")
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO").upper()
if LOG_LEVEL not in {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}:
    raise ImproperlyConfigured(f"LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL, not {LOG_LEVEL!r}.")

ROOT_URLCONF = "guide.urls"
WSGI_APPLICATION = "guide.wsgi.application"

INSTALLED_APPS = [
    "guide",
    "publishing",
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
    "publishing.page_cache.requests.HeadMiddleware",
    "publishing.page_cache.middleware.PageCacheMiddleware",
    # Headers, outside of all that may answer before a view does.
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "guide.middleware.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "publishing.page_cache.requests.PublicRequestMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "guide.middleware.AdminGZipMiddleware",
    "django.middleware.common.CommonMiddleware",
    "publishing.page_cache.bounds.BoundsMiddleware",
    "guide.middleware.AdminSessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "guide.middleware.AdminAuthenticationMiddleware",
    "publishing.page_cache.editor.EditorMiddleware",
    "guide.middleware.AdminMessageMiddleware",
    "publishing.page_cache.middleware.HangingDatabaseMiddleware",
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

DATABASES = {
    "default": database_settings(
        env.str("DATABASE_URL", default=""),
        file=VAR_DIR / "guide.sqlite3",
        max_age=whole_number("DATABASE_MAX_AGE", 60),
    )
}
# Finished public pages. Each process keeps its own; with CACHE_URL, such as redis://host:6379/0, they share them.
# While templates are being written, nothing is kept at all.
PAGE_CACHE = not DEBUG
PAGE_CACHE_MB = whole_number("PAGE_CACHE_MB", 32)
PAGE_CACHE_PAGES = whole_number("PAGE_CACHE_PAGES", 5000)
# As gunicorn has it, which reads the same variable: of these, some are always left for kept pages.
WEB_THREADS = whole_number("WEB_THREADS", 24, least=1, most=1000)
CACHE_URL = env.str("CACHE_URL", default="")
if CACHE_URL and not CACHE_URL.startswith(("redis://", "rediss://", "unix://")):
    raise ImproperlyConfigured(f"CACHE_URL must start with redis://, rediss:// or unix://, not {CACHE_URL!r}.")

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
        else "guide.static_files.StaticFiles"
    },
}

TAGGIT_CASE_INSENSITIVE = True
# The public pages' page sizes.
POSTS_PER_PAGE = 6
ROLES_PER_PAGE = 60
FIGURES_PER_PAGE = 300
# Months after which a figure is marked as old, for readers and for editors.
SALARY_HALF_LIFE_MONTHS = whole_number("SALARY_HALF_LIFE_MONTHS", 12, least=1, most=600)
TASK_HALF_LIFE_MONTHS = whole_number("TASK_HALF_LIFE_MONTHS", 24, least=1, most=600)

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
SECURE_SSL_REDIRECT = boolean("SECURE_SSL_REDIRECT", default=HTTPS)
SECURE_HSTS_SECONDS = whole_number("SECURE_HSTS_SECONDS", 31_536_000 if HTTPS else 0)
# Both are hard to take back, and reach beyond this site.
SECURE_HSTS_INCLUDE_SUBDOMAINS = boolean("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = boolean("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # which demand them
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
        "manifest-src": [SELF],
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
    "filters": {
        "unavailable": {"()": "django.utils.log.CallbackFilter", "callback": in_one_line},
        "refusals": {"()": "django.utils.log.CallbackFilter", "callback": is_no_refusal},
    },
    "handlers": {"console": {"class": "logging.StreamHandler"}, "null": {"class": "logging.NullHandler"}},
    # Robots send any Host they like, and each would log a traceback; they also ask for what is not there all day.
    "loggers": {
        "django.security.DisallowedHost": {"handlers": ["null"], "propagate": False},
        "django.request": {"level": "ERROR", "filters": ["unavailable", "refusals"]},
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
