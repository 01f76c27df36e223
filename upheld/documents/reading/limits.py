"""How large a document may be before reading it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from upheld.documents.limits import Limits


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """The most that one document may hold to be read: so that no file, however made, takes the machine with it.

    `unpacked_bytes` is for all that a packed file (DOCX, ODT) holds once unpacked, `part_bytes` for one part of it and
    `drawing_bytes` for what draws the pages of a PDF. `nesting` is tables inside tables, `marks` the letters and lines
    of one page of a PDF, `letters` those of the whole document, and `guessed_pages` how many scanned pages are given to
    Tesseract.
    """

    file_bytes: int = 50_000_000
    pages: int = 200
    unpacked_bytes: int = 300_000_000
    part_bytes: int = 25_000_000
    drawing_bytes: int = 100_000_000
    paragraphs: int = 40_000
    cells: int = 60_000
    columns: int = 200
    nesting: int = 8
    marks: int = 60_000
    letters: int = 2_000_000
    guessed_pages: int = 100

    @property
    def as_limits(self) -> Limits:
        """The same for what else on this shelf opens the file."""
        return Limits(
            file_bytes=self.file_bytes, pages=self.pages, unpacked_bytes=self.unpacked_bytes,
            drawing_bytes=self.drawing_bytes,
        )  # fmt: skip


LIMITS = ReadingLimits()
