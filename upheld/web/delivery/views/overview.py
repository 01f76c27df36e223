"""What was owed and what came: in a sentence, line by line, over time, by term and by year of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markupsafe import Markup

from upheld.delivery.account import Session
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.files.file import Ledger as Whole
from upheld.delivery.files.report import plan_year_of
from upheld.delivery.papers.bands import BANDS
from upheld.delivery.papers.chart import svg
from upheld.delivery.papers.counting import DUTIES
from upheld.delivery.shortfall import gap_opened_on, running, week_of
from upheld.delivery.tally import total
from upheld.delivery.terms import Calendar
from upheld.law import law_named
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_ledger
from upheld.web.delivery.bars import Slice, headline, sliced
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.views.page import render_ledger
from upheld.web.delivery.words import chart_words, spoken
from upheld.web.ui import format

_MOST_WEEKS = 6
_Key = TypeVar("_Key", str, date)


@require_safe
@of_ledger
def overview(request: HttpRequest, access: Access) -> HttpResponse:
    """The whole of a ledger as it stands today."""
    ledger = Ledger(access)
    entitlements, calendar, today = ledger.entitlements, ledger.calendar, clock.today()
    found = ledger.reckoned(today)
    of = {one.id: one for one in entitlements}
    ours = [one for one in found.sessions if of[one.slot.entitlement].section != "SEN"]
    support = [one for one in found.sessions if of[one.slot.entitlement].section == "SEN"]
    steps = running(ours or support)
    shown: dict[str, Any] = {
        "delivery": found,
        "has_lines": bool(entitlements),
        "has_terms": bool(calendar.weeks),
        "headline": headline(ours, _since(ours, of)) if ours else [],
        "support": headline(support, _since(support, of)) if support else [],
        "tally": total(one.tally for one in ours),
        "gap_on": gap_opened_on(ours),
        "explained": _explained(ours, of),
        "laws": _laws(entitlements),
        "lines": [*_lines(found.sessions, of)],
        "terms": _terms(found.sessions, calendar),
        "years": _years(found.sessions, entitlements),
        "chart": Markup(svg(steps, words=chart_words(), prefix="all")),
        "steps": steps,
        "bands": [one for one in BANDS if any(one.minutes(step.tally) for step in steps)],
        "silent": _silent(found.sessions),
    }
    return render_ledger(request, access, "delivery/overview.html", here="overview", **shown, **spoken())


def _since(sessions: Sequence[Session], of: dict[str, Entitlement]) -> date:
    """The first day on which any of it was owed."""
    return min(max(one.slot.first_on, of[one.slot.entitlement].from_on) for one in sessions)


def _explained(sessions: Sequence[Session], of: dict[str, Entitlement]) -> tuple[int, int]:
    """The minutes that did not come and have a reason: those the Act's s.42 secures, and all others."""
    act = total(one.tally for one in sessions if of[one.slot.entitlement].section in ("F", "G")).explained
    return act, total(one.tally for one in sessions).explained - act


def _laws(entitlements: Sequence[Entitlement]) -> list[Any]:
    """The duties that the lines rest on, each with its citations and how sure we are."""
    sections = {one.section for one in entitlements}
    ids = dict.fromkeys(duty for section, duty in DUTIES.items() if section in sections)
    return [law_named("england").of(id)[-1] for id in ids]


def _lines(sessions: Sequence[Session], of: dict[str, Entitlement]) -> Iterator[Slice]:
    """Each line over all versions of the plan, by the name it has now."""
    each = _grouped(sessions, lambda one: one.slot.line)
    for at, (line, inside) in enumerate(each.items()):
        now = of[inside[-1].slot.entitlement]
        about = _("SEN support: no plan secures it") if now.section == "SEN" else _("Section %(letter)s") % {
            "letter": now.section}  # fmt: skip
        yield sliced(line, now.what, inside, f"line{at}", about)


def _terms(sessions: Sequence[Session], calendar: Calendar) -> list[Slice]:
    """Each term, and what was owed outside of them; the newest first. The key is the first day of the term."""

    def first_day(one: Session) -> str:
        found = calendar.term_of(one.slot.due_on)
        return found.first_on.isoformat() if found else ""

    each = _grouped(sorted(sessions, key=lambda one: one.slot.due_on), first_day)
    names = {one.first_on.isoformat(): one.name for one in calendar.terms}
    found = [sliced(day, names.get(day) or _("Outside term time"), inside, f"term{at}")
             for at, (day, inside) in enumerate(each.items())]  # fmt: skip
    return found[::-1]


def _years(sessions: Sequence[Session], entitlements: tuple[Entitlement, ...]) -> list[Slice]:
    """Each year of the plan, counted from the day its first line began; the newest first."""
    each = _grouped(sorted(sessions, key=lambda one: one.slot.due_on), plan_year_of(Whole(entitlements=entitlements)))
    found = [
        sliced(str(at), _("The year from %(day)s") % {"day": format.short_day(first)}, inside, f"year{at}")
        for at, (first, inside) in enumerate(each.items())
    ]
    return found[::-1]


def _silent(sessions: Sequence[Session]) -> list[date]:
    """The Mondays of the weeks of which nobody has said everything, the oldest first; a few of them."""
    weeks = sorted({week_of(one) for one in sessions if one.tally.unconfirmed})
    return [one for one in weeks if one <= clock.today() - timedelta(days=5)][:_MOST_WEEKS]


def _grouped(sessions: Sequence[Session], what: Callable[[Session], _Key]) -> dict[_Key, list[Session]]:
    found: dict[_Key, list[Session]] = {}
    for one in sessions:
        found.setdefault(what(one), []).append(one)
    return found
