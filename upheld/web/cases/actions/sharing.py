"""To share a case: to invite, and to change and end what somebody may see or do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import MayNot, access_to
from upheld.web.cases.audit import Acting, acting
from upheld.web.cases.invited import KIND, may_accept_for, still_open
from upheld.web.cases.models import Feed, Grant, Invitation
from upheld.web.cases.walls import as_service
from upheld.web.post import outbox

EXPIRES = timedelta(days=14)
MOST_IN_A_DAY = 30
"""So that nobody sends a flood of mail through this service."""


class Refused(UpheldError):
    """It cannot be done, and the sentence says why."""


@dataclass(frozen=True, slots=True)
class Terms:
    """As what somebody is let in, what they may do, what is kept from them, and from and to which day."""

    role: str
    right: str
    hides_addresses: bool = False
    hides_schools: bool = False
    from_on: date | None = None
    until: date | None = None


def invite(case: UUID, email: str, terms: Terms, *, by: Person) -> Invitation:
    """Ask in whoever has that e-mail address; whether anybody has an account with it is not told.

    Raises:
        MayNot: the case is somebody else's, or waits to be deleted.
        Refused: too many were asked in since yesterday.
    """
    with holding(case, by) as act:
        return asked_in(act, email, terms)


def asked_in(act: Acting, email: str, terms: Terms, *, takes_over: bool = False) -> Invitation:
    """An invitation, in the place of an open one to the same address, and the mail that tells of it.

    Raises:
        Refused: too many were asked in since yesterday.
    """
    assert act.by is not None
    moment, address = clock.real(), email.strip().lower()
    since = moment - timedelta(days=1)
    if Invitation.objects.filter(invited_by=act.by, invited_at__gt=since).count() >= MOST_IN_A_DAY:
        raise Refused(_("You have invited 30 people since yesterday. Invite the others tomorrow."))
    for one in still_open().filter(case=act.case, email=address):
        take_back(act, one)
    made: Invitation = Invitation.objects.create(
        case=act.case, holder=act.case.holder, invited_by=act.by, email=address, takes_over=takes_over,
        role=terms.role, right=terms.right, hides_addresses=terms.hides_addresses, hides_schools=terms.hides_schools,
        access_from=_begins(terms.from_on), access_to=_ends(terms.until),
        invited_at=moment, expires_at=moment + EXPIRES,
    )  # fmt: skip
    act.write("person_invited", about=f"invitation:{made.key}")
    outbox.put(KIND, f"{KIND}:{made.key}", to=None, address=address, about={}, not_after=made.expires_at)
    return made


def end_invitation(case: UUID, key: UUID, *, by: Person) -> None:
    """Take an invitation back; nothing where it was used or ended already.

    Raises:
        MayNot: the case is somebody else's.
    """
    with holding(case, by, even_leaving=True) as act:
        found = Invitation.objects.filter(case=act.case, key=key, accepted_at=None, ended_at=None).first()
        if found is not None:
            take_back(act, found)


def take_back(act: Acting, invitation: Invitation) -> None:
    """End an invitation, and do not send what was not sent of it."""
    invitation.ended_at = clock.real()
    invitation.save(update_fields=["ended_at"])
    act.write("invitation_ended", about=f"invitation:{invitation.key}")
    outbox.drop(f"{KIND}:{invitation.key}")


def change(case: UUID, grant: int, terms: Terms, *, by: Person) -> None:
    """Change what somebody may see or do, and until when; their role and first day stay.

    Raises:
        MayNot: the case is somebody else's.
        Refused: the access has ended.
    """
    with holding(case, by) as act:
        found = ahead(clock.real()).filter(case=act.case, pk=grant).first()
        if found is None:
            raise Refused(_("This access has ended already."))
        found.right, found.to_at = terms.right, _ends(terms.until)
        found.hides_addresses, found.hides_schools = terms.hides_addresses, terms.hides_schools
        found.save(update_fields=["right", "to_at", "hides_addresses", "hides_schools"])
        act.write("access_changed", about=f"grant:{found.pk}")
        end_feeds(act)


def end(case: UUID, grant: int, *, by: Person) -> None:
    """End an access at once, by the holder; or give it up, by whose it is. What they wrote stays.

    Raises:
        MayNot: it is neither theirs nor their case's.
    """
    # Whoever gives up their own no longer sees the case when the rest of it is written.
    with as_service(), acting(case, by, needs="") as act:
        moment = clock.real()
        found = ahead(moment).filter(case=act.case, pk=grant).select_related("organisation").first()
        is_holder = act.case.holder_id == by.pk
        if not is_holder and not (found is not None and is_own(found, by)):
            raise MayNot(_("Only the person whose case this is can do that."))
        if found is not None:
            end_grant(act, found, "access_ended" if is_holder else "access_left", moment)
            end_feeds(act)


def is_own(grant: Grant, person: Person) -> bool:
    """Whether somebody may give an access up: their own, or one of an organisation for which they may accept."""
    if grant.person_id is not None:
        return bool(grant.person_id == person.pk)
    return grant.organisation in may_accept_for(person)


def ahead(moment: datetime) -> QuerySet[Grant]:
    """Grants that hold or are still to begin."""
    found: QuerySet[Grant] = Grant.objects.filter(Q(to_at=None) | Q(to_at__gt=moment))
    return found


def end_grant(act: Acting, grant: Grant, name: str, moment: datetime) -> None:
    """End one grant and write it down under the name of the act."""
    grant.to_at = moment
    grant.save(update_fields=["to_at"])
    act.write(name, about=f"grant:{grant.pk}")


def end_feeds(act: Acting) -> None:
    """End the calendars of all who no longer see the case."""
    moment = clock.real()
    for feed in Feed.objects.filter(case=act.case, ended_at=None).select_related("person"):
        access = access_to(feed.person, act.case.pk, moment)
        if access is None or not access.sees_case:
            feed.ended_at = moment
            feed.save(update_fields=["ended_at"])
            act.write("feed_ended", about=feed.pk)


@contextmanager
def holding(case: UUID, by: Person, *, even_leaving: bool = False) -> Iterator[Acting]:
    """A transaction on a case by its holder.

    Args:
        even_leaving: whether it may be done while the case waits to be deleted.

    Raises:
        MayNot: the case is somebody else's by now, or waits to be deleted.
    """
    with acting(case, by, needs="") as act:
        if act.case.holder_id != by.pk:
            raise MayNot(_("Only the person whose case this is can do that."))
        if act.case.delete_after is not None and not even_leaving:
            raise MayNot(_("This case waits to be deleted. Stop the deletion first."))
        yield act


def _begins(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), clock.ENGLAND)


def _ends(day: date | None) -> datetime | None:
    """The end of a day: the last one counts."""
    return None if day is None else datetime.combine(day + timedelta(days=1), time(), clock.ENGLAND)
