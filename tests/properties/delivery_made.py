"""Made-up ledgers: calendars with odd holidays, plans amended on any day, and two sides that say what they like.

Every number shrinks towards few and small ones, so a failing ledger is short.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.slots import slots
from upheld.delivery.terms import Calendar, Setting

Draw = Callable[[st.SearchStrategy[Any]], Any]
FIRST = date(2024, 1, 1)
"""A Monday, in a leap year; the made-up terms run on through two clock changes into a year of 53 weeks."""
LAST = date(2027, 1, 31)
_DAY = timedelta(days=1)
_AT = datetime(2026, 1, 1, tzinfo=UTC)
OUTCOMES = ("delivered", "not_delivered", "shorter", "made_up", "not_made_up", "late", "delivered", "withdrawn")
REASONS = ("", "not_known", "vacancy", "child_absent", "setting_closed", "cancelled")


@dataclass(frozen=True)
class Made:
    """A ledger and the day it is looked at."""

    lines: tuple[Entitlement, ...]
    calendar: Calendar
    entries: tuple[Entry, ...]
    as_at: date


@st.composite
def settings_(draw: Draw, name: str = "School A") -> Setting:
    """A school with a few stretches of term, some days of them closed, and a child who comes or leaves within them."""
    terms, day = [], FIRST + draw(st.integers(0, 20)) * _DAY
    for _ in range(draw(st.integers(0, 5))):
        last = day + draw(st.integers(0, 60)) * _DAY
        terms.append((day, last))
        day = last + draw(st.integers(1, 24)) * _DAY
    within = (day - FIRST).days
    closed = tuple(FIRST + one * _DAY for one in draw(st.lists(st.integers(0, within), max_size=6)))
    came = FIRST + draw(st.sampled_from([0, 0, 9, 40])) * _DAY
    left = draw(st.sampled_from([None, None, came + 60 * _DAY, came + 101 * _DAY]))
    return Setting(name, came, left, tuple(terms), closed)


@st.composite
def calendars(draw: Draw) -> Calendar:
    """No school, one, or two whose terms may overlap."""
    number = draw(st.sampled_from([1, 1, 2, 0]))
    return Calendar(tuple(draw(settings_(f"School {one}")) for one in range(number)))


@st.composite
def amounts(draw: Draw) -> Amount | None:
    """Any amount the ledger knows, or an unknown one."""
    period = draw(st.sampled_from(["week", "week", "week", "day", "half_term", "term", "year", "once", None]))
    if period is None:
        return None
    times = draw(st.integers(1, 3))
    every = draw(st.sampled_from([1, 1, 2, 3])) if period == "week" else 1
    days = tuple(range(times)) if draw(st.booleans()) else ()
    by_on = FIRST + draw(st.integers(0, 400)) * _DAY if period == "once" and draw(st.booleans()) else None
    weeks = draw(st.sampled_from(["term", "term", "all"]))
    return Amount(draw(st.integers(1, 90)), times, period, every, weeks, None, days, by_on)


@st.composite
def lines(draw: Draw, most: int = 3) -> tuple[Entitlement, ...]:
    """Some lines, each in up to four versions of the plan, with or without days between them."""
    found = []
    for number in range(draw(st.integers(1, most))):
        day = FIRST + draw(st.integers(0, 120)) * _DAY
        same = draw(st.booleans())
        amount = draw(amounts())
        for version in range(draw(st.integers(1, 4))):
            ends = draw(st.sampled_from([None, None, day + draw(st.integers(0, 90)) * _DAY]))
            amount = amount if same else draw(amounts())
            why = "" if amount else "The plan does not say how much."
            found.append(
                Entitlement(f"F.{number}-{version}", f"F.{number}", "F", "Words", "A line", amount, day, ends,
                            why_unknown=why)
            )  # fmt: skip
            day += draw(st.integers(1, 130)) * _DAY
    return tuple(found)


@st.composite
def entries(draw: Draw, names: Sequence[str], unmeasured: Sequence[str] = (), most: int = 12) -> tuple[Entry, ...]:
    """What two sides say of some occasions, some of it corrected, taken back, about nothing that is owed, or twice."""
    said: list[Entry] = []
    about = st.lists(st.sampled_from([*names, "F.0:w:2024-02-05:9", "no:such"]), min_size=1, max_size=4, unique=True)
    for number in range(draw(st.integers(0, most))):
        outcome = draw(st.sampled_from(OUTCOMES))
        side = draw(st.sampled_from(["setting", "family"]))
        mine = [one.id for one in said if one.side == side]
        replaces = draw(st.sampled_from([*mine, ""])) if mine else ""
        if outcome == "withdrawn" and not replaces:
            continue
        more: dict[str, Any] = {"slots": tuple(draw(about)), "reason": draw(st.sampled_from(REASONS))}
        if outcome in ("shorter", "made_up", "late", "delivered"):
            more["minutes"] = draw(st.integers(0, 100))
        if outcome in ("made_up", "late"):
            more["given_on"] = FIRST + draw(st.integers(0, 1000)) * _DAY
        if outcome == "delivered":
            more["minutes"] = draw(st.sampled_from([None, None, more["minutes"]]))
            if unmeasured and draw(st.booleans()):
                more |= {"slots": (), "line": unmeasured[0], "given_on": FIRST + draw(st.integers(0, 400)) * _DAY}
        said.append(Entry(f"e{number}", outcome, side, _AT + draw(st.integers(0, 9)) * _DAY, replaces=replaces, **more))
    again = draw(st.lists(st.sampled_from(said), max_size=4)) if said else []
    return tuple(draw(st.permutations([*said, *again])))


@st.composite
def ledgers(draw: Draw) -> Made:
    """A whole ledger."""
    owed, calendar = draw(lines()), draw(calendars())
    as_at = FIRST + draw(st.integers(30, 1000)) * _DAY
    names = [one.id for one in slots(owed, calendar, as_at)]
    few = names[:: max(1, len(names) // 8)]
    unmeasured = [one.line for one in owed if one.amount is None]
    return Made(owed, calendar, draw(entries(few, unmeasured)), as_at)
