"""What is done: which definite activity, task, thing or adaptation does the line name?

The lexicon knows many. What it does not know is taken for definite where it is written as such things are: a name with
capitals before "programme", a noun before "group" or "lessons", a verb in -ing that is not about helping in general.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from upheld.plan.check.provision.lexicon.shapes import (
    AIM,
    CONTENT_WORD,
    EMPTY,
    HELP,
    IN_A_SUBJECT,
    ING,
    NAMED,
    NO_ING,
    NO_NOUN,
    NOT_CONTENT,
    NOUN,
    ROLES,
    SESSION_OF,
    SMALL,
    SUBJECT,
    THING,
    THING_WORDS,
)
from upheld.plan.check.provision.line import Line

_NEXT_TWO = re.compile(r"[\s-]{1,3}(\w{1,24})(?:[ -](\w{1,24}))?")


class Doing(NamedTuple):
    """Something definite that is done: its letter, as in the lexicon ("O": known by its shape alone), and its span."""

    kind: str
    start: int
    end: int
    mark: int


def doings(line: Line) -> tuple[Doing, ...]:
    """Everything definite that a line names, in order."""
    found = [
        Doing(kind, line.marks[index].start, line.marks[index].end, index)
        for index, kind in enumerate(line.kinds)
        if kind in "ATIXGN" and not (kind == "A" and _is_purpose(line, index))
    ]
    known = {one.mark for one in found}
    for start, end in () if any(one.kind in "ATIXN" for one in found) else _by_shape(line):
        mark = _mark_at(line, start)
        if mark is not None and mark not in known and line.kinds[mark] not in "RrQjKBkA":
            found.append(Doing("O", start, end, mark))
    for match in () if THING_WORDS.isdisjoint(line.said) else THING.finditer(line.text):
        mark = _mark_at(line, match.start())
        if mark is not None and mark not in known:
            found.append(Doing("I", *match.span(), mark))
    found += [
        Doing("T", mark.start, mark.end, index)
        for index, mark in enumerate(line.marks)
        if mark.tag == "does" and mark.kind == "R"
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def residue(line: Line, live: list[bool]) -> tuple[int, ...]:
    """The marks of words that nothing else explains, where no empty noun ("support", "input") stands for what is done.

    In a line that says who and how often, and has no such noun, they are what is done, in words the lexicon lacks.
    """
    if any(kind == "E" and line.words(at, at).lower() in EMPTY for at, kind in enumerate(line.kinds)):
        return ()
    found = []
    for index, kind in enumerate(line.kinds):
        word = line.words(index, index)
        if kind == "." and live[index] and CONTENT_WORD.fullmatch(word) and word not in SMALL:
            found.append(index)
    return tuple(found)


def _is_purpose(line: Line, index: int) -> bool:
    """Whether it is only what help is for, or where the difficulty lies: "support to develop his reading"."""
    mark = line.marks[index]
    after = _NEXT_TWO.match(line.text, mark.end)
    if after is not None and (after[1].lower() in HELP or (after[2] or "").lower() in HELP):
        return True
    if SUBJECT.match(line.text, mark.start) and IN_A_SUBJECT.search(line.text[max(0, mark.start - 40) : mark.start]):
        return True
    return bool(AIM.search(line.text[max(0, mark.start - 34) : mark.start].lower()))


def _by_shape(line: Line) -> list[tuple[int, int]]:
    text = line.text
    spans = [match.span() for match in NAMED.finditer(text) if not _starts_with_role(match[1])]
    spans += [match.span() for match in NOUN.finditer(text) if match[1] not in NO_NOUN]
    spans += [match.span() for match in ING.finditer(text) if match[1][:-3] not in NO_ING]
    spans += [match.span(1) for match in SESSION_OF.finditer(text) if match[1].lower() not in NOT_CONTENT]
    return spans


def _starts_with_role(named: str) -> bool:
    return bool(ROLES.search(named)) and len(named.split()) < 3


def _mark_at(line: Line, start: int) -> int | None:
    low, high = 0, len(line.marks)
    while low < high:
        middle = (low + high) // 2
        if line.marks[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    return low if low < len(line.marks) else None
