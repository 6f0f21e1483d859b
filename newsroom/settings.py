"""One file of settings; README has the table of what the environment may say."""

from pathlib import Path

from newsroom import env
from newsroom.secret import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("NEWSROOM_DATA", default=str(BASE_DIR / "var")))

DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env.flag("NEWSROOM_DEBUG")
DEMO = env.flag("NEWSROOM_DEMO")  # the demonstration on one machine: http, known accounts, no collectstatic
if DEBUG:
    SECRET_KEY = env.text("NEWSROOM_SECRET_KEY", default="", also=("SECRET_KEY",)) or kept_secret(DATA_DIR)
    ALLOWED_HOSTS = env.names("NEWSROOM_ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
else:
    SECRET_KEY = env.text("NEWSROOM_SECRET_KEY", also=("SECRET_KEY",))
    ALLOWED_HOSTS = env.text("NEWSROOM_ALLOWED_HOSTS", also=("ALLOWED_HOSTS",)).replace(",", " ").split()
PRODUCTION = not (DEBUG or DEMO)
# Whether hubs and IndexNow may be on this machine or the network within.
PING_WITHIN = env.flag("NEWSROOM_PING_WITHIN", default=not PRODUCTION)
# Plain http in production is for trying it out on one machine, and for networks that are private.
HTTPS = env.flag("NEWSROOM_HTTPS", default=PRODUCTION)
# Where the site is to be found, for what is written without a request: letters, pings.
SITE_ADDRESS = env.address("NEWSROOM_ADDRESS", "https" if HTTPS else "http", ALLOWED_HOSTS)

INSTALLED_APPS = [
    "newsroom.admin_app.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "taggit",
    "ckeditor",
    "csp",
    "sections",
    "articles",
    "newsroom.apps.NewsroomConfig",  # last: its roles need the rights that `migrate` makes for the others
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.cookies.CookiesAtTheDesk",
    "newsroom.languages.LanguagePathMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.people.zone.OwnZone",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.policy.DeskPolicy",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
AUTH_USER_MODEL = "newsroom.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": env.database("DATABASE_URL", DATA_DIR / "newsroom.sqlite3")}
CACHES = {"default": env.cache("CACHE_URL")}

# Finished pages, kept for every process of this machine: where, and how much room they take.
PAGES_DIR = env.text("NEWSROOM_PAGES", default=str(DATA_DIR / "pages"))
PAGES_MB = env.number("NEWSROOM_PAGES_MB", default=1024)
# Caches in front that are told what changed, and for how many seconds one may keep a page.
PURGE = env.names("NEWSROOM_PURGE")
PURGE_TOKEN = env.text("NEWSROOM_PURGE_TOKEN", default="")
CDN_SECONDS = env.number("NEWSROOM_CDN_SECONDS", default=0)

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["newsroom.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("NEWSROOM_STATIC_ROOT", default=str(BASE_DIR / "static_root")))
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = DEBUG or DEMO
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
FILES = "newsroom.whole_files.WholeFiles"
STORAGES = {
    "default": {"BACKEND": FILES},
    "originals": {"BACKEND": FILES, "OPTIONS": {"location": str(DATA_DIR / "originals"), "base_url": None}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
STORAGES |= env.bucket("MEDIA_STORAGE")
# Folders of fonts, for headlines on shared links in letters that ours have not.
FONTS = env.names("NEWSROOM_FONTS", default=["/usr/share/fonts", "/usr/local/share/fonts"])
LARGEST_BODY = 32_000_000  # a picture may have 30 MB
LARGEST_BODY_AT = {"/admin/articles/photo/add/": 400_000_000}  # the plain form sends many at once
# Of each process, which has twelve threads (deploy/serve): the rest are for kept pages.
BODIES_AT_ONCE = env.number("NEWSROOM_BODIES_AT_ONCE", default=2)
WORKED_ON_AT_ONCE = env.number("NEWSROOM_WORKED_ON_AT_ONCE", default=4)
WAITING_AT_ONCE = 4
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
CSRF_FAILURE_VIEW = "newsroom.desk.late_login.refuse_forgery"

# Behind a proxy that sets X-Forwarded-Proto and -For itself: how many such proxies there are.
TRUSTED_PROXIES = env.number("NEWSROOM_PROXY", default=0)
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = env.names("NEWSROOM_CSRF_TRUSTED_ORIGINS")
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
# CKEditor 4 is past its end of life. Only its widget is used: what it sends is sanitised like any
# stranger's words, it loads nothing from outside, and its uploader is never installed.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
EMAIL_HOST = env.text("NEWSROOM_SMTP_HOST", default="")
if EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_PORT = env.number("NEWSROOM_SMTP_PORT", default=587)
    EMAIL_HOST_USER = env.text("NEWSROOM_SMTP_USER", default="")
    EMAIL_HOST_PASSWORD = env.text("NEWSROOM_SMTP_PASSWORD", default="")
    EMAIL_USE_TLS = True
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("NEWSROOM_FROM_EMAIL", default="desk@localhost")
TAGGIT_CASE_INSENSITIVE = True

# To the console, where systemd, Docker and the like collect it; Django alone would keep faults to itself.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "newsroom": {"level": "INFO"},
        "django": {"handlers": ["console"], "propagate": False},
        "django.request": {"level": "ERROR"},  # faults; pages that are not there are no news
    },
}
