"""The outbox, and who may run the jobs: no name, no address of a person and no word of a case stands in it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.web import clock


class Message(models.Model):
    """One e-mail to one person.

    `once` says what it is about by ids, so that the same is never written twice. `person` is who gets it; `address`
    stands only where somebody without an account is asked in, and goes once it was sent. `about` holds ids, days and
    words of the law. It is worth sending from `not_before` to `not_after`. `way` is how it was last handed over.
    """

    class State(models.TextChoices):
        """Where it is; `failed` was certainly not taken, `unsure` may have been, `dropped` was no longer to be sent."""

        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        UNSURE = "unsure"
        DROPPED = "dropped"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    once = models.CharField(max_length=200, unique=True)
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, null=True, related_name="+")
    address = models.EmailField(blank=True)
    kind = models.SlugField(max_length=50, db_index=False)
    about = models.JSONField(default=dict)
    written_at = models.DateTimeField(default=clock.real)
    not_before = models.DateTimeField(null=True)
    not_after = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=clock.real)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=20, blank=True)
    why = models.CharField(max_length=20, blank=True)

    class Meta:
        """What is looked for every half minute is found without reading what was sent long ago."""

        indexes: ClassVar = [
            models.Index(fields=["next_try_at"], condition=Q(state="waiting"), name="post_waiting"),
            models.Index(fields=["claimed_at"], condition=Q(state__in=["sending", "unsure"]), name="post_claimed"),
        ]
        constraints: ClassVar = [
            # Both may be empty: the address of somebody asked in goes once it was used.
            models.CheckConstraint(condition=Q(person=None) | Q(address=""), name="post_one_way_to_reach"),
        ]

    def __str__(self) -> str:
        """The id: nothing of whom it reaches."""
        return str(self.id)


class Lease(models.Model):
    """Who alone may do something, and until when; what is past its time can be taken by another."""

    name = models.CharField(max_length=50, primary_key=True)
    holder = models.UUIDField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        """What it is for."""
        return self.name
