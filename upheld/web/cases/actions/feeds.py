"""To make a secret address of a calendar, and to take it back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access, MayNot
from upheld.web.cases.audit import acting
from upheld.web.cases.feed import digest_of
from upheld.web.cases.models import Feed
from upheld.web.cases.who import called
from upheld.web.keyring.sealing import seal, unseal

MOST = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """An address as a list shows it; `secret` is empty for all but its maker. `fetched_at` is the hour."""

    id: int
    by: str
    made_on: date
    fetched_at: datetime | None
    secret: str


class TooMany(UpheldError):
    """Somebody has as many addresses of one calendar as anybody needs."""


def make_feed(access: Access, *, by: Person) -> str:
    """A secret address for one person: 43 letters and signs that nobody can guess.

    Raises:
        TooMany: they have enough.
        MayNot: the case waits to be deleted.
    """
    if access.case.delete_after is not None:
        raise MayNot(_("This case is waiting to be deleted: stop that first."))
    secret = secrets.token_urlsafe(32)
    digest = digest_of(secret)
    case = access.case.pk
    with acting(case, by, needs="see") as act:
        if Feed.objects.filter(case=case, person=by, ended_at=None).count() >= MOST:
            raise TooMany(_("You have five addresses already: take one back first."))
        feed = Feed.objects.create(
            case=act.case, person=by, digest=digest, secret=seal(act.key, secret, case=case, place=f"feed:{digest}")
        )
        act.write("feed_made", about=feed.pk)
    return secret


def end_feed(access: Access, feed: Feed, *, by: Person) -> None:
    """Take an address back, for good: its maker may, and the holder.

    Raises:
        MayNot: it is not theirs.
    """
    if feed.person_id != by.pk:
        access.must_hold()
    with acting(access.case.pk, by, needs="see") as act:
        if Feed.objects.filter(pk=feed.pk, case=act.case, ended_at=None).update(ended_at=clock.real(), secret=b""):
            act.write("feed_ended", about=feed.pk)


def feeds_of(access: Access) -> QuerySet[Feed]:
    """The addresses that hold now: one's own, and for the holder everybody's."""
    found = Feed.objects.filter(case=access.case, ended_at=None).select_related("person").order_by("made_at", "pk")
    return found if access.is_holder else found.filter(person=access.person)


def shown(access: Access, feed: Feed, key: bytes) -> Shown:
    """An address for a list, with its secret for its maker's eyes."""
    secret = ""
    if feed.person_id == access.person.pk:
        secret = str(unseal(key, bytes(feed.secret), case=access.case.pk, place=f"feed:{feed.digest}"))
    fetched = feed.fetched_at.astimezone(clock.ENGLAND) if feed.fetched_at is not None else None
    return Shown(feed.pk, called(feed.person, access), feed.made_at.astimezone(clock.ENGLAND).date(), fetched, secret)
