"""One paragraph as typed may be several pieces: a bold line over plain ones, or items behind line breaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from upheld.documents.reading.marker import split_marker, tidy


class Letters(NamedTuple):
    """Some letters that look the same; a newline among them is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a heading or an item: its words, and how all or most of its letters look."""

    text: str
    marker: str | None
    strong: bool
    italic: bool
    size: float | None


def pieces(letters: Sequence[Letters], marker: str | None = None) -> Iterator[Piece]:
    """The pieces of one paragraph, the first behind `marker` where it has an automatic one.

    A line that begins with a typed bullet or number begins a piece of its own, and so does one that is all bold next
    to one that is not.
    """
    together: list[list[Letters]] = []
    for line in _lines(letters):
        if not together or split_marker(_text(line))[0] is not None or _is_strong(line) != _is_strong(together[-1]):
            together.append(list(line))
        else:
            together[-1].append(Letters("\n"))
            together[-1].extend(line)
    for number, group in enumerate(together):
        text = tidy("".join(one.text for one in group))
        typed = None
        if number or marker is None:
            typed, text = split_marker(text)
        sizes: Counter[float] = Counter()
        for one in group:
            if one.size is not None:
                sizes[one.size] += len(one.text.strip())
        yield Piece(
            text=text,
            marker=marker if marker is not None and not number else typed,
            strong=_is_strong(group),
            italic=all(one.italic for one in group if one.text.strip()),
            size=sizes.most_common(1)[0][0] if sizes.total() else None,
        )


def _lines(letters: Iterable[Letters]) -> Iterator[list[Letters]]:
    """The lines between line breaks that have words."""
    line: list[Letters] = []
    for one in letters:
        first, *others = one.text.split("\n")
        line.append(one._replace(text=first))
        for other in others:
            if _text(line):
                yield line
            line = [one._replace(text=other)]
    if _text(line):
        yield line


def _text(line: Iterable[Letters]) -> str:
    return "".join(one.text for one in line).strip()


def _is_strong(line: Iterable[Letters]) -> bool:
    return all(one.bold for one in line if one.text.strip())
