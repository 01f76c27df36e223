"""Read a document of any kind into paragraphs and tables that keep their place."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from upheld.documents.kind import SAVE_AS_PDF, Kind, kind_of
from upheld.documents.office import Office
from upheld.documents.picture import pages_of
from upheld.documents.reading.docx import read_docx
from upheld.documents.reading.found import Reading
from upheld.documents.reading.limits import LIMITS, ReadingLimits
from upheld.documents.reading.ocr import Ocr
from upheld.documents.reading.odt import is_flat_odt, read_flat_odt, read_odt
from upheld.documents.reading.package import damaged
from upheld.documents.reading.pdf import read_pdf
from upheld.documents.reading.plain import read_plain
from upheld.documents.unreadable import Unreadable

_THROUGH_OFFICE: dict[Kind, str] = {"doc": "an old Word file", "rtf": "an RTF file"}
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
# What the readers of XML and PDF, and values of the wrong kind in a file made to harm, may raise.
_FAULTS = (
    ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError, OverflowError, OSError, MemoryError,
    NotImplementedError, ZeroDivisionError,
)  # fmt: skip


def read(
    data: bytes, name: str, limits: ReadingLimits = LIMITS, *, ocr: Ocr | None = None, office: Office | None = None
) -> Reading:
    """The document in reading order; its kind is told from its bytes.

    Args:
        ocr: what guesses the words of a scan; None where it is not installed.
        office: what turns old Word files into PDF; None where it is not installed.

    Raises:
        Unreadable: it cannot be read; the sentence says why and what to do.
    """
    if not data:
        raise Unreadable(f"{name} is empty: get it again.")
    if len(data) > limits.file_bytes:
        raise Unreadable(
            f"{name} is {len(data) / 1e6:.0f} MB, and {limits.file_bytes / 1e6:.0f} MB is the most for one document: "
            "save a smaller copy, or split it."
        )
    try:
        return _read(data, name, limits, ocr, office)
    except _FAULTS as error:
        raise damaged(name) from error


def _through_office(
    data: bytes, name: str, kind: Kind, limits: ReadingLimits, ocr: Ocr | None, office: Office | None
) -> Reading:
    """A document that only LibreOffice reads, as the PDF that it makes of it."""
    if _MACROS in data:
        raise Unreadable(f"{name} holds macros, which are programs: {SAVE_AS_PDF}.")
    if office is None:
        raise Unreadable(f"{name} is {_THROUGH_OFFICE[kind]} and LibreOffice is not installed: {SAVE_AS_PDF}.")
    with tempfile.TemporaryDirectory(prefix="upheld-reading-", ignore_cleanup_errors=True) as private:
        path = Path(private) / f"document.{kind}"
        path.write_bytes(data)
        made = office.to_pdf(path)
    return replace(read_pdf(made, name, limits, ocr), kind=kind)


def _read(data: bytes, name: str, limits: ReadingLimits, ocr: Ocr | None, office: Office | None) -> Reading:
    if is_flat_odt(data):
        return read_flat_odt(data, name, limits)
    kind = kind_of(data, name, limits.as_limits)
    match kind:
        case "docx":
            return read_docx(data, name, limits)
        case "odt":
            return read_odt(data, name, limits)
        case "pdf":
            return read_pdf(data, name, limits, ocr)
        case "text":
            return read_plain(data, name, limits)
        case "doc" | "rtf":
            return _through_office(data, name, kind, limits, ocr, office)
        case _:
            return replace(read_pdf(pages_of(data, name, limits.as_limits), name, limits, ocr), kind=kind)
