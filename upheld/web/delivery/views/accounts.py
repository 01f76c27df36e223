"""Two accounts: every session where they differ, and all that was ever said of one session."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from upheld.delivery.account import Session
from upheld.delivery.account import session as session_of
from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.entry import Entry, Side, said_of, standing
from upheld.delivery.slots import Slot, slots
from upheld.delivery.tally import total
from upheld.delivery.terms import monday_of
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.actions.papers import papers_of, shown
from upheld.web.cases.door import of_ledger
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.bars import parts
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.sides import may_take_back, sides_of
from upheld.web.delivery.told import Telling, history
from upheld.web.delivery.views.page import render_ledger
from upheld.web.delivery.week_rows import OF_THE_TIME
from upheld.web.delivery.words import spoken
from upheld.web.ui.addresses import go

_AT_ONCE = 25
_LONGEST_WINDOW = timedelta(days=370)


@require_safe
@of_ledger
def accounts(request: HttpRequest, access: Access) -> HttpResponse:
    """Every session where the two accounts differ, the newest first."""
    ledger = Ledger(access)
    names = {one.id: one.what for one in ledger.entitlements}
    entries = ledger.entries
    # What differs in this week is seen at once, though the week is counted only when it is over.
    found = ledger.reckoned(monday_of(clock.today()) + timedelta(days=6))
    differ = sorted(
        (one for one in found.sessions if one.tally.disputed), key=lambda one: one.slot.due_on, reverse=True
    )
    page = Paginator(differ, _AT_ONCE).get_page(request.GET.get("page"))
    about = [each for one in page for view in (one.setting, one.family) for each in view.entries]
    telling = Telling(access, ledger.key, about, {one.id for one in about})
    return render_ledger(
        request, access, "delivery/accounts.html", here="accounts", page=page, tally=total(one.tally for one in differ),
        differ=len(differ), shown=[(one, names[one.slot.entitlement], telling.sides(one)) for one in page],
        has_said={one.side for one in entries}, arrived=ledger.arrived, **spoken(),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def session(request: HttpRequest, access: Access, slot: str) -> HttpResponse:
    """One session: both accounts, all that was ever said of it, and what somebody may add."""
    if request.method == "POST":
        access.must_write_ledger()
    ledger = Ledger(access)
    entries = ledger.entries
    one, title = _found(ledger, entries, slot)
    told = ""
    if request.method == "POST":
        try:
            entry = _sent(request, access, one, entries)
            say(access, [entry], by=access.person)
            return go("delivery:session", access.case.pk, slot)
        except (DeliveryError, ValueError) as error:
            told = str(error) if isinstance(error, DeliveryError) else _not_read()
    stand = {each.id for each in standing(entries)}
    every = history(entries, slot)
    telling = Telling(access, ledger.key, every, stand)
    mine = sides_of(access) if access.may_write_ledger else ()
    shown_to: dict[str, Any] = {
        "session": one,
        "title": title,
        "monday": monday_of(one.slot.day_on or min(max(one.slot.first_on, clock.today()), one.slot.due_on)),
        "parts": parts(one.tally),
        "sides": telling.sides(one),
        "history": [telling.told(each, one.slot) for each in every],
        "mine": mine,
        "arrived": ledger.arrived,
        "may_take_back": {each.id for each in every if may_take_back(access, each.side, each.by)},
        "may_deny": [side for side in mine if _later_of(one, side)],
        "may_evidence": [side for side in mine if access.sees_case and _newest(one, side) is not None],
        "papers": _papers(access, ledger) if access.sees_case and mine else [],
        "form_id": str(uuid4()),
        "told": told,
    }
    return render_ledger(
        request, access, "delivery/session.html", status=422 if told else 200, **shown_to, **spoken()
    )  # fmt: skip


def _not_read() -> str:
    return _("This could not be read: open the page again, and choose once more.")


def _found(ledger: Ledger, entries: tuple[Entry, ...], name: str) -> tuple[Session, str]:
    """The session of that name, and what its line is called."""
    line = name.rsplit(":", 3)[0]
    versions = [one for one in ledger.entitlements if one.line == line]
    until = clock.today() + _LONGEST_WINDOW
    slot: Slot | None = next((one for one in slots(versions, ledger.calendar, until) if one.id == name), None)
    if slot is None:
        raise Http404
    about = said_of(standing(entries)).get(name, ())
    title = next(one.what for one in versions if one.id == slot.entitlement)
    return session_of(slot, about, clock.today()), title


def _sent(request: HttpRequest, access: Access, one: Session, entries: tuple[Entry, ...]) -> Entry:
    """What somebody adds to a session.

    Raises:
        DeliveryError: it cannot be said; one sentence.
        ValueError: the form cannot be read.
    """
    sent, sides = request.POST, sides_of(access)
    side: Side = next((each for each in sides if each == sent.get("side")), sides[0])
    form, do = UUID(sent.get("form_id", "")), sent.get("do", "")
    said: dict[str, Any] = {"side": side, "said_at": clock.real(), "who": access.ledger_role or access.role}
    if do == "deny":
        if not _later_of(one, side):
            raise DeliveryError(_("Nobody has said that this session was made up: there is nothing to deny."))
        return Entry(id=str(uuid5(form, "deny")), outcome="not_made_up", slots=(one.slot.id,), **said)
    if do == "back":
        about = next((each for each in history(entries, one.slot.id) if each.id == sent.get("entry")), None)
        if about is None or about.outcome == "withdrawn" or not may_take_back(access, about.side, about.by):
            raise DeliveryError(_("Only what your own side said can be taken back: choose one of your own."))
        said["side"] = about.side
        return Entry(id=str(uuid5(form, about.id)), outcome="withdrawn", replaces=about.id, **said)
    if do == "evidence":
        newest = _newest(one, side)
        paper = papers_of(access).filter(pk=UUID(sent.get("paper", ""))).first() if access.sees_case else None
        if newest is None or paper is None:
            raise DeliveryError(_("Choose a document of this case, for a session of which your side has spoken."))
        papers = tuple(dict.fromkeys((*newest.evidence, str(paper.pk))))
        return Entry(
            id=str(uuid5(form, str(paper.pk))), outcome=newest.outcome, slots=(one.slot.id,), minutes=newest.minutes,
            given_on=newest.given_on, reason=newest.reason, evidence=papers, **said,
        )  # fmt: skip
    raise ValueError(do)


def _newest(one: Session, side: Side) -> Entry | None:
    """The newest thing a side says of the time of a session."""
    view = one.setting if side == "setting" else one.family
    return next((each for each in reversed(view.entries) if each.outcome in OF_THE_TIME), None)


def _later_of(one: Session, side: Side) -> bool:
    """Whether the other side says that some of a session was made up or came late."""
    other = one.family if side == "setting" else one.setting
    mine = one.setting if side == "setting" else one.family
    return bool(other.later) and mine.later != 0


def _papers(access: Access, ledger: Ledger) -> list[tuple[UUID, str]]:
    """The documents of the case that somebody can choose as evidence."""
    found = [shown(access, one, ledger.key) for one in papers_of(access).defer("body")[:200]]
    return [(one.id, one.name) for one in found]
