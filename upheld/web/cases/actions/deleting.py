"""To ask for the deletion of a case, and to stop it while it waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access
from upheld.web.cases.audit import acting
from upheld.web.environment import environment


def ask_deletion(access: Access, *, by: Person) -> datetime:
    """Have the case wait for its deletion, seen by its holder alone; from when it may go.

    Raises:
        MayNot: the case is somebody else's.
    """
    access.must_hold()
    with acting(access.case.pk, by, needs="hold") as act:
        if act.case.delete_after is None:
            act.case.delete_after = clock.now() + timedelta(days=environment().delete_days)
            act.case.save(update_fields=["delete_after"])
            act.write("deletion_asked")
        return act.case.delete_after


def stop_deletion(access: Access, *, by: Person) -> None:
    """Keep the case after all: who had access has it again.

    Raises:
        MayNot: the case is somebody else's.
        Gone: its key has been destroyed.
    """
    access.must_hold()
    with acting(access.case.pk, by, needs="hold") as act:
        if act.case.delete_after is not None:
            act.case.delete_after = None
            act.case.save(update_fields=["delete_after"])
            act.write("deletion_stopped")
