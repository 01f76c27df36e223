"""Draws a Word file: paragraphs, headings of several kinds, lists that Word numbers itself, and notes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

_LONG_AGO = (2026, 1, 1, 0, 0, 0)
_UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml")  # of python-docx's own empty file
GREY = RGBColor(0x70, 0x70, 0x70)


class Word:
    """One Word file. `into` is the document itself or a cell of a table."""

    def __init__(self, font: str = "Arial", size: float = 11, landscape: bool = False) -> None:
        self.document: Document = docx.Document()
        self.landscape = landscape
        for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Title"):
            style = self.document.styles[name]
            style.font.name = font
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for key in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(key), None)
        self.document.styles["Normal"].font.size = Pt(size)
        self.document.styles["Normal"].paragraph_format.space_after = Pt(6)
        page = self.document.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        if landscape:
            page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
        page.left_margin = page.right_margin = Cm(2)
        page.top_margin = page.bottom_margin = Cm(2)
        self._numberings = 0

    @property
    def width(self) -> float:
        """Centimetres between the margins."""
        return 25.7 if self.landscape else 17.0

    def head_and_foot(self, header: str, footer: str, pages: str = "Page {} of {}") -> None:
        """The same words at the top and the bottom of every page, with the number of the page."""
        page = self.document.sections[0]
        page.header.paragraphs[0].text = header
        line = page.footer.paragraphs[0]
        line.add_run(f"{footer}   " if footer else "")
        first, middle, *last = pages.split("{}")
        for words, field in ((first, "PAGE"), (middle, "NUMPAGES")) if last else ((first, "PAGE"),):
            line.add_run(words)
            _field(line, field)

    def heading(self, text: str, level: int = 1) -> Paragraph:
        """A heading in Word's own style."""
        return self.document.add_heading(text, level)

    def bold(self, text: str, size: float | None = None, into: Any = None) -> Paragraph:
        """A line that is a heading only because it is bold."""
        paragraph = self.line(into)
        run = paragraph.add_run(text)
        run.bold = True
        if size:
            run.font.size = Pt(size)
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def line(self, into: Any = None, text: str = "", style: str | None = None) -> Paragraph:
        """A paragraph; the empty one that every new cell has is used first."""
        if isinstance(into, _Cell) and len(into.paragraphs) == 1 and not len(into.paragraphs[0]._p):
            paragraph = into.paragraphs[0]
            if style:
                paragraph.style = self.document.styles[style]
        else:
            paragraph = (into or self.document).add_paragraph(style=style)
        if text:
            paragraph.add_run(text)
        return paragraph

    def note(self, text: str, into: Any = None, size: float = 9) -> Paragraph:
        """Guidance that the template left in: small, grey, in italics."""
        paragraph = self.line(into)
        run = paragraph.add_run(text)
        run.italic, run.font.size, run.font.color.rgb = True, Pt(size), GREY
        return paragraph

    def bullet(self, text: str, into: Any = None) -> Paragraph:
        """A bullet by Word's own style, or, in the text, one more of it."""
        return self.line(into, text, "List Bullet")

    def numbering(self, form: str = "decimal", words: str = "%1.", indent: float = 1.0) -> int:
        """A new list that Word numbers itself, starting again at the first number."""
        part = self.document.part.numbering_part.element
        identity = 900 + self._numberings
        self._numberings += 1
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(identity))
        level = _put(abstract, "w:lvl", ilvl="0")
        _put(level, "w:start", val="1")
        _put(level, "w:numFmt", val=form)
        _put(level, "w:lvlText", val=words)
        _put(level, "w:lvlJc", val="left")
        twips = int(indent * 567)
        _put(_put(level, "w:pPr"), "w:ind", left=str(twips), hanging=str(twips))
        part.insert(0, abstract)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), str(identity))
        _put(number, "w:abstractNumId", val=str(identity))
        part.append(number)
        return identity

    def numbered(self, text: str, identity: int, into: Any = None) -> Paragraph:
        """One item of a list that Word numbers itself."""
        paragraph = self.line(into, text)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = identity
        return paragraph

    def page_break(self) -> None:
        """What follows begins on a new page."""
        self.document.add_page_break()

    def data(self, title: str) -> bytes:
        """The file; the same drawing gives the same bytes."""
        about = self.document.core_properties
        about.author = about.last_modified_by = "upheld"
        about.title, about.comments, about.revision, about.keywords = title, "", 1, "made up"
        about.created = about.modified = datetime(*_LONG_AGO)
        for relations in (self.document.part.package.rels, self.document.part.rels):
            for key in [key for key, one in relations.items() if one.reltype.endswith(_UNUSED)]:
                del relations[key]
        made, again = io.BytesIO(), io.BytesIO()
        self.document.save(made)
        with zipfile.ZipFile(made) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                entry = zipfile.ZipInfo(name, _LONG_AGO)
                entry.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(entry, old.read(name))
        return again.getvalue()


def _put(parent: Any, tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def _field(paragraph: Paragraph, name: str) -> None:
    run = paragraph.add_run()._r
    _put(run, "w:fldChar", fldCharType="begin")
    instruction = _put(run, "w:instrText")
    instruction.text = name
    _put(run, "w:fldChar", fldCharType="separate")
    _put(run, "w:t").text = "1"
    _put(run, "w:fldChar", fldCharType="end")
