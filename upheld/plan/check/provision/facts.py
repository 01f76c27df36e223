"""What does a line state, and which of it stands once weak words have taken back what they reach?"""

from __future__ import annotations

import re
from typing import NamedTuple

from upheld.plan.check.provision.acts import content, duties, refusals
from upheld.plan.check.provision.duration import Length, lengths
from upheld.plan.check.provision.frequency import Often, often
from upheld.plan.check.provision.group import one_to_one, sizes
from upheld.plan.check.provision.lexicon.empty import FITTED
from upheld.plan.check.provision.line import Line
from upheld.plan.check.provision.taken_back import taken_back
from upheld.plan.check.provision.weak import Found, empty_nouns, weak_marks
from upheld.plan.check.provision.what import Doing, doings
from upheld.plan.check.provision.who import Span, roles

LOOSE = "provision.loose_amount"
"""Not weak where the sentence says how often: "regular" in "regular 20-minute daily sessions"."""
_PURPOSE = re.compile(
    r"\b(?:support|assistance|help|supervision|time|working|assistant|work)\b[^.;\n]{0,90}?\b(?:to|in order to|for) "
    r"(?:(?!be\b|no\b|at\b|a\b|an\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
    r"|thirty|forty|half)\b|have\b|the\b|support\b|meet\b|access\b|each\b|all\b|child\b)[a-z]{3,16}\b[^.;\n]{0,200})",
    re.IGNORECASE,
)
_NO_THERAPY = frozenset(
    "input inputs support advice consultation guidance involvement liaison review monitoring".split()
)
_PROFESSIONS = ("therapist", "psychologist")


class Facts(NamedTuple):
    """Everything a line states, by the marks it stands at; `dead` says of each mark whether it is taken back."""

    line: Line
    weak: tuple[Found, ...]
    dead: list[bool]
    roles: tuple[Span, ...]
    lengths: tuple[Length, ...]
    often: tuple[Often, ...]
    doings: tuple[Doing, ...]
    sizes: tuple[tuple[int, int], ...]
    alone: tuple[int, ...]
    all_weak: tuple[Found, ...] = ()

    def live(self, index: int) -> bool:
        """Whether the mark is promised."""
        return not self.dead[index]


def facts_of(line: Line) -> Facts:
    """The facts of a line."""
    weak = weak_marks(line)
    dead = taken_back(line, weak)
    who, how_often, how_long = roles(line), often(line), lengths(line)
    done = _all_done(line, dead, who, how_often, how_long)
    if not any(not dead[one.mark] for one in done):
        weak += empty_nouns(line)
    counted = {line.sentence[one.first] for one in how_often if not dead[one.first]}
    return Facts(
        line=line,
        weak=tuple(one for one in weak if not (one.kind.code == LOOSE and line.sentence[one.index] in counted)),
        dead=dead,
        roles=who,
        lengths=how_long,
        often=how_often,
        doings=done,
        sizes=sizes(line),
        alone=one_to_one(line),
        all_weak=weak,
    )


def _all_done(
    line: Line, dead: list[bool], who: tuple[Span, ...], how_often: tuple[Often, ...], how_long: tuple[Length, ...]
) -> tuple[Doing, ...]:
    """What the lexicon knows; duties in words that it lacks; and, where a sentence has neither, its other content."""
    marks = line.marks
    used = {at for span in who for at in range(span.first, span.last + 1)}
    found = [one for one in doings(line) if one.mark not in used or line.kinds[one.mark] == "R"]
    known = {one.mark for one in found}
    used |= {at for one in how_often for at in range(one.first, one.last + 1)}
    found += [Doing("N", marks[at].start, marks[at].end, at) for at in refusals(line) if at not in known]
    found += [
        Doing("I" if marks[at].tag in FITTED else "D", marks[at].start, marks[at].end, at)
        for at in duties(line)
        if at not in known and at not in used
    ]
    first = 0
    size = len(marks)
    while first < size:
        sentence = line.sentence[first]
        last = first
        while last < size and line.sentence[last] == sentence:
            last += 1
        if not any(first <= one.mark < last and not dead[one.mark] and one.kind != "G" for one in found):
            others = [at for at in content(line, first, last, dead) if at not in used and at not in known]
            found += [Doing("O", marks[at].start, marks[at].end, at) for at in others]
            if not others:
                found += _therapy(line, first, last, dead, who, how_often, how_long)
        first = last
    return tuple(sorted(found, key=lambda one: one.start))


def _therapy(
    line: Line,
    first: int,
    last: int,
    dead: list[bool],
    who: tuple[Span, ...],
    how_often: tuple[Often, ...],
    how_long: tuple[Length, ...],
) -> list[Doing]:
    """The therapy that a named profession gives in a definite time, or what the hours of somebody's support are for."""

    def here(index: int) -> bool:
        return first <= index < last and not dead[index]

    if not (any(here(one.first) for one in how_often) and any(here(one.first) for one in how_long)):
        return []
    marks = line.marks
    nouns = {line.low(at) for at in range(first, last) if line.kinds[at] == "E"}
    for span in who:
        mark = marks[span.last]
        if here(span.last) and mark.tag in _PROFESSIONS and _is_named(line, span) and nouns.isdisjoint(_NO_THERAPY):
            return [Doing("A", marks[span.first].start, mark.end, span.last)]
    if any(here(span.last) for span in who):
        purpose = _PURPOSE.search(line.text, marks[first].start, marks[last - 1].end)
        if purpose is not None:
            at = next(at for at in range(first, last) if marks[at].end > purpose.start())
            if not dead[at]:
                return [Doing("A", purpose.start(), purpose.end(), at)]
    return []


def _is_named(line: Line, span: Span) -> bool:
    """Whether it is said which therapist: not "the therapist", nor a therapist's assistant."""
    words = line.text[line.marks[span.first].start : line.marks[span.last].end].lower()
    return words.split()[-1] not in ("assistant", "assistants", "technician", "team", "service") and words not in (
        "therapist",
        "therapists",
        "the therapist",
    )
