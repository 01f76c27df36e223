"""Which words of the line answer each of the elements?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from upheld.plan.check.provision.facts import Facts
from upheld.plan.check.provision.frequency import Often
from upheld.plan.check.provision.line import Line
from upheld.plan.check.provision.taken_back import taken_back

_PERIOD = re.compile(r"n(?:[-t]n)?W(?!D)")
_PLACE = re.compile(
    r"\b(?:in|at|from|on|outside|within|into|to|inside)\s+(?:(?:a|an|the|his|her|their|its)\s+)(?:[\w’'-]{1,16}\s){0,3}?"
    r"(?:room|hall|pool|gym|library|classroom|base|clinic|garden|playground|kitchen|studio|workshop|stables|hospital"
    r"|laborator\w+|cubicle|salon|caf[eé]|corner|centre|corridor|field|farm|bay|workstation|desk|leisure centre|park"
    r"|club)s?\b"
    r"|\b(?:at|to)\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s(?:House|Academy|School|College|Centre|Farm|Hospital|Lodge)\b"
    r"|\bclinic appointments?\b|\bhome visits?\b|\bat (?:nursery|college|school|home|the table|lunch tables?)\b"
    r"|\b(?:on|off) site\b"
)
_PLACES = frozenset(
    """
    room rooms hall pool gym library classroom classrooms base clinic garden playground kitchen studio workshop stables
    hospital laboratory cubicle salon cafe café corner centre corridor field farm bay workstation desk leisure park club
    house academy school college lodge home nursery table lunch site
    """.split()
)
"""Without one of these words no place is said."""
_NOT_PERIOD = re.compile(r"^\s*(?:old|of age|waiting|time|notice|\d|early)", re.IGNORECASE)


def elements(facts: Facts) -> dict[str, list[tuple[int, int]]]:
    """The words that answer each element, as spans of the text, in the order they stand."""
    line, marks = facts.line, facts.line.marks
    dead = _dead_but_for_a_cap(facts)
    found: dict[str, list[tuple[int, int]]] = {}

    def add(name: str, first: int, last: int) -> None:
        found.setdefault(name, []).append((marks[first].start, marks[last].end))

    for one in facts.doings:
        if not dead[one.mark]:
            found.setdefault("what", []).append((one.start, one.end))
    for span in facts.roles:
        if not dead[span.last]:
            add("who", *span)
    for length in facts.lengths:
        if not dead[length.first]:
            add("duration", length.first, length.last)
    for rhythm in facts.often:
        if not dead[rhythm.first]:
            start, end, within = _without_weeks(line, rhythm)
            found.setdefault("frequency", []).append((start, end))
            if within is not None:
                found.setdefault("weeks", []).append(within)
    for match in _PERIOD.finditer(line.kinds):
        first, last = match.start(), match.end() - 1
        if not dead[first] and _is_period(facts, first, last):
            weeks = marks[last].tag == "week" and 30 <= marks[first].value <= 52
            add("weeks" if weeks else "period", first, last)
    for index, kind in enumerate(line.kinds):
        if dead[index] and kind not in "jdQ":
            continue
        if kind == "g":
            add("group_size", index, index)
        elif kind == "p":
            add("period", index, index)
        elif kind == "s":
            add("weeks", index, index)
        elif kind == "l":
            add("place", index, index)
        elif kind == "S":
            add("start", index, index)
        elif kind in "jd" or (kind == "Q" and _requires_training(facts, index)):
            if kind != "d" or "R" in line.kinds[index : index + 5]:
                add("training", index, index)
        elif kind == "v" and _reviewed(facts, index):
            add("review", index, index)
    for match in () if _PLACES.isdisjoint(line.said) else _PLACE.finditer(line.text):
        if not any(start < match.end() and match.start() < end for start, end in found.get("place", ())):
            found.setdefault("place", []).append(match.span())
    for start, end in facts.sizes:
        found.setdefault("group_size", []).append((start, end))
    return found


def _dead_but_for_a_cap(facts: Facts) -> Sequence[bool]:
    """What is taken back, but not by a most alone: "up to an hour a week" says how long and how often."""
    if not any(one.kind.code == _CAP for one in facts.all_weak):
        return facts.dead
    return taken_back(facts.line, tuple(one for one in facts.all_weak if one.kind.code != _CAP))


_IN_TERM = re.compile(r"\s*\b(?:(?:in|during|of|throughout) )?(?:the )?(?:school )?term\b.*", re.IGNORECASE | re.DOTALL)


def _without_weeks(line: Line, rhythm: Often) -> tuple[int, int, tuple[int, int] | None]:
    """How often, and apart from it the weeks in which it is: "a week" and "in term time"."""
    start, end = line.marks[rhythm.first].start, line.marks[rhythm.last].end
    if not line.marks[rhythm.last].tag.endswith("+weeks"):
        return start, end, None
    weeks = _IN_TERM.search(line.text, start, end)
    if weeks is None:
        return start, end, (start, end)
    words = weeks.group()
    return start, (weeks.start() if weeks.start() > start else end), (weeks.end() - len(words.lstrip()), end)


_CAP = "provision.minimum_zero"


def _is_period(facts: Facts, first: int, last: int) -> bool:
    """Whether it says how long it goes on: not an age, a year group, or "every six weeks"."""
    line = facts.line
    if line.kinds[first - 1 : first] in ("e", "x") or line.marks[last].tag == "year" or _aged(facts, first):
        return False
    return not _NOT_PERIOD.match(line.text[line.marks[last].end : line.marks[last].end + 12])


def _aged(facts: Facts, index: int) -> bool:
    """Whether it is an age: "9 years 4 months"."""
    before = facts.line.text[max(0, facts.line.marks[index].start - 24) : facts.line.marks[index].start].lower()
    return "year" in before or "age" in before


def _requires_training(facts: Facts, index: int) -> bool:
    """Whether the qualification says in what: "trained in Makaton", "Level 5", and not only "qualified"."""
    return facts.line.words(index, index).lower() not in ("qualified", "registered", "trained", "chartered")


def _reviewed(facts: Facts, index: int) -> bool:
    """Whether it is said who looks at it again, or when."""
    sentence = facts.line.sentence[index]
    near = [
        at
        for at in range(max(0, index - 8), min(len(facts.line.kinds), index + 9))
        if facts.line.sentence[at] == sentence
    ]
    return any(facts.line.kinds[at] in "RFM" for at in near) or "annual" in facts.line.words(index, index).lower()
