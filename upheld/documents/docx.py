"""A document as a Word file: real headings, lists, tables and links, for Word and LibreOffice alike."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as Word
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from upheld.documents.blocks import (
    Block,
    Document,
    Drawing,
    Gap,
    Heading,
    Items,
    Lines,
    PageBreak,
    Paragraph,
    Pictured,
    Runs,
    Signature,
    Table,
    Text,
)
from upheld.documents.clean import cleaned
from upheld.documents.docx_styles import element, set_up
from upheld.documents.drawing import as_png

_ROOM_TO_SIGN = Pt(48)
_AFTER_TABLE = Pt(14)
_LIST_NUMBER = 7  # the numbered list of the empty document that python-docx starts from
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)

_Seen = Heading | Paragraph | Items | Table | Lines | Signature | Pictured | Drawing


def as_docx(document: Document) -> bytes:
    """The document as a Word file on A4; the same document gives the same bytes.

    It says nothing of who made it, when or where. A link to `page:N` is set as its words: only a bundle has pages.

    Raises:
        UpheldError: a document that no format can take.
    """
    document = cleaned(document)
    word = docx.Document()
    set_up(word, document)
    _write(word, document.blocks)
    made = BytesIO()
    word.save(made)
    return _same_every_time(made.getvalue())


def _same_every_time(made: bytes) -> bytes:
    """The same parts, packed as if on one day and on one machine."""
    packed = BytesIO()
    with ZipFile(BytesIO(made)) as parts, ZipFile(packed, "w") as again:
        for name in parts.namelist():
            part = ZipInfo(name, _FIRST_DAY_OF_ZIP)
            part.create_system = 0
            again.writestr(part, parts.read(name), ZIP_DEFLATED)
    return packed.getvalue()


def _write(word: Word, blocks: Iterable[Block]) -> None:
    """Add each block; what went before it decides where it starts and whether it stays with what follows."""
    before: Block | None = None
    last: Line | None = None
    for block in blocks:
        if not isinstance(block, PageBreak):
            lines = _block(word, block)
            if isinstance(before, PageBreak):
                lines[0].paragraph_format.page_break_before = True
            if isinstance(before, Table) and not isinstance(block, Heading | Table):
                lines[0].paragraph_format.space_before = _AFTER_TABLE
            if isinstance(block, Signature) and isinstance(before, Paragraph) and last is not None:
                last.paragraph_format.keep_with_next = True
            last = lines[-1]
        before = block


def _block(word: Word, block: _Seen) -> list[Line]:
    """The paragraphs that a block has become, of a table only its caption."""
    match block:
        case Heading():
            return [_said(word.add_paragraph(style=f"Heading {block.level}"), block.runs)]
        case Paragraph():
            return [_said(word.add_paragraph(), block.runs)]
        case Items():
            return _items(word, block)
        case Table():
            return [_table(word, block)]
        case Lines():
            return [_lines(word.add_paragraph(), block.lines)]
        case Signature():
            return _signature(word, block)
        case Drawing():
            return [_drawing(word, block)]
    return _pictured(word, block)


def _said(line: Line, runs: Runs) -> Line:
    """The paragraph with the runs added."""
    for run in runs:
        if isinstance(run, Gap):
            line.add_run(f"[{run.name}]").font.highlight_color = WD_COLOR_INDEX.YELLOW
        elif isinstance(run, Text):
            line.add_run(run.text).bold = run.strong or None
        elif run.url.startswith("page:"):
            line.add_run(run.text)
        else:
            link = element("w:hyperlink")
            link.set(qn("r:id"), line.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            link.append(line.add_run(run.text, style="Hyperlink")._r)
            line._p.append(link)
    return line


def _lines(line: Line, lines: Iterable[Runs]) -> Line:
    """One paragraph of several lines that no page parts."""
    for place, runs in enumerate(lines):
        if place:
            line.add_run().add_break()
        _said(line, runs)
    line.paragraph_format.keep_together = True
    return line


def _signature(word: Word, block: Signature) -> list[Line]:
    """The closing words and the lines, one of which there is, with room to sign between them."""
    lines = []
    if block.closing:
        lines.append(word.add_paragraph(block.closing))
        lines[0].paragraph_format.keep_with_next = bool(block.lines)
    if block.lines:
        lines.append(_lines(word.add_paragraph(), block.lines))
        lines[-1].paragraph_format.space_before = _ROOM_TO_SIGN
    return lines


def _items(word: Word, items: Items) -> list[Line]:
    lines = [
        _said(word.add_paragraph(style="List Number" if items.ordered else "List Bullet"), item) for item in items.items
    ]
    if items.ordered:
        # Word numbers all paragraphs of a style on and on unless each list has a number of its own that starts at 1.
        number = word.part.numbering_part.element.add_num(_LIST_NUMBER)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        for line in lines:
            properties = line._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number.numId
    lines[-1].paragraph_format.space_after = word.styles["Normal"].paragraph_format.space_after
    return lines


def _table(word: Word, table: Table) -> Line:
    caption = word.add_paragraph(table.caption, style="Caption")
    across = len(table.header)
    drawn = word.add_table(rows=1 + len(table.rows), cols=across, style="Table Grid")
    drawn.autofit = False
    properties = drawn._tbl.tblPr
    for look in properties.findall(qn("w:tblLook")):
        # The template calls the first column a header too, and screen readers believe it.
        look.set(qn("w:firstColumn"), "0")
        look.set(qn("w:val"), "0420")
    properties.append(element("w:tblCaption", val=table.caption))
    parts = table.widths or (1,) * across
    section = word.sections[0]
    assert section.page_width and section.left_margin and section.right_margin  # set up with the paper
    room = section.page_width - section.left_margin - section.right_margin
    inside = min(1.15, float(word.styles["Normal"].paragraph_format.line_spacing or 1.15))
    widths = [room * part // sum(parts) for part in parts]
    for column, width in zip(drawn._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for place, (row, cells) in enumerate(zip(drawn._tbl.tr_lst, (table.header, *table.rows), strict=True)):
        row.get_or_add_trPr().append(element("w:cantSplit"))
        if place == 0:
            row.get_or_add_trPr().append(element("w:tblHeader"))
        for box, runs, width in zip(row.tc_lst, cells, widths, strict=True):
            box.width = width
            line = _said(_Cell(box, drawn).paragraphs[0], runs)
            line.paragraph_format.space_after, line.paragraph_format.line_spacing = Pt(2), inside
            if place == 0:
                box.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill="EBEBEB"))
                for run in line.runs:
                    run.bold = True
    return caption


def _drawing(word: Word, block: Drawing) -> Line:
    """The drawing as dots, since not every program that opens the file knows lines; told to who does not see it."""
    line = word.add_paragraph()
    shape = line.add_run().add_picture(BytesIO(as_png(block.svg, block.width)), width=Mm(block.width))
    properties = shape._inline.docPr
    properties.set("descr", block.told)
    properties.set("name", f"Drawing {properties.get('id')}")
    return line


def _pictured(word: Word, block: Pictured) -> list[Line]:
    place = word.add_paragraph(f"Picture: {block.picture}", style="Picture Place")
    line = _said(word.add_paragraph(style="Pictured"), block.runs)
    return [place, line]
