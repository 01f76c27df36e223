"""What was said of one session, ready for a page: who said what, when, why, with which papers; whether it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.delivery.account import Session
from upheld.delivery.entry import Entry
from upheld.delivery.slots import Slot
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access
from upheld.web.cases.actions.papers import papers_of, shown
from upheld.web.cases.who import called
from upheld.web.delivery.progress_kept import may_name
from upheld.web.delivery.words import reason, said, who


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was said.

    Args:
        by: the name of the person, empty for whom names are hidden from.
        note: likewise.
        papers: those that whoever looks may open; `more_papers` is the number of the others.
        stands: whether nothing of the same side has replaced it, or taken it back.
    """

    id: str
    side: str
    words: str
    why: str
    who: str
    by: str
    on: date
    note: str
    papers: tuple[tuple[UUID, str], ...]
    more_papers: int
    stands: bool
    alike: int


class Telling:
    """How what was said is told to one person: names and papers are asked for once, for all of it."""

    def __init__(self, access: Access, key: bytes, entries: Iterable[Entry], stand: Collection[str]) -> None:
        """Ask for whatever these entries need."""
        self._access, self._stand = access, stand
        entries = [*entries]
        people = {int(one.by) for one in entries if one.by.isdigit() and may_name(access, one.side, one.by)}
        self._names = {}
        if access.sees_all and people:
            self._names = {str(one.pk): called(one, access) for one in Person.objects.filter(pk__in=people)}
        wanted = {one for entry in entries for one in entry.evidence}
        self._papers: dict[str, tuple[UUID, str]] = {}
        if access.sees_case and wanted:
            for paper in papers_of(access).filter(pk__in=wanted).defer("body"):
                self._papers[str(paper.pk)] = (paper.pk, shown(access, paper, key).name)

    def told(self, entry: Entry, slot: Slot | None) -> Told:
        """One entry."""
        papers = tuple(self._papers[one] for one in entry.evidence if one in self._papers)
        return Told(
            id=entry.id,
            side=entry.side,
            words=said(entry, slot),
            why=reason(entry.reason),
            who=who(entry),
            by=self._names.get(entry.by, "") if may_name(self._access, entry.side, entry.by) else "",
            on=entry.said_at.astimezone(clock.ENGLAND).date(),
            note=entry.note if self._access.sees_all else "",
            papers=papers,
            more_papers=len(entry.evidence) - len(papers),
            stands=entry.id in self._stand,
            alike=len(entry.slots),
        )

    def sides(self, one: Session) -> list[tuple[str, list[Told]]]:
        """Each side with what it says of a session that stands, in the order it was said."""
        return [
            (side, [self.told(each, one.slot) for each in view.entries])
            for side, view in (("setting", one.setting), ("family", one.family))
        ]


def history(entries: Sequence[Entry], slot: str) -> list[Entry]:
    """Everything that was ever said of a session, with what took any of it back, in the order it was said."""
    about = {one.id for one in entries if slot in one.slots}
    return sorted(
        (one for one in entries if one.id in about or (one.outcome == "withdrawn" and one.replaces in about)),
        key=lambda one: (one.said_at, one.id),
    )
