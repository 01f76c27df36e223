"""A ledger to try things with: one line, one term, and sessions to speak of."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry, Side
from upheld.delivery.terms import Setting
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access, must_see_ledger
from upheld.web.cases.models import Case
from upheld.web.delivery.actions.setting_up import set_entitlements, set_settings
from upheld.web.delivery.kept import Ledger

FIRST, LAST = date(2026, 9, 7), date(2026, 10, 23)


def line(name: str = "F.1", *, from_on: date = FIRST, minutes: int = 30, **rest: Any) -> Entitlement:
    """Half an hour in each week of term."""
    amount = Amount(minutes)
    return Entitlement(id=name, line=name, section="F", text="Half an hour each week", what="A weekly session",
                       amount=amount, from_on=from_on, **rest)  # fmt: skip


def setting(name: str = "School A", *, first: date = FIRST, last: date = LAST, **rest: Any) -> Setting:
    """A school with one half term."""
    return Setting(name=name, from_on=first, terms=((first, last),), **rest)


def set_up(case: Case, by: Person, *lines: Entitlement, settings: tuple[Setting, ...] = ()) -> Ledger:
    """The ledger with its lines and its terms."""
    ledger = Ledger(access_of(by, case))
    set_entitlements(ledger, lines or (line(),), by=by)
    set_settings(ledger, settings or (setting(),), by=by)
    return ledger


def access_of(who: Person, case: Case) -> Access:
    """What somebody may do in the ledger."""
    return must_see_ledger(who, case.pk)


def missed(week: int = 0, *, side: Side = "family", said_at: datetime | None = None, **rest: Any) -> Entry:
    """The session of a week was not given, as one side says."""
    monday = FIRST + timedelta(weeks=week)
    return Entry(**{"id": str(uuid4()), "slots": (f"F.1:w:{monday}:1",), "side": side, "outcome": "not_delivered",
                    "said_at": said_at or clock.real(), "reason": "vacancy"} | rest)  # fmt: skip
