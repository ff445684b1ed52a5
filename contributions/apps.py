from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """Thu, nộp: who owes what, who paid what, for which months."""

    name = "contributions"
    verbose_name = "Thu và sổ, thẻ"
