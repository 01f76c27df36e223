"""What does a line state, and which of it stands once weak words have taken back what they reach?"""

from __future__ import annotations

from dataclasses import dataclass

from upheld.plan.check.provision.duration import Length, lengths
from upheld.plan.check.provision.frequency import Often, often
from upheld.plan.check.provision.group import one_to_one, sizes
from upheld.plan.check.provision.line import Line
from upheld.plan.check.provision.weak import Found, empty_nouns, taken_back, weak_marks
from upheld.plan.check.provision.what import Doing, doings, residue
from upheld.plan.check.provision.who import Span, roles

_LOOSE = "provision.loose_amount"
"""Not weak where the sentence says how often: "regular" in "regular 20-minute daily sessions"."""


@dataclass(frozen=True, slots=True)
class Facts:
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

    def live(self, index: int) -> bool:
        """Whether the mark is promised."""
        return not self.dead[index]


def facts_of(line: Line) -> Facts:
    """The facts of a line."""
    weak = weak_marks(line)
    dead = taken_back(line, weak)
    who, how_often, done = roles(line), often(line), doings(line)
    live = [not one for one in dead]
    if (
        not any(live[one.mark] for one in done)
        and any(live[one.last] for one in who)
        and any(live[one.first] for one in how_often)
    ):
        done += tuple(
            Doing("O", line.marks[index].start, line.marks[index].end, index) for index in residue(line, live)
        )
    if not any(live[one.mark] for one in done):
        weak += empty_nouns(line)
    counted = {line.sentence[one.first] for one in how_often if live[one.first]}
    return Facts(
        line=line,
        weak=tuple(one for one in weak if not (one.kind.code == _LOOSE and line.sentence[one.index] in counted)),
        dead=dead,
        roles=who,
        lengths=lengths(line),
        often=how_often,
        doings=done,
        sizes=sizes(line),
        alone=one_to_one(line),
    )
