"""What must be done once a copy was put back: it must not mail again, and what was deleted since can go again."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from upheld.web.cases.audit import first_broken
from upheld.web.cases.deleting import clear
from upheld.web.cases.models import Action, Case
from upheld.web.cases.walls import as_service
from upheld.web.keyring.case_key import keys_of
from upheld.web.post.models import Message


class Restored(NamedTuple):
    """What was found: cases, those without a key, mails held back, and cases whose audit is not whole."""

    cases: int
    without_key: int
    held_back: int
    broken: int


def look_over() -> Restored:
    """Hold back every mail that waits, since it may have been sent after the copy was made, and count what is there."""
    with as_service():
        state = Message.State
        held = Message.objects.filter(state__in=[state.WAITING, state.SENDING])
        held_back = held.update(state=state.DROPPED, address="", about={}, why="restored")
        return Restored(Case.objects.count(), len(_without_key()), held_back, len(broken_audits()))


def clear_deleted() -> int:
    """Take away what is left of cases that have no key in the copy of the keys, but for their audit; how many.

    With the newest copy of the keys these were deleted after the copy of the data was made. With an older one they may
    be cases that were made later.
    """
    with as_service():
        gone = _without_key()
    for case in gone:
        clear(case)
    return len(gone)


def _without_key() -> list[UUID]:
    cases = [*Case.objects.values_list("pk", flat=True).order_by("pk")]
    keys = keys_of(cases)
    return [case for case in cases if case not in keys]


def broken_audits() -> list[str]:
    """The ids of cases whose audit is not whole, those that are gone among them."""
    with as_service():
        cases = Action.objects.order_by().values_list("case", flat=True).distinct()
        return [str(case) for case in cases.iterator() if first_broken(case) is not None]
