"""What lies beside the answer of a case, for its page: how many documents, notes and letters, and who has access.

Each is counted by itself, in the plainest way: one question for all of them takes the framework longer to put together
than all of these to ask.
"""

from __future__ import annotations

from dataclasses import dataclass

from upheld.web.cases.access import Access
from upheld.web.cases.actions.letters import letters_of
from upheld.web.cases.actions.notes import notes_of
from upheld.web.cases.actions.papers import papers_of
from upheld.web.cases.changes import unread
from upheld.web.cases.models import AnswerChange, Grant, Note


@dataclass(frozen=True, slots=True)
class Beside:
    """How many of each somebody may see; `unread` how many times the answer changed that they have not put away.

    `grants` is how many others have access; None for all but the holder.
    """

    papers: int
    notes: int
    letters: int
    grants: int | None
    unread: int


def beside(access: Access) -> Beside:
    """All the numbers."""
    case = access.case
    return Beside(
        papers=papers_of(access).count(),
        notes=_notes(access),
        letters=letters_of(access).count(),
        grants=Grant.objects.holding().filter(case=case).count() if access.is_holder else None,
        unread=unread(case, access.person).count() if AnswerChange.objects.filter(case=case).exists() else 0,
    )


def _notes(access: Access) -> int:
    services = [*Note.objects.filter(case=access.case).values_list("organisation", flat=True)]
    return notes_of(access).count() if any(services) or not access.sees_all else len(services)
