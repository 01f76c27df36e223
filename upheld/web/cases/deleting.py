"""The end of a case: first its key, so that no copy of it can be read any more; then every row, but for the audit."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from upheld.web import clock
from upheld.web.cases.audit import Acting
from upheld.web.cases.models import Case, Invitation
from upheld.web.cases.walls import as_service
from upheld.web.keyring.case_key import destroy_key, key_of
from upheld.web.post.models import Message

_STATES = Message.State


def delete_due(now: datetime) -> int:
    """Delete every case whose waiting time has ended; how many there were.

    Cut off after a key was destroyed, the rest of that case is there still, and goes with the next run.
    """
    with as_service():
        due = [*Case.objects.filter(delete_after__lte=now).values_list("pk", flat=True).order_by("delete_after", "pk")]
        return sum(_delete(case, now) for case in due)


def clear(case: UUID) -> None:
    """Take away what is left of a case whose key is gone: every row, but for the audit."""
    with as_service(), transaction.atomic():
        found = Case.objects.select_for_update().filter(pk=case).first()
        if found is not None and key_of(case) is None:
            _take_away(found)


def _delete(case: UUID, now: datetime) -> bool:
    with transaction.atomic():
        # Locked, and looked at again: its holder may have stopped it meanwhile.
        found = Case.objects.select_for_update().filter(pk=case, delete_after__lte=now).first()
        if found is None:
            return False
        _take_away(found)
    return True


def _take_away(case: Case) -> None:
    destroy_key(case.pk)
    if case.delete_after is None:
        # What was said in a ledger goes only with a case that is on its way out.
        case.delete_after = clock.real()
        case.save(update_fields=["delete_after"])
    Acting(case, None, b"").write("case_deleted")
    _drop_mail(case.pk)
    case.delete()


def _drop_mail(case: UUID) -> None:
    """Take back what waits to be sent about the case, and forget what else was written about it."""
    invited = [f"invitation:{one}" for one in Invitation.objects.filter(case=case).values_list("key", flat=True)]
    about = Message.objects.filter(Q(about__case=str(case)) | Q(once__in=invited))
    about.filter(state=_STATES.WAITING).update(state=_STATES.DROPPED, why="taken-back")
    about.exclude(state=_STATES.SENDING).update(about={}, address="")
