from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Carries what belongs to no single app: template tags, commands, texts."""

    name = "vssportal"
    verbose_name = "Cổng BHXH Việt Nam"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Tasks sent from the web must reach our broker, not Celery's default one.
        from vssportal import celery  # noqa: F401, PLC0415
