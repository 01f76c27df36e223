"""Django's settings, all from the environment; nothing secret stands here."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from upheld.web.environment import environment
from upheld.web.secret_key import secret_key

_here = Path(__file__).parent
_set = environment()
HOME = _set.home.resolve()

DEBUG = False
SECRET_KEY = _set.secret_key.get_secret_value() if _set.secret_key else secret_key(HOME / "secret-key")
ALLOWED_HOSTS = _set.hosts.split()
ROOT_URLCONF = "upheld.web.urls"
WSGI_APPLICATION = "upheld.web.wsgi.application"
APPEND_SLASH = True

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "upheld.web.sealed",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "upheld.web.ui.middleware.requests_logged",
    "upheld.web.ui.middleware.headers",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "upheld.web.sealed.middleware.kept_alive",
    "django.middleware.locale.LocaleMiddleware",
    "upheld.web.ui.limits.limited",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [_here / app / "templates" for app in ("ui", "check", "plan", "library", "api", "about")],
        "OPTIONS": {"environment": "upheld.web.ui.jinja.environment"},
    }
]

# The database: answers in it are sealed, and what is deleted is overwritten.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "upheld.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON;",
        },
        "CONN_MAX_AGE": 60,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What a visitor tells us: sealed under a key that only their cookie holds, for as long as the browser is open.
SESSION_ENGINE = "upheld.web.sealed.session"
SESSION_COOKIE_NAME = "__Host-upheld" if _set.https else "upheld"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = _set.https
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SEALED_HOURS = _set.session_hours

# As long as the browser is open: a year on a shared computer would tell that somebody was here.
CSRF_COOKIE_AGE = None
CSRF_COOKIE_NAME = "__Host-csrf" if _set.https else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = _set.https
CSRF_FAILURE_VIEW = "upheld.web.ui.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"] if _set.https else []

# What a page may do and load: itself, and nothing else.
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": a browser would then hide the origin of our own forms too, and they could not be told from others.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = _set.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _set.https and _set.trusted_proxies else None
SECURE_HSTS_SECONDS = 31_536_000 if _set.https else 0
# An operator's other hosts are not ours to bind, nor is a browser's built-in list.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# What may be sent: an opened case file is small, and papers for a pack stay in memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 40
FILE_UPLOAD_HANDLERS = ["upheld.web.ui.upload.InMemory"]

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_SECURE = _set.https
LOCALE_PATHS = [_here / "ui" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [_here / "ui" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

# One line for each request: its route, its status and its time. Never a path, an address or a value.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"bare": {"()": "upheld.web.ui.log.Bare"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["bare"]}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    "loggers": {
        "upheld": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # It tells of every fault it mends in a file that was sent.
        "pikepdf": {"level": "ERROR"},
    },
}
