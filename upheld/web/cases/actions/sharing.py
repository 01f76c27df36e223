"""To share a case: to invite, accept and refuse; to change and end what somebody may see or do."""

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
from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.access import MayNot, access_to
from upheld.web.cases.audit import Acting, acting
from upheld.web.cases.invited import KIND, invitation_for, may_accept_for, still_open
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


def accept(key: UUID, *, by: Person, organisation: Organisation | None = None) -> Grant:
    """Access for whoever was invited, or for an organisation they work in.

    Raises:
        Refused: it was used or ended, or is to take the case over; the case is theirs; they may not accept for others.
    """
    with accepting(key, by) as (act, invitation):
        if invitation.takes_over:
            raise Refused(_("With this invitation you take the case over. Open it again, and go on there."))
        if organisation is not None and organisation not in may_accept_for(by):
            raise Refused(_("Only a manager or an adviser of an organisation can accept for it."))
        moment = clock.real()
        person = by if organisation is None else None
        for old in ahead(moment).filter(case=act.case, person=person, organisation=organisation):
            end_grant(act, old, "access_ended", moment)
        made: Grant = Grant.objects.create(
            case=act.case, holder=act.case.holder, person=person, organisation=organisation,
            role=invitation.role, right=invitation.right, hides_addresses=invitation.hides_addresses,
            hides_schools=invitation.hides_schools, from_at=max(moment, invitation.access_from or moment),
            to_at=invitation.access_to, given_by=invitation.invited_by,
        )  # fmt: skip
        used(act, invitation)
        end_feeds(act)
        return made


def refuse(key: UUID, *, by: Person) -> None:
    """Say no to an invitation.

    Raises:
        Refused: it was used or ended.
    """
    with accepting(key, by, even_own=True) as (act, invitation):
        invitation.ended_at = clock.real()
        invitation.save(update_fields=["ended_at"])
        act.write("invitation_refused", about=f"invitation:{invitation.key}")


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


def end(case: UUID, grant: int, *, by: Person) -> None:
    """End an access at once, by the holder; or give it up, by whose it is. What they wrote stays.

    Raises:
        MayNot: it is neither theirs nor their case's.
    """
    # Whoever gives up their own no longer sees the case when the rest of it is written.
    with as_service(), acting(case, by) as act:
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
        if access_to(feed.person, act.case.pk, moment) is None:
            feed.ended_at = moment
            feed.save(update_fields=["ended_at"])
            act.write("feed_ended", about=feed.pk)


def used(act: Acting, invitation: Invitation) -> None:
    """Note that an invitation was accepted, by whom and when."""
    invitation.accepted_at, invitation.accepted_by = clock.real(), act.by
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    act.write("invitation_accepted", about=f"invitation:{invitation.key}")


@contextmanager
def holding(case: UUID, by: Person, *, even_leaving: bool = False) -> Iterator[Acting]:
    """A transaction on a case by its holder.

    Args:
        even_leaving: whether it may be done while the case waits to be deleted.

    Raises:
        MayNot: the case is somebody else's by now, or waits to be deleted.
    """
    with acting(case, by) as act:
        if act.case.holder_id != by.pk:
            raise MayNot(_("Only the person whose case this is can do that."))
        if act.case.delete_after is not None and not even_leaving:
            raise MayNot(_("This case waits to be deleted. Stop the deletion first."))
        yield act


@contextmanager
def accepting(key: UUID, by: Person, *, even_own: bool = False) -> Iterator[tuple[Acting, Invitation]]:
    """A transaction on the case of an invitation that is open to somebody.

    Raises:
        Refused: it is not open to them; or the case is theirs already, and `even_own` is not set.
    """
    with as_service():
        found = invitation_for(by, key)
        if found is None:
            raise Refused(_("This invitation can no longer be used."))
        with acting(found.case_id, by) as act:
            # It may have been used or taken back before the case was ours alone.
            invitation = invitation_for(by, key)
            if invitation is None:
                raise Refused(_("This invitation can no longer be used."))
            if act.case.holder_id == by.pk and not even_own:
                raise Refused(_("This case is yours already."))
            yield act, invitation


def _begins(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), clock.ENGLAND)


def _ends(day: date | None) -> datetime | None:
    """The end of a day: the last one counts."""
    return None if day is None else datetime.combine(day + timedelta(days=1), time(), clock.ENGLAND)
