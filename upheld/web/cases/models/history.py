"""What was done in a case, by whom and when: never changed, never deleted; and what was told, which can go."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models

from upheld.errors import UpheldError
from upheld.web.cases.models.case import Case


class NeverChanged(UpheldError):
    """An audit row is written once."""


class _Actions(models.QuerySet["Action"]):
    def _refuse(self, *_args: Any, **_rest: Any) -> NoReturn:
        raise NeverChanged("The audit of a case is never changed or deleted: write a new action.")

    update = delete = bulk_update = bulk_create = update_or_create = _refuse


class Action(models.Model):
    """One row of the audit of one case: ids, times and the name of what was done; nothing anybody told.

    `case` is an id and no foreign key: the row stays when the case is gone. `by` is the key of a person, or empty for
    the service itself. `digest` is the SHA-256 of the sealed body of what was told, or empty. `previous` and `hash`
    chain the rows of one case.
    """

    case = models.UUIDField()
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=36, blank=True)
    act = models.CharField(max_length=40)
    about = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects: ClassVar[Any] = _Actions.as_manager()

    class Meta:
        """One of each number."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "seq"], name="one_action_of_each_number")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it, once.

        Raises:
            NeverChanged: it was written before.
        """
        written: Any = self.pk
        if written is not None:
            raise NeverChanged("The audit of a case is never changed: write a new action.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never.

        Raises:
            NeverChanged: always.
        """
        raise NeverChanged("The audit of a case is never deleted.")


class Told(models.Model):
    """What was told with an action, sealed under the key of the case; it goes with the case."""

    action = models.OneToOneField(Action, on_delete=models.DO_NOTHING, related_name="told", primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="history")
    body = models.BinaryField()


class Look(models.Model):
    """Who looked at a case, once for each person and hour; `hour` is its beginning."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="looks")
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    hour = models.DateTimeField()

    class Meta:
        """Once an hour."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "person", "hour"], name="one_look_an_hour")]
