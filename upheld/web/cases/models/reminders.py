"""Which reminders were written, and who wants none."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.models.case import Case


class Reminded(models.Model):
    """A reminder of one day was written for one person; `mark` is how many days before it (below 0: after it)."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    yours = models.BooleanField()
    due_on = models.DateField()
    mark = models.SmallIntegerField()
    at = models.DateTimeField(default=clock.real)

    class Meta:
        """Once each."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "person", "key", "yours", "due_on", "mark"], name="reminded_once_of_each"
            )
        ]


class NoReminders(models.Model):
    """Somebody wants no e-mail about one case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        """Once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "person"], name="no_reminders_once")]
