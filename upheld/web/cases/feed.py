"""The calendar that a program fetches by its secret address: what its maker may see, with nobody's name in it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from upheld.compliance import reckon
from upheld.law import law_named
from upheld.letters.calendar import to_calendar
from upheld.web import clock
from upheld.web.cases.access import access_to
from upheld.web.cases.audit import Gone
from upheld.web.cases.due_days import told_case
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Feed
from upheld.web.cases.walls import as_person, as_service
from upheld.web.check.nameless import without_bodies

_NOTHING = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//upheld//calendar//EN\r\nEND:VCALENDAR\r\n"


def digest_of(secret: str) -> str:
    """What is kept of a secret address."""
    return hashlib.sha256(secret.encode()).hexdigest()


def calendar_at(secret: str) -> bytes | None:
    """The calendar of a secret address as it is today.

    None where there is no such address, it was taken back, its maker may not see the case any more, or the case waits
    to be deleted.
    """
    with as_service():
        feed = Feed.objects.filter(digest=digest_of(secret), ended_at=None).select_related("person").first()
    if feed is None or not feed.person.is_active:
        return None
    with as_person(feed.person):
        access = access_to(feed.person, feed.case_id)
        if access is None or not access.sees_case or access.case.delete_after is not None:
            return None
        try:
            made = _calendar(KeptCase(access), str(feed.case_id))
        except Gone:
            return None
        _fetched(feed)
    return made


def _calendar(held: KeptCase, case_id: str) -> bytes:
    case = told_case(held.get("check") or {})
    if case is None:
        return _NOTHING
    return to_calendar(reckon(without_bodies(case), law_named("england"), clock.today()), case_id=case_id)


def _fetched(feed: Feed) -> None:
    """Write down the hour, once."""
    hour: datetime = clock.real().replace(minute=0, second=0, microsecond=0)
    if feed.fetched_at != hour:
        Feed.objects.filter(pk=feed.pk).update(fetched_at=hour)
