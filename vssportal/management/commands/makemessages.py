from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Gathers texts without guessing: a sentence like another one is not its translation."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
