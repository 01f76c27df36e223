"""To keep a letter as it was sent, and to take it out again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access, MayNot
from upheld.web.cases.audit import acting
from upheld.web.cases.models import SentLetter
from upheld.web.cases.who import called
from upheld.web.keyring.sealing import seal, unseal


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter that was sent, as a list and a page show it."""

    id: UUID
    letter: str
    title: str
    text: str
    sent_on: date
    by: str
    may_remove: bool


def send_letter(
    access: Access, letter: str, *, title: str, text: str, sent_on: date, by: Person, open_to_all: bool = False
) -> SentLetter:
    """Keep the words of a letter as they were sent.

    Args:
        letter: which of the register; `title` what that is called.
        open_to_all: it holds no address and no school, so that nobody is kept from it.

    Raises:
        MayNot: they may only read.
    """
    access.must_write()
    case, id = access.case.pk, uuid4()
    with acting(case, by) as act:
        made: SentLetter = SentLetter.objects.create(
            id=id, case=act.case, by=by, letter=letter, sent_on=sent_on, is_open_to_all=open_to_all,
            body=seal(act.key, {"title": title, "text": text}, case=case, place=f"letter:{id}"),
        )  # fmt: skip
        act.write("letter_sent", about=id)
    return made


def may_remove(access: Access, letter: SentLetter) -> bool:
    """Whether somebody may take a letter out: the holder may, and whoever recorded it."""
    return access.may_write and (access.is_holder or letter.by_id == access.person.pk)


def remove_letter(access: Access, letter: SentLetter, *, by: Person) -> None:
    """Take a letter out that was not sent after all.

    Raises:
        MayNot: it is not theirs to take out.
    """
    access.must_write()
    if not may_remove(access, letter):
        raise MayNot(_("Only whoever recorded a letter, or the person whose case this is, can take it out."))
    with acting(access.case.pk, by) as act:
        if SentLetter.objects.filter(case=act.case, pk=letter.pk).delete()[0]:
            act.write("letter_removed", about=letter.pk)


def letters_of(access: Access) -> QuerySet[SentLetter]:
    """The letters somebody may read, the newest first: where something is hidden from them, those that anybody may
    read and those they recorded themselves."""
    found = SentLetter.objects.filter(case=access.case).select_related("by")
    if not access.sees_all:
        found = found.filter(Q(is_open_to_all=True) | Q(by=access.person))
    return found


def shown(access: Access, letter: SentLetter, key: bytes) -> Shown:
    """A letter with its words."""
    body = unseal(key, bytes(letter.body), case=access.case.pk, place=f"letter:{letter.pk}")
    return Shown(
        letter.pk, letter.letter, str(body["title"]), str(body["text"]), letter.sent_on, called(letter.by, access),
        may_remove(access, letter),
    )  # fmt: skip
