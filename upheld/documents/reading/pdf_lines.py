"""Which words of a page stand on one line, and in which order are the lines read?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from upheld.documents.reading.marker import split_marker
from upheld.documents.reading.pdf_frame import Box
from upheld.documents.reading.pdf_words import Word

_SAME_LINE = 0.5
_SAME_COLUMN = 0.45
_WIDE = 2.2
_WIDER = 2.5
_GUTTER = 9.0
_COLUMN_LINES = 5
_MOST_LINES = 300
_FULL_ENOUGH = 0.62


@dataclass(frozen=True)
class Line:
    """Words that stand side by side, on a page."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def text(self) -> str:
        """Its words, one space between."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        """The box around its words."""
        return Box(
            min(word.box.x0 for word in self.words),
            min(word.box.top for word in self.words),
            max(word.box.x1 for word in self.words),
            max(word.box.bottom for word in self.words),
        )

    @cached_property
    def middle(self) -> float:
        """How far down its words stand: most of them, whatever the height of a bullet or a small figure."""
        return median(word.middle for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        letters: dict[float, int] = {}
        for word in self.words:
            letters[word.size] = letters.get(word.size, 0) + len(word.text)
        return max(letters, key=lambda size: (letters[size], size))

    @cached_property
    def bold(self) -> bool:
        """Whether every word is; a bullet does not count."""
        words = self.words[1:] if len(self.words) > 1 and not self.words[0].text[0].isalnum() else self.words
        return all(word.bold for word in words)

    @cached_property
    def marker(self) -> str | None:
        """The bullet or number that begins it."""
        return split_marker(self.text)[0]

    @cached_property
    def text_begins(self) -> float:
        """Where its words begin, behind the bullet or number."""
        if self.marker is None:
            return self.box.x0
        taken = ""
        for word in self.words:
            if len(taken) >= len(self.marker.replace(" ", "")):
                return word.box.x0 if word.text not in "-–—:" else self.words[-1].box.x0
            taken += word.text
        return self.box.x0

    @cached_property
    def has_wide_gap(self) -> bool:
        """Whether two of its words, not counting a bullet, stand as far apart as over a tab, and others do not."""
        words = [word for word in self.words if self.marker is None or word.box.x0 >= self.text_begins - 0.5]
        gaps = [(later.box.x0 - word.box.x1) / word.size for word, later in pairwise(words)]
        return bool(gaps) and max(gaps) > max(_WIDE, _WIDER * median(gaps) if len(gaps) > 1 else 0.0)


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The lines that words make, from the top; words that run up or down make a line each."""
    lines: list[list[Word]] = []
    upended = []
    for word in sorted(words, key=lambda word: (word.middle, word.box.x0)):
        if not word.upright:
            upended.append(word)
        elif lines and any(_is_beside(word, other) for other in lines[-1][-3:]):
            lines[-1].append(word)
        else:
            lines.append([word])
    made = [Line(tuple(sorted(line, key=lambda word: word.box.x0)), page) for line in lines]
    if upended:
        made.extend(_upended(upended, page))
        made.sort(key=lambda line: (line.box.top, line.box.x0))
    return made


def _is_beside(word: Word, other: Word) -> bool:
    """Whether two words share most of their height."""
    shared = min(word.box.bottom, other.box.bottom) - max(word.box.top, other.box.top)
    return shared > _SAME_LINE * min(word.box.height, other.box.height)


def _upended(words: list[Word], page: int) -> list[Line]:
    """Lines of words that run up the page: those that share most of their width, in the order they were drawn."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (round(word.box.centre[0]), -word.box.bottom)):
        if lines and abs(lines[-1][-1].box.centre[0] - word.box.centre[0]) <= _SAME_COLUMN * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(line), page) for line in lines]


def by_columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in the order they are read, those of each column of running text together.

    Two columns are told from labels and their answers in that the left one is filled with text to its edge.
    """
    if len(lines) > _MOST_LINES:
        return [list(lines)]
    groups: list[list[Line]] = []
    run: list[Line] = []
    gutter: float | None = None
    index = 0
    while index < len(lines):
        found = _gutter(lines[index:]) if gutter is None else gutter
        split = _split(lines[index], found) if found is not None else None
        if found is not None and split is not None:
            if gutter is None and run:
                groups.append(run)
                run = []
            gutter = found
            left, right = [], []
            while index < len(lines) and (parts := _split(lines[index], gutter)) is not None:
                if parts[0] is not None:
                    left.append(parts[0])
                if parts[1] is not None:
                    right.append(parts[1])
                index += 1
            groups.extend(group for group in (left, right) if group)
            gutter = None
        else:
            run.append(lines[index])
            index += 1
    if run:
        groups.append(run)
    return groups


def _gaps(line: Line) -> list[tuple[float, float]]:
    return [
        (word.box.x1, later.box.x0) for word, later in pairwise(line.words) if later.box.x0 - word.box.x1 >= _GUTTER
    ]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the white strip between two columns of text runs that begin with the first line; None without one."""
    if not _gaps(lines[0]):
        return None
    for begin, end in _gaps(lines[0]):
        lefts, rights = [], []
        for line in lines:
            parts = _split(line, end - 1)
            if parts is None:
                break
            lefts += [parts[0]] if parts[0] is not None else []
            rights += [parts[1]] if parts[1] is not None else []
        both = min(len(lefts), len(rights))
        if both < _COLUMN_LINES:
            continue
        edge = min(line.box.x0 for line in lefts)
        room = end - _GUTTER - edge
        starts = [line.box.x0 for line in rights]
        aligned = sum(abs(start - min(starts)) < 30 for start in starts) >= 0.7 * len(starts)
        filled = median(line.box.x1 - edge for line in lefts) >= _FULL_ENOUGH * room
        wordy = median(len(line.words) for line in lefts) >= 3 and median(len(line.words) for line in rights) >= 3
        if aligned and filled and wordy and begin < end:
            return min(starts) - 1
    return None


def _split(line: Line, at: float) -> tuple[Line | None, Line | None] | None:
    """The parts of a line on both sides of a gutter; None where its words run over it."""
    left = tuple(word for word in line.words if word.box.x1 <= at + 0.5)
    right = tuple(word for word in line.words if word.box.x0 >= at - 0.5)
    if len(left) + len(right) != len(line.words):
        return None
    if left and right and right[0].box.x0 - left[-1].box.x1 < _GUTTER:
        return None
    if left and not right and at - left[-1].box.x1 < 0:
        return None
    return Line(left, line.page) if left else None, Line(right, line.page) if right else None
