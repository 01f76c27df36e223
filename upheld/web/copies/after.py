"""What must be done once a copy was put back: it must not mail again, and what was deleted since must go again."""

from __future__ import annotations

from typing import NamedTuple

from upheld.web.cases.audit import first_broken
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
        cases = [*Case.objects.values_list("pk", flat=True)]
        return Restored(len(cases), len(cases) - len(keys_of(cases)), held_back, len(broken_audits()))


def broken_audits() -> list[str]:
    """The ids of cases whose audit is not whole, those that are gone among them."""
    with as_service():
        cases = Action.objects.order_by().values_list("case", flat=True).distinct()
        return [str(case) for case in cases.iterator() if first_broken(case) is not None]
