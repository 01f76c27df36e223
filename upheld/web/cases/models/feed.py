"""The secret address of a calendar."""

from __future__ import annotations

from django.db import models

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.models.case import Case


class Feed(models.Model):
    """A calendar that a program may fetch: `digest` is the SHA-256 of the secret; the secret itself is sealed.

    It ends when it is taken back, when its person's access ends, or when the case goes.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="feeds")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    secret = models.BinaryField()
    made_at = models.DateTimeField(default=clock.real)
    ended_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
