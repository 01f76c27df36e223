"""What stands in a document once it is made, in every format, so that words can be looked for in it."""

from __future__ import annotations

import html
import re

import pypdfium2
from page import validate_pdf_bytes

from upheld.documents.blocks import Block, Document, Gap, Heading, Items, Lines, Paragraph, Pictured, Signature, Table
from upheld.documents.clean import words
from upheld.documents.docx import as_docx
from upheld.documents.html import as_html
from upheld.documents.pdf import as_pdf
from upheld.documents.reading.found import words_in
from upheld.documents.reading.open import read
from upheld.documents.text import as_text


def bare(text: str) -> str:
    """The words with nothing between them, for what the end of a line has parted."""
    return re.sub(r"[\s\-\u00ad\ufffe\u2010\x02]", "", text)


def every_format(document: Document) -> dict[str, str]:
    """The words of the document as each format shows them, with nothing between them."""
    found = read(as_docx(document), "made.docx")
    page = re.sub(r"<style>.*?</style>", "", as_html(document), flags=re.DOTALL)
    with pypdfium2.PdfDocument(as_pdf(document)) as pdf:
        in_pdf = "".join(one.get_textpage().get_text_range() for one in pdf)
    said = {
        "docx": " ".join(f"{one.marker or ''} {one.text}" for one in words_in(found.blocks)),
        "html": html.unescape(re.sub(r"<[^>]+>", " ", page)),
        "pdf": in_pdf,
        "text": as_text(document, width=None),
    }
    return {name: bare(text) for name, text in said.items()}


def broken_rules(document: Document) -> list[str]:
    """The rules of PDF/UA that the document breaks as PDF, of all that a machine can check."""
    return [f"{one.rule_id}: {one.message}" for one in validate_pdf_bytes(as_pdf(document), profile="ua1").failures]


def headings(document: Document) -> list[str]:
    """The words of its headings."""
    return [words(block.runs) for block in document.blocks if isinstance(block, Heading)]


def tables(document: Document) -> dict[str, list[tuple[str, ...]]]:
    """Its tables by their captions: the header and the rows as words."""
    found = [block for block in document.blocks if isinstance(block, Table)]
    return {one.caption: [tuple(map(words, row)) for row in (one.header, *one.rows)] for one in found}


def said(document: Document) -> str:
    """All its words, a line for each paragraph, item and cell."""
    return "\n".join(text for block in document.blocks for text in _said(block))


def _said(block: Block) -> list[str]:
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs) | Pictured(runs=runs):
            return [words(runs)]
        case Items(items=groups) | Lines(lines=groups) | Signature(lines=groups):
            return list(map(words, groups))
        case Table(caption=caption, header=header, rows=rows):
            return [caption, *(words(cell) for row in (header, *rows) for cell in row)]
    return []


def gaps_in(document: Document) -> list[str]:
    """The names of the gaps that stand by themselves with a picture."""
    pictured = [block for block in document.blocks if isinstance(block, Pictured)]
    return [run.name for block in pictured for run in block.runs if isinstance(run, Gap)]
