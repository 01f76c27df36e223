"""Which words of the line answer each of the elements?"""

from __future__ import annotations

import re

from upheld.plan.check.provision.facts import Facts

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
_NOT_PERIOD = re.compile(r"^\s*(?:old|of age|waiting|time|notice|\d|early)", re.IGNORECASE)


def elements(facts: Facts) -> dict[str, list[tuple[int, int]]]:
    """The words that answer each element, as spans of the text, in the order they stand."""
    line, marks = facts.line, facts.line.marks
    found: dict[str, list[tuple[int, int]]] = {}

    def add(name: str, first: int, last: int) -> None:
        found.setdefault(name, []).append((marks[first].start, marks[last].end))

    for one in facts.doings:
        if facts.live(one.mark):
            found.setdefault("what", []).append((one.start, one.end))
    for span in facts.roles:
        if facts.live(span.last):
            add("who", *span)
    for length in facts.lengths:
        if facts.live(length.first):
            add("duration", length.first, length.last)
    for rhythm in facts.often:
        if facts.live(rhythm.first):
            add("frequency", rhythm.first, rhythm.last)
    for match in _PERIOD.finditer(line.kinds):
        first, last = match.start(), match.end() - 1
        if facts.live(first) and _is_period(facts, first, last):
            weeks = marks[last].tag == "week" and 30 <= marks[first].value <= 52
            add("weeks" if weeks else "period", first, last)
    for index, kind in enumerate(line.kinds):
        if not facts.live(index) and kind not in "jdQ":
            continue
        if kind == "g":
            add("group_size", index, index)
        elif kind == "p":
            add("period", index, index)
        elif kind == "s" or (kind == "F" and marks[index].tag.endswith("+weeks")):
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
    for match in _PLACE.finditer(line.text):
        if not any(start < match.end() and match.start() < end for start, end in found.get("place", ())):
            found.setdefault("place", []).append(match.span())
    for start, end in facts.sizes:
        found.setdefault("group_size", []).append((start, end))
    return found


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
