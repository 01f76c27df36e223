"""What of each sentence of a line could be enforced?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from upheld.plan.check.provision.duration import Length
from upheld.plan.check.provision.facts import Facts
from upheld.plan.check.provision.inherited import Inherited
from upheld.plan.check.provision.line import Line
from upheld.plan.check.provision.taken_back import kinds_by

_EMPTY_VISIT = frozenset(
    "input inputs support advice involvement guidance help assistance intervention interventions strategies".split()
)
_OTHERS = re.compile(r"\bother (?:child|pupil|peer|student|learner)", re.IGNORECASE)
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_DEADLINE = re.compile(
    rf"\b(?:by|before|no later than|on|from|until) (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTH})\b"
    r"|\bwithin (?:the )?(?:first )?(?:\w+ )(?:school |working )?(?:minute|hour|day|week|month|term)s?\b"
    r"|\b(?:by|before|at|in) the (?:end|start|beginning|first|last) (?:day |week |half )?(?:of|term|day|week|half)\b",
    re.IGNORECASE,
)
_DEADLINE_WORDS = frozenset(("by", "before", "on", "from", "within", "than", "at", "in", "until"))


class Core(NamedTuple):
    """What of one sentence could be enforced: the letters of what is done, and whether the rest is said.

    `timed` is a length that is not all the time, `covers` a rhythm that leaves no time out, `exact` a number that is
    no amount of time, `start` a date or a deadline, `staff` people of no particular kind.
    """

    what: str
    who: bool
    duration: bool
    timed: bool
    frequency: bool
    covers: bool
    sized: bool
    classed: bool
    others: bool
    counted: bool
    alone: bool
    empty: bool
    place: bool
    period: bool
    start: bool
    exact: bool
    staff: bool
    hedged: bool
    early: bool
    grouped: bool
    clocked: bool


def cores_of(facts: Facts, dead: Sequence[bool], above: Inherited) -> list[Core]:
    """Each sentence's core, with what it inherits."""
    reviews = _review_parts(facts)
    sentences = facts.line.sentence
    found = []
    first = 0
    while first < len(sentences):
        last = first + 1
        while last < len(sentences) and sentences[last] == sentences[first]:
            last += 1
        found.append(_with(_core(facts, dead, first, last, reviews), above))
        first = last
    return found or [_core(facts, dead, 0, 0, reviews)]


def whole_of(cores: list[Core]) -> Core:
    """All sentences as one."""
    if len(cores) == 1:
        return cores[0]
    columns = list(zip(*cores, strict=True))
    return Core("".join(columns[0]), *(any(column) for column in columns[1:]))


def _core(facts: Facts, dead: Sequence[bool], first: int, last: int, reviews: set[int]) -> Core:
    """The core of the sentence from one mark up to another."""
    line = facts.line
    said = line.said
    here = [at for at in range(first, last) if not dead[at]]
    kinds = "".join([line.kinds[at] for at in here])
    often = [
        one
        for one in facts.often
        if first <= one.first < last and not dead[one.first] and line.part[one.first] not in reviews
    ]
    lengths = [one for one in facts.lengths if first <= one.first < last and not dead[one.first]]
    low, high = (line.marks[here[0]].start, line.marks[here[-1]].end) if here else (0, -1)
    sizes = [line.text[start:end].lower() for start, end in facts.sizes if low <= start <= high] if facts.sizes else []
    dated = not _DEADLINE_WORDS.isdisjoint(said) and _DEADLINE.search(line.text, low, high + 1) is not None
    return Core(
        what="".join([one.kind for one in facts.doings if first <= one.mark < last and not dead[one.mark]]),
        who=any(first <= span.last < last and not dead[span.last] for span in facts.roles),
        duration=bool(lengths),
        timed=any(one.how != "full" for one in lengths),
        frequency=bool(often),
        covers=any(one.covers for one in often),
        sized=bool(sizes),
        classed=any("class" in size for size in sizes),
        others="other" in said and _OTHERS.search(line.text, low, high) is not None,
        counted="V" in kinds,
        alone="g" in kinds,
        empty="E" in kinds and any(line.kinds[at] == "E" and line.low(at) in _EMPTY_VISIT for at in here),
        place="l" in kinds or "S" in kinds,
        period="p" in kinds or "W" in kinds,
        start="S" in kinds or dated,
        exact="n" in kinds and _is_exact(line, here, lengths),
        staff="r" in kinds,
        hedged=any(one.kind.reach != "loose" and first <= one.index < last for one in facts.weak),
        early="early" in said,
        clocked="c" in kinds and not any("c" in line.kinds[one.first : one.last + 1] for one in lengths),
        grouped="group" in said
        and any(line.text[one.start : one.end].lower().endswith(("group", "groups")) for one in facts.doings),
    )


def _is_exact(line: Line, here: Sequence[int], lengths: Sequence[Length]) -> bool:
    """Whether there is a number that is no length of time, seconds apart: "two words at a time", "ten seconds"."""
    timed = {at for one in lengths for at in range(one.first, one.last + 1)}
    return any(line.kinds[at] == "n" and at not in timed for at in here) or any(
        line.words(one.first, one.last).endswith(("seconds", "second")) for one in lengths
    )


def _review_parts(facts: Facts) -> set[int]:
    """The parts of the line in which it is only looked at again: how often that is, is not how often it is given."""
    line = facts.line
    if "v" not in line.kinds:
        return set()
    done = {line.part[one.mark] for one in facts.doings if one.kind != "O"}
    found = set()
    for part, kinds in kinds_by(line.part, line.kinds).items():
        by_somebody = "R" in kinds and not any(one in kinds for one in "EKBz") and line.sentence[-1] <= 1
        if "v" in kinds and "V" not in kinds and part not in done and not by_somebody:
            found.add(part)
    return found


def _with(core: Core, above: Inherited) -> Core:
    """The sentence with what it inherits; only one that states an amount inherits."""
    if not (core.frequency or core.duration):
        return core
    return core._replace(who=core.who or above.who is not None, what=core.what or ("A" if above.what else ""))
