"""The one table of keys, which lies in a database of its own."""

from __future__ import annotations

from django.db import models

from upheld.web import clock


class CaseKey(models.Model):
    """What opens one case, wrapped by the service's key; the row goes when the case goes."""

    case = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(default=clock.real)

    def __str__(self) -> str:
        """The case's id."""
        return str(self.case)
