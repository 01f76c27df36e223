"""What somebody said of what was delivered, or of progress: written once, never changed; and what comes next in it."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import F

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.models import Case
from upheld.web.cases.models.history import NeverChanged
from upheld.web.delivery.system_models import SystemAnswer as SystemAnswer
from upheld.web.delivery.system_models import SystemKey as SystemKey

KINDS = ("entry", "asked", "step", "observation", "rating", "cycle", "view")
"""An entry of the ledger; that somebody was asked whether a line has started; a step towards an outcome; what was seen
of one; what the child or young person says; a cycle of SEN support; what the child says for a review."""


class _Statements(models.QuerySet["Statement"]):
    def _refuse(self, *_args: Any, **_rest: Any) -> NoReturn:
        raise NeverChanged("What was said in a ledger is never changed or taken out: say something new.")

    update = delete = bulk_update = update_or_create = _refuse


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

    objects: ClassVar[Any] = _Statements.as_manager()

    class Meta:
        """Read by case and kind."""

        indexes: ClassVar = [models.Index(fields=["case", "kind"], name="statements_of_a_case")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it, once.

        Raises:
            NeverChanged: it was written before.
        """
        if not self._state.adding:
            raise NeverChanged("What was said in a ledger is never changed: say something new.")
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never: it goes with its case.

        Raises:
            NeverChanged: always.
        """
        raise NeverChanged("What was said in a ledger is never taken out: it goes with its case.")


class _Aheads(models.QuerySet["Ahead"]):
    def grow_old(self, case: Case) -> None:
        """Have a ledger reckoned again, since something was said or written down in it."""
        if not self.filter(case=case).update(reckoned_on=None, version=F("version") + 1):
            self.create(case=case)


class Ahead(models.Model):
    """What comes next in one ledger, as it was on `reckoned_on`; null there: something was said since.

    Args:
        setting_weeks, setting_from: in how many weeks that are over the setting has not spoken of everything, and the
            Monday of the first; `silent_weeks`, `silent_from` those in which neither side has spoken of something.
        start_on: the day of a start check that is still to be answered.
        review_on: by when the plan is to be reviewed, worked out from the day its lines began.
        gap_on: since when something has been missing past the chosen threshold; `missing` how many minutes.
        next_on: the first of these days.
        is_broken: whether it could not be reckoned: then none of the rest is known.
        version: grows whenever something is said, so that nothing is taken for newer than it is.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="ahead", primary_key=True)
    reckoned_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)
    setting_weeks = models.PositiveIntegerField(default=0)
    setting_from = models.DateField(null=True)
    silent_weeks = models.PositiveIntegerField(default=0)
    silent_from = models.DateField(null=True)
    start_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    gap_on = models.DateField(null=True)
    missing = models.PositiveIntegerField(default=0)
    next_on = models.DateField(null=True)
    is_broken = models.BooleanField(default=False)

    objects: ClassVar[Any] = _Aheads.as_manager()

    class Meta:
        """Asked for by its age."""

        indexes: ClassVar = [models.Index(fields=["reckoned_on"], name="ledgers_to_reckon")]
