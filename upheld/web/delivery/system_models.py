"""The keys of systems that write ledgers by themselves, and what they were answered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from upheld.web import clock
from upheld.web.accounts.models import Organisation, Person


class SystemKey(models.Model):
    """A key with which a school's own system writes the ledgers that its organisation may write.

    It acts as whoever made it, and ends when it is taken back, or they leave. `digest` is the SHA-256 of the key, which
    is shown once and kept nowhere.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=clock.real)
    last_used_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """The number: its name is the organisation's."""
        return str(self.pk)


class SystemAnswer(models.Model):
    """What was answered to one request that carried an Idempotency-Key, so that it is answered alike again.

    `name` is a keyed hash of that key, `request` of what was sent. `answer` holds numbers and nothing that was told; it
    is null while the request is worked on.
    """

    system = models.ForeignKey(SystemKey, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=64)
    request = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    at = models.DateTimeField(default=clock.real)

    class Meta:
        """Each key of a request once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["system", "name"], name="one_answer_to_a_request")]
        indexes: ClassVar = [models.Index(fields=["at"], name="answers_by_age")]
