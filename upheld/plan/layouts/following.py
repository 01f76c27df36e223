"""How does a line belong to the one before: as a step towards it, as the end of its sentence, as what it leads in?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from upheld.documents.reading.found import Words
from upheld.plan.layouts.items import Bit, step_words
from upheld.plan.layouts.line import Line

_MID_SENTENCE = frozenset(("a", "an", "the", "by", "his", "their", "using"))
"""Words that end no sentence: after one, the next line goes on."""


def is_step(lines: Sequence[Line], bit: Bit) -> bool:
    """Whether a line among outcomes is a smaller step towards the one before."""
    if step_words(bit.text) is not None:
        return True
    last = next((line for line in reversed(lines) if line.kind in ("outcome", "title", "heading")), None)
    if last is None or last.kind != "outcome" or last.ref is None:
        return False
    if bit.ref is not None:
        return bit.ref.startswith(f"{last.ref}.")
    return bit.bullet and last.ref[-1:].isalnum()


def goes_back(lines: Sequence[Line], bit: Bit) -> bool:
    """Whether a line after steps has the number that follows the last outcome's, so that it is the next outcome."""
    numbers: list[int] = []
    for line in reversed(lines):
        if line.kind not in ("step", "outcome", "heading"):
            break
        if line.kind == "step" and line.ref is not None:
            return False
        if line.kind == "outcome":
            numbers = [int(one[-3:]) for one in re.findall(r"\d+", line.ref or "")]
            break
    own = [int(one[-3:]) for one in re.findall(r"\d+", bit.ref or "")]
    return bool(numbers) and own == [*numbers[:-1], numbers[-1] + 1]


def goes_on(before: Line, bit: Bit, words: Words) -> bool:
    """Whether a line ends the sentence that the one before began."""
    if bit.marked or before.text[-1:] in ".;:!?":
        return False
    if {one.lower() for one in before.text.split()[-1:]} & _MID_SENTENCE:
        return True
    return bit.text.lstrip("(")[:1].islower() or (before.hangs_at is not None and words.indent > before.hangs_at)


def finishes(lead: Line, bit: Bit) -> bool:
    """Whether a marked item ends the words that lead it in."""
    return bit.marked and (bit.bullet or lead.ref is None or bit.ref is not None)
