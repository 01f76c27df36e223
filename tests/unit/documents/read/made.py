"""Small documents of every kind with known content, made here from their XML or typeset, about nobody."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
import typst

from upheld.documents.reading.found import Found, Grid, Reading, Words, words_in
from upheld.documents.reading.limits import LIMITS, ReadingLimits
from upheld.documents.reading.open import read
from upheld.documents.unreadable import Unreadable

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("manifest", "manifest"),
    )
)  # fmt: skip


def packed(parts: Mapping[str, str | bytes], *, store_first: bool = False) -> bytes:
    """A packed file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as into:
        for index, (name, data) in enumerate(parts.items()):
            into.writestr(name, data, zipfile.ZIP_STORED if store_first and not index else None)
    return out.getvalue()


def docx(body: str, kind: str = _MAIN, whole: str | None = None, **parts: str) -> bytes:
    """A Word file: its body, and other parts ("styles", "numbering", "footnotes", "header") by their kind."""
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_TYPE}{part}" Target="{part}.xml"/>' for number, part in enumerate(parts)
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "word/document.xml": whole or f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
    }
    files |= {f"word/{part}.xml": f"<w:{part} {W}>{xml}</w:{part}>" for part, xml in parts.items()}
    return packed(files)


def p(text: str = "", *, style: str = "", properties: str = "", bold: bool = False, runs: str = "") -> str:
    """A paragraph of a Word file."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    looks = "<w:rPr><w:b/></w:rPr>" if bold else ""
    inside = runs or f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def r(inside: str, looks: str = "") -> str:
    """A run of a Word file."""
    return f"<w:r><w:rPr>{looks}</w:rPr>{inside}</w:r>"


def t(text: str) -> str:
    """Letters of a run of a Word file."""
    return f'<w:t xml:space="preserve">{text}</w:t>'


def tc(inside: str, properties: str = "") -> str:
    """A cell of a Word file."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of a Word file."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = "") -> str:
    """A table of a Word file."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def odt(body: str, automatic: str = "", common: str = "", masters: str = "", **parts: str) -> bytes:
    """An OpenDocument text."""
    files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {ODF}><office:styles>{common}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>",
        "META-INF/manifest.xml": f"<manifest:manifest {ODF}/>",
    }
    return packed(files | parts, store_first=True)


def flat(body: str) -> bytes:
    """The same as one XML file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {ODF} '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def typeset(source: str, *, header: str = "", footer: str = "", flipped: bool = False) -> bytes:
    """A PDF that Typst makes, on A4."""
    page = (
        f'#set page(paper: "a4", flipped: {"true" if flipped else "false"}, margin: 60pt, '
        f"header: [{header}], footer: context [{footer}])"
    )
    setting = '#set text(font: "Libertinus Serif", size: 11pt, hyphenate: false)\n#set par(justify: false)'
    return bytes(typst.compile(f"{page}\n{setting}\n{source}".encode(), format="pdf"))


def reading(data: bytes, name: str = "plan.docx", limits: ReadingLimits = LIMITS) -> Reading:
    """The document as read."""
    return read(data, name, limits)


def texts(found: Reading | tuple[Found, ...]) -> list[str]:
    """The words of each paragraph, those in tables too."""
    return [one.text for one in words_in(found.blocks if isinstance(found, Reading) else found)]


def marked(found: Reading) -> list[tuple[str | None, str]]:
    """The bullet or number of each paragraph with its words."""
    return [(one.marker, one.text) for one in words_in(found.blocks)]


def only_grid(found: Reading) -> Grid:
    """The one table."""
    (grid,) = (one for one in found.blocks if isinstance(one, Grid))
    return grid


def first(found: Reading) -> Words:
    """The first paragraph."""
    return next(words_in(found.blocks))


def refusal(data: bytes, name: str = "plan.docx", limits: ReadingLimits = LIMITS) -> str:
    """What is said of a document that is not read: one sentence with its name."""
    with pytest.raises(Unreadable) as caught:
        read(data, name, limits)
    said = str(caught.value)
    assert name in said
    assert "\n" not in said
    assert said.endswith(".")
    return said
