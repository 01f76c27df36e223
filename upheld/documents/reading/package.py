"""What lies in a packed file (DOCX, ODT): its parts as XML, read so that they can reach nothing and fill nothing.

Nothing is ever unpacked to disk, so that names in the file that point elsewhere point at nothing. Entities are not
resolved, nothing is fetched, and a part that declares a document type, which no word processor writes, is refused.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from upheld.documents.kind import SAVE_AS_PDF
from upheld.documents.reading.limits import ReadingLimits
from upheld.documents.unreadable import Unreadable

Element = Any
"""An element of lxml, which has no types of its own."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip
_PARTS = 5_000


def damaged(name: str) -> Unreadable:
    """What to say of a file that is not what it should be inside."""
    return Unreadable(f"{name} is damaged and cannot be read: get it again, or {SAVE_AS_PDF}.")


def parse(data: bytes, name: str) -> Element:
    """The root element of a part.

    Raises:
        Unreadable: it is not XML, is nested beyond reason, or declares a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, dtd_validation=False,
        attribute_defaults=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    if b"<!DOCTYPE" in data[:4096]:
        raise _typed(name)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise _typed(name)
    return root


def _typed(name: str) -> Unreadable:
    return Unreadable(
        f"{name} holds instructions that no word processor writes (a document type), so it is not read: {SAVE_AS_PDF}."
    )


@dataclass(frozen=True, slots=True)
class Package:
    """A packed file that has been looked at and is within the limits."""

    name: str
    packed: zipfile.ZipFile
    sizes: dict[str, int]
    limits: ReadingLimits

    @classmethod
    def open(cls, data: bytes, name: str, limits: ReadingLimits) -> Package:
        """The file, opened.

        Raises:
            Unreadable: it is damaged or too large inside.
        """
        try:
            packed = zipfile.ZipFile(io.BytesIO(data))
            inside = packed.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, OverflowError) as error:
            raise damaged(name) from error
        if len(inside) > _PARTS or sum(one.file_size for one in inside) > limits.unpacked_bytes:
            raise Unreadable(
                f"{name} unpacks to more than {limits.unpacked_bytes / 1e6:.0f} MB or {_PARTS:,} parts, "
                f"which no document of words needs: {SAVE_AS_PDF}."
            )
        return cls(name, packed, {one.filename: one.file_size for one in inside}, limits)

    def bytes_of(self, part: str) -> bytes | None:
        """One part as it is; None where it is not there.

        Raises:
            Unreadable: it is damaged, encrypted or too large.
        """
        size = self.sizes.get(part)
        if size is None:
            return None
        if size > self.limits.part_bytes:
            raise Unreadable(
                f"{self.name} holds {size / 1e6:.0f} MB of text and tables, and "
                f"{self.limits.part_bytes / 1e6:.0f} MB is the most: split it, or {SAVE_AS_PDF}."
            )
        try:
            return self.packed.read(part)
        except (
            zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, NotImplementedError, OSError, EOFError, KeyError,
        ) as error:  # fmt: skip
            raise damaged(self.name) from error

    def xml(self, part: str) -> Element | None:
        """One part as XML; None where it is not there.

        Raises:
            Unreadable: it is damaged, too large or hostile.
        """
        data = self.bytes_of(part)
        if data is None:
            return None
        if b"purl.oclc.org/ooxml" in data[:4000]:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        return parse(data, self.name)

    def related(self, part: str) -> list[tuple[str, str]]:
        """What a part of a Word file refers to inside the file: the kind of each ("header") and its name."""
        folder, file = posixpath.split(part)
        root = self.xml(f"{folder}/_rels/{file}.rels")
        found = []
        for one in root.iter(_RELATIONSHIP) if root is not None else ():
            target = one.get("Target", "")
            if one.get("TargetMode") != "External" and target:
                inside = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found.append((one.get("Type", "").rpartition("/")[2], inside))
        return found
