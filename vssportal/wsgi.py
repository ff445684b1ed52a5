"""The web door. Only here database connections are pooled: threads share them, workers do not."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vssportal.settings")
os.environ.setdefault("PORTAL_PROCESS", "web")

application = get_wsgi_application()
