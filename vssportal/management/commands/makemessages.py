from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Gathers texts without guessing: a sentence like another one is not its translation."""

    # What gettext and gettext_lazy are called where a module needs both.
    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_now", "--keyword=_lazy"]
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
