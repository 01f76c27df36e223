"""Read one document that is to be bound, of whatever kind, and make it into pages that harm nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from upheld.documents.harmless import harmless
from upheld.documents.kind import OFFICE, SAVE_AS_PDF, kind_of
from upheld.documents.limits import LIMITS, Limits
from upheld.documents.measure import Page, measure
from upheld.documents.office import Office
from upheld.documents.picture import pages_of
from upheld.documents.typed import pages_of_text
from upheld.documents.unreadable import Unreadable

__all__ = ["LIMITS", "Limits", "Page", "Source", "Unreadable", "read_source"]

_OFFICE_NAMES = {"docx": "a Word file", "doc": "an old Word file", "odt": "an OpenDocument file", "rtf": "an RTF file"}


@dataclass(frozen=True, slots=True)
class Source:
    """One document that has been read, as a PDF that holds pages and links and nothing else.

    `data` is that PDF: decrypted, forms and stamps made part of the page, and without scripts, attached files,
    actions, authors' names and other metadata. `sha256` is of the file that was given. `converted_from` is None for
    a PDF. `left_out` says in words what the file held that the pages do not show.
    """

    path: Path
    name: str
    pages: tuple[Page, ...]
    data: bytes
    sha256: str
    converted_from: str | None = None
    left_out: tuple[str, ...] = ()

    @property
    def unsearchable_pages(self) -> tuple[int, ...]:
        """The numbers of the pages, from 1, that show something but hold no text to search or to read aloud."""
        return tuple(page.number for page in self.pages if page.shows_something and not page.searchable)

    @property
    def searchable(self) -> bool:
        """Whether every page that shows something has text."""
        return not self.unsearchable_pages


def read_source(path: Path, *, office: Office | None, limits: Limits = LIMITS) -> Source:
    """The document at `path`, ready to be bound.

    Args:
        office: what turns Word files into PDF; None where it is not installed.

    Raises:
        Unreadable: it cannot be used; the sentence says why and what to do.
    """
    name = path.name
    given = _bytes_of(path, limits)
    kind = kind_of(given, name, limits)
    if kind == "pdf":
        made = given
    elif kind == "text":
        made = pages_of_text(given, name, limits)
    elif kind not in OFFICE:
        made = pages_of(given, name, limits)
    elif office is None:
        raise Unreadable(f"{name} is {_OFFICE_NAMES[kind]} and LibreOffice is not installed: {SAVE_AS_PDF}.")
    else:
        made = office.to_pdf(path)
    clean = harmless(made, name, limits)
    return Source(
        path=path,
        name=name,
        pages=measure(clean.data, name, clean.quick),
        data=clean.data,
        sha256=hashlib.sha256(given).hexdigest(),
        converted_from=None if kind == "pdf" else kind,
        left_out=clean.left_out,
    )


def _bytes_of(path: Path, limits: Limits) -> bytes:
    name = path.name
    try:
        if not path.exists():
            raise Unreadable(f"{path} is not there: check its name and its folder.")
        if path.is_dir():
            raise Unreadable(f"{path} is a folder: give the documents in it one by one.")
        if not path.is_file():
            raise Unreadable(f"{path} is not a file: give a PDF, a Word file, a picture or plain text.")
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise Unreadable(
                f"{name} is {size / 1e6:.0f} MB, and {limits.file_bytes / 1e6:.0f} MB is the most for one document: "
                "save a smaller copy, or split it."
            )
        given = path.read_bytes()
    except OSError as error:
        raise Unreadable(
            f"{path} cannot be read ({error.strerror or error}): see who may open it, or give a copy of it."
        ) from error
    if not given:
        raise Unreadable(f"{name} is empty: get it again.")
    return given
