"""What a CSV file says: sessions that were given or not, a timetable of lines, or the days of terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Literal, TypeVar, get_args

from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement, Period, Weeks
from upheld.delivery.entry import Side
from upheld.delivery.files.cells import REASON_WORDS, day_of, number_of, one_of, weekdays_of
from upheld.delivery.files.columns import OUTCOMES, PERIODS, SECTIONS, SESSIONS, SIDES, TERMS, TIMETABLE, WEEKS
from upheld.delivery.files.given import Given
from upheld.delivery.files.table import Row, Table, Wrong, read_table
from upheld.delivery.terms import Setting

Kind = Literal["sessions", "timetable", "terms"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Made = TypeVar("Made")


def kind_of(content: bytes, name: str) -> Kind:
    """What a file is about, by the names of its columns.

    Raises:
        DeliveryError: they do not say; the sentence says which columns would.
    """
    columns = read_table(content, name, {**SESSIONS, **TIMETABLE, **TERMS}).columns
    if {"first", "last"} <= columns:
        return "terms"
    if "date" in columns:
        return "sessions"
    if "from" in columns:
        return "timetable"
    raise DeliveryError(
        f"{name} does not say what it is: sessions have a column date, a timetable a column from, "
        "and term dates the columns first and last."
    )


def sessions(content: bytes, name: str, *, side: Side, today: date) -> tuple[list[Given], list[Wrong], Table]:
    """The sessions in a file, and the rows that cannot be used; each row is one or the other.

    Args:
        side: whose account it is where no column says so.
        today: what happened after it cannot have happened.

    Raises:
        DeliveryError: the file as a whole cannot be used.
    """
    table = read_table(content, name, SESSIONS)
    _must_have(table, name, ("line", "date"))
    return *_each(table, lambda row: _session(row, table, side, today)), table


def timetable(content: bytes, name: str) -> tuple[list[tuple[int, Entitlement]], list[Wrong], Table]:
    """The lines in a file, each with its row, and the rows that cannot be used.

    Raises:
        DeliveryError: the file as a whole cannot be used.
    """
    table = read_table(content, name, TIMETABLE)
    _must_have(table, name, ("line", "from"))
    return *_each(table, lambda row: (row.number, _entitlement(row.cells))), table


def terms(content: bytes, name: str) -> tuple[list[Setting], list[Wrong], Table]:
    """The settings whose terms and closed days a file has, in the order they are met.

    Raises:
        DeliveryError: the file as a whole cannot be used.
    """
    table = read_table(content, name, TERMS)
    _must_have(table, name, ("first", "last"))
    spans, wrong = _each(table, lambda row: _span(row.cells))
    found: dict[str, list[tuple[date, date, bool]]] = {}
    for setting, first, last, closed in spans:
        found.setdefault(setting, []).append((first, last, closed))
    return [_setting(setting, each) for setting, each in found.items()], wrong, table


def line_id(name: str) -> str:
    """A name by which a line is known, made of the words for it."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:48].rstrip("-") or "line"


def _each(table: Table, made: Callable[[Row], Made]) -> tuple[list[Made], list[Wrong]]:
    good, wrong = [], [*table.wrong]
    for row in table.rows:
        try:
            good.append(made(row))
        except DeliveryError as error:
            wrong.append(Wrong(row.number, str(error)))
    return good, sorted(wrong, key=lambda one: one.row)


def _must_have(table: Table, name: str, needed: tuple[str, ...]) -> None:
    for one in needed:
        if one not in table.columns:
            raise DeliveryError(f"{name} has no column {one}, which every row needs: add it to the first row.")


def _needed(cells: Mapping[str, str], name: str) -> str:
    if name not in cells:
        raise DeliveryError(f"The {name} is empty: write it.")
    return cells[name]


def _session(row: Row, table: Table, side: Side, today: date) -> Given:
    cells = row.cells
    on = day_of(_needed(cells, "date"), "date")
    outcome: Any = "delivered"
    if "outcome" in table.columns:
        outcome = one_of(_needed(cells, "outcome"), "outcome", OUTCOMES)
    minutes = number_of(cells["minutes"], "minutes") if "minutes" in cells else None
    given_on = day_of(cells["given on"], "given on") if "given on" in cells else None
    if outcome == "delivered" and minutes == 0:
        raise DeliveryError("It was delivered for 0 minutes: write how many, or that it was not delivered.")
    if outcome == "shorter" and minutes is None:
        raise DeliveryError("It was shorter, and the minutes are empty: write how many were given.")
    if outcome == "late" and given_on is None:
        raise DeliveryError("It was late, and the column given on is empty: write the day it was given.")
    if minutes is not None and minutes > 1440:
        raise DeliveryError(f"{minutes} minutes are more than a day: write those of one session.")
    for day in (on, given_on):
        if day is not None and day > today:
            raise DeliveryError(f"{day} is yet to come: leave the row out until it has happened.")
    whose: Any = one_of(cells["side"], "side", SIDES) if "side" in cells else side
    return Given(
        row=row.number,
        line=_needed(cells, "line"),
        on=on,
        outcome=outcome,
        side=whose,
        minutes=minutes,
        reason=one_of(cells["reason"], "reason", REASON_WORDS) if "reason" in cells else "",
        given_on=given_on,
        who=cells.get("who", "school" if whose == "setting" else "parent")[:40],
        note=cells.get("note", ""),
    )


def _entitlement(cells: Mapping[str, str]) -> Entitlement:
    what = _needed(cells, "line")
    line, from_on = line_id(what), day_of(_needed(cells, "from"), "from")
    section: Any = one_of(cells.get("section", "F"), "section", SECTIONS)
    return Entitlement(
        id=f"{line}.{from_on:%Y%m%d}",
        line=line,
        section=section,
        text=cells.get("text", what),
        what=what,
        amount=_amount(cells),
        from_on=from_on,
        to_on=day_of(cells["to"], "to") if "to" in cells else None,
        deliverer=cells.get("deliverer", ""),
        group=number_of(cells["group"], "group") if "group" in cells else None,
        why_unknown="" if "minutes" in cells else "The timetable does not say how many minutes.",
    )


def _amount(cells: Mapping[str, str]) -> Amount | None:
    """How much a row says; None where it gives no minutes: that is never nothing."""
    if "minutes" not in cells:
        return None
    period: Period = one_of(cells.get("period", "week"), "period", PERIODS)  # type: ignore[assignment]
    weeks: Weeks = one_of(cells.get("weeks", "term"), "weeks", WEEKS)  # type: ignore[assignment]
    days = weekdays_of(cells["days"]) if "days" in cells else ()
    return Amount(
        minutes=number_of(cells["minutes"], "minutes"),
        times=number_of(cells["times"], "times") if "times" in cells else max(1, len(days)),
        period=period,
        every=number_of(cells["every"], "every") if "every" in cells else 1,
        weeks=weeks,
        most=number_of(cells["most"], "minutes") if "most" in cells else None,
        days=days,
        by_on=day_of(cells["by"], "by") if "by" in cells else None,
        weeks_a_year=number_of(cells["weeks a year"], "weeks a year") if "weeks a year" in cells else None,
    )


def _span(cells: Mapping[str, str]) -> tuple[str, date, date, bool]:
    first = day_of(_needed(cells, "first"), "first day")
    last = day_of(cells["last"], "last day") if "last" in cells else first
    closed = one_of(cells.get("what", "term"), "what", {"term": "", "half term": "", "closed": "closed"}) == "closed"
    if not first <= last or (last - first).days > 400:
        raise DeliveryError(f"From {first} to {last}: put the first day first, and the last not over a year after.")
    return cells.get("setting", "The setting"), first, last, closed


def _setting(name: str, spans: list[tuple[date, date, bool]]) -> Setting:
    closed = [
        first + timedelta(days=number)
        for first, last, is_closed in spans
        if is_closed
        for number in range((last - first).days + 1)
    ]
    open_ = sorted((first, last) for first, last, is_closed in spans if not is_closed)
    return Setting(name, min(first for first, _last, _closed in spans), None, tuple(open_), tuple(sorted(set(closed))))
