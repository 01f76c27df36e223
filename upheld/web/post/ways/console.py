"""Mail is shown on the console: for trying out."""

from __future__ import annotations

from django.core.mail.backends import console


class EmailBackend(console.EmailBackend):
    """Writes each mail to the standard output."""

    way = "console"
