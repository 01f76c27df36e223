"""What lies in a case beside its events: documents, notes, letters that were sent; all of it sealed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from upheld.web import clock
from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.models.case import Case


class _Kept(models.Model):
    """`is_open_to_all` is ticked by whoever put it in: it holds no address and no school, so nobody is kept from it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField(default=clock.real)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    is_open_to_all = models.BooleanField(default=False)

    class Meta:
        """No table of its own."""

        abstract = True


class Paper(_Kept):
    """A document. `about` holds its name and what it is, sealed; `body` its bytes, sealed; `size` is of the bytes.

    `entry` is the number of the event it is evidence of, or null. `type` is one of `cases.paper_types.TYPES`.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="papers")
    type = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    entry = models.PositiveIntegerField(null=True)
    about = models.BinaryField()
    body = models.BinaryField()


class Note(_Kept):
    """A note, sealed; with an `organisation` it is that organisation's own, and nobody else reads it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, null=True, related_name="+")
    body = models.BinaryField()


class SentLetter(_Kept):
    """A letter as it was sent: which letter of the register, on which day, and its words, sealed."""

    letter = models.CharField(max_length=60)
    sent_on = models.DateField()
    body = models.BinaryField()
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="letters")

    class Meta(_Kept.Meta):
        """The newest first."""

        ordering: ClassVar = ["-sent_on", "-made_at"]
