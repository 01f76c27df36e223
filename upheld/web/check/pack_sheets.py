"""Files as they were sent for a pack: each with a name that is safe in a folder, a kind, a title and a day."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from upheld.dates import Span
from upheld.letters.pack.guess import day_of_name
from upheld.letters.pack.kinds import DOCUMENT_KINDS, kind_of_name
from upheld.letters.pack.spec import Listed

_PICTURES = (".jpg", ".jpeg", ".png", ".heic", ".tif", ".tiff", ".webp", ".gif", ".bmp")
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file as it was sent; without a kind, a title or a day, its name is asked."""

    name: str
    data: bytes
    kind: str = ""
    title: str = ""
    on: Span | None = None


def listed_in(folder: Path, sheets: Sequence[Sheet]) -> list[Listed]:
    """Each file as a pack lists it, under a name of its own in the folder; nothing is written."""
    found: list[Listed] = []
    for sheet in sheets:
        found.append(_listed(sheet, folder, {other.file for other in found}))
    return found


def guessed(sheets: Sequence[Sheet], listed: Sequence[Listed]) -> tuple[str, ...]:
    """What each file was taken for that nobody said what it is, one sentence each."""
    return tuple(
        f"{one.file}: taken for: {DOCUMENT_KINDS[one.kind].title}."
        for sheet, one in zip(sheets, listed, strict=True)
        if not sheet.kind
    )


def _listed(sheet: Sheet, folder: Path, taken: set[str]) -> Listed:
    file = _file_name(sheet.name, taken)
    stem, suffix = Path(file).stem, Path(file).suffix.casefold()
    kind = sheet.kind or kind_of_name(stem) or ("photograph" if suffix in _PICTURES else "other")
    own = " ".join(stem.replace("_", " ").split())
    title = sheet.title or (DOCUMENT_KINDS[kind].title if sheet.kind and sheet.kind != "other" else own) or file
    on = sheet.on if sheet.on is not None else day_of_name(stem)
    return Listed(folder / file, file, kind, DOCUMENT_KINDS[kind].part, "family", title[:300], on=on)


def _file_name(name: str, taken: set[str]) -> str:
    """A name for the private folder that is safe there and still tells the visitor which file is meant."""
    plain_name = "".join(
        sign for sign in unicodedata.normalize("NFC", name) if sign.isprintable() and sign not in '/\\:*?"<>|'
    ).strip(" .")
    stem, suffix = Path(plain_name).stem or "paper", Path(plain_name).suffix[:10]
    while len(stem.encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    file, number = f"{stem}{suffix}", 1
    while file.casefold() in {one.casefold() for one in taken}:
        number += 1
        file = f"{stem} ({number}){suffix}"
    return file
