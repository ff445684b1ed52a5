from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Tài khoản: who people are, whom they may act for, and the record of what was done."""

    name = "accounts"
    verbose_name = "Tài khoản"
