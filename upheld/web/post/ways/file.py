"""Each mail is a file in a folder: for trying out and for tests."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from upheld.web import clock
from upheld.web.post.not_sent import NotSent, Outcome


class EmailBackend(BaseEmailBackend):
    """Writes each mail whole or not at all; the names sort by time, and end in .eml."""

    way = "file"

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them.

        Raises:
            NotSent: the folder cannot be written.
        """
        try:
            for message in email_messages:
                _write(Path(settings.EMAIL_FILE_PATH or "."), message.message().as_bytes())
        except OSError:
            if self.fail_silently:
                return 0
            raise NotSent("folder", Outcome.LATER) from None
        return len(email_messages)


def _write(folder: Path, body: bytes) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{clock.real():%Y%m%d-%H%M%S-%f}-{uuid4().hex}"
    part = folder / f"{name}.part"
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as made:
        made.write(body)
    part.replace(folder / f"{name}.eml")
