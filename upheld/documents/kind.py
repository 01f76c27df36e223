"""Which kind of file is this? The content decides; its name is asked only where the content could be anything."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from upheld.documents.limits import LIMITS, Limits
from upheld.documents.typed import text_of
from upheld.documents.unreadable import Unreadable

Kind = Literal["pdf", "docx", "doc", "odt", "rtf", "jpeg", "png", "tiff", "gif", "bmp", "webp", "text"]
OFFICE: frozenset[Kind] = frozenset({"docx", "doc", "odt", "rtf"})
SAVE_AS_PDF = "save it as PDF and give that instead"

_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"{\\rtf", "rtf"),
)


def kind_of(data: bytes, name: str, limits: Limits = LIMITS) -> Kind:
    """The kind of a file from its bytes.

    Raises:
        Unreadable: it is none of those that can be put into a bundle.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        raise Unreadable(
            f"{name} is a photograph or a film in a form that is not read here (such as HEIC): "
            "save a photograph as JPEG and give that instead."
        )
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name, limits)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _old_office(data, name)
    # Nearly any bytes can be read as text, so here, and only here, the name has a say.
    if name.lower().endswith((".txt", ".text", ".eml")) and text_of(data) is not None:
        return "text"
    raise Unreadable(f"{name} is not a PDF, a Word file, a picture or plain text: {SAVE_AS_PDF}.")


def _packed(data: bytes, name: str, limits: Limits) -> Kind:
    """Word or OpenDocument text, from what lies inside the packed file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            inside = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable(f"{name} is damaged and cannot be opened: get it again, or {SAVE_AS_PDF}.") from error
    if sum(one.file_size for one in inside) > limits.unpacked_bytes:
        raise Unreadable(f"{name} unpacks to more than {limits.unpacked_bytes / 1e6:.0f} MB: {SAVE_AS_PDF}.")
    names = {one.filename for one in inside}
    if "word/document.xml" in names:
        return "docx"
    if "mimetype" in names and b"application/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    raise Unreadable(
        f"{name} is a packed file, a spreadsheet or slides: unpack it, save what is in it as PDF, and give that."
    )


def _old_office(data: bytes, name: str) -> Kind:
    """An old Word file, told from an old spreadsheet, slides or an Outlook message."""
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(f"{name} is locked with a password: {SAVE_AS_PDF}.")
    raise Unreadable(f"{name} is a message of Outlook, an old spreadsheet or slides: {SAVE_AS_PDF}.")
