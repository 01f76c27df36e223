"""The words of a line with the weak ones marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from upheld.plan.check.provision.judgement import Weak


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words one after the other; `why` they are weak, empty where they are not."""

    text: str
    why: str = ""


def marked(text: str, weak: Iterable[Weak]) -> tuple[Stretch, ...]:
    """The text in stretches, none of it left out; of weak words that overlap the first is marked."""
    return tuple(_stretches(text, sorted(_spans(text, weak))))


def _spans(text: str, weak: Iterable[Weak]) -> Iterator[tuple[int, int, str]]:
    for one in weak:
        start = one.start
        if text[start : start + len(one.words)] != one.words:
            # It counts in the words of a row, of which some columns may be left out.
            start = text.find(one.words)
        if start >= 0 and one.words:
            yield start, start + len(one.words), one.why


def _stretches(text: str, spans: Iterable[tuple[int, int, str]]) -> Iterator[Stretch]:
    done = 0
    for start, end, why in spans:
        if start < done:
            continue
        if start > done:
            yield Stretch(text[done:start])
        yield Stretch(text[start:end], why)
        done = end
    if done < len(text):
        yield Stretch(text[done:])
