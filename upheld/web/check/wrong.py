"""Something looks wrong: a report of one thing of the answer that says nothing about anybody.

It holds as few events as give the same answer, in the closed words of a case file. Every day is moved by one random
number of weeks. Whole weeks keep the days of the week; bank holidays, month ends and August may fall differently. So
the number is drawn until the moved case gives the same answer, and the report says if none did.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from upheld import __version__, dates
from upheld.case import from_data
from upheld.compliance import Obligation, Reckoning, reckon
from upheld.compliance.family import steps
from upheld.errors import UpheldError
from upheld.law.code import START
from upheld.web.check.answer_item import Item
from upheld.web.check.nameless import days_in, moved_day, nameless

LONGEST = 2_000
_FEW = 40
_TRIES = 30
_FAR = 208
_NEAR = 26
_ENOUGH = 20
_SPARE = timedelta(days=200)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_WEEKS = (
    "Every date was moved by one random number of whole weeks. Days of the week are as they were; bank holidays, "
    "ends of months and August may fall differently."
)


@dataclass(frozen=True, slots=True)
class _Part:
    """Which part of the case goes into the report."""

    ids: frozenset[str]
    person: bool
    facts: bool


def report(reckoning: Reckoning, item: Item, expected: str) -> str:
    """The report as text to be saved: JSON, with a case file inside that shows the answer again.

    Args:
        expected: what the visitor expected, in their own words; the only free words in it.
    """
    part = _least(reckoning, item)
    weeks, same = _weeks(reckoning, item, part)
    case = _data(reckoning, part, weeks)
    law = reckoning.law
    made = {
        "report": "Something looks wrong",
        "format": 1,
        "program": f"upheld {__version__}",
        "law": {"name": law.name, "version": law.version},
        "dates": _WEEKS,
        "as_at": moved_day(reckoning.as_at, weeks),
        "answers": [_answer(reckoning, one, part, weeks) for one in item.group.obligations],
        "expected": " ".join(_CONTROL.sub(" ", expected[:LONGEST]).split(" ")).strip(),
        "case_gives_the_same_answer": same,
        "case": case,
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _data(reckoning: Reckoning, part: _Part, weeks: int) -> dict[str, Any]:
    return nameless(reckoning.case, part.ids, weeks, person=part.person, facts=part.facts)


def _answer(reckoning: Reckoning, one: Obligation, part: _Part, weeks: int) -> dict[str, Any]:
    kept = [event.id for event in reckoning.case.events if event.id in part.ids]
    trigger = one.trigger.event
    found: dict[str, Any] = {
        "duty": one.duty.id,
        "part": one.limb.part or None,
        "confidence": one.duty.confidence,
        "status": one.status,
        "due_earliest": _moved(one.due.first, weeks),
        "due_latest": _moved(one.due.last, weeks),
        "days_late": one.days_late,
        "began_with": trigger.kind,
        "began_with_event": f"e{kept.index(trigger.id) + 1}" if trigger.id in kept else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _moved(day: date | None, weeks: int) -> str | None:
    return None if day is None else moved_day(day, weeks)


def _least(reckoning: Reckoning, item: Item) -> _Part:
    """As little of the case as gives the same answer; only what the answer names where no part of it does."""
    here = [event.id for event in reckoning.case.events if event.id in {one.id for one in reckoning.story.events}]
    used = frozenset(id for one in item.group.obligations for id in one.events if id in here) or frozenset(here[:1])
    for ids in (used, frozenset(here)):
        for person, facts in ((False, False), (True, False), (True, True)):
            part = _Part(ids, person, facts)
            if _gives_the_same(reckoning, item, part, 0):
                return _thinned(reckoning, item, part, used)
    return _Part(used, person=False, facts=False)


def _thinned(reckoning: Reckoning, item: Item, part: _Part, used: frozenset[str]) -> _Part:
    """The part without each event that changes nothing."""
    spare = sorted(part.ids - used)
    if len(spare) > _FEW:
        return part
    for id in spare:
        less = _Part(part.ids - {id}, part.person, part.facts)
        if _gives_the_same(reckoning, item, less, 0):
            part = less
    return part


def _weeks(reckoning: Reckoning, item: Item, part: _Part) -> tuple[int, bool]:
    """By how many weeks to move the days, never none; and whether the moved case gives the same answer."""
    allowed = _allowed(reckoning, item, part)
    weeks = 0
    for _try in range(_TRIES):
        weeks = secrets.choice(allowed)
        if _gives_the_same(reckoning, item, part, weeks):
            return weeks, True
    return weeks, False


def _allowed(reckoning: Reckoning, item: Item, part: _Part) -> list[int]:
    """The numbers that keep the case inside the years whose law and bank holidays are known, if they leave a choice."""
    days = [*days_in(_data(reckoning, part, 0)), reckoning.as_at]
    days += [day for one in item.group.obligations for day in one.due[:2] if day is not None]
    born = reckoning.case.person.date_of_birth
    law_days = [day for day in days if day != born]
    back = min((min(law_days) - START).days // 7, _FAR)
    on = min((dates.england_and_wales().valid_until - _SPARE - max(law_days)).days // 7, _FAR)
    found = [weeks for weeks in range(-max(back, 0), max(on, 0) + 1) if weeks]
    if len(found) < _ENOUGH:
        found = [weeks for weeks in range(-_NEAR, _NEAR + 1) if weeks]
    return found


def _gives_the_same(reckoning: Reckoning, item: Item, part: _Part, weeks: int) -> bool:
    by = timedelta(weeks=weeks)
    try:
        again = reckon(from_data(_data(reckoning, part, weeks)), reckoning.law, reckoning.as_at + by)
    except UpheldError:
        return False
    found = {_told(one, timedelta(0)) for one in _all(again)}
    return all(_told(one, by) in found for one in item.group.obligations)


def _told(one: Obligation, by: timedelta) -> tuple[str, str, str, date | None]:
    """What makes two answers the same: the duty, its fate, and its day where that is known exactly."""
    exact = one.due.exact
    return one.duty.id, one.limb.part, one.status, None if exact is None else exact + by


def _all(reckoning: Reckoning) -> Iterator[Obligation]:
    yield from reckoning.obligations
    for _id, _step, one in steps(reckoning):
        yield one
