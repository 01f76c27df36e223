"""Which documents a case takes, told from their bytes: what each is called, its ending and its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from upheld.documents.kind import kind_of
from upheld.documents.typed import text_of
from upheld.errors import UpheldError

MOST_BYTES = 20_000_000
MOST_IN_A_CASE = 300_000_000


@dataclass(frozen=True, slots=True)
class PaperType:
    """One kind of document; `has_words` says whether it can be shown as text."""

    title: str | Promise
    ending: str
    mime: str
    has_words: bool = True


TYPES: Mapping[str, PaperType] = {
    "pdf": PaperType(_("PDF"), "pdf", "application/pdf"),
    "docx": PaperType(_("Word"), "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": PaperType(_("OpenDocument"), "odt", "application/vnd.oasis.opendocument.text"),
    "jpeg": PaperType(_("Photograph"), "jpg", "image/jpeg", has_words=False),
    "png": PaperType(_("Picture"), "png", "image/png", has_words=False),
    "text": PaperType(_("Plain text"), "txt", "text/plain; charset=utf-8"),
}
"""By the word in `Paper.type`."""


class NotTaken(UpheldError):
    """A document that is not taken in; the sentence says why and what to do."""


def type_of(data: bytes) -> str:
    """Which of the types a document is; its name has no say.

    Raises:
        NotTaken: it is none of them, is empty, or is too large.
    """
    if not data.strip():
        raise NotTaken(_("The file is empty: choose it again."))
    if len(data) > MOST_BYTES:
        raise NotTaken(_("The file is over 20 MB: save it with smaller pictures, or split it."))
    if data[4:8] == b"ftyp":
        raise NotTaken(_("This is a HEIC photograph or a film: save a photograph as JPEG, and add that."))
    try:
        found: str = kind_of(data, "")
    except UpheldError:
        found = "text" if text_of(data) is not None else ""
    if found in TYPES:
        return found
    if found in ("tiff", "gif", "bmp", "webp"):
        raise NotTaken(_("Pictures are kept as JPEG or PNG: save this one as JPEG, and add that."))
    raise NotTaken(_("Only PDF, Word (.docx), OpenDocument, JPEG, PNG and plain text are kept: save it as PDF."))
