"""The words on a page of a PDF: each with its box on the paper as seen, its size, and whether it is bold."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from upheld.documents.reading.limits import ReadingLimits
from upheld.documents.reading.marker import as_printed
from upheld.documents.reading.pdf_frame import Box, Frame
from upheld.documents.unreadable import Unreadable

_BOLD = ("bold", "black", "heavy", "demi")
_ITALIC = ("italic", "oblique")
_FORCED_BOLD = 1 << 18
_FILLED_AND_STROKED = 2
_BREAKS = frozenset({0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x2003, 0x2002, 0x2009, 0x200A, 0x202F, 0x3000})
_GAP = 0.22
"""Of its size: letters further apart than this belong to two words."""
_RAISED = 0.72
"""Of the height of the letters before it: a figure no higher than this leads to a footnote."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is printed. `tilted`: it runs neither across nor straight up or down, as a watermark does."""

    text: str
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    tilted: bool = False
    upright: bool = True

    @property
    def middle(self) -> float:
        """How far down the paper its middle is."""
        return (self.box.top + self.box.bottom) / 2


@dataclass(frozen=True, slots=True)
class _Face:
    bold: bool
    italic: bool


class _Letters:
    """The letters of a page, asked one by one: this is most of what reading a PDF costs."""

    def __init__(self, page: pdfium.PdfTextPage, frame: Frame) -> None:
        self._handle = page.raw
        self._frame = frame
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(160)
        self._flags = ctypes.c_int()
        self._faces: dict[tuple[bytes, int], _Face] = {}

    def word(self, first: int, text: str, box: tuple[float, float, float, float]) -> Word:
        """The word that begins with a letter, whose looks are those of all of it."""
        handle, matrix = self._handle, self._matrix
        size = raw.FPDFText_GetFontSize(handle, first)
        across = 0.0
        if raw.FPDFText_GetMatrix(handle, first, matrix):
            size *= math.hypot(matrix.c, matrix.d)
            across = math.degrees(math.atan2(matrix.b, matrix.a)) - self._frame.turned
        turned = across % 360
        face = self._face(first)
        thing = raw.FPDFText_GetTextObject(handle, first)
        stroked = bool(thing) and raw.FPDFTextObj_GetTextRenderMode(thing) == _FILLED_AND_STROKED
        return Word(
            text=as_printed(text),
            box=self._frame.seen(*box),
            size=round(size * 2) / 2,
            bold=face.bold or stroked,
            italic=face.italic,
            tilted=min(turned % 90, 90 - turned % 90) > 2,
            upright=min(turned, 360 - turned) <= 2,
        )

    def _face(self, index: int) -> _Face:
        length = raw.FPDFText_GetFontInfo(self._handle, index, self._name, len(self._name), self._flags)
        key = (self._name.value if 0 < length <= len(self._name) else b"", self._flags.value)
        if key not in self._faces:
            name = key[0].decode("utf-8", "replace").lower()
            self._faces[key] = _Face(
                any(one in name for one in _BOLD) or bool(key[1] & _FORCED_BOLD), any(one in name for one in _ITALIC)
            )
        return self._faces[key]


def words_on(page: pdfium.PdfTextPage, frame: Frame, name: str, limits: ReadingLimits) -> list[Word]:
    """The words of a page, in the order in which they were drawn.

    Raises:
        Unreadable: there are more letters than fit on any page.
    """
    count = page.count_chars()
    if count > limits.marks:
        raise Unreadable(f"{name} has a page with {count:,} letters, and {limits.marks:,} is the most: split it.")
    handle, letters = page.raw, _Letters(page, frame)
    get_letter, get_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    rect = raw.FS_RECTF()
    words: list[Word] = []
    text = ""
    first = 0
    left = right = bottom = top = 0.0
    for index in range(count):
        letter = get_letter(handle, index)
        if letter in _BREAKS:
            if text:
                words.append(letters.word(first, text, (left, bottom, right, top)))
                text = ""
            continue
        if (letter < 0x20 and letter != 2) or letter == 0xFFFF or not get_box(handle, index, rect):
            continue
        x0, x1, y0, y1 = rect.left, rect.right, rect.bottom, rect.top
        if text:
            height = max(top - bottom, 1.0)
            raised = y1 - y0 < _RAISED * height and 0x30 <= letter <= 0x39
            apart = raised or x0 - right > _GAP * height or x0 < left - height or not (y0 < top and bottom < y1)
            upended = (
                apart
                and (frame.turned % 180 != 0 or right - left < top - bottom)
                and _follows((left, bottom, right, top), (x0, y0, x1, y1))
            )
            if apart and not upended:
                words.append(letters.word(first, text, (left, bottom, right, top)))
                text = ""
        if text:
            text += chr(letter)
            left, right, bottom, top = min(left, x0), max(right, x1), min(bottom, y0), max(top, y1)
        else:
            text, first, left, right, bottom, top = chr(letter), index, x0, x1, y0, y1
    if text:
        words.append(letters.word(first, text, (left, bottom, right, top)))
    return words


def _follows(so_far: tuple[float, float, float, float], box: tuple[float, float, float, float]) -> bool:
    """Whether a letter goes on with a word that runs up or down the page."""
    left, bottom, right, top = so_far
    width = max(right - left, 1.0)
    beside = box[0] < right and left < box[2]
    apart = max(box[1] - top, bottom - box[3])
    return beside and apart < _GAP * width
