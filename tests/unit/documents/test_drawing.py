"""A drawing in every format: what it tells who does not see it, and that nothing in it can run or lead elsewhere."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from PIL import Image

from upheld.documents.blocks import Block, Document, Drawing, Heading, Paragraph, Table, Text, runs_of
from upheld.documents.clean import cleaned
from upheld.documents.docx import as_docx
from upheld.documents.docx_styles import CLOSE
from upheld.documents.drawing import LONGEST, as_png, checked
from upheld.documents.html import as_html
from upheld.documents.pdf import as_pdf
from upheld.documents.text import as_text
from upheld.errors import UpheldError

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><title id="a-title">Bars</title>'
    '<defs><pattern id="a-slant_1" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M0 0l8 8"/></pattern>'
    "</defs>"
    '<rect x="0" y="0" width="50" height="50" fill="#a6192e"/>'
    '<rect x="50" y="0" width="50" height="50" fill="url(#a-slant_1)"/><text x="5" y="20">2 h</text></svg>'
)
TOLD = "Half is red & “half” is <slanted>"


def of(*blocks: Block) -> Document:
    return Document("A paper", blocks)


def test_text_has_its_words_in_its_place() -> None:
    assert as_text(of(Drawing(SVG, TOLD)), None) == f"[Drawing: {TOLD}]\n"


def test_a_page_has_the_drawing_and_says_it_once() -> None:
    found = as_html(of(Drawing(SVG, TOLD)), whole=False)
    assert SVG in found
    assert 'role="img" aria-label="Half is red &amp; “half” is &lt;slanted&gt;"' in found
    assert "style=" not in found


@pytest.mark.slow
def test_the_pdf_is_tagged_and_tells_what_is_seen() -> None:
    with pikepdf.open(BytesIO(as_pdf(of(Heading(1, (Text("Bars"),)), Drawing(SVG, TOLD))))) as pdf:
        figures = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert [str(one["/Alt"]) for one in figures] == [TOLD]
        assert "/MarkInfo" in pdf.Root


def test_word_has_dots_as_wide_as_asked_with_the_words_beside_them() -> None:
    made = as_docx(of(Drawing(SVG, TOLD, width=100)))
    word = docx.Document(BytesIO(made))
    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == TOLD
    assert shape.width is not None and shape.width.mm == pytest.approx(100, abs=0.1)
    with ZipFile(BytesIO(made)) as packed:
        (name,) = [one for one in packed.namelist() if one.startswith("word/media/")]
        picture = Image.open(BytesIO(packed.read(name)))
    assert picture.width == pytest.approx(2 * picture.height, abs=2)
    colours = picture.convert("RGB")
    assert colours.getpixel((picture.width // 4, 3 * picture.height // 4)) == (0xA6, 0x19, 0x2E)
    assert made == as_docx(of(Drawing(SVG, TOLD, width=100)))
    assert as_png(SVG, 100) == as_png(SVG, 100)


def test_it_has_no_runs_to_fill_in() -> None:
    assert list(runs_of(Drawing(SVG, TOLD))) == []


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        (SVG.replace("<rect", "<script>alert(1)</script><rect", 1), "'script'"),
        (SVG.replace("<rect", '<rect onclick="alert(1)"', 1), "'onclick'"),
        (SVG.replace("<rect", '<rect style="fill:red"', 1), "'style'"),
        (SVG.replace("#a6192e", "url(https://example.org/a)"), "'fill'"),
        (SVG.replace("#a6192e", "javascript:alert(1)"), "'fill'"),
        (SVG.replace("<rect", '<image href="https://example.org/a.png"/><rect', 1), "'image'"),
        (SVG.replace("<rect", "<foreignObject/><rect", 1), "'foreignObject'"),
        (
            SVG.replace("<rect", '<a xmlns:x="http://www.w3.org/1999/xlink" x:href="https://example.org"/><rect', 1),
            "'a'",
        ),
        (SVG.replace("<rect", '<b xmlns="http://www.w3.org/1999/xhtml"/><rect', 1), "which no drawing"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, "declaration"),
        ("<?xml-stylesheet href='a'?>" + SVG, "declaration"),
        (SVG[:-6], "cannot be read"),
        (SVG.replace(' viewBox="0 0 100 50"', ""), "viewBox"),
        ("<p>no drawing</p>", "one svg element"),
        (SVG.replace("2 h", "h" * LONGEST), "is the most"),
    ],
)
def test_what_could_run_or_lead_elsewhere_is_refused(bad: str, told: str) -> None:
    with pytest.raises(UpheldError, match=told):
        checked(bad)
    with pytest.raises(UpheldError):
        as_html(of(Drawing(bad, TOLD)))


@pytest.mark.parametrize(
    ("drawing", "told"),
    [(Drawing(SVG, " \n"), "not told in words"), (Drawing(SVG, TOLD, 5), "5 millimetres"),
     (Drawing(SVG, TOLD, 170), "170 millimetres")],
)  # fmt: skip
def test_a_drawing_nobody_can_read_is_refused(drawing: Drawing, told: str) -> None:
    with pytest.raises(UpheldError, match=told):
        cleaned(of(drawing))


def test_words_are_cleaned_as_others_are() -> None:
    (found,) = cleaned(of(Drawing(SVG, " Two\n bars\x00 "))).blocks
    assert found == Drawing(SVG, "Two bars")


@pytest.mark.slow
def test_one_page_holds_more_than_a_report_and_its_tables_reach_its_edges() -> None:
    lines = tuple(Paragraph((Text(f"Line {number} of a page that many people hold in their hands at once."),))
                  for number in range(34))  # fmt: skip
    rows = tuple(((Text(str(number)),), (Text("words"),)) for number in range(3))
    table = Table("Some", ((Text("Number"),), (Text("What"),)), rows)
    pages = {}
    for style in ("report", "one-page"):
        with pikepdf.open(BytesIO(as_pdf(Document("A paper", (*lines, table), style=style)))) as pdf:  # type: ignore[arg-type]
            pages[style] = len(pdf.pages)
    assert pages == {"report": 2, "one-page": 1}
    word = docx.Document(BytesIO(as_docx(Document("A paper", (table,), style="one-page"))))
    assert word.sections[0].left_margin == pytest.approx(CLOSE, abs=1_000)
    widths = [int(one.get(qn("w:w"))) for one in word.tables[0]._tbl.tblGrid.gridCol_lst]
    # Twentieths of a point: 182 mm in all.
    assert sum(widths) == pytest.approx(182 / 25.4 * 72 * 20, abs=4)
