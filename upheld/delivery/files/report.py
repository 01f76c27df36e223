"""A ledger reckoned for a day, slice by slice: by line, week, term and plan year; as plain values and as a paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from upheld.dates import add_months
from upheld.delivery.account import Session
from upheld.delivery.files.file import Ledger
from upheld.delivery.papers.counting import law_of
from upheld.delivery.papers.schedule import headline
from upheld.delivery.shortfall import Delivery, by, gap_opened_on, line_of, week_of
from upheld.delivery.tally import Tally
from upheld.delivery.words import between, day, how_long, short_day
from upheld.documents.blocks import Block, Document, Heading, Items, Paragraph, Table, Text

FIVE = ("delivered", "not_delivered", "explained", "disputed", "unconfirmed")
"""The places of a minute: each minute that was owed is in one of them."""
OUTSIDE = "Outside term time"
_WIDTHS = (28, 13, 13, 13, 13, 13, 13)
_HEADER = ("Owed", "Came", "Did not come", "Child away or closed", "Accounts differ", "Nobody has said")


def report_data(ledger: Ledger, as_at: date) -> dict[str, Any]:
    """The ledger as it stood on a day, as plain values; minutes throughout, days as ISO text."""
    found = ledger.reckoned(as_at)
    names = _names(ledger)
    return {
        "as_at": as_at.isoformat(),
        "total": minutes(found.tally),
        "gap_opened_on": _iso(gap_opened_on(found.sessions)),
        "lines": [
            {"line": str(line), "what": names[str(line)], **minutes(tally), "gap_opened_on": _iso(_gap(found, line))}
            for line, tally in by(found.sessions, line_of).items()
        ],
        "plan_years": _slices(found.sessions, plan_year_of(ledger), "first_on"),
        "terms": _slices(found.sessions, term_of(ledger), "term"),
        "weeks": _slices(sorted(found.sessions, key=lambda one: one.slot.due_on), week_of, "week"),
        "by_line_and_week": [
            {"line": line, "week": week.isoformat(), **minutes(tally)}
            for (line, week), tally in sorted(_by_both(found.sessions).items())
        ],
        "unknown": [
            {
                "line": one.entitlement.line,
                "what": one.entitlement.what,
                "why": one.entitlement.why_unknown,
                "times_given": len(one.given),
            }
            for one in found.unmeasured
        ],
        "not_counted": [one.id for one in found.strays],
        "warnings": [*found.warnings],
    }


def minutes(tally: Tally) -> dict[str, Any]:
    """Where the minutes are, and the range of what was missing whatever the reason."""
    return {
        "owed": tally.owed,
        **{name: getattr(tally, name) for name in FIVE},
        "late_or_made_up": tally.later,
        "came_least": tally.delivered,
        "came_most": tally.delivered_most,
        "missing_least": tally.missing,
        "missing_most": tally.missing_most,
        "missing_by_both": tally.missing_both,
        "missing_by_setting_alone": tally.missing_setting,
        "missing_by_family_alone": tally.missing_family,
    }


def report_document(ledger: Ledger, as_at: date) -> Document:
    """The same for people: where things stand, then a table for each way to cut it."""
    found = ledger.reckoned(as_at)
    names = _names(ledger)
    title = f"What was owed and what came, up to {day(as_at)}"
    said = headline(found.sessions, {one.id: one for one in ledger.entitlements}, as_at)
    blocks: list[Block] = [Heading(1, (Text(title),)), Paragraph((Text(said[0], strong=True),))]
    blocks += [Items(tuple((Text(one),) for one in said[1:]))] if said[1:] else []
    blocks += _table("By line", "Line", by(found.sessions, lambda one: names[one.slot.line]))
    blocks += _gaps(found, names)
    blocks += _table("By plan year", "Year from", by(found.sessions, plan_year_of(ledger)))
    blocks += _table("By term", "Term", by(found.sessions, term_of(ledger)))
    blocks += _weeks(found)
    blocks += _others(found)
    sections = {one.section for one in ledger.entitlements}
    law = [*law_of(sections, as_at)]
    if law:
        blocks += [Heading(2, (Text("The law"),)), Items(tuple(law))]
    return Document(title, tuple(blocks), style="report")


def plan_year_of(ledger: Ledger) -> Callable[[Session], date]:
    """To which plan year a session belongs, by the day it fell due: the years run from the day the first line began."""
    began = min((one.from_on for one in ledger.entitlements), default=date.min)
    years: dict[int, date] = {}

    def year(one: Session) -> date:
        due = one.slot.due_on
        number = due.year - began.year
        while True:
            first = years.setdefault(number, add_months(began, 12 * number))
            if first <= due:
                return first
            number -= 1

    return year


def term_of(ledger: Ledger) -> Callable[[Session], str]:
    """To which term a session belongs, by the day it fell due; what is owed in the holidays too has its own name."""
    calendar = ledger.calendar

    def term(one: Session) -> str:
        found = calendar.term_of(one.slot.due_on)
        return found.name if found is not None else OUTSIDE

    return term


def _by_both(sessions: Iterable[Session]) -> dict[tuple[str, date], Tally]:
    found: dict[Any, Tally] = by(sessions, lambda one: (one.slot.line, week_of(one)))
    return found


def _slices(sessions: Iterable[Session], what: Callable[[Session], object], name: str) -> list[dict[str, Any]]:
    return [{name: str(each), **minutes(tally)} for each, tally in by(sessions, what).items()]


def _names(ledger: Ledger) -> dict[str, str]:
    """The newest name of each line; its id where two lines have one name."""
    names = {one.line: one.what for one in sorted(ledger.entitlements, key=lambda one: one.from_on)}
    several = [*names.values()]
    return {line: f"{name} ({line})" if several.count(name) > 1 else name for line, name in names.items()}


def _gap(found: Delivery, line: object) -> date | None:
    return gap_opened_on(one for one in found.sessions if one.slot.line == line)


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on is not None else None


def _table(caption: str, first: str, tallies: dict[object, Tally]) -> Iterator[Block]:
    rows = [
        (day(name) if isinstance(name, date) else str(name), *_cells(tally))
        for name, tally in tallies.items()
    ]  # fmt: skip
    if rows:
        header = tuple((Text(one),) for one in (first, *_HEADER))
        yield Table(caption, header, tuple(tuple((Text(one),) for one in row) for row in rows), _WIDTHS)


def _weeks(found: Delivery) -> Iterator[Block]:
    """A line for each week: there are many, and most of them are alike."""
    weeks = by(sorted(found.sessions, key=lambda one: one.slot.due_on), week_of)
    said = []
    for week, tally in weeks.items():
        parts = zip(_HEADER, (tally.owed, *(getattr(tally, name) for name in FIVE)), strict=True)
        words = "; ".join(f"{name.lower()} {how_long(each)}" for name, each in parts if each)
        said.append(f"{day(week) if isinstance(week, date) else week}: {words}.")
    if said:
        yield Heading(2, (Text("By week, from its Monday"),))
        yield Items(tuple((Text(one),) for one in said))


def _cells(tally: Tally) -> tuple[str, ...]:
    return tuple(how_long(each) for each in (tally.owed, *(getattr(tally, name) for name in FIVE)))


def _gaps(found: Delivery, names: dict[str, str]) -> Iterator[Block]:
    said = []
    for line, tally in by(found.sessions, line_of).items():
        opened = _gap(found, line)
        if tally.missing_most:
            since = f" Something has been missing since {short_day(opened)}." if opened else ""
            missing = between(tally.missing, tally.missing_most)
            said.append(f"{names[str(line)]}: {missing} did not come, whatever the reason.{since}")
    if said:
        yield Heading(2, (Text("What did not come, whatever the reason"),))
        yield Items(tuple((Text(one),) for one in said))


def _others(found: Delivery) -> Iterator[Block]:
    unknown = [
        f"{one.entitlement.what}: {one.entitlement.why_unknown or 'The plan does not say how much.'} "
        f"How often somebody says it was given: {len(one.given)}."
        for one in found.unmeasured
    ]
    if unknown:
        yield Heading(2, (Text("Lines of which nobody knows how much is owed"),))
        yield Items(tuple((Text(one),) for one in unknown))
    told = [*found.warnings]
    if found.strays:
        number = len(found.strays)
        what = "1 entry names" if number == 1 else f"{number:,} entries name"
        told.append(f"{what} an occasion that is not owed any more, and nothing of it is counted.")
    if told:
        yield Heading(2, (Text("What is not in these numbers"),))
        yield Items(tuple((Text(one),) for one in told))
