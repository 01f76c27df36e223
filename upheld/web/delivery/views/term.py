"""A term: each line and each week of it, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from upheld.delivery.account import Session
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.shortfall import week_of
from upheld.delivery.tally import Tally, total
from upheld.delivery.terms import Window
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_ledger
from upheld.web.delivery.bars import MARKS, parts
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.views.page import render_ledger
from upheld.web.delivery.words import PLACE_WORDS, spoken


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plan in a term: what became of it in each week, None where nothing was due; and all together."""

    title: str
    cells: tuple[list[tuple[str, str, str]] | None, ...]
    all: Tally


@require_safe
@of_ledger
def term(request: HttpRequest, access: Access, first: str) -> HttpResponse:
    """The term that begins in the week of a Monday."""
    ledger = Ledger(access)
    calendar, today = ledger.calendar, clock.today()
    window = next((one for one in calendar.terms if one.first_on.isoformat() == first), None)
    if window is None:
        raise Http404
    found = ledger.reckoned(today)
    names = {one.id: one.what for one in ledger.entitlements}
    inside = [one for one in found.sessions if window.first_on <= one.slot.due_on <= window.last_on]
    weeks = [one.first_on for one in calendar.weeks if window.first_on <= one.first_on <= window.last_on]
    each: dict[str, list[Session]] = {}
    for one in inside:
        each.setdefault(one.slot.line, []).append(one)
    return render_ledger(
        request, access, "delivery/term.html", term=window, weeks=weeks, wide=True,
        lines=[_line(names[several[-1].slot.entitlement], several, weeks) for several in each.values()],
        unmeasured=[one.entitlement.what for one in found.unmeasured if _overlaps(one.entitlement, window)],
        tally=total(one.tally for one in inside), legend=[(MARKS[name], words) for name, words in PLACE_WORDS.items()],
        is_running=window.first_on <= today <= window.last_on, **spoken(),
    )  # fmt: skip


def _line(title: str, sessions: list[Session], weeks: list[date]) -> Line:
    by_week: dict[date, list[Tally]] = {}
    for one in sessions:
        by_week.setdefault(week_of(one), []).append(one.tally)
    cells = tuple(parts(total(by_week[one])) if one in by_week else None for one in weeks)
    return Line(title, cells, total(one.tally for one in sessions))


def _overlaps(one: Entitlement, window: Window) -> bool:
    return one.from_on <= window.last_on and (one.to_on is None or one.to_on >= window.first_on)
