"""Django settings. Values come from `environment`; docs/settings.md lists every variable."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from artifacts_app.config import accounts, environment, secret_key
from artifacts_app.observability import logs

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(environment.text("ARTIFACTS_VAR", str(BASE_DIR / "var")))
BUILD_DIR = BASE_DIR / "build"

DEBUG = environment.boolean("DEBUG", False)
SECRET_KEY = environment.secret("SECRET_KEY") or secret_key.read_or_create(VAR_DIR / "secret_key")

# Hosts. The preview of untrusted pages lives on a host of its own from the first day: two names of
# the same machine where nothing is configured.
PORT = environment.integer("PORT", 8000, minimum=1)
PUBLIC_ORIGIN = environment.text("PUBLIC_ORIGIN", f"http://localhost:{PORT}").rstrip("/")
SANDBOX_ORIGIN = environment.text("SANDBOX_ORIGIN", f"http://127.0.0.1:{PORT}").rstrip("/")
SANDBOX_HOST_CONFIGURED = environment.optional("SANDBOX_ORIGIN") is not None
PUBLIC_HOST = urlsplit(PUBLIC_ORIGIN).netloc
SANDBOX_HOST = urlsplit(SANDBOX_ORIGIN).netloc
ALLOWED_HOSTS = [
    *{urlsplit(origin).hostname or "" for origin in (PUBLIC_ORIGIN, SANDBOX_ORIGIN)},
    *environment.words("ALLOWED_HOSTS"),
]
CSRF_TRUSTED_ORIGINS = [PUBLIC_ORIGIN]
SECURE = PUBLIC_ORIGIN.startswith("https://")
TRUST_PROXY = environment.boolean("TRUST_PROXY", False)
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "daphne",
    "django.contrib.admin",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "artifacts_app.config.apps.ArtifactsConfig",
]
MIDDLEWARE = [
    "artifacts_app.views.observed.Observed",
    "artifacts_app.views.middleware.HostRouting",
    "artifacts_app.views.middleware.BodyLimit",
    "django.middleware.security.SecurityMiddleware",
    "artifacts_app.views.middleware.ApplicationStatic",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "artifacts_app.views.middleware.ViewerMiddleware",
    "artifacts_app.views.request_rate.RequestRate",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "artifacts_app.views.middleware.PageHeaders",
]
# single: no accounts, a cookie remembers each visitor. open: anybody may sign up, and visitors go on.
# invite: who has an account, and who is invited to make one.
ARTIFACTS_ACCOUNTS = environment.choice(
    "ARTIFACTS_ACCOUNTS", "single", ("single", "open", "invite")
)
ROOT_URLCONF = (
    "artifacts_app.config.urls"
    if ARTIFACTS_ACCOUNTS == "single"
    else "artifacts_app.config.account_urls"
)
SANDBOX_URLCONF = "artifacts_app.config.sandbox_urls"
ASGI_APPLICATION = "artifacts_app.config.asgi.application"
TEMPLATES: list[dict[str, Any]] = [
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
                "artifacts_app.views.context.site",
            ]
        },
    }
]

# Storage.
DATABASE_URL = environment.secret("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'artifacts.sqlite3'}"
DATABASES: dict[str, Any] = {"default": dj_database_url.parse(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A transaction that begins as a reader cannot wait for the writer's lock: it fails at once.
    # IMMEDIATE takes the lock first and waits for its turn.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds to wait for the lock
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # a server may have been restarted
DATABASES["default"]["CONN_MAX_AGE"] = None  # as long as its thread: see config/http.py
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
EMBEDDED_REDIS = environment.secret("REDIS_URL") is None  # `manage.py run` then starts one
EMBEDDED_REDIS_URL_FILE = VAR_DIR / "valkey" / "url"  # written while it is started
REDIS_URL = (
    environment.secret("REDIS_URL")
    or environment.text_of(EMBEDDED_REDIS_URL_FILE)
    or "redis://127.0.0.1:6379/0"
)
# Days that artifacts of anonymous visitors are kept after their last change, 0: for ever.
RETENTION_DAYS = environment.integer("RETENTION_DAYS", 0)
EVENT_LOG_SECONDS = environment.integer("EVENT_LOG_SECONDS", 24 * 3600, minimum=60)

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
}

# The queue. A task only says which generation waits: claims, leases and recovery in the database
# and in Redis decide who writes it, so a lost task is found again within seconds, and one too many
# does no harm. Late acknowledgement would add nothing to that, and after a lost connection to the
# broker it fails in Kombu and takes the consumer down.
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_ACKS_LATE = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ROUTES = {
    "artifacts.take_pictures": {"queue": "pictures"},  # which a renderer reads
    "artifacts.make_film": {"queue": "pictures"},
    "artifacts.deliver_webhook": {"queue": "webhooks"},  # which a courier reads
}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_DISABLE_PREFETCH = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_BEAT_SCHEDULE = {
    # A round that could not be made before the next one is due is left out.
    "keep house": {"task": "artifacts.keep_house", "schedule": 3600.0, "options": {"expires": 3000}}
}
WORKER_CONCURRENCY = environment.integer("WORKER_CONCURRENCY", 8, minimum=1)

# The model.
ARTIFACTS_ENGINE = environment.text("ARTIFACTS_ENGINE", "auto")
ARTIFACTS_MODEL = environment.optional("ARTIFACTS_MODEL")
ARTIFACTS_BASE_URLS = environment.words("ARTIFACTS_BASE_URL")
ARTIFACTS_API_KEY = environment.secret("ARTIFACTS_API_KEY")
ARTIFACTS_CONTEXT = environment.integer("ARTIFACTS_CONTEXT", 0)  # tokens; 0: the model's own
ARTIFACTS_PARALLEL = environment.integer("ARTIFACTS_PARALLEL", 0)  # 0: the engine's own
ARTIFACTS_THREADS = environment.integer("ARTIFACTS_THREADS", 0)  # 0: cores minus one
ARTIFACTS_SERVER_KIND = environment.text("ARTIFACTS_SERVER_KIND", "auto")
ARTIFACTS_REVISION = environment.optional("ARTIFACTS_REVISION")
ARTIFACTS_TENSOR_PARALLEL = environment.integer("ARTIFACTS_TENSOR_PARALLEL", 0)  # 0: all GPUs
ARTIFACTS_PIPELINE_PARALLEL = environment.integer("ARTIFACTS_PIPELINE_PARALLEL", 1, minimum=1)
ARTIFACTS_DTYPE = environment.text("ARTIFACTS_DTYPE", "auto")
ARTIFACTS_QUANTIZATION = environment.optional("ARTIFACTS_QUANTIZATION")
ARTIFACTS_GPU_MEMORY = environment.fraction("ARTIFACTS_GPU_MEMORY", 0.92)
ARTIFACTS_SPECULATION = environment.text("ARTIFACTS_SPECULATION", "")
ARTIFACTS_VLLM_ARGUMENTS = environment.text("ARTIFACTS_VLLM_ARGUMENTS", "")
ARTIFACTS_HUB = environment.text("ARTIFACTS_HUB", "huggingface")
ARTIFACTS_LORA = environment.optional("ARTIFACTS_LORA")
MODELS_DIR = VAR_DIR / "models"
ARTIFACTS_SCRIPT = environment.optional("ARTIFACTS_SCRIPT")
MAX_ANSWER_TOKENS = environment.integer("MAX_ANSWER_TOKENS", 8192, minimum=64)

# Pictures of pages.
ARTIFACTS_PICTURES = environment.choice("ARTIFACTS_PICTURES", "auto", ("auto", "on", "off"))
ARTIFACTS_CHROMIUM = environment.optional("ARTIFACTS_CHROMIUM")

# Limits.
MAX_PROMPT_CHARACTERS = environment.integer("MAX_PROMPT_CHARACTERS", 4000, minimum=1)
MAX_ARTIFACT_BYTES = environment.integer("MAX_ARTIFACT_BYTES", 1024 * 1024, minimum=1024)
MAX_FILES = environment.integer("MAX_FILES", 20, minimum=1)
MAX_MESSAGES = environment.integer("MAX_MESSAGES", 100, minimum=1)
MAX_RUNNING_PER_VIEWER = environment.integer("MAX_RUNNING_PER_VIEWER", 2, minimum=1)
MAX_V1_REQUESTS_PER_VIEWER = environment.integer("MAX_V1_REQUESTS_PER_VIEWER", 4, minimum=1)
# Of one person, 0: no limit.
MAX_GENERATIONS_PER_HOUR = environment.integer("MAX_GENERATIONS_PER_HOUR", 120)
MAX_REQUESTS_PER_MINUTE = environment.integer("MAX_REQUESTS_PER_MINUTE", 600)
MAX_TOKENS_PER_DAY = environment.integer("MAX_TOKENS_PER_DAY", 0)
# Of everybody together, 0: no limit.
MAX_QUEUED = environment.integer("MAX_QUEUED", 200)
MAX_SOCKETS = environment.integer("MAX_SOCKETS", 5000)
WEBHOOKS_ALLOW_PRIVATE = environment.boolean("WEBHOOKS_ALLOW_PRIVATE", False)
MAX_SOCKETS_PER_VIEWER = environment.integer("MAX_SOCKETS_PER_VIEWER", 20, minimum=1)
# Whether people may let a page of theirs use the internet.
ALLOW_NETWORK = environment.boolean("ALLOW_NETWORK", True)
# Whether the model is asked, after each page, for a title where it has none and for three next steps.
SUGGEST_STEPS = environment.boolean("SUGGEST_STEPS", True)
MAX_DATA_BYTES = environment.integer("MAX_DATA_BYTES", 5 * 1024 * 1024, minimum=1024)
MAX_DATA_FILES = environment.integer("MAX_DATA_FILES", 5, minimum=1)
# What the visitors of a link store together, where its owner lets them.
MAX_SHARED_STORAGE = environment.integer("MAX_SHARED_STORAGE", 65_536, minimum=1024)  # characters
MAX_STORAGE_WRITES_PER_MINUTE = environment.integer("MAX_STORAGE_WRITES_PER_MINUTE", 120)
# A JSON string may take six bytes a character (\u0041): the body limit follows the artifact's.
DATA_UPLOAD_MAX_MEMORY_SIZE = max(6 * MAX_ARTIFACT_BYTES, MAX_DATA_BYTES) + 64 * 1024

# Languages.
USE_I18N = True
USE_TZ = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "中文")]
LOCALE_PATHS = [BASE_DIR / "artifacts_app" / "locale"]

# Static files: built by `npm run build`, hashed and compressed by `collectstatic`.
STATIC_URL = "/static/"
STATIC_ROOT = BUILD_DIR / "collected"
STATICFILES_DIRS = [BUILD_DIR / "static"] if (BUILD_DIR / "static").exists() else []
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Headers and cookies.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options: our own middleware sets it
    "security.W005",  # HSTS for subdomains: they are not all ours to decide on
    "security.W008",  # a redirect to https: the proxy's
    "security.W021",  # HSTS preload: the operator's choice, and hard to take back
]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "artifacts_app.views.errors.csrf_failure"
VISITOR_COOKIE = "visitor"

# What an operator sees.
LOG_FORMAT = environment.text("LOG_FORMAT", "text")
LOGGING = logs.configuration(LOG_FORMAT, environment.text("LOG_LEVEL", "INFO").upper())
TRACES_ENDPOINT = environment.optional("OTEL_EXPORTER_OTLP_ENDPOINT")

# Accounts, in the modes that have them.
OIDC_ISSUER = environment.text("OIDC_ISSUER", "").rstrip("/")
OIDC_CLIENT_ID = environment.optional("OIDC_CLIENT_ID")
OIDC_CLIENT_SECRET = environment.secret("OIDC_CLIENT_SECRET")
OIDC_NAME = environment.text("OIDC_NAME", "OpenID")  # on the button
EMAIL_URL = environment.secret("EMAIL_URL")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("EMAIL_FROM", f"artifacts@{PUBLIC_HOST}")
globals().update(accounts.email_settings(EMAIL_URL))
globals().update(
    accounts.allauth_settings(
        sends_email=EMAIL_URL is not None,
        secure=SECURE,
        proxies=1 if environment.boolean("TRUST_PROXY", False) else 0,
    )
)
SOCIALACCOUNT_PROVIDERS = accounts.openid_provider(
    OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME
)
