from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as Word
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Pt

from upheld.documents.blocks import (
    Block,
    Document,
    Gap,
    Heading,
    Items,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Pictured,
    Runs,
    Signature,
    Table,
    Text,
)
from upheld.documents.docx import as_docx


def read(document: Document) -> Word:
    return docx.Document(BytesIO(as_docx(document)))


def of(*blocks: Block) -> Word:
    return read(Document("A letter", blocks))


def said(words: str) -> Runs:
    return (Text(words),)


def parts(document: Document) -> dict[str, str]:
    with ZipFile(BytesIO(as_docx(document))) as packed:
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


@pytest.mark.slow
def test_the_same_document_gives_the_same_bytes(every_block: Document) -> None:
    assert as_docx(every_block) == as_docx(every_block)


@pytest.mark.slow
def test_nothing_says_who_made_it_when_or_where(every_block: Document) -> None:
    packed = ZipFile(BytesIO(as_docx(every_block)))
    assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {(part.create_system, part.external_attr) for part in packed.infolist()} == {(0, 0o600 << 16)}
    properties = read(every_block).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created == properties.modified
    assert properties.created is not None and properties.created.year == 2000
    everything = "".join(parts(every_block).values())
    assert not re.search("python-docx|Macintosh|/(home|root|Users)/", everything)
    assert not [name for name in packed.namelist() if re.search("thumbnail|WithEffects|customXml|app.xml", name)]


def test_every_part_that_is_named_is_there(every_block: Document) -> None:
    read_parts = parts(every_block)
    for name, text in read_parts.items():
        if name.endswith(".rels"):
            folder = name.replace("_rels/", "").rsplit("/", 1)[0] + "/" if name != "_rels/.rels" else ""
            for target in re.findall(r'Target="([^"]+)"(?! TargetMode)', text):
                assert "://" in target or target.startswith("mailto:") or (folder + target).lstrip("/") in read_parts


def test_the_title_and_the_language_are_said(every_block: Document) -> None:
    word = read(replace(every_block, language="cy"))
    assert word.core_properties.title == every_block.title
    assert word.core_properties.language == "cy"
    said_in = [lang.get(qn("w:val")) for lang in word.styles.element.iter(qn("w:lang"))]
    assert said_in == ["cy"] * len(said_in) and len(said_in) == 2
    assert 'w:themeFontLang w:val="cy"' in parts(replace(every_block, language="cy"))["word/settings.xml"]


def test_word_opens_it_in_its_present_mode(every_block: Document) -> None:
    assert re.search(r'"compatibilityMode"[^>]*w:val="15"', parts(every_block)["word/settings.xml"])


def test_the_paper_is_a4() -> None:
    (section,) = of().sections
    width, height = section.page_width, section.page_height
    assert width and height and (round(width.mm, 1), round(height.mm, 1)) == (210, 297)


@pytest.mark.parametrize(("style", "size"), [("letter", 12), ("easy-read", 16), ("report", 11)])
def test_the_type_is_plain_and_large_enough(style: str, size: int, every_block: Document) -> None:
    word = read(replace(every_block, style=style))  # type: ignore[arg-type]
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Caption", "Footer"):
        fonts = word.styles[name].element.rPr.find(qn("w:rFonts"))
        assert dict(fonts.attrib) == {qn(f"w:{script}"): "Arial" for script in ("ascii", "hAnsi", "cs")}
    assert word.styles["Normal"].font.size == Pt(size)  # type: ignore[attr-defined]
    assert word.styles["Heading 1"].font.size > word.styles["Heading 2"].font.size > Pt(size)  # type: ignore[attr-defined]


def test_headings_are_headings() -> None:
    word = of(Heading(1, said("A")), Heading(2, said("B")), Heading(3, said("C")))
    assert [(line.style.name, line.text) for line in word.paragraphs] == [  # type: ignore[union-attr]
        *(("Heading 1", "A"), ("Heading 2", "B"), ("Heading 3", "C"))
    ]


def test_every_word_is_there_and_typed_as_it_stands(every_block: Document) -> None:
    written = [line.text for line in read(every_block).paragraphs]
    assert written[3] == every_block.blocks[3].runs[0].text  # type: ignore[union-attr]
    assert "Ŵy a ŷd" in written[4]
    assert written[2] == (
        "Dear Director, this is strong and the duty is in section 1 of the Act, see page 12 or write to us by [date]."
    )


def test_lists_are_lists_and_each_is_counted_from_one() -> None:
    word = of(
        Items((said("a"), said("b"))), Items((said("c"), said("d")), ordered=True), Items((said("e"),), ordered=True)
    )
    assert [line.style.name for line in word.paragraphs] == ["List Bullet"] * 2 + ["List Number"] * 3  # type: ignore[union-attr]
    numbers = [line._p.pPr.numPr.numId.val for line in word.paragraphs[2:]]  # type: ignore[union-attr]
    assert numbers[0] == numbers[1] != numbers[2]
    numbering = word.part.numbering_part.element
    for number in numbers:
        lists = numbering.num_having_numId(number)
        assert lists.lvlOverride_lst[0].startOverride.val == 1
        (kind,) = numbering.xpath(f"./w:abstractNum[@w:abstractNumId='{lists.abstractNumId.val}']")
        (level,) = kind.findall(qn("w:lvl"))
        assert level.find(qn("w:numFmt")).get(qn("w:val")) == "decimal"
        assert level.find(".//" + qn("w:ind")).get(qn("w:hanging")) == "480"


def test_strong_words_and_gaps_are_marked() -> None:
    (line,) = of(Paragraph((Text("a "), Text("b", strong=True), Gap("day")))).paragraphs
    assert [(run.text, run.bold, run.font.highlight_color) for run in line.runs] == [
        *(("a ", None, None), ("b", True, None), ("[day]", None, WD_COLOR_INDEX.YELLOW))
    ]


def test_links_are_real_and_links_into_a_bundle_are_words() -> None:
    word = of(Paragraph((Link("x", "https://example.org/?a=1&b=2"), Link("y", "mailto:d@e.uk"), Link("z", "page:3"))))
    (line,) = word.paragraphs
    assert line.text == "xyz"
    assert [(link.text, link.url) for link in line.hyperlinks] == [
        *(("x", "https://example.org/?a=1&b=2"), ("y", "mailto:d@e.uk"))
    ]
    assert {run.style.name for link in line.hyperlinks for run in link.runs} == {"Hyperlink"}


def test_a_table_has_a_caption_and_a_header_that_comes_again_on_each_page(every_block: Document) -> None:
    word = read(every_block)
    first, second = word.tables
    assert [[cell.text for cell in row.cells] for row in first.rows] == [
        *(["Duty", "Due on", "Days late"], ["Final plan", "1 June 2026", "174"], ["Decision", "[day]", ""])
    ]
    assert len(second.rows) == 46
    for table in word.tables:
        headers = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows]
        assert headers == [True] + [False] * (len(headers) - 1)
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)
        assert table._tbl.xpath("./w:tblPr/w:tblLook/@w:firstRow") == ["1"]
        assert table._tbl.xpath("./w:tblPr/w:tblLook/@w:firstColumn") == ["0"]
        assert all(run.bold for cell in table.rows[0].cells for line in cell.paragraphs for run in line.runs)
    assert first._tbl.xpath("./w:tblPr/w:tblCaption/@w:val") == ["What was owed"]
    captions = [line for line in word.paragraphs if line.style is not None and line.style.name == "Caption"]
    assert [line.text for line in captions] == ["What was owed", "What happened"]
    assert captions[0]._p.getnext() is first._tbl
    assert captions[0].style.paragraph_format.keep_with_next  # type: ignore[union-attr]


def test_columns_are_as_wide_as_asked_and_fill_the_page(every_block: Document) -> None:
    first, second = read(every_block).tables
    widths = [column.width for column in first.columns]
    assert [round(width / widths[2]) for width in widths] == [3, 2, 1]  # type: ignore[operator]
    for table in (first, second):
        assert round(sum(column.width.mm for column in table.columns if column.width)) == 166
        assert [cell.width for cell in table.rows[1].cells] == [column.width for column in table.columns]


def test_what_follows_a_table_does_not_stick_to_it(every_block: Document) -> None:
    (line,) = (line for line in read(every_block).paragraphs if line.text == "After the table.")
    assert line.paragraph_format.space_before == Pt(14)


def test_an_address_is_one_paragraph_that_no_page_parts() -> None:
    (line,) = of(Lines((said("Parent B"), (Gap("street"),)))).paragraphs
    assert line.text == "Parent B\n[street]"
    assert line.paragraph_format.keep_together


def test_the_end_of_a_letter_stays_with_its_last_words_and_has_room_to_sign() -> None:
    word = of(Paragraph(said("Last words.")), Signature("Yours faithfully,", (said("Parent B"), said("for Child A"))))
    last, closing, lines = word.paragraphs
    assert last.paragraph_format.keep_with_next and closing.paragraph_format.keep_with_next
    assert (closing.text, lines.text) == ("Yours faithfully,", "Parent B\nfor Child A")
    assert lines.paragraph_format.space_before == Pt(48)


def test_a_signature_may_lack_its_closing_words_or_its_lines() -> None:
    assert [line.text for line in of(Signature("", (said("Parent B"),))).paragraphs] == ["Parent B"]
    assert [line.text for line in of(Signature("Yours", ())).paragraphs] == ["Yours"]
    (before, _) = of(Lines((said("x"),)), Signature("Yours", ())).paragraphs
    assert not before.paragraph_format.keep_with_next


def test_the_place_of_a_picture_is_a_paragraph_of_its_own_kept_with_its_sentence() -> None:
    word = of(Pictured("a clock", said("Be quick.")))
    place, sentence = word.paragraphs
    assert (place.text, sentence.text) == ("Picture: a clock", "Be quick.")
    assert place.style is not None and place.style.paragraph_format.keep_with_next
    assert place.style.element.xpath("./w:pPr/w:pBdr/*/@w:val") == ["dashed"] * 4
    assert not word.tables


def test_a_page_break_is_a_property_of_what_follows_and_no_empty_paragraph() -> None:
    word = of(Paragraph(said("x")), PageBreak(), Table("Owed", (said("a"),), ()), PageBreak(), Items((said("y"),)))
    breaks = [(line.text, line.paragraph_format.page_break_before) for line in word.paragraphs]
    assert breaks == [("x", None), ("Owed", True), ("y", True)]


def test_the_foot_of_a_page_says_its_number() -> None:
    (line,) = of().sections[0].footer.paragraphs
    assert line._p.xpath("./w:fldSimple/@w:instr") == ["PAGE"]
    assert "".join(line._p.xpath(".//w:t/text()")) == "Page 1"


def test_properties_of_paragraphs_stand_in_the_order_of_the_standard(every_block: Document) -> None:
    order = "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing"
    ranks = {qn(f"w:{name}"): place for place, name in enumerate([*order.split(), "jc", "outlineLvl", "rPr"])}
    word = read(every_block)
    for properties in [*word.element.iter(qn("w:pPr")), *word.styles.element.iter(qn("w:pPr"))]:
        found = [ranks[child.tag] for child in properties if child.tag in ranks]
        assert found == sorted(found)


def test_control_characters_do_not_break_it() -> None:
    unseen = "Child\x00 A\x07\x1b\u202eB\ud800C\uffff"
    word = read(Document(unseen, (Paragraph((Text(unseen), Gap(unseen))), Pictured(unseen, said(unseen)))))
    assert word.core_properties.title == "Child AB\ufffdC"
    assert [line.text for line in word.paragraphs] == [
        *("Child AB\ufffdC[Child AB\ufffdC]", "Picture: Child AB\ufffdC", "Child AB\ufffdC")
    ]


def test_page_numbers_are_left_out_of_what_is_to_be_bound() -> None:
    paper = Document("t", (Paragraph((Text("x"),)),))
    assert "PAGE" in read(paper).sections[0].footer._element.xml
    assert "PAGE" not in read(replace(paper, numbered=False)).sections[0].footer._element.xml
