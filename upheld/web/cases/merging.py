"""What two people told at the same time, put together where neither touched what the other did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from upheld.web.cases.due_days import told_case

Told = Mapping[str, Any]
_PAPER = "paper"


class Merged(NamedTuple):
    """What both told; and the numbers that new entries of mine got, where theirs had taken their own."""

    told: dict[str, Any]
    moved: dict[int, int]


def merged(base: Told, mine: Told, theirs: Told) -> Merged | None:
    """What was told by both; None where they changed the same, or an entry could then be about another one.

    Args:
        base: what the case held when both began; `theirs` is what it holds now.
    """
    before, ours, others = (dict(one.get("entries", [])) for one in (base, mine, theirs))
    entries, touched = dict(others), dict[int, int]()
    for number, was in before.items():
        now = ours.get(number)
        if now == was:
            continue
        if others.get(number) not in (was, now):
            return None
        if now is None:
            entries.pop(number, None)
        else:
            entries[number], touched[number] = now, number
    taken, free = _next(theirs), max(_next(theirs), _next(mine))
    for number, data in ours.items():
        if number in before:
            continue
        touched[number] = free if number < taken else number
        free += number < taken
        entries[touched[number]] = data
    moved = {number: new for number, new in touched.items() if number != new}
    answers = {question: _moved(said, moved) for question, said in (mine.get("answers") or {}).items()}
    said = _both(base.get("answers") or {}, answers, theirs.get("answers") or {})
    rest = _both(_rest(base), _rest(mine), _rest(theirs))
    if said is None or rest is None:
        return None
    told = rest | {"entries": [[number, data] for number, data in entries.items()], "answers": said, "next": free}
    return Merged(told, moved) if _is_about_the_same(told, mine, theirs, touched) else None


def in_notes(notes: Told, moved: Mapping[int, int]) -> dict[str, Any]:
    """Somebody's notes, with the new numbers of the entries of the paper they are reading."""
    at = notes.get(_PAPER) or {}
    if not at.get("numbers"):
        return dict(notes)
    return {**notes, _PAPER: {**at, "numbers": [moved.get(number, number) for number in at["numbers"]]}}


def _both(base: Told, mine: Told, theirs: Told) -> dict[str, Any] | None:
    """Each value as whoever changed it has it; None where both changed one, and not to the same."""
    found = {}
    for name in [*theirs, *(name for name in mine if name not in theirs)]:
        was, ours, others = (one.get(name) or None for one in (base, mine, theirs))
        if ours not in (was, others) and others != was:
            return None
        found[name] = (theirs if ours == was else mine).get(name)
    return {name: value for name, value in found.items() if value is not None}


def _is_about_the_same(told: Told, mine: Told, theirs: Told, touched: Mapping[int, int]) -> bool:
    """Whether each event is still called what it was called when somebody last wrote: others name it by that."""
    now, ours, others = _ids(told), _ids(mine), _ids(theirs)
    if now is None or ours is None or others is None:
        return False
    written = {new: ours[number] for number, new in touched.items()}
    return all(id == written.get(number, others.get(number)) for number, id in now.items())


def _ids(told: Told) -> dict[int, str] | None:
    """The id of the event of each entry; None where the case cannot be read."""
    if not told.get("entries"):
        return {}
    case = told_case(told)
    if case is None:
        return None
    return {number: event.id for (number, _data), event in zip(told["entries"], case.log, strict=True)}


def _next(told: Told) -> int:
    """The number that a new entry gets."""
    return max(int(told.get("next", 1)), *(int(number) + 1 for number, _data in [*told.get("entries", []), [0, None]]))


def _moved(said: str, moved: Mapping[int, int]) -> str:
    """An answer, which is the number of the entry it made, or a word."""
    return str(moved.get(int(said), said)) if said.isdigit() else said


def _rest(told: Told) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in ("entries", "answers", "next")}
