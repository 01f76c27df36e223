"""Read a PDF: its words with their places, made into lines, paragraphs and tables. Nothing in it is run.

It is first made harmless as for a bundle: so what it would take to draw, locks, damage and forms are dealt with there.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from upheld.documents.harmless import DAMAGED, harmless
from upheld.documents.reading.found import Reading
from upheld.documents.reading.limits import ReadingLimits
from upheld.documents.reading.ocr import DOTS_PER_INCH, Ocr
from upheld.documents.reading.pdf_draft import drafts_of
from upheld.documents.reading.pdf_frame import Frame
from upheld.documents.reading.pdf_join import joined
from upheld.documents.reading.pdf_notes import take_notes
from upheld.documents.reading.pdf_paragraphs import Joiner, Spacing
from upheld.documents.reading.pdf_rulings import rulings_on
from upheld.documents.reading.pdf_running import take_running
from upheld.documents.reading.pdf_sheet import Sheet, SheetTable, sheet_of
from upheld.documents.reading.pdf_tables import tables_on
from upheld.documents.reading.pdf_words import Word, words_on
from upheld.documents.reading.pdf_write import Writer
from upheld.documents.unreadable import Unreadable

_ONE_AT_A_TIME = threading.Lock()  # the reader of PDFs cannot do two at once
_A_SCAN = 0.5
_FEW_WORDS = 15
_OVERHANG = 7.0
"""How far a table may stand out on each side of the text around it, so that their words are in line."""
_LEAST_BOTTOM = 0.8
_MOST_DOTS = 20_000_000


def read_pdf(data: bytes, name: str, limits: ReadingLimits, ocr: Ocr | None) -> Reading:
    """The paragraphs and tables of a PDF; the words of a scan where `ocr` can guess them.

    Raises:
        Unreadable: it is locked, damaged or too large.
    """
    clean = harmless(data, name, limits.as_limits)
    with _ONE_AT_A_TIME:
        try:
            with pdfium.PdfDocument(clean.data) as document:
                pages = _Pages(document, name, limits, ocr, clean.quick)
                sheets = [pages.sheet(index) for index in range(len(document))]
        except pdfium.PdfiumError as error:
            raise Unreadable(f"{name} {DAMAGED}.") from error
    running = take_running(sheets)
    joiner = Joiner(line for sheet in sheets for line in sheet.body.all_lines())
    notes = take_notes(sheets)
    without_text = tuple(sheet.number for sheet in sheets if sheet.shows_only_pictures)
    spacing = Spacing.of(group for sheet in sheets for group in sheet.body.groups())
    _set_margins(sheets)
    writer = Writer(name, limits, joiner)
    blocks = tuple(writer.blocks(joined([(sheet, drafts_of(sheet, spacing)) for sheet in sheets], _bottoms(sheets))))
    remarks = [f"The file holds {what}, left out here." for what in clean.left_out]
    if pages.crowded:
        remarks.append(f"{_named(pages.crowded)} so full of lines that no tables were looked for there.")
    if pages.guessed:
        remarks.append(f"{_named(pages.guessed)} scanned: the words were guessed from the picture, so check them.")
    if without_text:
        remarks.append(
            f"{_named(without_text)} only a picture of paper, with no text in it, so nothing on it could be read: "
            "ask for the document itself."
        )
    if writer.contents:
        remarks.append("The table of contents is left out.")
    return Reading(
        name=name,
        kind="pdf",
        blocks=blocks,
        pages=len(sheets),
        running=running,
        notes=tuple(writer.note(lines) for lines in notes),
        without_text=without_text,
        by_ocr=tuple(pages.guessed),
        remarks=tuple(remarks),
    )


@dataclass(slots=True)
class _Pages:
    """Reads the pages of one PDF, one after the other; no two are held open at once."""

    document: pdfium.PdfDocument
    name: str
    limits: ReadingLimits
    ocr: Ocr | None
    quick: Sequence[bool]
    letters: int = 0
    crowded: list[int] = field(default_factory=list)
    guessed: list[int] = field(default_factory=list)

    def sheet(self, index: int) -> Sheet:
        """One page."""
        page = self.document[index]
        try:
            frame = Frame.of(page)
            letters = page.get_textpage()
            try:
                self.letters += letters.count_chars()
                if self.letters > self.limits.letters:
                    raise Unreadable(f"{self.name} has more than {self.limits.letters:,} letters: split it.")
                words = words_on(letters, frame, self.name, self.limits)
            finally:
                letters.close()
            rulings = rulings_on(page, frame, self.limits)
            tables = tables_on(rulings)
            if rulings.too_many:
                self.crowded.append(index + 1)
            sheet = sheet_of(index + 1, frame.width, frame.height, words, tables, rulings)
            if self._may_guess(sheet, words, index) and (guessed := self._guessed(page, frame)):
                self.guessed.append(index + 1)
                sheet = sheet_of(index + 1, frame.width, frame.height, guessed, tables, rulings)
            return sheet
        finally:
            page.close()

    def _may_guess(self, sheet: Sheet, words: Sequence[Word], index: int) -> bool:
        """Whether the page is a scan whose words are to be guessed; one that is slow to draw is not."""
        scanned = sheet.shows_only_pictures or (sheet.pictured > _A_SCAN and len(words) < _FEW_WORDS)
        return scanned and self.quick[index] and len(self.guessed) < self.limits.guessed_pages

    def _guessed(self, page: pdfium.PdfPage, frame: Frame) -> list[Word]:
        if self.ocr is None:
            return []
        dots = min(DOTS_PER_INCH / 72, (_MOST_DOTS / max(1.0, frame.width * frame.height)) ** 0.5)
        bitmap = page.render(scale=dots, grayscale=True)
        try:
            picture = io.BytesIO()
            bitmap.to_pil().save(picture, format="PNG", compress_level=1)
        finally:
            bitmap.close()
        return self.ocr.words(picture.getvalue(), self.name, 1 / dots)


def _named(pages: Sequence[int]) -> str:
    """Some pages by number, and the verb that goes with them."""
    if len(pages) == 1:
        return f"Page {pages[0]} is"
    if pages[-1] - pages[0] == len(pages) - 1:
        return f"Pages {pages[0]} to {pages[-1]} are"
    return f"Pages {', '.join(str(page) for page in pages[:-1])} and {pages[-1]} are"


def _set_margins(sheets: Sequence[Sheet]) -> None:
    """Give each page the edges that the text on pages of its width keeps to."""
    edges: dict[int, tuple[float, float]] = {}
    for sheet in sheets:
        left, right = edges.get(round(sheet.width), (sheet.width, 0.0))
        for part in sheet.body.parts():
            aside = _OVERHANG if isinstance(part, SheetTable) else 0.0
            left, right = min(left, part.box.x0 + aside), max(right, part.box.x1 - aside)
        edges[round(sheet.width)] = left, right
    for sheet in sheets:
        left, right = edges[round(sheet.width)]
        sheet.body.left, sheet.body.right = left, max(right, 0.75 * sheet.width)


def _bottoms(sheets: Sequence[Sheet]) -> dict[int, float]:
    """How far down the text of pages of each height reaches."""
    bottoms: dict[int, float] = {}
    for sheet in sheets:
        least = bottoms.get(round(sheet.height), _LEAST_BOTTOM * sheet.height)
        bottoms[round(sheet.height)] = max(least, sheet.bottom)
    return bottoms
