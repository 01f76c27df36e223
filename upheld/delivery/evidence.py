"""What a ledger of provision proves to a case: its lines, what was missed, and what was given in full.

Law: Children and Families Act 2014 s.42; Chronically Sick and Disabled Persons Act 1970 s.2. A single occasion that was
missed is a breach of a duty of every day; a single one that was given is no proof that it is met. So of each line and
term there is one missed event, and one of delivery only once the term is over and every minute of the line that was due
until now is said to have been given, and denied by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from upheld.delivery.account import Session
from upheld.delivery.entitlement import Entitlement, versions
from upheld.delivery.reasons import NO_REASON, REASONS
from upheld.delivery.shortfall import Delivery
from upheld.delivery.tally import total
from upheld.delivery.terms import Calendar

PREFIX = "delivery-"
"""With this the id of every event begins that comes from a ledger, and that of no other."""
_LONGEST_TEXT = 2_000
_WHO = {"both": "the setting and the family", "setting": "the setting", "family": "the family"}
Stretch = tuple[date, date]


def events(delivery: Delivery, entitlements: Sequence[Entitlement], calendar: Calendar) -> tuple[dict[str, Any], ...]:
    """The events of a case, as a case file writes them: each line, then what was missed and given of it by term.

    What was not given because the child was away or the setting closed, what the two accounts disagree on and what
    nobody has said anything of is neither missed nor given here.
    """
    found: list[dict[str, Any]] = []
    sessions: dict[str, list[Session]] = {}
    for one in delivery.sessions:
        sessions.setdefault(one.slot.line, []).append(one)
    for line, each in versions(entitlements).items():
        mine = [one for one in each if one.section != "SEN" and one.from_on <= delivery.as_at]
        if mine:
            found.append(_item(mine))
            found += _of_line(mine, sessions.get(line, []), calendar, delivery.as_at)
    return tuple(found)


def is_from_ledger(data: dict[str, Any]) -> bool:
    """Whether an entry of a case was made here."""
    return str(data.get("id", "")).startswith(PREFIX) and str(data.get("kind", "")).startswith("provision_")


def _item(each: Sequence[Entitlement]) -> dict[str, Any]:
    last = each[-1]
    return {
        "id": f"{PREFIX}{last.line}-item", "kind": "provision_item", "on": each[0].from_on.isoformat(),
        "item": item_of(last), "section": last.section, "text": last.text[:_LONGEST_TEXT],
    }  # fmt: skip


def item_of(one: Entitlement) -> str:
    """What a line is called in a case and in letters: its short name, and its number so that no two are alike."""
    return one.what if one.what.endswith(f"({one.line})") else f"{one.what} ({one.line})"


def _of_line(
    each: Sequence[Entitlement], sessions: Sequence[Session], calendar: Calendar, as_at: date
) -> Iterator[dict[str, Any]]:
    by_term: dict[Stretch, list[Session]] = {}
    in_term = {one.id: one.amount is not None and one.amount.weeks == "term" for one in each}
    for one in sessions:
        term = _stretch(one.slot.due_on, calendar if in_term.get(one.slot.entitlement, True) else None)
        by_term.setdefault(term, []).append(one)
    measured = all(one.amount is not None for one in each)
    is_whole = measured and all(one.tally.delivered == one.tally.owed for one in sessions)
    for (first, last), some in sorted(by_term.items()):
        common = {"item": item_of(each[-1]), "section": each[-1].section}
        if any(one.tally.not_delivered for one in some):
            yield _missed(each[-1].line, first, some) | common
        elif is_whole and last < as_at:
            yield {
                "id": f"{PREFIX}{each[-1].line}-{first.isoformat()}-delivered", "kind": "provision_delivered",
                "on": max(one.slot.due_on for one in some).isoformat(),
                "minutes": sum(one.tally.delivered for one in some), "who": _by_whom(some),
            } | common  # fmt: skip


def _missed(line: str, first: date, some: Sequence[Session]) -> dict[str, Any]:
    missing = sorted(
        (one for one in some if one.tally.not_delivered), key=lambda one: one.slot.day_on or one.slot.due_on
    )
    day = missing[0].slot.day_on or missing[0].slot.due_on
    told = {
        "id": f"{PREFIX}{line}-{first.isoformat()}-missed", "kind": "provision_missed", "on": day.isoformat(),
        "minutes": sum(one.tally.not_delivered for one in missing), "who": _says(missing),
    }  # fmt: skip
    reason = _reasons(missing)
    return told | {"reason": reason} if reason else told


def _says(missing: Sequence[Session]) -> str:
    """Who says so: both where they agree on all of it, else whoever spoke."""
    sums = total(one.tally for one in missing)
    sides = [side for side, minutes in (("both", sums.missing_both), ("setting", sums.missing_setting),
                                        ("family", sums.missing_family)) if minutes]  # fmt: skip
    return _WHO[sides[0]] if len(sides) == 1 else _WHO["both"]


def _by_whom(some: Sequence[Session]) -> str:
    sides = {side for one in some for side, view in (("setting", one.setting), ("family", one.family))
             if not view.is_silent}  # fmt: skip
    return _WHO["both"] if len(sides) == 2 else _WHO[min(sides)]


def _reasons(missing: Sequence[Session]) -> str:
    """Why, in words: each reason once, the one with the most minutes first."""
    minutes: dict[str, int] = {}
    for one in missing:
        for code in {view.reason for view in (one.setting, one.family) if view.reason not in NO_REASON}:
            minutes[code] = minutes.get(code, 0) + one.tally.not_delivered
    return "; ".join(REASONS[code].words for code in sorted(minutes, key=lambda code: (-minutes[code], code)))


def _stretch(day: date, calendar: Calendar | None) -> Stretch:
    """The term of a day; for what is owed all year, and for holidays, a third of the year."""
    term = calendar.term_of(day) if calendar is not None else None
    if term is not None:
        return term.first_on, term.last_on
    first = 1 if day.month < 5 else 5 if day.month < 9 else 9
    return date(day.year, first, 1), {1: date(day.year, 4, 30), 5: date(day.year, 8, 31), 9: date(day.year, 12, 31)}[
        first
    ]
