"""A school year of many children, made up from a seed, with the truth kept beside what was said of it.

Nothing here is reckoned by `upheld.delivery`: the weeks of the school year are written down from the calendar, and each
occasion gets a fate whose minutes are known before anybody says anything. Only the names of occasions are shared, which
are part of what a ledger is: the line, a letter for the period, the first day of the window, the number in it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.terms import Calendar, Setting

AS_AT = date(2026, 7, 31)
MADE_UP_ON = date(2026, 7, 28)
TOO_LATE = date(2026, 8, 20)
_DAY = timedelta(days=1)

TERMS = (
    (date(2025, 9, 2), date(2025, 10, 24)),
    (date(2025, 11, 3), date(2025, 12, 19)),
    (date(2026, 1, 5), date(2026, 2, 13)),
    (date(2026, 2, 23), date(2026, 3, 27)),
    (date(2026, 4, 13), date(2026, 5, 22)),
    (date(2026, 6, 1), date(2026, 7, 21)),
)
TRAINING_DAY = date(2025, 11, 3)
MAY_DAY = date(2026, 5, 4)
SCHOOL = Setting("School A", date(2025, 9, 1), None, TERMS, (TRAINING_DAY,))

_MONDAYS = """
2025-09-01 2025-09-08 2025-09-15 2025-09-22 2025-09-29 2025-10-06 2025-10-13 2025-10-20
2025-11-03 2025-11-10 2025-11-17 2025-11-24 2025-12-01 2025-12-08 2025-12-15
2026-01-05 2026-01-12 2026-01-19 2026-01-26 2026-02-02 2026-02-09
2026-02-23 2026-03-02 2026-03-09 2026-03-16 2026-03-23
2026-04-13 2026-04-20 2026-04-27 2026-05-04 2026-05-11 2026-05-18
2026-06-01 2026-06-08 2026-06-15 2026-06-22 2026-06-29 2026-07-06 2026-07-13 2026-07-20
"""
"""The Mondays of the weeks with school, a half term in each row: 8 + 7 + 6 + 5 + 6 + 8 = 40."""
MONDAYS = tuple(date.fromisoformat(one) for one in _MONDAYS.split())
HALF_TERMS = tuple(date.fromisoformat(row.split()[0]) for row in _MONDAYS.strip().splitlines())


@dataclass
class Truth:
    """The minutes of one line, as the generator meant them."""

    owed: int = 0
    delivered: int = 0
    not_delivered: int = 0
    explained: int = 0
    disputed: int = 0
    unconfirmed: int = 0
    later: int = 0


@dataclass
class Child:
    """One child: what is owed, what was said, and what is true of each line. A line of unknown amount has none."""

    name: str
    calendar: Calendar
    entitlements: tuple[Entitlement, ...]
    entries: list[Entry] = field(default_factory=list)
    truth: dict[str, Truth] = field(default_factory=dict)

    @property
    def total(self) -> Truth:
        """All lines together."""
        return Truth(*(sum(getattr(one, name) for one in self.truth.values()) for name in vars(Truth())))


# What is said of an occasion of `m` minutes, `part` of which is given where only a part is: side, outcome, the rest.
Said = tuple[str, str, dict[str, Any]]
_VACANCY, _ABSENT = {"reason": "vacancy"}, {"reason": "child_absent"}


def _late(m: int) -> dict[str, Any]:
    return {"given_on": MADE_UP_ON, "minutes": m}


Fate = Callable[[int, int], tuple[list[Said], dict[str, int]]]
FATES: dict[str, Fate] = {
    "silent": lambda m, part: ([], {"unconfirmed": m}),
    "given": lambda m, part: ([("setting", "delivered", {})], {"delivered": m}),
    "given as both say": lambda m, part: (
        [("setting", "delivered", {}), ("family", "delivered", {})], {"delivered": m}),
    "not given": lambda m, part: ([("setting", "not_delivered", _VACANCY)], {"not_delivered": m}),
    "not given, says the family": lambda m, part: ([("family", "not_delivered", {})], {"not_delivered": m}),
    "child absent": lambda m, part: ([("setting", "not_delivered", _ABSENT)], {"explained": m}),
    "closed, as both say": lambda m, part: (
        [("family", "not_delivered", {"reason": "setting_closed"}),
         ("setting", "not_delivered", {"reason": "setting_closed"})], {"explained": m}),
    "shorter": lambda m, part: (
        [("setting", "shorter", {"minutes": part})], {"delivered": part, "not_delivered": m - part}),
    "disputed": lambda m, part: (
        [("setting", "delivered", {}), ("family", "not_delivered", {})], {"disputed": m}),
    "shorter, and more so says the family": lambda m, part: (
        [("setting", "shorter", {"minutes": m - 1}), ("family", "shorter", {"minutes": part})],
        {"delivered": part, "disputed": m - 1 - part, "not_delivered": 1}),
    "made up": lambda m, part: (
        [("setting", "not_delivered", {"reason": "staff_absent"}), ("setting", "made_up", _late(m))],
        {"delivered": m, "later": m}),
    "made up in part": lambda m, part: (
        [("family", "not_delivered", {}), ("setting", "made_up", _late(part))],
        {"disputed": part, "not_delivered": m - part}),
    "made up, as both say": lambda m, part: (
        [("setting", "not_delivered", _ABSENT), ("family", "made_up", _late(m)), ("setting", "made_up", _late(m))],
        {"delivered": m, "later": m}),
    "made up, the family denies it": lambda m, part: (
        [("setting", "not_delivered", _VACANCY), ("setting", "made_up", _late(m)), ("family", "not_delivered", {}),
         ("family", "not_made_up", {})], {"disputed": m}),
    "to be made up after the day": lambda m, part: (
        [("setting", "not_delivered", _VACANCY), ("setting", "made_up", {"given_on": TOO_LATE, "minutes": m})],
        {"not_delivered": m}),
    "late": lambda m, part: ([("setting", "late", _late(m))], {"delivered": m, "later": m}),
    "more than owed": lambda m, part: ([("setting", "delivered", {"minutes": m + 15})], {"delivered": m}),
    "the why disputed": lambda m, part: (
        [("setting", "not_delivered", _ABSENT), ("family", "not_delivered", _VACANCY)], {"disputed": m}),
    "corrected": lambda m, part: (
        [("setting", "not_delivered", _VACANCY), ("setting", "delivered", {"replaces": True})], {"delivered": m}),
    "taken back": lambda m, part: (
        [("setting", "delivered", {}), ("setting", "withdrawn", {"replaces": True})], {"unconfirmed": m}),
}  # fmt: skip
_COMMON = ("silent", "given", "given as both say", "not given")


def year(seed: int = 7, children: int = 40) -> list[Child]:
    """So many children with twelve lines each, over the school year 2025 to 2026; the same for the same seed."""
    chance = random.Random(seed)
    return [_child(number, chance) for number in range(1, children + 1)]


def _child(number: int, chance: random.Random) -> Child:
    calendar = Calendar((SCHOOL,))
    child = Child(f"Child {number}", calendar, _LINES)
    said = _Said(child, chance)
    for line, occasions in _occasions().items():
        said.of(line, occasions)
    chance.shuffle(child.entries)
    return child


@dataclass
class _Said:
    """Writes what is said of each line; what is alike is said once of all its occasions."""

    child: Child
    chance: random.Random
    written: int = 0

    def of(self, line: str, occasions: list[tuple[str, int]]) -> None:
        truth = self.child.truth.setdefault(line, Truth())
        alike: dict[tuple[str, int], list[str]] = {}
        for name, minutes in occasions:
            fate = self.chance.choice(_COMMON if self.chance.random() < 0.5 else tuple(FATES))
            _, means = FATES[fate](minutes, minutes // 3)
            truth.owed += minutes
            for place, number in means.items():
                setattr(truth, place, getattr(truth, place) + number)
            alike.setdefault((fate, minutes), []).append(name)
        for (fate, minutes), names in alike.items():
            self._say(FATES[fate](minutes, minutes // 3)[0], tuple(names))

    def _say(self, several: list[Said], names: tuple[str, ...]) -> None:
        before = ""
        for side, outcome, more in several:
            self.written += 1
            rest = dict(more)
            rest["replaces"] = before if rest.pop("replaces", False) else ""
            entry = Entry(
                id=str(UUID(int=self.chance.getrandbits(128), version=4)),
                outcome=outcome,  # type: ignore[arg-type]
                side=side,  # type: ignore[arg-type]
                said_at=datetime(2026, 7, 29, 8, 0, tzinfo=UTC) + timedelta(minutes=self.written),
                slots=names,
                who="school" if side == "setting" else "parent",
                **rest,
            )
            before = entry.id
            self.child.entries.append(entry)
            if self.chance.random() < 0.1:
                self.child.entries.append(entry)  # sent twice


def _line(line: str, amount: Amount | None, from_on: date, to_on: date | None = None, id: str = "") -> Entitlement:
    section: Any = line.split(".")[0]
    why = "" if amount else "The plan does not say how often."
    return Entitlement(id or line, line, section, f"Words of {line}", f"Line {line}", amount, from_on, to_on,
                       why_unknown=why)  # fmt: skip


_FIRST = date(2025, 9, 1)
_AMENDED = date(2026, 1, 14)  # a Wednesday: the week of Monday 12 January stays with the version before
_JOINED = date(2025, 10, 8)  # a Wednesday: the first week counted is that of Monday 13 October
_ENDED = date(2026, 3, 27)
_YEAR_FROM = date(2025, 7, 15)  # one year of it ends on 14 July 2026
_LINES = (
    _line("F.1", Amount(45), _FIRST),
    _line("F.2", Amount(20, 3), _FIRST),
    _line("F.3", Amount(60, every=2), _FIRST),
    _line("F.4", Amount(90, period="half_term"), _FIRST),
    _line("F.5", Amount(120, period="term"), _FIRST),
    _line("F.6", Amount(15, period="day"), _FIRST),
    _line("F.7", Amount(30, 2), _FIRST, id="F.7-1"),
    _line("F.7", Amount(40, 2), _AMENDED, id="F.7-2"),
    _line("F.8", Amount(60), _JOINED, _ENDED),
    _line("G.1", Amount(50, weeks="all"), _FIRST),
    _line("F.9", Amount(180, period="once", by_on=date(2025, 12, 12)), _FIRST),
    _line("H1.1", Amount(600, period="year"), _YEAR_FROM),
    _line("F.10", None, _FIRST),
)


def school_days() -> Iterator[date]:
    """The days of the year with school, from the rows above: no training day, no bank holiday."""
    for first, last in TERMS:
        day = first
        while day <= last:
            if day.weekday() < 5 and day not in (TRAINING_DAY, MAY_DAY):
                yield day
            day += _DAY


def _occasions() -> dict[str, list[tuple[str, int]]]:
    """The occasions of each line by name with their minutes, from the weeks as written above."""
    every_week = [_FIRST + 7 * number * _DAY for number in range(47)]  # the 47th is Monday 20 July 2026
    return {
        "F.1": [(f"F.1:w:{day}:1", 45) for day in MONDAYS],
        "F.2": [(f"F.2:w:{day}:{number}", 20) for day in MONDAYS for number in (1, 2, 3)],
        "F.3": [(f"F.3:w:{day}:1", 60) for day in MONDAYS[::2]],
        "F.4": [(f"F.4:h:{day}:1", 90) for day in HALF_TERMS],
        "F.5": [(f"F.5:t:{day}:1", 120) for day in HALF_TERMS[::2]],
        "F.6": [(f"F.6:d:{day}:1", 15) for day in school_days()],
        "F.7": [
            (f"F.7:w:{day}:{number}", 30 if day < _AMENDED else 40) for day in MONDAYS for number in (1, 2)
        ],
        "F.8": [(f"F.8:w:{day}:1", 60) for day in MONDAYS if date(2025, 10, 13) <= day <= date(2026, 3, 23)],
        "G.1": [(f"G.1:w:{day}:1", 50) for day in every_week],
        "F.9": [(f"F.9:o:{_FIRST}:1", 180)],
        "H1.1": [(f"H1.1:y:{_YEAR_FROM}:1", 600)],
    }  # fmt: skip
