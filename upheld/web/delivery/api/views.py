"""What a system may ask: its pupils, their lines, the sessions of a week; and what it may say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from upheld.delivery.account import Session, View
from upheld.delivery.files.report import FIVE
from upheld.delivery.shortfall import deliveries
from upheld.delivery.slots import slots
from upheld.plan.shape import plain
from upheld.web import clock
from upheld.web.api.operation import Refused
from upheld.web.cases.access import Access
from upheld.web.cases.labels import labels_of
from upheld.web.cases.looks import look_after, looks_after
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.api.door import NOTHING, answer, view
from upheld.web.delivery.api.once import once
from upheld.web.delivery.api.sent import body_of, entries_of
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.line_words import shown_deliverer, shown_words
from upheld.web.delivery.models import Statement
from upheld.web.delivery.systems import System, accesses_of

_WEEK = timedelta(days=7)
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_AHEAD = timedelta(days=1100)
_EARLIEST = date(2014, 9, 1)
_LATEST = timedelta(days=370)
MOST_A_DAY = 2_000
"""How many entries a system may send of one pupil in a day: some years of weeks."""


def _pupils(request: HttpRequest, system: System) -> HttpResponse:
    found = accesses_of(system)
    labels = labels_of([one.case for one in found])
    data = {"pupils": [{"id": str(one.case.pk), "label": labels[one.case.pk]} for one in found]}
    return looks_after(answer(data), system.person, [one.case.pk for one in found])


def _lines(request: HttpRequest, system: System, pupil: UUID) -> HttpResponse:
    access = _access(system, pupil)
    shown = [replace(one, text=shown_words(one, access), deliverer=shown_deliverer(one, access))
             for one in Ledger(access).entitlements]  # fmt: skip
    return look_after(answer({"lines": [plain(one) for one in shown]}), access)


def _week(request: HttpRequest, system: System, pupil: UUID, monday: str) -> HttpResponse:
    access, first = _access(system, pupil), _monday(monday)
    ledger, last = Ledger(access), first + _WEEK - timedelta(days=1)
    # What is owed over more than this week falls due later, and may be given in it.
    found = deliveries(ledger.entitlements, ledger.calendar, ledger.entries, last + _AHEAD)
    names = {one.id: one.what for one in ledger.entitlements}
    sessions = [_session(one, names) for one in found.sessions
                if one.slot.first_on <= last and one.slot.due_on >= first]  # fmt: skip
    return look_after(answer({"week": first.isoformat(), "sessions": sessions}), access)


def _entries(request: HttpRequest, system: System, pupil: UUID) -> HttpResponse:
    access = _access(system, pupil)
    body = body_of(request)

    def said() -> dict[str, int]:
        ledger = Ledger(access)
        owed = {one.id for one in slots(ledger.entitlements, ledger.calendar, clock.today() + _AHEAD)}
        lines = {one.line for one in ledger.entitlements if one.amount is None}
        entries = entries_of(body, slots=owed, lines=lines)
        _refuse_too_many(access, len(entries))
        new = say(access, entries, by=system.person)
        return {"new": new, "there_already": len(entries) - new}

    return once(request, system, body, said)


def _refuse_too_many(access: Access, more: int) -> None:
    since = clock.real() - timedelta(days=1)
    sent = Statement.objects.filter(case=access.case, by=access.person, side="setting", received_at__gte=since)
    if sent.count() + more > MOST_A_DAY:
        told = f"More than {MOST_A_DAY} entries of this pupil were sent in one day: send the rest tomorrow."
        raise Refused(429, told, Retry_After="86400")


def _access(system: System, pupil: UUID) -> Access:
    found = accesses_of(system, pupil)
    if not found:
        raise Refused(404, NOTHING)
    return found[0]


def _monday(text: str) -> date:
    try:
        day = date.fromisoformat(text if _DAY.match(text) else "")
    except ValueError:
        raise Refused(400, f"The week {text[:20]!r} is not a day: write its Monday, as 2026-09-07.") from None
    last = clock.today() + _LATEST
    if day.weekday() or not _EARLIEST <= day <= last:
        raise Refused(400, f"{day} is no Monday from {_EARLIEST} to {last}: write the Monday of the week.")
    return day


def _session(one: Session, names: dict[str, str]) -> dict[str, Any]:
    slot = one.slot
    return {
        "slot": slot.id,
        "line": slot.line,
        "what": names[slot.entitlement],
        "first_on": slot.first_on.isoformat(),
        "due_on": slot.due_on.isoformat(),
        "day_on": slot.day_on.isoformat() if slot.day_on is not None else None,
        "minutes": slot.minutes,
        "setting": _account(one.setting),
        "family": _account(one.family),
        "tally": {name: getattr(one.tally, name) for name in FIVE},
    }


def _account(account: View) -> dict[str, Any] | None:
    """What one side says; None where it has said nothing."""
    if account.is_silent:
        return None
    return {"in_time": account.in_time, "later": account.later, "reason": account.reason}


pupils, lines, week, entries = view(GET=_pupils), view(GET=_lines), view(GET=_week), view(POST=_entries)
