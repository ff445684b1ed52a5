from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Hồ sơ hưởng: what is asked for, decided, paid and disputed."""

    name = "claims"
    verbose_name = "Hồ sơ hưởng chế độ"
