"""What is on each page: its size as seen, its text, and how small the type is."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from upheld.documents.unreadable import Unreadable

LETTERS_LOOKED_AT = 500
SHARE = 0.05
BLANK_WITHIN = 40  # of 255: a page that varies by no more shows nothing
BUSY = 0.1  # bytes to a dot


@dataclass(frozen=True, slots=True)
class Page:
    """One page, as a reader sees it.

    `number` counts from 1. `width` and `height` are in points, after rotation. `smallest_type` is the smallest size,
    in points, in which at least a twentieth of the page's letters are set, judged from an even sample of five hundred;
    None where the page has no text. `shows_something` is False for a blank page, and
    `quick` for one that could take long to draw: it is read, but never drawn.
    """

    number: int
    width: float
    height: float
    text: str
    smallest_type: float | None
    shows_something: bool = True
    quick: bool = True

    @property
    def searchable(self) -> bool:
        """Whether the page has text."""
        return bool(self.text.strip())


def measure(data: bytes, name: str, quick: Sequence[bool] = ()) -> tuple[Page, ...]:
    """Every page of a PDF, one after the other; no two are held open at once.

    Args:
        quick: whether each page can be drawn in no time; all can, where it is empty.

    Raises:
        Unreadable: a page cannot be opened.
    """
    try:
        with pdfium.PdfDocument(data) as document:
            pages = range(len(document))
            return tuple(_page(document, index, not quick or quick[index]) for index in pages)
    except pdfium.PdfiumError as error:
        raise Unreadable(f"{name} is damaged: open it, print it to a new PDF, and give that instead.") from error


def _page(document: pdfium.PdfDocument, index: int, quick: bool) -> Page:
    page = document[index]
    try:
        width, height = page.get_size()
        words = page.get_textpage()
        try:
            text = words.get_text_range().replace("\r\n", "\n").replace("\x00", "")
            smallest = _smallest(words)
        finally:
            words.close()
        shows = bool(text.strip()) or not quick or _is_inked(page)
        return Page(index + 1, width, height, text, smallest, shows, quick)
    finally:
        page.close()


def _smallest(words: pdfium.PdfTextPage) -> float | None:
    """The smallest size with its share of the letters; where no size has that (each word its own, as text behind a
    scan), the size that a twentieth of the letters do not pass."""
    sizes = _sizes(words)
    total = sizes.total()
    if not total:
        return None
    below = 0
    passed = None
    for size in sorted(sizes):
        below += sizes[size]
        if sizes[size] >= total * SHARE:
            return size
        if passed is None and below >= total * SHARE:
            passed = size
    return passed


def _sizes(words: pdfium.PdfTextPage) -> Counter[float]:
    """How many of the sampled letters are set in each size, to a tenth of a point."""
    handle, count = words.raw, words.count_chars()  # asked directly: this is most of what reading costs
    matrix = raw.FS_MATRIX()
    tenths: Counter[int] = Counter()
    for index in range(0, count, max(1, -(-count // LETTERS_LOOKED_AT))):
        letter = chr(raw.FPDFText_GetUnicode(handle, index))
        if letter.isalnum() and raw.FPDFText_GetMatrix(handle, index, matrix):
            size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
            tenths[int(size * 10 + 0.5)] += 1
    return Counter({size / 10: number for size, number in tenths.items() if size >= 10})


def _is_inked(page: pdfium.PdfPage) -> bool:
    """Whether a page without text shows anything at all."""
    if not raw.FPDFPage_CountObjects(page):
        return False
    if any(_is_busy(thing) for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1)):
        return True
    bitmap = page.render(scale=1 / 3, grayscale=True)
    darkest, lightest = bitmap.to_pil().getextrema()
    bitmap.close()
    return bool(lightest - darkest > BLANK_WITHIN)


def _is_busy(thing: pdfium.PdfObject) -> bool:
    """Whether a picture takes so many bytes that it cannot be blank paper: to draw a scan only to see is slow."""
    size = raw.FPDFImageObj_GetImageDataRaw(thing, None, 0)
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(thing, width, height)
    return bool(size > BUSY * width.value * height.value)
