"""Every setting of the portal; each knob comes from the environment, nonsense is refused by sentence.

PORTAL_MODE=local (default) is a demo or development clone on one machine; PORTAL_MODE=production asks
for real secrets, real servers and https. README.md lists the knobs.
"""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
import structlog
from django.core.exceptions import ImproperlyConfigured

from vssportal.ground.places import HOME, VAR, local_secret
from vssportal.knobs import LOOPBACK_HOSTS, Knobs, read_database, read_redis, refuse_unsafe_debug
from vssportal.web.logs import RENDERER, SHARED_PROCESSORS

BASE_DIR = Path(__file__).resolve().parent.parent
knobs = Knobs(os.environ)

# --- Mode ---------------------------------------------------------------------------------------------

PORTAL_MODE = knobs.choice("PORTAL_MODE", "local", {"local", "production"})
PRODUCTION = PORTAL_MODE == "production"
VAR_DIR = VAR  # from the environment's VAR_DIR, or var/ in the clone
KEYS_DIR = Path(knobs.text("KEYS_DIR", str(VAR_DIR / "keys")))
PORT = knobs.number("PORT", 8000, least=1, most=65535)
PUBLIC_URL = knobs.origin("PUBLIC_URL", f"http://127.0.0.1:{PORT}")
ALLOWED_HOSTS = knobs.words("ALLOWED_HOSTS", sorted(LOOPBACK_HOSTS - {"testserver"}))
DEBUG = knobs.flag("DEBUG", default=False)
DEMO_WORLD = knobs.flag("DEMO_WORLD", default=not PRODUCTION)

refuse_unsafe_debug(debug=DEBUG, production=PRODUCTION, hosts=ALLOWED_HOSTS)
if PRODUCTION:
    SECRET_KEY = knobs.required("SECRET_KEY", why="production signs sessions and codes with it")
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("SECRET_KEY is shorter than 50 characters; make a longer random one.")
    if "*" in ALLOWED_HOSTS or set(ALLOWED_HOSTS) <= LOOPBACK_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS names no public host; write the portal's host names there.")
    if not PUBLIC_URL.startswith("https://"):
        raise ImproperlyConfigured(f"PUBLIC_URL is '{PUBLIC_URL}'; production speaks https only.")
    if DEMO_WORLD:
        raise ImproperlyConfigured("DEMO_WORLD is on in production; invented people must not sign in there.")
else:
    SECRET_KEY = knobs.text("SECRET_KEY", "") or local_secret("secret_key", folder=KEYS_DIR)

# --- Applications -------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "claims",
    "contributions",
    "accounts",
    "vssportal.apps.PortalConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "crispy_forms",
    "crispy_bootstrap5",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "django_celery_beat",
    "django_htmx",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_structlog",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages are three quarters smaller; Django pads them so that their size tells nothing of their secrets.
    "django.middleware.gzip.GZipMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "vssportal.web.sessions.IdleSessionMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "vssportal.urls"
WSGI_APPLICATION = "vssportal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "vssportal.web.context.portal",
                "accounts.context.visitor",
                "claims.context.visitor",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("vss", "bootstrap5")
CRISPY_TEMPLATE_PACK = "vss"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# --- Servers ------------------------------------------------------------------------------------------

if PRODUCTION:
    DATABASE_URL = knobs.required("DATABASE_URL", why="production never starts servers of its own")
    REDIS_URL = knobs.required("REDIS_URL", why="production never starts servers of its own")
else:
    DATABASE_URL = knobs.text("DATABASE_URL", HOME.database_url)
    REDIS_URL = knobs.text("REDIS_URL", HOME.redis_url)

_database: dict[str, Any] = read_database(DATABASE_URL)
_database["ATOMIC_REQUESTS"] = False
_database["CONN_HEALTH_CHECKS"] = True  # a restarted server must not cost anybody an error page
if knobs.text("PORTAL_PROCESS", "") == "web":
    # Threads of the web share connections; Celery closes a pool after every task, so workers keep one each.
    _database["CONN_MAX_AGE"] = 0
    _database["OPTIONS"]["pool"] = {
        "min_size": 2,
        "max_size": knobs.number("DATABASE_POOL", 10, least=2, most=200),
        "timeout": 10,
    }
    # A page that waits longer than this serves nobody; the lock's holder goes on.
    _database["OPTIONS"]["options"] = "-c statement_timeout=30s -c lock_timeout=5s"
else:
    _database["CONN_MAX_AGE"] = 60
DATABASES = {"default": _database}

_broker_url, _cache_url = read_redis(REDIS_URL)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": _cache_url,
        "KEY_PREFIX": "vss",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 5},
    }
}

# --- People, sessions, secrets --------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # an e-mail is unique whatever its case: a constraint on lower(email)
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 30 * 60  # idle; IdleSessionMiddleware moves it on while the person works
SESSION_COOKIE_NAME = "vss_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "vss_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "vssportal.web.errors.form_expired"
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PRODUCTION else []
LANGUAGE_COOKIE_NAME = "vss_language"

# Cookies marked secure never come back over the plain http of a local clone.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # load balancers knock from inside over http
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if knobs.flag("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "blob:"],  # blob: previews of a picture before it is sent
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY = dict.fromkeys(
    (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen",
        "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb",
    ),
    (),
)  # fmt: skip

# Sign-in is one code sent by e-mail; nobody has a password but staff.
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
# A new account comes alive with the code sent to it; signing in by code proves the address just as well.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_ADAPTER = "accounts.signin.AccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True

# --- Language, time, formats ---------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]  # each in its own language
LOCALE_PATHS = [BASE_DIR / "vssportal" / "locale"]
FORMAT_MODULE_PATH = ["vssportal.formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = False  # it would print keys as 12.345; amounts go through the vnd filter
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- Files, static files, mail -----------------------------------------------------------------------

FILES_DIR = Path(knobs.text("FILES_DIR", str(VAR_DIR / "files")))
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    # Stored papers have no address: base_url stays empty, views hand them out after an access check.
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_DIR, "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "vssportal.web.bundles.BundledStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# seal.key and seal.pem (certificate, then its authorities) seal letters; a local clone makes its own.
SEAL_DIR = (
    Path(knobs.required("SEAL_DIR", why="letters are sealed with its key"))
    if PRODUCTION
    else KEYS_DIR / "seal"
)

DEFAULT_FROM_EMAIL = SERVER_EMAIL = knobs.text(
    "MAIL_FROM", "Cổng BHXH Việt Nam <khong-tra-loi@bhxh.localhost>"
)
MAIL_DIR = VAR_DIR / "mail"
# Invented people have addresses here; their mail can be read at /thu-minh-hoa/ in a demo world.
DEMO_MAIL_DOMAIN = "minhhoa.example"
if PRODUCTION or knobs.text("EMAIL_URL", ""):
    _mail = environ.Env.email_url_config(knobs.required("EMAIL_URL", why="people get their codes by e-mail"))
    EMAIL_BACKEND, EMAIL_HOST = _mail["EMAIL_BACKEND"], _mail["EMAIL_HOST"]
    EMAIL_PORT, EMAIL_HOST_USER = _mail["EMAIL_PORT"], _mail["EMAIL_HOST_USER"]
    EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS", False), _mail.get("EMAIL_USE_SSL", False)
    EMAIL_TIMEOUT = 10
else:
    EMAIL_BACKEND = "vssportal.web.mail.FolderBackend"

# --- Queues: see vssportal/celery.py for routes and the schedule ----------------------------------------

CELERY_BROKER_URL = _broker_url
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Longer than any task may run, else Redis hands out again what still runs.
    "visibility_timeout": 20 * 60,
    # Queues in the order of QUEUES: a person who waits goes before the night's work.
    "queue_order_strategy": "priority",
    "socket_connect_timeout": 2,
    "socket_timeout": 30,
    "socket_keepalive": True,
}
CELERY_TASK_TIME_LIMIT = 15 * 60
CELERY_TASK_SOFT_TIME_LIMIT = 14 * 60
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"

# The sweeper tells the queue again about work that was not done this long after the last telling.
OUTBOX_NUDGE_AGAIN_SECONDS = knobs.number("OUTBOX_NUDGE_AGAIN_SECONDS", 30, least=1, most=3600)
MAIL_DOMAIN = urlsplit(PUBLIC_URL).hostname or "localhost"

# --- API ------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser", "rest_framework.parsers.MultiPartParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "PAGE_SIZE": 50,
}
if find_spec("vssportal.web.api_errors"):
    REST_FRAMEWORK["EXCEPTION_HANDLER"] = "vssportal.web.api_errors.handle"
SPECTACULAR_SETTINGS = {
    "TITLE": "Cổng BHXH Việt Nam",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_PATCH": False,
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

# --- Logs: one JSON object a line, events with ids, never personal data ----------------------------------

LOG_LEVEL = knobs.choice("LOG_LEVEL", "INFO", {"DEBUG", "INFO", "WARNING", "ERROR"})
DJANGO_STRUCTLOG_CELERY_ENABLED = True
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "structlog.stdlib.ProcessorFormatter",
            "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *RENDERER],
            "foreign_pre_chain": SHARED_PROCESSORS,
        }
    },
    "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stream"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": LOG_LEVEL},
        "django.server": {"handlers": [], "propagate": True},
    },
}
structlog.configure(
    processors=[*SHARED_PROCESSORS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

# --- Web server (the supervisor reads these) ---------------------------------------------------------------

BIND = knobs.text("BIND", "127.0.0.1")
WEB_THREADS = knobs.number("WEB_THREADS", 8, least=1, most=64)
WEB_PROCESSES = knobs.number("WEB_PROCESSES", 1, least=1, most=64)
WORKER_PROCESSES = knobs.number("WORKER_PROCESSES", 2, least=1, most=64)
PORTAL_HOST = urlsplit(PUBLIC_URL).netloc
