"""To write a note into a case, and to take one's own out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.access import Access, MayNot
from upheld.web.cases.audit import acting
from upheld.web.cases.models import Grant, Note
from upheld.web.cases.who import called
from upheld.web.keyring.sealing import seal, unseal

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A note as a list shows it; `organisation` where only its members read it."""

    id: UUID
    text: str
    on: date
    by: str
    organisation: Organisation | None
    may_remove: bool


def services_of(access: Access) -> Sequence[Organisation]:
    """The organisations for which somebody may write notes that only their members read: theirs, with a grant."""
    now = clock.real()
    working = Membership.objects.holding(now).filter(person=access.person).exclude(role="reader")
    granted = Grant.objects.holding(now).seeing().filter(case=access.case)
    granted = granted.filter(organisation__in=working.values("organisation"))
    return [*Organisation.objects.filter(pk__in=granted.values("organisation")).order_by("name", "pk")]


def add_note(
    access: Access, text: str, *, by: Person, organisation: Organisation | None = None, open_to_all: bool = False
) -> Note:
    """Write a note.

    Args:
        organisation: the one whose members alone read it, not even the holder.
        open_to_all: it holds no address and no school, so that nobody is kept from it.

    Raises:
        MayNot: they may only read, or that organisation is not theirs.
    """
    access.must_write()
    if organisation is not None and organisation not in services_of(access):
        raise MayNot(_("You can write notes only for a service you work in."))
    case, id = access.case.pk, uuid4()
    with acting(case, by) as act:
        note: Note = Note.objects.create(
            id=id, case=act.case, by=by, organisation=organisation, is_open_to_all=open_to_all,
            body=seal(act.key, {"text": text[:LONGEST]}, case=case, place=f"note:{id}"),
        )  # fmt: skip
        act.write("note_added", about=id)
    return note


def remove_note(access: Access, note: Note, *, by: Person) -> None:
    """Take one's own note out.

    Raises:
        MayNot: they may only read, or somebody else wrote it.
    """
    access.must_write()
    if note.by_id != by.pk:
        raise MayNot(_("Only whoever wrote a note can take it out."))
    with acting(access.case.pk, by) as act:
        if Note.objects.filter(case=act.case, pk=note.pk).delete()[0]:
            act.write("note_removed", about=note.pk)


def notes_of(access: Access) -> QuerySet[Note]:
    """The notes somebody may read, the newest first.

    Those of an organisation are for its members; where something is hidden from somebody, they read those that
    anybody may read, and their own.
    """
    working = Membership.objects.holding(clock.real()).filter(person=access.person).values("organisation")
    found = Note.objects.filter(case=access.case).filter(Q(organisation=None) | Q(organisation__in=working))
    if not access.sees_all:
        found = found.filter(Q(is_open_to_all=True) | Q(by=access.person) | Q(organisation__in=working))
    return found.order_by("-made_at", "id").select_related("by", "organisation")


def shown(access: Access, note: Note, key: bytes) -> Shown:
    """A note with its words."""
    text = str(unseal(key, bytes(note.body), case=access.case.pk, place=f"note:{note.pk}")["text"])
    may_remove = access.may_write and note.by_id == access.person.pk
    day = note.made_at.astimezone(clock.ENGLAND).date()
    return Shown(note.pk, text, day, called(note.by, access), note.organisation, may_remove)
