"""Documents and SPECs made for a test: real PDFs, and nothing that is not real."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from upheld.documents.blocks import Document, Heading, PageBreak, Paragraph, Text
from upheld.documents.pdf import as_pdf
from upheld.letters.pack.build import Prepared, prepare
from upheld.letters.pack.finding import Finding
from upheld.letters.pack.read_spec import loads
from upheld.letters.pack.spec import Spec

AS_AT = date(2026, 11, 22)


@lru_cache(maxsize=64)
def pdf_bytes(pages: int, words: str) -> bytes:
    """A PDF of so many pages, each with its number and the words."""
    blocks = []
    for page in range(1, pages + 1):
        blocks += [PageBreak(), Heading(1, (Text(f"Leaf {page}"),)), Paragraph((Text(words),))]
    return as_pdf(Document("Made for a test", tuple(blocks)))


class Desk:
    """The folder of one test, with what a parent does there."""

    def __init__(self, folder: Path) -> None:
        """Begin with an empty folder."""
        self.folder = folder
        self.as_at = AS_AT

    def pdf(self, name: str, pages: int = 1, words: str = "") -> Path:
        """Write a PDF."""
        path = self.folder / name
        path.write_bytes(pdf_bytes(pages, words or f"What is in {name}."))
        return path

    def spec(self, text: str) -> Spec:
        """Read a SPEC that lies in the folder."""
        return loads(text, name="pack.toml", folder=self.folder)

    def ready(self, text: str) -> Prepared:
        """Read and check the pack that a SPEC asks for."""
        return prepare(self.spec(text), self.as_at)

    def found(self, text: str, *rules: str) -> list[Finding]:
        """What is found by these rules, or by all."""
        return [one for one in self.ready(text).report.findings if not rules or one.rule in rules]

    @staticmethod
    def listed(file: str, kind: str, more: str = "") -> str:
        """One document of a SPEC."""
        return f'[[document]]\nfile = "{file}"\nkind = "{kind}"\n{more}\n'


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with nothing on it."""
    return Desk(tmp_path)
