"""What every template may ask about the portal itself."""

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, object]:
    return {"DEMO_WORLD": settings.DEMO_WORLD, "PUBLIC_URL": settings.PUBLIC_URL}
