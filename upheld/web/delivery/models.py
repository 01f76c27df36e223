"""What somebody said of what was delivered, or of progress: written once, never changed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.models import Case

KINDS = ("entry", "asked", "step", "observation", "rating", "cycle", "view")
"""An entry of the ledger; that somebody was asked whether a line has started; a step towards an outcome; what was seen
of one; what the child or young person says; a cycle of SEN support; what the child says for a review."""


class Statement(models.Model):
    """One thing that was said, sealed under the key of the case.

    `id` is made where it was written, so that what is sent twice is there once. `side` is "setting", "family" or empty
    where it is nobody's account against another's. `said_at` is when it was written down there, `received_at` when it
    came here. `body` holds everything else.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=12)
    side = models.CharField(max_length=8, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    received_at = models.DateTimeField(default=clock.real)
    body = models.BinaryField()

    class Meta:
        """Read by case and kind."""

        indexes: ClassVar = [models.Index(fields=["case", "kind"], name="statements_of_a_case")]
