"""Which lines of a PDF make one paragraph? A PDF says only where each letter stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from upheld.documents.reading.marker import is_bullet, split_marker
from upheld.documents.reading.pdf_lines import Line

ENDS = (".", "!", "?", ":", ";", ".”", ".’", '."', ".)", "?”", "!”")
_USUAL_PITCH = 1.3
_LOOSER = 1.22
_LOOSE = 1.08
_SURE = 1.3
_OTHER_SIZE = 0.07
_SPACE = 0.25
_ASIDE = 6.0
_EVEN = 1.5
_SLACK = 2.0
_ENOUGH_WORDS = 3
_ENOUGH_TO_HANG = 6
_LONG_WORD = 7
_HANGING = frozenset(
    "a an and as at be by each every for from her his if in into is least of on or than that the their to which who "
    "whose will with".split()
)
_FIRST_LINE = 45.0
_FEW = 4


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and the edges that they had to keep to."""

    lines: list[Line]
    left: float
    right: float

    @property
    def page(self) -> int:
        """The page that it begins on."""
        return self.lines[0].page

    @property
    def indent(self) -> float:
        """How far from its left edge it begins."""
        return max(0.0, self.lines[0].box.x0 - self.left)


@dataclass(frozen=True, slots=True)
class Spacing:
    """How far apart lines of one paragraph stand in this document, by the size of their letters."""

    pitches: Mapping[float, float] = field(default_factory=dict)

    @classmethod
    def of(cls, groups: Iterable[Sequence[Line]]) -> Spacing:
        """Judged from lines that surely go on with the line above them: they begin with a small letter."""
        found: dict[float, list[float]] = {}
        for group in groups:
            for line, later in pairwise(group):
                apart = later.middle - line.middle
                if (
                    line.size == later.size
                    and line.page == later.page
                    and 0.8 * line.size < apart < 3 * line.size
                    and later.text[0].islower()
                    and later.marker is None
                ):
                    found.setdefault(line.size, []).append(apart)
        return cls({size: _usual(apart) for size, apart in found.items() if len(apart) >= _FEW})

    def most(self, size: float) -> float:
        """How far apart two lines of one paragraph can be at most."""
        pitch = self.pitches.get(size)
        if pitch is None:
            ratios = [found / other for other, found in self.pitches.items()]
            pitch = size * (median(ratios) if ratios else _USUAL_PITCH)
        return pitch * _LOOSER + 0.3


def _usual(apart: Sequence[float]) -> float:
    """How far apart lines are: as most of them, or as those set more loosely, such as outside tables."""
    return max(median(apart), sorted(apart)[int(0.9 * len(apart))] * _LOOSE / _LOOSER)


def paragraphs_of(lines: Sequence[Line], left: float, right: float, spacing: Spacing) -> list[Paragraph]:
    """The paragraphs that lines make that stand between two edges."""
    made: list[Paragraph] = []
    for line in lines:
        if made and _goes_on(made[-1], line, spacing):
            made[-1].lines.append(line)
        else:
            made.append(Paragraph([line], left, right))
    return made


def is_full(line: Line, later: Line, left: float, right: float) -> bool:
    """Whether the first word of the later line would not have fitted on the line, so that it had to be broken."""
    word = later.words[0]
    width = word.box.width
    head, dash, tail = word.text.partition("-")
    if dash and head and tail:
        width *= (len(head) + 1) / len(word.text)
    room = (right - left) - line.box.width if _are_centred(line, later, left, right) else right - line.box.x1
    space = 0.0 if line.text.endswith("-") else _SPACE * line.size
    return width + space > room - _SLACK


def _are_centred(line: Line, later: Line, left: float, right: float) -> bool:
    """Whether both lines stand in the middle, and not only fill it."""
    return abs(line.box.x0 - later.box.x0) > _EVEN and all(
        one.box.x0 > left + _ASIDE and abs((one.box.x0 - left) - (right - one.box.x1)) < _ASIDE for one in (line, later)
    )


def reads_on(line: Line, later: Line) -> bool:
    """Whether the words plainly go on: nothing has ended, and a small letter follows or a word that cannot end."""
    if line.text.endswith(ENDS):
        return False
    if later.text[0].islower() or line.text.endswith(","):
        return True
    return len(line.words) >= _ENOUGH_TO_HANG and line.words[-1].text in _HANGING


def _had_to_break(paragraph: Paragraph, later: Line) -> bool:
    """Whether the last line is full, or else its sentence plainly goes on behind a line break."""
    last = paragraph.lines[-1]
    if is_full(last, later, paragraph.left, paragraph.right):
        return True
    begun = split_marker(paragraph.lines[0].text)[1][0]
    return not begun.islower() and len(last.words) >= _ENOUGH_WORDS and reads_on(last, later)


def _goes_on(paragraph: Paragraph, line: Line, spacing: Spacing) -> bool:
    last = paragraph.lines[-1]
    upright = last.words[0].upright and line.words[0].upright
    if not upright:
        return not last.words[0].upright and not line.words[0].upright and last.size == line.size
    if abs(last.size - line.size) > _OTHER_SIZE * max(last.size, line.size):
        return False
    full = _had_to_break(paragraph, line)
    sure = full and reads_on(last, line)
    if not 0 <= line.middle - last.middle <= spacing.most(line.size) * (_SURE if sure else 1):
        return False
    if line.marker is not None and not _is_only_text(paragraph, line, full):
        return False
    if not full or last.has_wide_gap or line.has_wide_gap:
        return False
    if last.bold != line.bold and last.words[-1].bold != line.words[0].bold and not line.text[0].islower():
        return False
    return _is_aligned(paragraph, last, line)


def _is_aligned(paragraph: Paragraph, last: Line, line: Line) -> bool:
    """Whether a line begins where those of its paragraph do."""
    first = paragraph.lines[0]
    centre, middle = (last.box.x0 + last.box.x1) / 2, (line.box.x0 + line.box.x1) / 2
    if abs(centre - middle) < 3 and min(last.box.x0, line.box.x0) > paragraph.left + _ASIDE:
        return True
    if len(paragraph.lines) > 1:
        return abs(line.box.x0 - last.box.x0) <= _ASIDE or reads_on(last, line)
    if first.marker is not None:
        return first.box.x0 - _ASIDE <= line.box.x0 <= first.text_begins + _ASIDE
    indented = first.box.x0 - line.box.x0
    return -_ASIDE <= indented <= _FIRST_LINE or reads_on(last, line)


def _is_only_text(paragraph: Paragraph, line: Line, full: bool) -> bool:
    """Whether what looks like a bullet or number at the start of a line is only where the line happened to break."""
    last, first, marker = paragraph.lines[-1], paragraph.lines[0], line.marker or ""
    if not full or last.text.endswith(ENDS):
        return False
    edge = last.box.x0 if len(paragraph.lines) > 1 or first.marker is None else first.text_begins
    if abs(line.box.x0 - edge) > 2 and abs(line.box.x0 - first.box.x0) > 2:
        return False
    rest = split_marker(line.text)[1]
    if marker == "-":
        return rest[0].islower() and first.marker != "-"
    if is_bullet(marker):
        return marker in ("–", "—", "o") and first.marker not in ("–", "—", "o")
    alike = first.marker is not None and _form(first.marker) == _form(marker)
    stands_out = first.marker is not None and first.text_begins - first.box.x0 > 2 and line.box.x0 < edge - 2
    if alike:
        return not stands_out and abs(line.box.x0 - first.box.x0) > 2 and rest[0].islower()
    return not stands_out or rest[0].islower()


def _form(marker: str) -> str:
    """How a number is written: "(a)" as "(b)", "F1.2" as "F3.4"."""
    return "".join("0" if letter.isdigit() else "a" if letter.isalpha() else letter for letter in marker)


class Joiner:
    """Makes the text of paragraphs, and knows which hyphens at the ends of lines are only there for the line."""

    _KEPT_AFTER = frozenset(
        "age child co cross day end ex eight face fine five follow four full half hand high home inter key life long "
        "low mid month multi nine non off on one out over part peer person play post pre pro pupil re school self semi "
        "seven short six small speech step sub ten term three two under up week well year".split()
    )

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        for line in lines:
            self._words.update(_bare(word.text) for word in line.words)

    def text(self, lines: Sequence[Line]) -> str:
        """The words of a paragraph."""
        made = lines[0].text
        for before, line in pairwise(lines):
            if made.endswith("-") and len(made) > 1 and made[-2].isalpha() and line.text[0].isalpha():
                made = (made if self._is_real(made, line.text) else made[:-1]) + line.text
            elif made.endswith("/") or (len(before.words) == 1 and self._is_broken(before.text, line.text)):
                made += line.text
            else:
                made += " " + line.text
        return made

    def _is_broken(self, before: str, after: str) -> bool:
        """Whether a narrow column broke a long word in two, with no hyphen."""
        head, tail = _bare(before), _bare(after.split()[0])
        return (
            len(head) + len(tail) >= _LONG_WORD
            and self._words[head] <= self._words[head + tail]
            and self._words[tail] <= self._words[head + tail]
            and head.isalpha()
        )

    def _is_real(self, before: str, after: str) -> bool:
        """Whether a hyphen belongs to its word."""
        head, tail = _bare(before.split()[-1]), _bare(after.split()[0])
        begin = head.rstrip("-")
        if f"{head}{tail}" in self._words or after[0].isupper():
            return True
        if f"{begin}{tail}" in self._words:
            return False
        last = begin.rpartition("-")[2]
        return "-" in begin or last in self._KEPT_AFTER or (last in self._words and tail in self._words)


def _bare(word: str) -> str:
    """A word without what stands around it, in small letters."""
    return word.strip(".,;:()“”‘’\"'?!").lower()
