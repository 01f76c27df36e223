"""Tesseract, where it is installed: the one program that is started here, to guess the words of a scanned page."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from upheld.documents.reading.marker import as_printed
from upheld.documents.reading.pdf_frame import Box
from upheld.documents.reading.pdf_words import Word
from upheld.documents.unreadable import Unreadable

DOTS_PER_INCH = 300
_ELSEWHERE = (r"C:\Program Files\Tesseract-OCR\tesseract.exe",)
_LINE, _WORD = "4", "5"
_UNSURE = 20.0  # of 100: what is guessed with less is dirt on the paper more often than words
_LETTERS = 0.78  # of the height of a line is the size of its letters
_BULLETS = frozenset("¢«©®°")  # what a bullet is taken for, where it stands alone
_LARGER = 1.45  # as high as this many usual lines, and it is a heading


@dataclass(frozen=True, slots=True)
class Ocr:
    """Tesseract on this machine."""

    program: Path
    language: str = "eng"

    @classmethod
    def find(cls) -> Ocr | None:
        """Tesseract, if it is installed."""
        for name in ("tesseract", *_ELSEWHERE):
            if found := shutil.which(name):
                return cls(Path(found))
        return None

    def words(self, picture: bytes, name: str, points_to_a_dot: float, timeout: float = 60) -> list[Word]:
        """The words on a picture of a page, in points.

        The picture goes in and the words come out through pipes; what the program writes besides goes into a folder
        of its own that is deleted afterwards.

        Args:
            picture: the page as PNG.
            timeout: seconds after which it is given up.

        Raises:
            Unreadable: the program did not manage it.
        """
        with tempfile.TemporaryDirectory(prefix="upheld-ocr-", ignore_cleanup_errors=True) as private:
            kept = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TESSDATA_PREFIX")
            env = {key: value for key in kept if (value := os.environ.get(key))}
            try:
                done = subprocess.run(
                    [str(self.program), "stdin", "stdout", "-l", self.language, "--dpi", str(DOTS_PER_INCH), "tsv"],
                    input=picture, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=timeout, check=False,
                    cwd=private, env=env | {"HOME": private, "TMPDIR": private, "OMP_THREAD_LIMIT": "1"},
                )  # fmt: skip
            except subprocess.TimeoutExpired as error:
                raise Unreadable(
                    f"Tesseract took more than {timeout:g} seconds over a page of {name}, and was stopped: "
                    "scan it again in black and white."
                ) from error
            except OSError as error:
                raise Unreadable(
                    f"{name} is a scan, and Tesseract could not be started ({error.strerror}): install it again."
                ) from error
        if done.returncode:
            raise Unreadable(f"Tesseract could not read a page of {name}: scan it again, straight and in good light.")
        return list(_words(done.stdout.decode("utf-8", "replace"), points_to_a_dot))


def _words(table: str, scale: float) -> Iterator[Word]:
    """The words of Tesseract's table, each as high as its line so that they stand level."""
    rows = list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    lines = {_line(row): _box(row, scale) for row in rows if row.get("level") == _LINE}
    if not lines:
        return
    usual = median(box.height for box in lines.values())
    for row in rows:
        text = as_printed((row.get("text") or "").strip())
        text = "•" if text in _BULLETS else text
        if row.get("level") != _WORD or not text or float(row.get("conf") or 0) < _UNSURE:
            continue
        own, line = _box(row, scale), lines.get(_line(row))
        if line is None:
            continue
        height = line.height if line.height > _LARGER * usual else usual
        yield Word(text, Box(own.x0, line.top, own.x1, line.bottom), round(height * _LETTERS * 2) / 2)


def _line(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row.get(key, "") for key in ("page_num", "block_num", "par_num", "line_num"))


def _box(row: dict[str, str], scale: float) -> Box:
    left, top, width, height = (float(row.get(key) or 0) * scale for key in ("left", "top", "width", "height"))
    return Box(left, top, left + width, top + height)
