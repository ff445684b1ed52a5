"""Outside of production a mail is a file: var/mail/<moment>-<recipient>.eml, readable by any mail program."""

import re
import time
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FolderBackend(BaseEmailBackend):
    """Puts every message into settings.MAIL_DIR; the name sorts by time."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = settings.MAIL_DIR
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            recipient = re.sub(r"[^A-Za-z0-9@.-]", "_", (message.recipients() or ["nobody"])[0])
            draft = folder / f".{time.time_ns()}-{recipient}"
            draft.write_bytes(message.message().as_bytes())
            # Whoever watches the folder sees whole messages only.
            draft.rename(folder / f"{draft.name[1:]}.eml")
        return len(email_messages)
