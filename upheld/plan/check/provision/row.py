"""What do the other cells of a row add to its words, and where do they say something else?

A cell says who or how often; it does not make something of a text that says nothing, and where it says another thing
than the text there is doubt about what was decided.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from upheld.plan.check.provision.facts import LOOSE, Facts
from upheld.plan.check.provision.frequency import Often

_NOT_PROMISED = re.compile(
    r"outcome|need|success|cost|fund|objective|target|achiev|impact|aim|link|rag|date|ref", re.IGNORECASE
)
"""Columns whose words are no part of what will be given."""
_REFERENCE = re.compile(
    r"\((?:(?:needs?|outcomes?|see|amended|new|and|to)\b[ ,:]*){0,6}"
    r"(?:(?:[A-K]\d{0,2}(?:\.\d{1,2}){0,2}|\d{1,2}(?:\.\d{1,2}){1,2})(?: ?[,;&–-] ?| and )?){0,12}\)",
    re.IGNORECASE,
)
"""What the plan prints to lead to its own needs and outcomes: "(E1, E3)", "(need 3.1)", "(amended)"."""
_WATCHED = re.compile(r"monitor|review|evaluat|checked", re.IGNORECASE)
_EVERYBODY = re.compile(r"\b(?:all |any |school |class )?(?:staff|adults|teachers)\b|\beveryone\b", re.IGNORECASE)
_NOBODY_KNOWN = frozenset(("therapist", "therapists"))
"""In a cell these are whichever therapist there is."""
_DONE = frozenset("ATIXGNDO")
_A_YEAR = {
    "day": 190.0, "weekday": 190.0, "part": 190.0, "morning": 190.0, "week": 38.0, "fortnight": 19.0, "month": 10.0,
    "half_term": 6.0, "term": 3.0, "year": 1.0,
}  # fmt: skip


class Contradiction(NamedTuple):
    """Words of the text, and the words of a cell that say something else."""

    said: str
    cell: str


class Row(NamedTuple):
    """The text with the other cells of its row, whose titles are blanked: they are the council's, not a promise.

    `ends` is where the text ends; `watched` are the spans of cells that say only who looks at it again and when.
    """

    whole: str
    ends: int
    watched: tuple[tuple[int, int], ...] = ()


def row_of(text: str, cells: Mapping[str, str] | None) -> Row:
    """The text and the cells that are part of the promise, with the plan's own numbers blanked."""
    text = _REFERENCE.sub(lambda found: " " * len(found.group()), text)
    if not cells:
        return Row(text, len(text))
    whole, watched = text, []
    for title, cell in cells.items():
        if not cell or not cell.strip() or _NOT_PROMISED.search(title):
            continue
        start = len(whole) + 1
        whole = f"{whole}\n{' ' * (len(title) + 2)}{cell}"
        if _WATCHED.search(title):
            watched.append((start, len(whole)))
    return Row(whole, len(text), tuple(watched))


def with_row(facts: Facts, row: Row) -> Facts:
    """The facts, without what the cells cannot give: nothing lifts a text that promises nothing by itself."""
    marks = facts.line.marks
    if row.ends < len(row.whole):
        facts = facts._replace(
            roles=tuple(
                one
                for one in facts.roles
                if marks[one.last].start < row.ends
                or facts.line.low(one.last) not in _NOBODY_KNOWN
                or "Q" in facts.line.kinds[one.first : one.last + 2]
            ),
        )
    if row.watched:
        facts = facts._replace(
            roles=tuple(one for one in facts.roles if not _watched(row, marks[one.last].start)),
            often=tuple(one for one in facts.often if not _watched(row, marks[one.first].start)),
            lengths=tuple(one for one in facts.lengths if not _watched(row, marks[one.first].start)),
            doings=tuple(one for one in facts.doings if not _watched(row, one.start)),
        )
    if row.ends == len(row.whole):
        return facts
    done = [one for one in facts.doings if facts.live(one.mark) and one.kind in _DONE]
    timed = any(facts.live(one.first) and one.minutes is not None for one in facts.lengths)
    own = [one for one in done if one.start < row.ends]
    loose = any(one.kind.code == LOOSE and marks[one.index].start < row.ends for one in facts.all_weak)
    elsewhere = [one for one in done if one.start >= row.ends and one.kind not in "DO"]
    said = any(facts.live(one.first) and marks[one.first].start < row.ends for one in facts.often)
    if timed or said or (own and not loose) or (elsewhere and not facts.weak):
        return facts
    return facts._replace(dead=[True] * len(facts.dead))


def contradictions(facts: Facts, row: Row) -> tuple[Contradiction, ...]:
    """Where a cell says how often or who, and the text says another thing."""
    if row.ends == len(row.whole):
        return ()
    found = []
    text, line = row.whole, facts.line
    own = [
        one for one in facts.often if line.marks[one.first].start < row.ends and (one.covers or one.period in _A_YEAR)
    ]
    cells = [one for one in facts.often if line.marks[one.first].start >= row.ends and one.period in _A_YEAR]
    if own and cells:
        rates = {_rate(one) for one in own if not one.covers}
        daily = not rates
        other = next(
            (one for one in cells if (_rate(one) < _A_YEAR["week"] if daily else _rate(one) not in rates)), None
        )
        if other is not None:
            found.append(Contradiction(line.words(own[0].first, own[0].last), line.words(other.first, other.last)))
    role = next((one for one in facts.roles if line.marks[one.last].start < row.ends and facts.live(one.last)), None)
    if role is not None and not any(line.marks[one.last].start >= row.ends for one in facts.roles):
        everybody = _EVERYBODY.search(text, row.ends)
        if everybody is not None and not _watched(row, everybody.start()):
            found.append(Contradiction(line.words(role.first, role.last), everybody.group()))
    return tuple(found)


def _rate(one: Often) -> float:
    return round(one.times[0] * _A_YEAR[one.period], 2)


def _watched(row: Row, start: int) -> bool:
    return any(first <= start < last for first, last in row.watched)
