"""What is done: which definite activity, task, thing or adaptation that the lexicon knows does the line name?"""

from __future__ import annotations

import re
from typing import NamedTuple

from upheld.plan.check.provision.lexicon.shapes import AIM, HELP, IN_A_SUBJECT, SUBJECT, THING, THING_WORDS
from upheld.plan.check.provision.line import Line

_NEXT_TWO = re.compile(r"[\s-]{1,3}(\w{1,24})(?:[ -](\w{1,24}))?")


_WHO = frozenset(("who", "whom"))
"""What stands after these only says which person is meant: "every adult who teaches him"."""


class Doing(NamedTuple):
    """Something definite that is done: its letter, as in the lexicon ("D", "O": by its grammar alone), and its span."""

    kind: str
    start: int
    end: int
    mark: int


def doings(line: Line) -> tuple[Doing, ...]:
    """Everything definite that a line names, in order."""
    found = [
        Doing(kind, mark[2], mark[3], index)
        for index, mark in enumerate(line.marks)
        if (kind := mark[0]) in "ATIXGN"
        and not (kind == "A" and _is_purpose(line, index))
        and not (index and kind in "AT" and line.marks[index - 1].tag in _WHO)
    ]
    known = {one.mark for one in found}
    for match in () if THING_WORDS.isdisjoint(line.said) else THING.finditer(line.text):
        mark = _mark_at(line, match.start())
        if mark is not None and mark not in known:
            found.append(Doing("I", *match.span(), mark))
    if "R" in line.kinds:
        found += [
            Doing("T", mark.start, mark.end, index)
            for index, mark in enumerate(line.marks)
            if mark.tag == "does" and mark.kind == "R"
        ]
    return tuple(sorted(found, key=lambda one: one.start))


def _is_purpose(line: Line, index: int) -> bool:
    """Whether it is only what help is for, or where the difficulty lies: "support to develop his reading"."""
    mark = line.marks[index]
    after = _NEXT_TWO.match(line.text, mark.end)
    if after is not None and (after[1].lower() in HELP or (after[2] or "").lower() in HELP):
        return True
    if SUBJECT.match(line.text, mark.start) and IN_A_SUBJECT.search(line.text[max(0, mark.start - 40) : mark.start]):
        return True
    return bool(AIM.search(line.text[max(0, mark.start - 34) : mark.start].lower()))


def _mark_at(line: Line, start: int) -> int | None:
    low, high = 0, len(line.marks)
    while low < high:
        middle = (low + high) // 2
        if line.marks[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return low if low < len(line.marks) else None
