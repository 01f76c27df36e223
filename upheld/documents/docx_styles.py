"""How the Word files look: paper, styles, language, the number of each page, and nothing of their maker."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from upheld.documents.blocks import Document

FONT: Final = "Arial"
MARGIN: Final = Mm(22)
CLOSE: Final = Mm(14)
WIDTH: Final = Mm(210 - 2 * 22)
_PICTURE_WIDTH = Mm(50)
_PADDING = 31  # points between a picture's words and its border, above and below; Word knows no more
_BLACK = RGBColor(0x1A, 0x1A, 0x1A)
_LINK = RGBColor(0x1D, 0x4F, 0x91)
_NO_DAY = datetime(2000, 1, 1)
_LEFT_OVER = ("thumbnail", "stylesWithEffects", "customXml", "extended-properties")
# The order of what a paragraph's properties may hold after its borders, as the standard has it.
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")


def element(tag: str, **values: str | int) -> BaseOxmlElement:
    """An element of the Word namespace with attributes of it."""
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def set_up(word: Word, document: Document) -> None:
    """Give an empty Word document its paper, styles and properties."""
    easy = document.style == "easy-read"
    _forget_the_template(word)
    _paper(word, close=document.style == "one-page")
    _language(word, document.language)
    close = document.style == "one-page"
    size = {"letter": 12, "easy-read": 16, "report": 11, "one-page": 10}[document.style]
    line = 1.5 if easy else 1.0 if close else 1.15
    _style(word, "Normal", size, after=14 if easy else 3 if close else 8, line=line)
    for level, larger in ((1, 1.5), (2, 1.25), (3, 1.1)):
        before, after = (7, 2) if close else (18, 6)
        _style(word, f"Heading {level}", round(size * larger), bold=True, before=before, after=after)
    _indent_lists(word, 40 * size)
    for name in ("List Bullet", "List Number"):
        listed = _style(word, name, size, after=8 if easy else 1 if close else 4, line=line)
        for kept in listed.element.findall(".//" + qn("w:contextualSpacing")):
            kept.getparent().remove(kept)
    caption = _style(word, "Caption", size, bold=True, before=2 if close else 12, after=2 if close else 4)
    caption.paragraph_format.keep_with_next = True
    _style(word, "Footer", 10)
    _link_style(word)
    _picture_style(word, size)
    if document.numbered:
        _footer(word)
    _properties(word, document)


def _style(
    word: Word, name: str, size: int, *, bold: bool = False, before: int = 0, after: int = 0, line: float = 1.15
) -> ParagraphStyle:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, _BLACK
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = line
    return style


def _indent_lists(word: Word, twentieths: int) -> None:
    """Give the numbers and bullets of lists so much room, in twentieths of a point; the template's is for one digit."""
    for level in word.part.numbering_part.element.iter(qn("w:lvl")):
        for indent in level.iter(qn("w:ind")):
            indent.set(qn("w:left"), str(twentieths))
            indent.set(qn("w:hanging"), str(twentieths))
        for tabs in list(level.iter(qn("w:tabs"))):
            tabs.getparent().remove(tabs)


def _link_style(word: Word) -> None:
    style = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    assert isinstance(style, CharacterStyle)
    style.font.color.rgb, style.font.underline = _LINK, True


def _picture_style(word: Word, size: int) -> None:
    """A dashed box above the paragraph that follows, for a picture to be put into.

    A frame beside the words, or a table without lines, would look better and be worse: LibreOffice moves the frames
    about, and a screen reader reads a table where there is none.
    """
    word.styles.add_style("Picture Place", WD_STYLE_TYPE.PARAGRAPH)
    style = _style(word, "Picture Place", round(size * 0.75), before=6, after=8)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style.paragraph_format.keep_with_next = style.paragraph_format.keep_together = True
    style.paragraph_format.left_indent, style.paragraph_format.right_indent = Mm(2), Emu(WIDTH - _PICTURE_WIDTH)
    box = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        space = _PADDING if side in ("top", "bottom") else 4
        box.append(element(f"w:{side}", val="dashed", sz=8, space=space, color="666666"))
    style.element.get_or_add_pPr().insert_element_before(box, *_AFTER_BORDERS)
    word.styles.add_style("Pictured", WD_STYLE_TYPE.PARAGRAPH)
    _style(word, "Pictured", size, after=24, line=1.5).paragraph_format.keep_together = True


def _paper(word: Word, *, close: bool) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    margin = CLOSE if close else MARGIN
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = margin
    if close:
        section.header_distance = section.footer_distance = Mm(7)


def _language(word: Word, language: str) -> None:
    said = word.styles.element.find(".//" + qn("w:lang"))
    assert said is not None  # the template that python-docx brings has one
    said.set(qn("w:val"), language)
    word.styles["Normal"].element.get_or_add_rPr().append(element("w:lang", val=language))
    settings = word.settings.element
    for old in settings.findall(qn("w:themeFontLang")):
        old.set(qn("w:val"), language)
    # Without this Word opens the file in the mode of 2010 and says so in the title bar.
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")


def _footer(word: Word) -> None:
    line = word.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run("Page ")
    _field(line, "PAGE")


def _field(line: Paragraph, name: str) -> None:
    field = element("w:fldSimple", instr=name)
    run = line.add_run("1")
    field.append(run._r)
    line._p.append(field)


def _properties(word: Word, document: Document) -> None:
    properties = word.core_properties
    properties.title, properties.language = document.title, document.language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _NO_DAY
    properties.revision = 1


def _forget_the_template(word: Word) -> None:
    """Drop what the empty document that python-docx starts from brings and nobody sees."""
    for rels in (word.part.rels, word.part.package.rels):
        for name, rel in list(rels.items()):
            if rel.reltype.rsplit("/", 1)[-1] in _LEFT_OVER:
                del rels[name]
    for style in list(word.styles.element):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in ("TableNormal", "TableGrid"):
            word.styles.element.remove(style)
