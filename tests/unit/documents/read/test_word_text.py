"""What is read of the paragraphs of a Word file."""

from __future__ import annotations

import io

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.documents.read.made import docx, first, marked, p, r, reading, t, tbl, tc, texts, tr
from upheld.documents.reading.found import Grid

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>'
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    "</w:r>"
)


def level(number: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + level(0, "upperLetter", "%1)")
    + level(1, "lowerRoman", "%2.") + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "bullet", "\uf0b7") + '</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)  # fmt: skip


def item(text: str, number: int, depth: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


class TestText:
    def test_paragraphs_come_in_order_with_one_space_between_words(self) -> None:
        found = reading(docx(p("One  two\u00a0three ") + p("") + p("Four")))
        assert texts(found) == ["One two three", "Four"]
        assert [one.place.block for one in found.blocks] == [1, 2]
        assert found.kind == "docx"
        assert found.pages is None

    def test_a_line_break_is_a_newline_and_a_tab_a_space(self) -> None:
        runs = r(t("One") + "<w:tab/>" + t("two") + "<w:br/>" + t("three"))
        assert texts(reading(docx(p(runs=runs)))) == ["One two\nthree"]

    def test_items_typed_behind_line_breaks_are_items(self) -> None:
        runs = r(t("• first") + "<w:br/>" + t("• second, which") + "<w:br/>" + t("goes on"))
        assert marked(reading(docx(p(runs=runs)))) == [("•", "first"), ("•", "second, which\ngoes on")]

    def test_a_bold_line_over_plain_ones_stands_by_itself(self) -> None:
        runs = r(t("Need") + "<w:br/>", "<w:b/>") + r(t("He cannot read."))
        found = reading(docx(p(runs=runs)))
        assert [(one.text, one.strong) for one in found.blocks] == [("Need", True), ("He cannot read.", False)]

    def test_symbols_and_hyphens_are_letters(self) -> None:
        runs = r('<w:sym w:font="Wingdings" w:char="F0FC"/>' + t(" yes, well") + "<w:noBreakHyphen/>" + t("being"))
        assert texts(reading(docx(p(runs=runs)))) == ["yes, well-being"]
        assert first(reading(docx(p(runs=runs)))).marker == "✓"

    def test_links_and_fields_show_what_they_show(self) -> None:
        runs = (
            f"<w:hyperlink>{r(t('the offer'))}</w:hyperlink>"
            + r('<w:fldChar w:fldCharType="begin"/>')
            + r("<w:instrText>PAGE \\* MERGEFORMAT</w:instrText>")
            + r('<w:fldChar w:fldCharType="separate"/>')
            + r(t(" 12"))
            + r('<w:fldChar w:fldCharType="end"/>')
            + r(t(" end"))
        )
        assert texts(reading(docx(p(runs=runs)))) == ["the offer 12 end"]

    def test_a_text_box_is_read_once(self) -> None:
        runs = r(t("Before.")) + BOX.format(p("In the box."))
        assert texts(reading(docx(p(runs=runs)))) == ["Before.", "In the box."]


class TestLooks:
    STYLES = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
        '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Council"><w:basedOn w:val="Heading2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Outlined"><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
    )

    def test_a_heading_is_known_by_its_style_and_what_that_is_based_on(self) -> None:
        found = reading(docx(p("a", style="Council") + p("b", style="Outlined") + p("c"), styles=self.STYLES))
        assert [(one.level, one.strong, one.size) for one in found.blocks] == [
            (2, True, 14),
            (4, False, 12),
            (0, False, 12),
        ]

    def test_a_style_based_on_itself_ends(self) -> None:
        assert texts(reading(docx(p("a", style="Round"), styles=self.STYLES))) == ["a"]

    def test_a_run_may_take_back_what_its_style_says(self) -> None:
        runs = r(t("plain"), '<w:b w:val="0"/>')
        assert not first(reading(docx(p(runs=runs, style="Council"), styles=self.STYLES))).strong

    def test_hidden_words_are_left_out_and_said(self) -> None:
        found = reading(docx(p(runs=r(t("seen ")) + r(t("unseen"), "<w:vanish/>"))))
        assert texts(found) == ["seen"]
        assert any("hidden text" in one for one in found.remarks)


class TestNumbers:
    def test_numbers_are_printed_as_word_prints_them(self) -> None:
        body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1, 2) + item("e", 1) + item("f", 1, 1)
        assert [marker for marker, _ in marked(reading(docx(body, numbering=NUMBERING)))] == [
            "1.", "1.1", "1.2", "(a)", "2.", "2.1",
        ]  # fmt: skip

    def test_letters_romans_and_bullets(self) -> None:
        body = item("a", 2) + item("b", 2) + item("c", 2, 1) + item("d", 2, 1) + item("e", 3)
        assert [marker for marker, _ in marked(reading(docx(body, numbering=NUMBERING)))] == [
            "A)",
            "B)",
            "i.",
            "ii.",
            "•",
        ]

    def test_a_list_may_start_elsewhere(self) -> None:
        body = item("a", 1) + item("b", 4) + item("c", 4)
        assert [marker for marker, _ in marked(reading(docx(body, numbering=NUMBERING)))] == ["1.", "7.", "8."]

    def test_paragraphs_of_no_list_have_none(self) -> None:
        assert marked(reading(docx(item("a", 0) + item("b", 99), numbering=NUMBERING))) == [(None, "a"), (None, "b")]


class TestChanges:
    def test_what_was_inserted_is_read_and_what_was_deleted_is_not(self) -> None:
        runs = (
            r(t("30 "))
            + f"<w:ins>{r(t('45 '))}</w:ins><w:del>{r('<w:delText>60 </w:delText>')}</w:del>"
            + r(t("minutes"))
        )
        found = reading(docx(p(runs=runs)))
        assert texts(found) == ["30 45 minutes"]
        assert any("tracked changes" in one for one in found.remarks)

    def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(self) -> None:
        body = p("One ", properties="<w:rPr><w:del/></w:rPr>") + p("two")
        assert texts(reading(docx(body))) == ["One two"]

    def test_a_row_that_was_deleted_is_not_read(self) -> None:
        body = tbl(tr(tc(p("kept"))), tr(tc(p("gone")), properties="<w:del/>"))
        assert texts(reading(docx(body))) == ["kept"]


class TestControls:
    @pytest.mark.parametrize(("state", "sign"), [("1", "☒"), ("0", "☐")])
    def test_a_ticked_box_shows(self, state: str, sign: str) -> None:
        control = (
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox></w:sdtPr>'
            f"<w:sdtContent>{r(t('?'))}</w:sdtContent></w:sdt>"
        )
        assert texts(reading(docx(p(runs=control + r(t(" Draft")))))) == [f"{sign} Draft"]

    def test_controls_around_blocks_rows_cells_and_words_are_looked_into(self) -> None:
        def control(inside: str) -> str:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

        cell = control(tc(p(runs=control(r(t("cell"))))))
        found = reading(docx(control(p("block")) + tbl(control(tr(cell, tc(p("two")))))))
        assert texts(found) == ["block", "cell", "two"]
        grid = found.blocks[1]
        assert isinstance(grid, Grid)
        assert (grid.rows, grid.columns) == (1, 2)

    def test_an_invitation_to_type_is_no_text(self) -> None:
        control = (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r(t('Click here'))}</w:sdtContent></w:sdt>"
        )
        assert texts(reading(docx(p(runs=control) + p("a")))) == ["a"]


class TestPages:
    def test_pages_are_counted_where_word_noted_them(self) -> None:
        body = (
            p("a")
            + p(runs=r('<w:br w:type="page"/>'))
            + p(runs=r("<w:lastRenderedPageBreak/>" + t("b")))
            + p(runs=r(t("c ") + "<w:lastRenderedPageBreak/>" + t("goes on")))
            + p("d")
        )
        found = reading(docx(body))
        assert [(one.text, one.place.page) for one in found.blocks] == [("a", 1), ("b", 2), ("c goes on", 2), ("d", 3)]
        assert found.pages == 3

    def test_a_row_over_a_page_turns_it_once(self) -> None:
        broken = p(runs=r(t("a ") + "<w:lastRenderedPageBreak/>" + t("b")))
        found = reading(docx(tbl(tr(tc(broken), tc(broken))) + p("after")))
        assert found.blocks[-1].place.page == 2

    def test_pages_are_not_known_otherwise(self) -> None:
        found = reading(docx(p("a") + p(runs=r('<w:br w:type="page"/>')) + p("b")))
        assert found.pages is None
        assert {one.place.page for one in found.blocks} == {None}


class TestAside:
    def test_notes_and_headers_stand_apart(self) -> None:
        found = reading(
            docx(
                p("Text."),
                footnotes=f'<w:footnote w:type="separator">{p("-")}</w:footnote>'
                f"<w:footnote>{p('A note.')}</w:footnote>",
                header=p("Example Council"),
            )
        )
        assert texts(found) == ["Text."]
        assert [note.text for note in found.notes] == ["A note."]
        assert found.running == ("Example Council",)

    def test_a_table_of_contents_is_left_out_and_said(self) -> None:
        styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
        found = reading(docx(p("Part A 3", style="TOC1") + p("Part A"), styles=styles))
        assert texts(found) == ["Part A"]
        assert found.remarks == ("The table of contents is left out.",)

    def test_and_so_is_one_typed_by_hand(self) -> None:
        dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
        line = p(properties=dots, runs=r(t("Part A") + "<w:tab/>" + t("3")))
        assert texts(reading(docx(line + p("Part A", properties=dots)))) == ["Part A"]


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=2, max_size=12)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_what_python_docx_writes_comes_back(paragraphs: list[str]) -> None:
    document = python_docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    assert [" ".join(filter(None, pair)) for pair in marked(reading(out.getvalue()))] == [
        " ".join(text.split()) for text in paragraphs
    ]
