"""PDFs of the made-up plans by LibreOffice, and the page each text begins on."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from tests.plan.making.documents import Made

# White space, quotes and every dash, also the mark PDFium leaves for a hyphen at the end of a line.
_FOLDED = re.compile("[\\s\ufffe\x02\u00ad\u2010-\u2015‘’“”\"'-]+")
_START = 60


def folded(text: str) -> str:
    """Text with nothing in it that a line break or a typist changes."""
    return _FOLDED.sub("", unicodedata.normalize("NFKC", text)).lower()


def pages_of(path: Path) -> list[str]:
    """The folded text of every page."""
    with pypdfium2.PdfDocument(path) as document:
        pages = []
        for at in range(len(document)):
            page = document[at]
            pages.append(folded(page.get_textpage().get_text_bounded()))
            page.close()
        return pages


def page_of(text: str, pages: list[str]) -> int | None:
    """The first page that holds the beginning of the text, or more of its beginning than any other."""
    whole = folded(text)
    for length in range(min(len(whole), _START), 11, -6):
        for number, page in enumerate(pages, 1):
            if whole[:length] in page:
                return number
    return next((number for number, page in enumerate(pages, 1) if whole and whole in page), None)


def with_pages(truth: dict[str, Any], path: Path) -> dict[str, Any]:
    """The truth with the page of every need, outcome and piece of provision, where there is a PDF."""
    pages = pages_of(path) if path.is_file() else []
    for one in (*truth["needs"], *truth["outcomes"], *truth["provisions"]):
        one["page"] = page_of(one["text"], pages)
    return truth


def program() -> str | None:
    """LibreOffice, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(plans: list[Made], folder: Path) -> None:
    """PDFs of all the plans: of every other one tagged, as Word makes them, and of the rest not."""
    found = program()
    assert found, "LibreOffice is not installed: install it to make the PDFs, or keep those that are there."
    for tagged in (True, False):
        some = [one for at, one in enumerate(plans) if bool(at % 2) is tagged]
        with tempfile.TemporaryDirectory() as private:
            home = Path(private)
            for one in some:
                (home / f"{one.stem}.docx").write_bytes(one.word)
            flag = str(tagged).lower()
            options = (
                f'{{"UseTaggedPDF":{{"type":"boolean","value":"{flag}"}},"Quality":{{"type":"long","value":"60"}}}}'
            )
            subprocess.run(
                [found, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--convert-to",
                 f"pdf:writer_pdf_Export:{options}", "--outdir", str(home),
                 *(str(home / f"{one.stem}.docx") for one in some)],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600,
            )  # fmt: skip
            for one in some:
                _settled(home / f"{one.stem}.pdf", folder / f"{one.stem}.pdf")


def _settled(source: Path, target: Path) -> None:
    """The PDF without the moment it was made and what follows from it, and small."""
    with pikepdf.open(source) as pdf:
        for key in ("/CreationDate", "/ModDate"):
            if key in pdf.docinfo:
                pdf.docinfo[key] = pikepdf.String("D:20260101000000Z")
        for key in ("/DocChecksum", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        pdf.save(target, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)
