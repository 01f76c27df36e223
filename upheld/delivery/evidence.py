"""What a ledger of provision proves to a case: its lines, and what was missed of them.

Law: Children and Families Act 2014 s.42; Chronically Sick and Disabled Persons Act 1970 s.2. A single occasion that was
missed is a breach of a duty of every day. That the duty is met no ledger can prove: nobody can know that every line of
the section was written down in it. So of each line, version of the plan and term there is one missed event, and none of
delivery, ever. What was made up after its time was missed and came late: it stays on record, and says so. What the
parent or young person chose to arrange stands in an event of its own, for s.42(5).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from upheld.delivery.account import Session
from upheld.delivery.entitlement import Entitlement, versions
from upheld.delivery.reasons import EXPLAINED, NO_REASON, OWN, REASONS
from upheld.delivery.shortfall import Delivery
from upheld.delivery.tally import total
from upheld.delivery.terms import Calendar

PREFIX = "delivery-"
"""With this the id of every event begins that comes from a ledger, and that of no other."""
_LONGEST_TEXT = 2_000
_LATE = "-late"
_OWN_UNSURE = "One account says that the family arranged it"
"""Not the words of s.42(5): the parent or young person has to say so, and nobody to give another reason."""
_WHO = {"both": "the setting and the family", "setting": "the setting", "family": "the family"}
Stretch = tuple[date, date]


def events(delivery: Delivery, entitlements: Sequence[Entitlement], calendar: Calendar) -> tuple[dict[str, Any], ...]:
    """The events of a case, as a case file writes them: each line, then what was missed of it by version and term.

    What was not given because the child was away or the setting closed, what the two accounts disagree on and what
    nobody has said anything of is not missed here.
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


def is_made_up(id: str) -> bool:
    """Whether an event tells of what was missed in its time, and made up or given since."""
    return id.startswith(PREFIX) and id.endswith(_LATE)


def is_own(one: Session) -> bool:
    """Whether the family says that it chose to arrange this itself, and nobody gives another reason.

    Law: Children and Families Act 2014 s.42(5), if what was arranged was suitable.
    """
    return one.family.reason == OWN and one.setting.reason in (*NO_REASON, OWN)


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
    number = {one.id: at for at, one in enumerate(each)}
    parts: dict[tuple[Stretch, int], list[Session]] = {}
    for one in sessions:
        at = number[one.slot.entitlement]
        amount = each[at].amount
        in_term = amount is None or amount.weeks == "term"
        parts.setdefault((_stretch(one.slot.due_on, calendar if in_term else None), at), []).append(one)
    for ((first, _last), at), some in sorted(parts.items()):
        version = each[at]
        name = f"{PREFIX}{version.line}-{first.isoformat()}{f'-v{at + 1}' if at else ''}"
        common = {"item": item_of(each[-1]), "section": version.section}
        missing = [one for one in some if one.tally.not_delivered]
        for ending, kind in (("-missed", [one for one in missing if not is_own(one)]),
                             ("-own", [one for one in missing if is_own(one)])):  # fmt: skip
            if kind:
                yield _missed(kind, version, calendar) | {"id": name + ending} | common
        late = [one for one in some if one.tally.later and _late_on(one, as_at) and not _is_excused(one)]
        if late:
            yield _made_up(late, version, calendar, as_at) | {"id": name + _LATE} | common


def _missed(missing: Sequence[Session], version: Entitlement, calendar: Calendar) -> dict[str, Any]:
    told = {
        "kind": "provision_missed", "on": _first_on(missing, version).isoformat(),
        "minutes": sum(one.tally.not_delivered for one in missing), "quantity": _sessions(missing, calendar),
        "who": _says(missing),
    }  # fmt: skip
    reason = _reasons(missing)
    return told | {"reason": reason} if reason else told


def _made_up(late: Sequence[Session], version: Entitlement, calendar: Calendar, as_at: date) -> dict[str, Any]:
    last = max(day for one in late for day in _late_on(one, as_at))
    return {
        "kind": "provision_missed", "on": _first_on(late, version).isoformat(),
        "minutes": sum(one.tally.later for one in late), "quantity": _sessions(late, calendar), "who": _by_whom(late),
        "reason": f"Not given in its time; made up {'on' if len(late) == 1 else 'by'} {_day(last)}",
    }  # fmt: skip


def _late_on(one: Session, as_at: date) -> list[date]:
    """The days after its time on which something of it was given, as anybody says."""
    return sorted(
        entry.given_on
        for view in (one.setting, one.family)
        for entry in view.entries
        if entry.outcome in ("made_up", "late") and entry.given_on is not None
        and one.slot.due_on < entry.given_on <= as_at
    )  # fmt: skip


def _is_excused(one: Session) -> bool:
    """Whether what did not come in its time is explained, or was the family's own to arrange."""
    return is_own(one) or bool(EXPLAINED & {one.setting.reason, one.family.reason})


def _first_on(some: Iterable[Session], version: Entitlement) -> date:
    """The first day on which something was missed; never after the version of the plan that promised it."""
    first = min(one.slot.day_on or one.slot.due_on for one in some)
    return first if version.to_on is None else min(first, version.to_on)


def _sessions(some: Sequence[Session], calendar: Calendar) -> str:
    """In how many sessions, between which days and in which term."""
    first, last = min(one.slot.first_on for one in some), max(one.slot.due_on for one in some)
    term = calendar.term_of(last)
    named = f" ({term.name})" if term is not None and term.name and first >= term.first_on else ""
    many = "1 session" if len(some) == 1 else f"{len(some)} sessions"
    days = f"on {_day(first)}" if first == last else f"between {_day(first)} and {_day(last)}"
    return f"{many} {days}{named}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


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
    # Where the whole of it is the family's own, the words are those of s.42(5); else they must excuse nothing.
    words = {code: REASONS[code].words for code in minutes}
    if OWN in words and not all(map(is_own, missing)):
        words[OWN] = _OWN_UNSURE
    return "; ".join(words[code] for code in sorted(minutes, key=lambda code: (-minutes[code], code)))


def _stretch(day: date, calendar: Calendar | None) -> Stretch:
    """The term of a day; for what is owed all year, and for holidays, a third of the year."""
    term = calendar.term_of(day) if calendar is not None else None
    if term is not None:
        return term.first_on, term.last_on
    first = 1 if day.month < 5 else 5 if day.month < 9 else 9
    return date(day.year, first, 1), {1: date(day.year, 4, 30), 5: date(day.year, 8, 31), 9: date(day.year, 12, 31)}[
        first
    ]
