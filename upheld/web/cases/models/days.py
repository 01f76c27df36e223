"""The days a case comes to, as last reckoned; and what changed when the law was brought up to date."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.models.case import Case


class DueDays(models.QuerySet["DueDay"]):
    """Due days, and which of them are late or to come: a question to the days, never a stored word."""

    def undone(self) -> DueDays:
        """Those that nothing has closed."""
        return self.filter(closed_on=None, fate="")

    def late(self, today: Any) -> DueDays:
        """Binding ones whose last possible day has ended, of kinds whose silence proves that they were not done."""
        return self.undone().filter(binding=True, silent=False, unclear=False, due_latest__lt=today)

    def coming(self, today: Any) -> DueDays:
        """Those whose last possible day has not ended, the soonest first."""
        return self.undone().filter(due_latest__gte=today).order_by(F("due_on").asc(nulls_last=True), "key")


class DueDay(models.Model):
    """One duty or step with a day, as `law_version` had it at `reckoned_at`.

    Args:
        key: the duty, and a mark of the event it came from that tells nothing without the key of the case.
        yours: whether the family must do it.
        due_on, due_latest: the first and last day on which it may fall due; null where not known, which is kept only of
            what was done wrongly and of the family's own limits.
        fate: "" while it is open; else met, met_late, superseded, excepted or breached. `closed_on` is that day.
        silent: whether only bodies see it done, so that past its day nobody can tell.
        step: the family's step (`fd.appeal`), or empty.
        unclear: whether nobody could tell if it was met or missed: a fact is missing, or something may open it again.
        broken: whether it was broken on the day it was reckoned, also where another duty took its place since.
        leads: whether it speaks for its group: duties with one day, fate and body are told, and counted, as one thing.
        rule: a short hash of the rule as the register had it, to tell later whether the rule itself was changed.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="days")
    key = models.CharField(max_length=200)
    duty = models.CharField(max_length=60)
    step = models.CharField(max_length=40, blank=True)
    bearer = models.CharField(max_length=20, blank=True)
    yours = models.BooleanField(default=False)
    binding = models.BooleanField(default=True)
    silent = models.BooleanField(default=False)
    leads = models.BooleanField(default=True)
    unclear = models.BooleanField(default=False)
    broken = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    due_latest = models.DateField(null=True)
    rule = models.CharField(max_length=12, blank=True)
    fate = models.CharField(max_length=12, blank=True)
    closed_on = models.DateField(null=True)
    law_version = models.CharField(max_length=64)
    reckoned_at = models.DateTimeField()

    objects: ClassVar[Any] = DueDays.as_manager()

    class Meta:
        """One of each, quick to ask for by day."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "yours", "key"], name="one_day_of_each")]
        indexes: ClassVar = [
            models.Index(fields=["due_latest"], condition=Q(fate="", closed_on=None), name="open_days"),
            # Over all rows: SQLite cannot tell that what a query asks for lies in an index of some.
            models.Index(fields=["case", "fate", "closed_on"], name="undone_days_of_case"),
            models.Index(fields=["fate", "closed_on", "yours", "due_latest"], name="undone_days"),
        ]


class AnswerChange(models.Model):
    """What changed in a case's days when it was reckoned again under another version of the law.

    `changes` is a list of {key, duty, step, yours, was, now, why}: `was` and `now` are [due_on, due_latest] or null
    where the duty did not, or does not, apply; `why` is "rule" (the rule was changed in the register), "new", "gone" or
    "program" (the same rule is counted differently since this version of the program).
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="answer_changes")
    found_at = models.DateTimeField(default=clock.real)
    from_version = models.CharField(max_length=64)
    to_version = models.CharField(max_length=64)
    changes = models.JSONField()


class ChangeSeen(models.Model):
    """Somebody has read it and put it away."""

    change = models.ForeignKey(AnswerChange, on_delete=models.CASCADE, related_name="seen")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.real)

    class Meta:
        """Once each."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["change", "person"], name="seen_once")]
