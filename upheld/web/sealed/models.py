"""The one table of the private check: where a sealed session lies, and when it was last used."""

from __future__ import annotations

from django.db import models


class Drawer(models.Model):
    """One visitor's answers.

    `place` is worked out from the key in the visitor's cookie, and the key cannot be worked out from it. `body` can be
    opened with that key alone. `used_at` is to the minute.
    """

    place = models.CharField(max_length=64, primary_key=True)
    body = models.BinaryField()
    used_at = models.DateTimeField(db_index=True)
