"""What a service keeps of its own work on a case: ids, codes and days; its own words are sealed under its key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.web import clock
from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.models import Case

STATES = ("open", "inactive", "closed")
HOW = ("phone", "email", "meeting", "visit", "video", "letter", "other")
ANSWERS = ("accepted", "declined", "later", "no_answer")


def _today() -> object:
    return clock.today()


class Casework(models.Model):
    """A service's own record of a case: who works on it, at which level, from when to when, and how it ended.

    `reference` is an HMAC of the service's own reference, by which an import knows a case again. `told` holds a note
    and the reference itself, sealed. `stage` is the case's when the work ended.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="casework")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    worker = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    level = models.CharField(max_length=8, blank=True)
    state = models.CharField(max_length=8, default="open")
    opened_on = models.DateField(default=_today)
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    reference = models.CharField(max_length=64, blank=True)
    told = models.BinaryField(null=True)

    class Meta:
        """One of each case in each service, and each reference once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "organisation"], name="one_casework_of_each"),
            models.UniqueConstraint(
                fields=["organisation", "reference"], condition=~Q(reference=""), name="one_case_of_each_reference"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "state"], name="casework_by_state")]


class Contact(models.Model):
    """A contact that a service had about a case: when, how, and how long it took."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="contacts")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    on = models.DateField()
    how = models.CharField(max_length=10)
    minutes = models.PositiveIntegerField(null=True)

    class Meta:
        """Quick to ask for by day."""

        indexes: ClassVar = [
            models.Index(fields=["organisation", "on"], name="contacts_by_day"),
            models.Index(fields=["case", "organisation", "on"], name="contacts_of_case"),
        ]


class AdvocacyOffer(models.Model):
    """Advocacy was offered at one point of a case, and what was answered."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="advocacy")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at_point = models.CharField(max_length=20)
    offered_on = models.DateField()
    answer = models.CharField(max_length=10, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        """Quick to ask for by point."""

        indexes: ClassVar = [models.Index(fields=["organisation", "at_point"], name="advocacy_by_point")]
