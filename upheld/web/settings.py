"""Django's settings, all from the environment; nothing secret stands here."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from upheld.web.databases import databases
from upheld.web.environment import environment
from upheld.web.post.way import way
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
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "upheld.web.sealed",
    "upheld.web.keyring",
    "upheld.web.accounts",
    "upheld.web.post",
    "upheld.web.cases",
    "upheld.web.delivery",
    "upheld.web.desk",
    "upheld.web.copies",
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
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "upheld.web.cases.walls.walled",
    "upheld.web.accounts.middleware.Pages",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "upheld.web.post.middleware.MailFailed",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            _here / app / "templates"
            for app in (
                "ui",
                "accounts",
                "post",
                "cases",
                "delivery",
                "desk",
                "check",
                "plan",
                "library",
                "figures",
                "api",
                "about",
            )
        ],
        "OPTIONS": {"environment": "upheld.web.ui.jinja.environment"},
    }
]

# The official figures: a file of their own, replaced whole by an import, that no page writes.
FIGURES = HOME / "figures.sqlite3"

# What is told is sealed, and the keys to it lie in a database of their own.
DATABASES = databases(HOME, _set.database, _set.keys_database)
DATABASE_ROUTERS = ["upheld.web.keyring.router.Router"]
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

# Accounts: sign-in, reset, e-mail change, passkeys and one-time codes are django-allauth's. Codes, not links: our
# cookies do not come along from a webmail, and no secret may stand in an address.
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_password = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_password}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_password}.CommonPasswordValidator"},
    {"NAME": f"{_password}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["email", "name"]}},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/cases/"
ACCOUNT_ADAPTER = "upheld.web.accounts.adapter.Adapter"
ACCOUNT_FORMS = {
    "signup": "upheld.web.accounts.forms.SignUp",
    "login": "upheld.web.accounts.forms.SignIn",
    "request_login_code": "upheld.web.accounts.forms.AskForCode",
    "confirm_login_code": "upheld.web.accounts.forms.SignInCode",
    "confirm_email_verification_code": "upheld.web.accounts.forms.EmailCode",
    "reset_password": "upheld.web.accounts.forms.Forgotten",
    "confirm_password_reset_code": "upheld.web.accounts.forms.ResetCode",
    "reset_password_from_key": "upheld.web.accounts.forms.NewPassword",
    "change_password": "upheld.web.accounts.forms.ChangePassword",
    "set_password": "upheld.web.accounts.forms.FirstPassword",
    "reauthenticate": "upheld.web.accounts.forms.Again",
    "add_email": "upheld.web.accounts.forms.AddEmail",
    "change_email": "upheld.web.accounts.forms.OtherEmail",
}
MFA_FORMS = {
    "authenticate": "upheld.web.accounts.forms.SecondCode",
    "reauthenticate": "upheld.web.accounts.forms.SecondCodeAgain",
    "activate_totp": "upheld.web.accounts.forms.StartApp",
    "add_webauthn": "upheld.web.accounts.forms.AddPasskey",
    "edit_webauthn": "upheld.web.accounts.forms.RenamePasskey",
    "authenticate_webauthn": "upheld.web.accounts.forms.PasskeyAfterPassword",
    "login_webauthn": "upheld.web.accounts.forms.PasskeyAlone",
    "reauthenticate_webauthn": "upheld.web.accounts.forms.PasskeyAgain",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "upheld.web.accounts.second.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Upheld"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _set.https
# How often somebody tried to sign in, in a file that the workers share and that holds no address.
CACHES = {"default": {"BACKEND": "upheld.web.accounts.tally.Tally", "LOCATION": HOME / "tally.sqlite3"}}

# Mail: every one leaves by the way that is set, and what cannot leave says so soon enough for a page that waits.
_way = way(_set)
EMAIL_BACKEND = _way.backend
EMAIL_HOST, EMAIL_PORT = _way.host, _way.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _way.user, _way.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _way.starttls, _way.tls
EMAIL_FILE_PATH = _way.folder
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _way.sender
NOTIFY_KEY = _set.notify_key.get_secret_value() if _set.notify_key else ""
NOTIFY_TEMPLATE, NOTIFY_URL = _set.notify_template, _set.notify_url

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
        # It would write what GOV.UK Notify answered, which may hold an address.
        "notifications_python_client": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
