"""The files inside what was downloaded: a zip, a gzip file or a single CSV, never more than this machine can bear."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from upheld.measures.errors import FiguresError

MOST_FILES: Final = 500
MOST_BYTES: Final = 150_000_000
"""Unpacked, all files together; the largest release known has 37 million."""

_NOT_CSV: Final = {
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an Excel workbook",
    b"{": "JSON",
}
_BOOKS: Final = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods")


@dataclass(frozen=True, slots=True)
class Member:
    """One CSV file: its name without folders, its bytes, and the zip it came in (empty for none)."""

    name: str
    content: bytes
    inside: str = ""


def members(path: Path, say: Callable[[str], None]) -> Iterator[Member]:
    """Every CSV file in what was downloaded, one at a time.

    Args:
        say: is told of each file that is left aside.

    Raises:
        FiguresError: it cannot be read, is no zip, gzip or CSV file, is damaged, or unpacks to too much.
    """
    if path.is_dir():
        raise FiguresError(f"{path.name} is a folder: give the files in it, each as it was downloaded.")
    try:
        with path.open("rb") as file:
            start = file.read(4)
            if start[:2] == b"PK":
                yield from _of_zip(path, say)
                return
            if start[:2] == b"\x1f\x8b":
                yield _of_gzip(path)
                return
            content = _limited(file, path.name, MOST_BYTES - len(start), start)
    except FileNotFoundError:
        raise FiguresError(f"There is no file {path}: look at its name and folder.") from None
    except OSError as error:
        raise FiguresError(f"{path.name} cannot be read ({error.strerror or error}): look who may read it.") from None
    _refuse_other(content, path.name)
    yield Member(_printable(path.name), content)


def count(path: Path) -> int:
    """How many CSV files there seem to be in what was downloaded, for a progress bar: never fails, at least one."""
    try:
        with zipfile.ZipFile(path) as packed:
            return max(1, sum(one.filename.casefold().endswith(".csv") for one in packed.infolist()[:MOST_FILES]))
    except (OSError, zipfile.BadZipFile, ValueError):
        return 1


def _of_zip(path: Path, say: Callable[[str], None]) -> Iterator[Member]:
    left = MOST_BYTES
    found = 0
    try:
        with zipfile.ZipFile(path) as packed:
            names = [one for one in packed.infolist() if not one.is_dir()]
            if path.suffix.casefold() in _BOOKS or any(
                one.filename in ("xl/workbook.xml", "xl/workbook.bin", "content.xml") for one in names
            ):
                raise FiguresError(f"{path.name} is a workbook: open it and save the sheet with the figures as CSV.")
            if len(names) > MOST_FILES:
                raise FiguresError(
                    f"{path.name} holds {len(names):,} files, more than {MOST_FILES}: it is no release that is known."
                )
            for one in names:
                name = _printable(one.filename.replace("\\", "/").rsplit("/", 1)[-1])
                if one.filename.startswith("__MACOSX/") or name.startswith("."):
                    continue
                if not name.casefold().endswith(".csv"):
                    say(f"{name} in {path.name} was left aside: it is no CSV file.")
                    continue
                if one.flag_bits & 1:
                    raise FiguresError(f"{path.name} is locked with a password: unpack it and give the CSV files.")
                with packed.open(one) as file:
                    content = _limited(file, path.name, left)
                left -= len(content)
                found += 1
                _refuse_other(content, f"{name} in {path.name}")
                yield Member(name, content, _printable(path.name))
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise FiguresError(f"{path.name} is cut short or damaged ({error}): download it again.") from None
    except (NotImplementedError, RuntimeError) as error:
        raise FiguresError(f"{path.name} is packed in a way that is not read ({error}): unpack it first.") from None
    if not found:
        raise FiguresError(f"{path.name} holds no CSV file: look whether it is the right download.")


def _of_gzip(path: Path) -> Member:
    try:
        with gzip.open(path) as file:
            content = _limited(file, path.name, MOST_BYTES)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FiguresError(f"{path.name} is cut short or damaged ({error}): download it again.") from None
    _refuse_other(content, path.name)
    name = _printable(path.name)
    return Member(name[:-3] if name.casefold().endswith(".gz") else name, content)


def _printable(name: str) -> str:
    """A name that may stand on a screen and in a picture: a file can be called anything."""
    return "".join(one if one.isprintable() else "\ufffd" for one in name)[:100]


def _limited(file: IO[bytes] | gzip.GzipFile, told: str, most: int, start: bytes = b"") -> bytes:
    """What a file unpacks to: the size it claims for itself is not believed."""
    content = start + file.read(most + 1)
    if len(content) > most + len(start):
        raise FiguresError(
            f"{told} unpacks to more than {MOST_BYTES // 1_000_000} million bytes: it is no release that is known."
        )
    return content


def _refuse_other(content: bytes, told: str) -> None:
    start = content[:500].lstrip(b"\xef\xbb\xbf \r\n\t")
    if not start:
        raise FiguresError(f"{told} is empty: download it again.")
    if start[:2] == b"PK":
        raise FiguresError(f"{told} is itself a zip file or a workbook: unpack it, or save it as CSV.")
    for first, kind in _NOT_CSV.items():
        if start.startswith(first):
            raise FiguresError(f"{told} is {kind}, not CSV: download the CSV, or open it and save it as CSV.")
    if start[:9].lower() == b"<!doctype" or start[:5].lower() in (b"<html", b"<?xml"):
        raise FiguresError(f"{told} is a web page, not CSV: download the file itself.")
