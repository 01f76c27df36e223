"""Which words at the foot of a page are footnotes? Small ones, behind a number that is raised in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import partial

from upheld.documents.reading.pdf_lines import Line
from upheld.documents.reading.pdf_sheet import Sheet
from upheld.documents.reading.pdf_words import Word

_SMALLER = 0.93
_RAISED = 0.78
_NUMBERED = re.compile(r"(\d{1,3}|[*†‡])\s?(?=\S)")


def take_notes(sheets: Sequence[Sheet]) -> list[list[Line]]:
    """Take the footnotes out of the pages, and the small numbers that lead to them; each note as its lines."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.body.all_lines():
            sizes[line.size] += len(line.text)
    if not sizes:
        return []
    body = sizes.most_common(1)[0][0]
    notes = []
    for sheet in sheets:
        found = _notes(sheet, body)
        if found:
            sheet.body.without([line for note in found for line in note])
            sheet.body.change_lines(partial(_without_marks, numbers={_number(note[0]) for note in found}))
            notes.extend(found)
    return notes


def _notes(sheet: Sheet, body: float) -> list[list[Line]]:
    """The notes at the foot of a page, from the top; none unless each small number is raised in the text."""
    foot: list[Line] = []
    for part in reversed(sheet.body.parts()):
        if not isinstance(part, Line) or part.size > _SMALLER * body:
            break
        foot.insert(0, part)
    notes: list[list[Line]] = []
    for line in foot:
        if _number(line) and (not notes or _number(line) != _number(notes[-1][0])):
            notes.append([line])
        elif notes:
            notes[-1].append(line)
    kept = {id(line) for note in notes for line in note}
    marks = {
        word.text
        for line in sheet.body.all_lines()
        if id(line) not in kept
        for word in line.words
        if _is_raised(word, line)
    }
    return [note for note in notes if _number(note[0]) in marks]


def _number(line: Line) -> str:
    found = _NUMBERED.match(line.text)
    return found.group(1) if found else ""


def _is_raised(word: Word, line: Line) -> bool:
    return word.size <= _RAISED * line.size or (word.box.height <= _RAISED * line.box.height and word.text.isdigit())


def _without_marks(line: Line, *, numbers: set[str]) -> Line:
    words = tuple(word for word in line.words if not (word.text in numbers and _is_raised(word, line)))
    return Line(words, line.page) if words and len(words) < len(line.words) else line
