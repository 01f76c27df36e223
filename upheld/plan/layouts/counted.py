"""Numbers before items that no mark sets off: 'I Child will …', 'II …', in a file that lost the tab between them."""

from __future__ import annotations

from collections.abc import Sequence

from upheld.documents.reading.numerals import numeral
from upheld.plan.layouts.line import Line

_FEWEST = 3


def take_off(lines: Sequence[Line]) -> None:
    """Where the items of a run begin with one number after another, make those their numbers."""
    run: list[Line] = []
    for line in (*lines, None):
        if (
            line is not None
            and line.kind in ("need", "outcome", "provision")
            and line.ref is None
            and (not run or (run[-1].kind, run[-1].letter) == (line.kind, line.letter))
        ):
            run.append(line)
            continue
        if line is not None and line.kind == "heading":
            continue
        _number(run)
        run = [line] if line is not None and line.kind in ("need", "outcome", "provision") and line.ref is None else []


def _number(run: Sequence[Line]) -> None:
    if len(run) < _FEWEST:
        return
    first = [line.text.split(" ", 1) for line in run]
    if any(len(one) < 2 for one in first):
        return
    if not all(text[:1].isupper() for _, text in first):
        return
    for form in ("upperRoman", "lowerRoman", "decimal"):
        if all(one[0] == numeral(number, form) for number, one in enumerate(first, 1)):
            for line, (ref, text) in zip(run, first, strict=True):
                line.ref, line.text = ref, text
            return
