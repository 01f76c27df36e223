from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from page import validate_pdf_bytes

from upheld.documents import pdf
from upheld.documents.blocks import (
    Block,
    Document,
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
from upheld.documents.pdf import as_pdf, unshown
from upheld.errors import UpheldError


def said(words: str) -> Runs:
    return (Text(words),)


def made(*blocks: Block) -> bytes:
    return as_pdf(Document("A letter", blocks))


def pages(data: bytes) -> list[str]:
    """The words of each page as a reader's program copies them, a line break after each line."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def joined(data: bytes) -> str:
    """All words with line breaks and spaces taken out, for what a line may have parted."""
    return re.sub(r"\s", "", "".join(pages(data)))


def tags(data: bytes) -> list[str]:
    """The kinds of the elements that a screen reader goes through, in its order."""
    with pikepdf.open(BytesIO(data)) as document:
        return list(_tags(document.Root.StructTreeRoot))


def _tags(element: pikepdf.Object) -> Iterator[str]:
    if isinstance(element, pikepdf.Array):
        for one in element:
            yield from _tags(one)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element.S).removeprefix("/")
        if "/K" in element:
            yield from _tags(element.K)


def links(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as document:
        annotations = (one for page in document.pages for one in page.get("/Annots", []))
        return [str(one.A.URI) for one in annotations]


@pytest.fixture
def broken_rules() -> Callable[[bytes], list[str]]:
    """The rules of PDF/UA-1 that a PDF breaks, of all that a machine can check."""

    def broken(data: bytes) -> list[str]:
        return [f"{one.rule_id}: {one.message}" for one in validate_pdf_bytes(data, profile="ua1").failures]

    return broken


@pytest.fixture(scope="module")
def _kept() -> dict[str, bytes]:
    return {}


@pytest.fixture
def whole(every_block: Document, _kept: dict[str, bytes]) -> bytes:
    """The PDF with every block, made once."""
    if not _kept:
        _kept["pdf"] = as_pdf(every_block)
    return _kept["pdf"]


def test_the_same_document_gives_the_same_bytes(every_block: Document, whole: bytes) -> None:
    assert as_pdf(every_block) == whole


def test_it_says_that_it_is_accessible_and_no_rule_says_otherwise(
    whole: bytes, broken_rules: Callable[[bytes], list[str]]
) -> None:
    with pikepdf.open(BytesIO(whole)) as document, document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
    assert not broken_rules(whole)


def test_it_has_its_title_and_language(every_block: Document) -> None:
    data = as_pdf(replace(every_block, language="cy-GB"))
    with pikepdf.open(BytesIO(data)) as document:
        assert str(document.Root.Lang) == "cy-GB"
        assert str(document.docinfo.Title) == every_block.title


@pytest.mark.parametrize(("language", "written"), [("en", "en"), ("zh-Hant-TW", "zh-TW"), ("EN-gb", "en-GB")])
def test_a_language_keeps_what_pdf_can_say_of_it(language: str, written: str) -> None:
    with pikepdf.open(BytesIO(as_pdf(Document("t", (Paragraph(said("x")),), language)))) as document:
        assert str(document.Root.Lang) == written


def test_nothing_says_who_made_it_when_or_where(whole: bytes) -> None:
    with pikepdf.open(BytesIO(whole)) as document:
        assert set(document.docinfo) == {"/Creator", "/Title"}
        with document.open_metadata() as metadata:
            assert not [name for name in metadata if re.search("Date|creator$|Author", name)]
        raw = b"".join(one.read_bytes() for one in document.objects if isinstance(one, pikepdf.Stream))
    assert not re.search(rb"/(home|root|Users)/|site-packages|\.typ", whole + raw)


def test_the_paper_is_a4_and_each_page_has_its_number(whole: bytes) -> None:
    texts = pages(whole)
    with pypdfium2.PdfDocument(whole) as document:
        assert {tuple(map(round, page.get_size())) for page in document} == {(595, 842)}
    assert len(texts) > 3
    for number, text in enumerate(texts, start=1):
        assert text.endswith(f"Page {number}")


def test_words_are_printed_as_typed(every_block: Document, whole: bytes) -> None:
    hostile = every_block.blocks[3].runs[0].text  # type: ignore[union-attr]
    assert hostile.replace(" ", "") in joined(whole)
    assert "Ŵy a ŷd, tŷ, ẁ ẃ ẅ Łódź Dvořák Nguyễn office fi ffl" in pages(whole)[0]


def test_a_word_too_long_for_a_line_is_whole_and_stays_on_the_paper(whole: bytes) -> None:
    assert "w" * 150 in joined(whole)
    assert "W" * 60 in joined(whole)
    with pypdfium2.PdfDocument(whole) as document:
        for page in document:
            text = page.get_textpage()
            for place in range(text.count_rects()):
                left, _, right, _ = text.get_rect(place)
                assert left >= 60 and right <= 595 - 60


def test_a_long_word_in_a_narrow_column_is_hyphenated_if_it_is_english() -> None:
    headers = tuple(said(f"Column {number}") for number in range(6))
    row = (said("misunderstandings"), said("internationalisation"), *(said("x") for _ in range(4)))
    (text,) = pages(made(Table("Narrow", headers, (row,))))
    assert "misunderstandings" in text.replace("\ufffe", "")  # the mark of a hyphen that the line made
    assert "misunderstandings" not in text


def test_a_screen_reader_goes_through_it_in_order_and_by_kind(whole: bytes) -> None:
    found = [tag for tag in tags(whole) if tag not in ("Span", "Div", "Lbl", "LBody", "Strong")]
    assert found[:4] == ["Document", "H1", "P", "P"]
    assert found.count("H2") == 1 and found.count("H1") == 2
    assert found.count("L") == 3 and found.count("LI") == 2 + 11 + 1
    assert found.count("Table") == found.count("Caption") == found.count("THead") == 2
    assert found.count("TH") == 6 and found.count("TR") == 2 + 2 + 45
    assert found.count("Link") == 4
    assert found[-5:] == ["P", "H1", "P", "P", "P"]


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        (Lines((said("Parent B"), said("Exampletown"))), ["P"]),
        (Signature("Yours", (said("Parent B"),)), ["P", "P"]),
        (Signature("", (said("Parent B"),)), ["P"]),
        (Signature("Yours", ()), ["P"]),
        (Pictured("a clock", said("Be quick.")), ["P", "P"]),
        (Paragraph((Gap("day"),)), ["P"]),
    ],
)
def test_a_block_is_read_as_paragraphs(block: Block, wanted: list[str]) -> None:
    assert [tag for tag in tags(made(block)) if tag not in ("Document", "Div", "Span")] == wanted


def test_headings_that_begin_low_or_skip_are_set_right() -> None:
    data = made(Heading(2, said("A")), Heading(4, said("B")), Heading(2, said("C")))
    assert [tag for tag in tags(data) if tag.startswith("H")] == ["H1", "H2", "H1"]
    with pikepdf.open(BytesIO(data)) as document, document.open_outline() as outline:
        assert [(item.title, [below.title for below in item.children]) for item in outline.root] == [
            *(("A", ["B"]), ("C", []))
        ]


def test_the_header_of_a_table_comes_again_on_each_page(whole: bytes) -> None:
    with_rows = [text for text in pages(whole) if "row " in text]
    assert len(with_rows) > 2
    for text in with_rows:
        assert "Number What Note" in text
    assert sum(text.count("\nWhat happened\n") + text.startswith("What happened\n") for text in with_rows) == 1


def test_a_short_row_is_on_one_page_and_a_very_long_one_goes_on() -> None:
    rows = tuple((said(f"row {number}"), said("begin " + "word " * 60 + "end")) for number in range(30))
    for text in pages(made(Table("Short", (said("a"), said("b")), rows))):
        assert text.count("begin") == text.count("end")
    long = pages(made(Table("Long", (said("a"), said("b")), ((said("x"), said("begin " + "word " * 3000 + "end")),))))
    assert len(long) > 1 and "begin" in long[0] and "end" in long[-1]


def test_a_table_may_have_no_rows() -> None:
    assert "Owed\nDuty Due\n" in pages(made(Table("Owed", (said("Duty"), said("Due")), ())))[0]


def test_links_lead_to_their_address_and_to_a_page_of_the_bundle(whole: bytes) -> None:
    assert links(whole) == [
        *("https://example.org/act?a=1&b=2", "page:12", "mailto:us@example.org", "https://example.org/d")
    ]


def test_lists_are_counted_from_one_each() -> None:
    text = pages(
        made(Items((said("a"), said("b")), ordered=True), Items((said("c"),), ordered=True), Items((said("d"),)))
    )
    assert text[0].startswith("1. a\n2. b\n1. c\n• d\n")


def test_what_is_to_be_filled_in_is_on_a_coloured_ground() -> None:
    with pypdfium2.PdfDocument(made(Paragraph((Text("by "), Gap("the day"), Text("."))))) as document:
        page = document[0]
        assert page.get_textpage().get_text_range().startswith("by [the day].")
        picture = page.render(scale=1).to_pil().convert("RGB")
    colours = {colour for _, colour in picture.getcolors(1 << 24) or ()}
    assert (255, 242, 168) in colours


def test_lines_are_read_with_a_space_between() -> None:
    data = made(Lines((said("Parent B"), said("Exampletown"))))
    assert pages(data)[0].startswith("Parent B \nExampletown\n")


def test_a_page_break_starts_a_page() -> None:
    first, second = pages(made(Paragraph(said("one")), PageBreak(), Paragraph(said("two"))))
    assert (first, second) == ("one\nPage 1", "two\nPage 2")


def test_the_end_of_a_letter_goes_over_the_page_with_its_last_words() -> None:
    for filled in range(36, 46):
        lines = (Paragraph(said(f"line {number}")) for number in range(filled))
        texts = pages(made(*lines, Paragraph(said("Last words.")), Signature("Yours,", (said("Parent B"),))))
        (with_name,) = (text for text in texts if "Parent B" in text)
        assert "Last words." in with_name and "Yours," in with_name


def test_easy_read_is_set_larger(easy_read: Document, whole: bytes, broken_rules: Callable[[bytes], list[str]]) -> None:
    data = as_pdf(easy_read)
    assert len(pages(data)) > len(pages(whole))
    assert "Picture: a calendar" in "".join(pages(data))
    assert not broken_rules(data)


@pytest.mark.parametrize(
    "words", ["Łódź Ștefan Đặng Nguyễn", "Ελληνικά", "Български Привет", "£ € ½ … – — ‘x’ “y” • ✓ ☐"]
)
def test_the_writings_of_europe_are_shown(words: str) -> None:
    document = Document("t", (Paragraph(said(words)),))
    assert unshown(document) == ()
    assert pages(as_pdf(document))[0].startswith(words)


@pytest.mark.parametrize("words", ["محمد علي", "עברית", "नमस्ते"])
def test_arabic_hebrew_and_hindi_are_shown(words: str) -> None:
    assert unshown(Document("t", (Paragraph(said(words)),))) == ()


def test_a_sign_that_the_fonts_lack_is_an_empty_square_and_is_told(
    broken_rules: Callable[[bytes], list[str]],
) -> None:
    document = Document("中 t", (Paragraph((Text("Wang 中文 and 👍🏽"), Gap("名"))), Pictured("猫", said("A cat 猫."))))
    assert unshown(document) == ("中", "文", "👍", "🏽", "名", "猫")
    text = pages(as_pdf(document))[0]
    assert text.startswith("Wang □□ and □□[□]")
    assert "Picture: □" in text and "A cat □." in text
    assert not broken_rules(as_pdf(document))


def test_marks_that_only_join_leave_no_square() -> None:
    assert pages(made(Paragraph(said("👨\u200d👩 \U0001f3f4\U000e0067\U000e007f x"))))[0].startswith("□□ □ x")


def test_a_quoted_sign_is_read_as_it_stands() -> None:
    assert pdf._read(r"\u{200d}\"\\a") == '\u200d"\\a'


@pytest.mark.slow
def test_no_sign_of_unicode_stops_it() -> None:
    signs = [chr(sign) for sign in range(0x20, sys.maxunicode + 1) if not 0xD800 <= sign < 0xE000]
    sampled = signs[:0x900] + signs[0x900::997]
    for first in range(0, len(sampled), 1000):
        group = sampled[first : first + 1000]
        words = " ".join(f"{sign} x{sign} \u0627{sign} \u200d{sign}\u200d" for sign in group)
        assert as_pdf(Document("t", (Paragraph(said(words)),))).startswith(b"%PDF-")


def test_what_the_typesetter_refuses_is_said_in_one_sentence() -> None:
    with pytest.raises(
        UpheldError, match=r"^This document cannot be made into a PDF \(PDF/UA-1 error: .*\); ask for it as"
    ):
        pdf._made(Document("", (Paragraph(said("not cleaned: no title")),)))


def test_what_the_typesetter_stumbles_over_is_said_in_one_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UpheldError, match="the typesetter stumbled over its words"):
        pdf._made(Document("t", (Paragraph(said("\u0783 \u07b0 " * 60)),)))
    assert "panicked" in capfd.readouterr().err
    assert as_pdf(Document("t", (Paragraph(said("\u0783 \u07b0 " * 60)),)))


def test_a_fault_of_our_own_is_not_hidden() -> None:
    with pytest.raises(AttributeError):
        pdf._made(Document("t", (), language=None))  # type: ignore[arg-type]


def test_page_numbers_are_left_out_of_what_is_to_be_bound() -> None:
    paper = Document("t", (Paragraph(said("x")),))
    assert "Page 1" in pages(as_pdf(paper))[0]
    assert "Page" not in pages(as_pdf(replace(paper, numbered=False)))[0]
