"""What is read of the rarer things in Word files and OpenDocument texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.unit.documents.read.made import (
    docx,
    flat,
    marked,
    odt,
    only_grid,
    p,
    packed,
    r,
    reading,
    refusal,
    t,
    tbl,
    tc,
    texts,
    tr,
)
from upheld.documents.reading.docx import read_docx
from upheld.documents.reading.found import Grid, Reading
from upheld.documents.reading.limits import LIMITS, ReadingLimits
from upheld.documents.reading.odt import read_odt
from upheld.documents.unreadable import Unreadable

TRACKED = (
    "The file has tracked changes: what was inserted is read as part of the text, and what was deleted is left out."
)
HIDDEN = "The file has hidden text, which does not show on paper either: it is left out."
BREAK = "<text:soft-page-break/>"
NUMBERED = (
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."><style:list-level-properties><style:list-level-label-alignment fo:margin-left="36pt" '
    'fo:text-indent="-18pt"/></style:list-level-properties></text:list-level-style-number></text:list-style>'
)


def op(text: str, style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{text}</text:p>"


def otable(inside: str, more: str = "") -> str:
    return f"<table:table{more}>{inside}</table:table>"


def orow(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def ocell(text: str, more: str = "") -> str:
    return f"<table:table-cell{more}>{op(text)}</table:table-cell>"


def paged(found: Reading) -> list[tuple[str, int | None]]:
    """The words of each paragraph outside tables, and the page that they stand on; of a table only its page."""
    return [("table" if isinstance(one, Grid) else one.text, one.place.page) for one in found.blocks]


def cells(grid: Grid) -> list[tuple[str, int, int]]:
    return [(one.text, one.row, one.column) for one in grid.cells if one.text]


class TestOpenText:
    def test_a_table_of_contents_is_left_out_and_said(self) -> None:
        body = f"<text:table-of-content><text:index-body>{op('Part A 3')}</text:index-body></text:table-of-content>"
        found = reading(odt(body + op("Part A")))
        assert texts(found) == ["Part A"]
        assert found.remarks == ("The table of contents is left out.",)

    def test_a_section_is_read_unless_it_is_hidden(self) -> None:
        def section(text: str, more: str = "") -> str:
            return f"<text:section{more}>{op(text)}</text:section>"

        body = (
            section("seen")
            + section("never", ' text:display="none"')
            + section("not now", ' text:display="condition" text:is-hidden="true"')
            + section("this time", ' text:display="condition" text:is-hidden="false"')
        )
        found = reading(odt(body))
        assert texts(found) == ["seen", "this time"]
        assert found.remarks == (HIDDEN,)

    def test_a_list_of_sources_is_read(self) -> None:
        body = f"<text:bibliography><text:index-body>{op('A report')}</text:index-body></text:bibliography>"
        assert texts(reading(odt(op("Sources") + body))) == ["Sources", "A report"]

    def test_a_section_that_is_shown_says_nothing(self) -> None:
        assert reading(odt(f"<text:section>{op('seen')}</text:section>")).remarks == ()

    def test_links_and_fields_show_what_they_show(self) -> None:
        body = op("See <text:a>the <text:span>offer</text:span></text:a>, page <text:page-number>4</text:page-number>.")
        assert texts(reading(odt(body))) == ["See the offer, page 4."]

    def test_hidden_text_in_a_paragraph_is_left_out_and_said(self) -> None:
        hidden = '<text:hidden-text text:string-value="secret" text:is-hidden="true">secret</text:hidden-text>'
        found = reading(odt(op(f"kept{hidden} too")))
        assert texts(found) == ["kept too"]
        assert found.remarks == (HIDDEN,)

    @pytest.mark.parametrize(
        ("count", "said"),
        [(1, "The file has 1 comment in the margin"), (2, "The file has 2 comments in the margin")],
    )
    def test_comments_are_left_out_and_counted(self, count: int, said: str) -> None:
        comment = f"<office:annotation>{op('Is that so?')}</office:annotation>"
        found = reading(odt(op("Text" + comment * count + " goes<office:annotation-end/> on")))
        assert texts(found) == ["Text goes on"]
        assert found.remarks == (f"{said}, left out here.",)

    def test_boxes_and_shapes_stand_before_or_after_the_words_they_hang_on(self) -> None:
        box = f"<draw:frame><draw:text-box>{op('box')}</draw:text-box></draw:frame>"
        shape = f"<draw:custom-shape>{op('shape')}</draw:custom-shape>"
        together = f"<draw:g><draw:rect/>{shape}</draw:g>"
        assert texts(reading(odt(op(box + "words")))) == ["box", "words"]
        assert texts(reading(odt(op("words" + together + " go on")))) == ["words go on", "shape"]

    def test_a_box_that_hangs_on_the_page_is_read_where_it_stands(self) -> None:
        box = f"<draw:frame><draw:text-box>{op('box')}</draw:text-box></draw:frame>"
        assert texts(reading(odt(box + op("words")))) == ["box", "words"]

    def test_a_box_in_an_item_does_not_count_as_one(self) -> None:
        box = f"<draw:frame><draw:text-box>{op('box')}</draw:text-box></draw:frame>"
        body = (
            f'<text:list text:style-name="L1"><text:list-item>{op("a" + box)}</text:list-item>'
            f"<text:list-item>{op('b')}</text:list-item></text:list>"
        )
        assert marked(reading(odt(body, NUMBERED))) == [("1.", "a"), (None, "box"), ("2.", "b")]

    def test_a_drawing_without_words_is_nothing(self) -> None:
        assert texts(reading(odt(op("a<draw:frame><draw:image/></draw:frame>b")))) == ["ab"]

    def test_a_note_of_two_paragraphs_is_two(self) -> None:
        note = (
            "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            f"{op('First.')}{op('Second.')}</text:note-body></text:note>"
        )
        found = reading(odt(op(f"Text{note}.")))
        assert texts(found) == ["Text."]
        assert [one.text for one in found.notes] == ["First.", "Second."]

    def test_a_note_without_words_is_none(self) -> None:
        found = reading(odt(op("Text<text:note><text:note-citation>1</text:note-citation></text:note>.")))
        assert (texts(found), found.notes) == (["Text."], ())

    def test_headings_have_the_numbers_of_the_outline(self) -> None:
        outline = (
            '<text:outline-style><text:outline-level-style text:level="1" style:num-format="A" style:num-suffix="."/>'
            '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
            "</text:outline-style>"
        )

        def heading(text: str, level: str) -> str:
            return f'<text:h text:outline-level="{level}">{text}</text:h>'

        body = heading("Views", "1") + heading("Home", "2") + heading("", "2") + heading("School", "2")
        found = reading(odt(body + op("words") + heading("Needs", "1") + heading("deep", "3"), common=outline))
        assert marked(found) == [
            ("A.", "Views"), ("A.1", "Home"), ("A.2", "School"), (None, "words"), ("B.", "Needs"), (None, "deep"),
        ]  # fmt: skip

    def test_a_style_may_make_a_paragraph_a_heading(self) -> None:
        style = '<style:style style:name="Part" style:family="paragraph" style:default-outline-level="2"/>'
        found = reading(odt(op("Part B", "Part") + op("words"), style))
        assert [(one.text, one.level) for one in found.blocks] == [("Part B", 2), ("words", 0)]


class TestOpenLists:
    def test_an_item_may_start_elsewhere_and_a_header_has_no_number(self) -> None:
        body = (
            f'<text:list text:style-name="L1"><text:list-header>{op("over them")}</text:list-header>'
            f'<text:list-item text:start-value="5">{op("a")}</text:list-item>'
            f"<text:list-item>{op('b')}</text:list-item></text:list>"
        )
        assert marked(reading(odt(body, NUMBERED))) == [(None, "over them"), ("5.", "a"), ("6.", "b")]

    def test_items_are_indented_as_their_list_says(self) -> None:
        body = f'<text:list text:style-name="L1"><text:list-item>{op("a")}</text:list-item></text:list>{op("b")}'
        found = reading(odt(body, NUMBERED))
        assert [one.indent for one in found.blocks] == [18, 0]

    def test_a_page_may_turn_within_a_list(self) -> None:
        body = (
            f'<text:list text:style-name="L1"><text:list-item>{op("a")}{BREAK}{op("more")}</text:list-item>'
            f"<text:list-item>{op('b')}</text:list-item></text:list>"
        )
        found = reading(odt(body, NUMBERED))
        assert marked(found) == [("1.", "a"), (None, "more"), ("2.", "b")]
        assert paged(found) == [("a", 1), ("more", 2), ("b", 2)]


class TestOpenPages:
    STYLES = (
        '<style:style style:name="Before" style:family="paragraph"><style:paragraph-properties '
        'fo:break-before="page"/></style:style>'
        '<style:style style:name="After" style:family="paragraph"><style:paragraph-properties '
        'fo:break-after="page"/></style:style>'
        '<style:style style:name="Wide" style:family="table" style:master-page-name="Landscape"/>'
    )

    def test_breaks_of_styles_turn_the_page_too(self) -> None:
        body = op("a", "Before") + BREAK + op("b") + op("c", "Before") + op("d", "After") + op("e")
        found = reading(odt(body, self.STYLES))
        assert paged(found) == [("a", 1), ("b", 2), ("c", 3), ("d", 3), ("e", 4)]
        assert found.pages == 4

    def test_a_table_on_pages_of_another_kind_begins_one(self) -> None:
        wide = otable(orow(ocell("cell")), ' table:style-name="Wide"')
        found = reading(odt(op("a") + BREAK + op("b") + wide + op("c"), self.STYLES))
        assert paged(found) == [("a", 1), ("b", 2), ("table", 3), ("c", 3)]

    def test_a_page_may_turn_between_rows_and_within_one(self) -> None:
        split = f"<table:table-cell>{op('c')}{BREAK}{op('d')}</table:table-cell>"
        body = otable(orow(ocell("a")) + BREAK + orow(split, split)) + op("after")
        assert paged(reading(odt(body))) == [("table", 1), ("after", 3)]

    def test_too_many_pages_are_refused(self) -> None:
        body = op("a") + (BREAK + op("b")) * 3
        assert "4 pages, and 3 is the most" in refusal(odt(body), "plan.odt", replace(LIMITS, pages=3))
        assert reading(odt(body), "plan.odt", replace(LIMITS, pages=4)).pages == 4

    def test_too_many_paragraphs_are_refused(self) -> None:
        limits = replace(LIMITS, paragraphs=2)
        assert texts(reading(odt(op("a") * 2), "plan.odt", limits)) == ["a", "a"]
        assert "more than 2 paragraphs" in refusal(odt(op("a") * 3), "plan.odt", limits)


class TestOpenTables:
    def test_rows_in_groups_are_rows(self) -> None:
        body = otable(
            f"<table:table-header-rows>{orow(ocell('Need'))}</table:table-header-rows><table:table-rows>"
            f"{orow(ocell('a'))}</table:table-rows><table:table-row-group>{orow(ocell('b'))}</table:table-row-group>"
        )
        grid = only_grid(reading(odt(body)))
        assert cells(grid) == [("Need", 1, 1), ("a", 2, 1), ("b", 3, 1)]
        assert (grid.rows, grid.header_rows) == (3, 1)

    def test_a_row_without_cells_is_none(self) -> None:
        grid = only_grid(reading(odt(otable(orow(ocell("a")) + orow() + orow(ocell("b"))))))
        assert (cells(grid), grid.rows) == ([("a", 1, 1), ("b", 2, 1)], 2)

    def test_columns_and_what_else_is_no_cell_are_passed_over(self) -> None:
        columns = '<table:table-column table:number-columns-repeated="2"/>'
        body = otable(columns + orow(ocell("a"), "<office:event-listeners/>", ocell("b")))
        assert cells(only_grid(reading(odt(body)))) == [("a", 1, 1), ("b", 1, 2)]

    def test_repeated_cells_stand_as_often_as_they_show(self) -> None:
        empty = '<table:table-cell table:number-columns-repeated="2"/>'
        body = otable(orow(ocell("a", ' table:number-columns-repeated="2"'), empty, ocell("b")))
        grid = only_grid(reading(odt(body)))
        assert cells(grid) == [("a", 1, 1), ("a", 1, 2), ("b", 1, 5)]
        assert grid.columns == 5

    def test_an_empty_table_is_none(self) -> None:
        found = reading(odt(op("a") + otable(orow(ocell(""), "<table:table-cell/>")) + op("b")))
        assert [str(one.place) for one in found.blocks] == ["paragraph 1", "paragraph 2"]

    def test_an_empty_table_in_a_cell_is_none(self) -> None:
        inner = f"<table:table-cell>{otable(orow(ocell('')))}{op('a')}</table:table-cell>"
        found = reading(odt(otable(orow(inner)) + op("after")))
        assert texts(found) == ["a", "after"]
        assert [str(one.place) for one in found.blocks][1] == "paragraph 2"

    def test_too_many_columns_or_cells_are_refused(self) -> None:
        three = odt(otable(orow(ocell("a"), ocell("b"), ocell("c"))))
        assert "more than 2 columns" in refusal(three, "plan.odt", replace(LIMITS, columns=2))
        assert "more than 2 cells" in refusal(three, "plan.odt", replace(LIMITS, cells=2))


class TestOpenFiles:
    def test_one_without_a_text_is_damaged(self) -> None:
        data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "styles.xml": "<a/>"}, store_first=True)
        assert "is damaged" in refusal(data, "plan.odt")

    def test_a_flat_one_that_is_too_large_is_refused(self) -> None:
        said = refusal(flat(op("a" * 2_000_000)), "plan.fodt", replace(LIMITS, part_bytes=1_000_000))
        assert "2 MB of XML" in said

    def test_a_flat_one_with_macros_is_refused(self) -> None:
        scripts = b"<office:scripts><office:script><module/></office:script></office:scripts><office:body>"
        data = flat(op("a")).replace(b"<office:body>", scripts, 1)
        module = data.replace(b"<module/>", b'<o:module xmlns:o="http://openoffice.org/2000/script"/>')
        assert "holds macros" in refusal(module, "plan.fodt")

    def test_only_headers_and_footers_run_over_the_pages(self) -> None:
        masters = (
            f'<style:master-page style:name="S"><style:footer>{op("Page 1")}</style:footer>'
            f"<office:forms>{op('no')}</office:forms><style:header-first>{op('Council')}</style:header-first>"
            "</style:master-page>"
        )
        assert reading(odt(op("a"), masters=masters)).running == ("Page 1", "Council")


def field(kind: str, inside: str = "") -> str:
    return r(f'<w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar>')


def form(inside: str) -> str:
    """An old form field."""
    return field("begin", f"<w:ffData>{inside}</w:ffData>") + r("<w:instrText>FORM</w:instrText>") + field("end")


class TestWordText:
    def test_alternatives_show_once(self) -> None:
        both = (
            '<mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback>'
            "</mc:AlternateContent>"
        )
        body = both.format(p("a block")) + p(runs=r(t("some ")) + both.format(r(t("words"))))
        assert texts(reading(docx(body))) == ["a block", "some words"]

    def test_maths_shows_its_letters(self) -> None:
        maths = (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>2 × 45</m:t>'
            "</m:r><m:r><m:t> = 90</m:t></m:r></m:oMath>"
        )
        runs = r(t("In all ")) + maths + r(t(" minutes"))
        assert texts(reading(docx(p(runs=runs)))) == ["In all 2 × 45 = 90 minutes"]

    def test_a_carriage_return_is_a_line_break(self) -> None:
        assert texts(reading(docx(p(runs=r(t("one") + "<w:cr/>" + t("two")))))) == ["one\ntwo"]

    def test_small_letters_that_tell_how_a_word_is_said_are_left_out(self) -> None:
        ruby = f"<w:ruby><w:rubyPr/><w:rt>{r(t('kan'))}</w:rt><w:rubyBase>{r(t('漢'))}</w:rubyBase></w:ruby>"
        assert texts(reading(docx(p(runs=r(ruby + t(" after")))))) == ["漢 after"]

    def test_words_deleted_within_a_run_are_left_out_and_said(self) -> None:
        found = reading(docx(p(runs=r(t("kept") + "<w:delText>gone</w:delText>"))))
        assert texts(found) == ["kept"]
        assert found.remarks == (TRACKED,)

    def test_words_that_were_moved_stand_where_they_went(self) -> None:
        runs = f"<w:moveFrom>{r(t('moved '))}</w:moveFrom>" + r(t("words ")) + f"<w:moveTo>{r(t('moved'))}</w:moveTo>"
        found = reading(docx(p(runs=runs)))
        assert texts(found) == ["words moved"]
        assert found.remarks == (TRACKED,)

    def test_boxes_stand_before_or_after_the_words_they_hang_on(self) -> None:
        box = r(f"<w:drawing><w:txbxContent>{p('box')}</w:txbxContent></w:drawing>")
        assert texts(reading(docx(p(runs=box + r(t("words")))))) == ["box", "words"]
        assert texts(reading(docx(p(runs=r(t("words")) + box + r(t(" go on")))))) == ["words go on", "box"]

    def test_a_box_offered_twice_within_a_drawing_is_read_once(self) -> None:
        inside = f"<w:txbxContent>{p('box')}</w:txbxContent>"
        drawn = (
            f'<w:drawing><w:other/><mc:AlternateContent><mc:Choice Requires="wps">{inside}</mc:Choice>'
            f"<mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:drawing>"
        )
        assert texts(reading(docx(p(runs=r(t("words")) + r(drawn))))) == ["words", "box"]

    @pytest.mark.parametrize(
        ("sign", "shown"),
        [
            ('w:font="Wingdings" w:char="FC"', "yes ✓"),
            ('w:font="Calibri" w:char="00E9"', "yes é"),
            ('w:font="Wingdings" w:char="none"', "yes"),
            ('w:font="Wingdings" w:char="D800"', "yes"),
        ],
    )
    def test_signs_show_as_printed_and_what_is_none_shows_nothing(self, sign: str, shown: str) -> None:
        assert texts(reading(docx(p(runs=r(t("yes ") + f"<w:sym {sign}/>"))))) == [shown]

    @pytest.mark.parametrize(
        ("inside", "shown"),
        [
            ("<w:checkBox><w:checked/></w:checkBox>", "☒ yes"),
            ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐ yes"),
            ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒ yes"),
            ("<w:checkBox/>", "☐ yes"),
            ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="A"/><w:listEntry w:val="B"/></w:ddList>', "B yes"),
            ('<w:ddList><w:listEntry w:val="A"/><w:listEntry w:val="B"/></w:ddList>', "A yes"),
            ('<w:ddList><w:result w:val="7"/><w:listEntry w:val="A"/></w:ddList>', "yes"),
            ("<w:textInput/>", "yes"),
        ],
    )  # fmt: skip
    def test_old_form_fields_show_what_was_ticked_or_chosen(self, inside: str, shown: str) -> None:
        assert texts(reading(docx(p(runs=form(inside) + r(t(" yes")))))) == [shown]

    def test_what_was_typed_in_an_old_form_field_shows(self) -> None:
        runs = field("begin", "<w:ffData><w:textInput/></w:ffData>") + r("<w:instrText>FORMTEXT</w:instrText>")
        runs += field("separate") + r(t("typed")) + field("end")
        assert texts(reading(docx(p(runs=r(t("Name: ")) + runs)))) == ["Name: typed"]

    def test_a_field_that_never_began_hides_nothing(self) -> None:
        assert texts(reading(docx(p(runs=field("separate") + field("end") + r(t("words")))))) == ["words"]


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        "</w:lvl>"
    )


def abstract(number: int, *inside: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(inside)}</w:abstractNum>'


def num(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(number: int, depth: int = 0, text: str = "x") -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def markers(body: str, numbering: str, styles: str = "") -> list[str | None]:
    return [marker for marker, _ in marked(reading(docx(body, numbering=numbering, styles=styles)))]


class TestWordNumbers:
    def test_a_list_may_take_its_levels_from_a_style_of_lists(self) -> None:
        numbering = (
            abstract(0, '<w:numStyleLink w:val="Ours"/>')
            + abstract(1, '<w:styleLink w:val="Ours"/>', level(0, "upperRoman", "%1."))
            + num(1, 0)
        )
        assert markers(item(1) * 2, numbering) == ["I.", "II."]

    def test_a_list_of_nothing_prints_nothing(self) -> None:
        assert markers(item(1) + item(2, 3), num(1, 8) + abstract(0, level(0, "decimal", "%1.")) + num(2, 0)) == [
            None, None,
        ]  # fmt: skip

    def test_a_list_may_change_one_level(self) -> None:
        changed = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
        numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0, changed)
        assert markers(item(1) * 2, numbering) == ["a)", "b)"]

    def test_a_style_may_say_how_deep(self) -> None:
        numbering = abstract(
            0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2", '<w:pStyle w:val="Deep"/>')
        ) + num(1, 0)
        styles = (
            '<w:style w:type="paragraph" w:styleId="Deep"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
            '</w:style><w:style w:type="paragraph" w:styleId="Top"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
            "</w:pPr></w:style>"
        )
        body = p("x", style="Top") + p("x", style="Deep") + p("x", style="Deep")
        assert markers(body, numbering, styles) == ["1.", "1.1", "1.2"]

    def test_a_level_may_go_on_under_the_next_number(self) -> None:
        numbering = abstract(
            0, level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')
        ) + num(1, 0)
        assert markers((item(1) + item(1, 1)) * 2, numbering) == ["1.", "1)", "2.", "2)"]

    def test_letters_above_may_be_printed_as_numbers(self) -> None:
        numbering = abstract(0, level(0, "upperLetter", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0)
        assert markers(item(1) + item(1) + item(1, 1), numbering) == ["A.", "B.", "2.1"]

    def test_a_sign_of_a_typeface_of_signs_is_the_bullet_it_prints(self) -> None:
        face = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
        numbering = abstract(0, level(0, "bullet", "§", face)) + num(1, 0)
        assert markers(item(1), numbering) == ["▪"]


class TestWordPages:
    NOTED = "<w:lastRenderedPageBreak/>"

    def test_a_paragraph_may_begin_a_page(self) -> None:
        begins = p(properties="<w:pageBreakBefore/>", runs=r(self.NOTED + t("b")))
        assert paged(reading(docx(p("a") + begins + p("c")))) == [("a", 1), ("b", 2), ("c", 2)]

    def test_a_section_begins_a_page_unless_it_goes_on(self) -> None:
        def ends(text: str, inside: str = "") -> str:
            return p(text, properties=f"<w:sectPr>{inside}</w:sectPr>")

        once = '<w:sectPrChange><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:sectPrChange>'
        body = (
            ends("a", once)
            + p(runs=r(self.NOTED + t("b")))
            + ends("c")
            + p("d")
            + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
        )
        assert paged(reading(docx(body))) == [("a", 1), ("b", 2), ("c", 2), ("d", 2)]


class TestWordLeftOut:
    @pytest.mark.parametrize(("count", "said"), [(1, "1 comment "), (3, "3 comments ")])
    def test_comments_are_left_out_and_counted(self, count: int, said: str) -> None:
        found = reading(docx(p("a"), comments=f"<w:comment>{p('Is that so?')}</w:comment>" * count))
        assert texts(found) == ["a"]
        assert found.remarks == (f"The file has {said}in the margin, left out here.",)

    def test_another_file_put_into_it_is_said(self) -> None:
        found = reading(docx(p("a") + '<w:altChunk r:id="r9"/>' + p("b")))
        assert texts(found) == ["a", "b"]
        assert found.remarks == (
            "A part of the file is another file put into it, which is not read: save it again in Word to join them.",
        )

    def test_rows_that_were_moved_away_or_deleted_are_left_out_and_said(self) -> None:
        rows = tr(tc(p("kept"))) + f"<w:del>{tr(tc(p('gone')))}</w:del><w:ins>{tr(tc(p('new')))}</w:ins>"
        found = reading(docx(tbl(rows)))
        assert cells(only_grid(found)) == [("kept", 1, 1), ("new", 2, 1)]
        assert found.remarks == (TRACKED,)

    def test_cells_that_were_deleted_are_left_out(self) -> None:
        found = reading(docx(tbl(tr(tc(p("kept")), tc(p("gone"), "<w:cellDel/>"), tc(p("last"))))))
        assert cells(only_grid(found)) == [("kept", 1, 1), ("last", 1, 2)]


class TestWordTables:
    STYLE = (
        '<w:style w:type="table" w:styleId="Council"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        '<w:tcPr><w:shd w:val="clear" w:fill="D9D9D9"/></w:tcPr></w:tblStylePr></w:style>'
    )

    @pytest.mark.parametrize(
        ("look", "used"),
        [
            ('<w:tblLook w:val="04A0"/>', True), ('<w:tblLook w:val="0480"/>', False),
            ('<w:tblLook w:val="04A0" w:firstRow="0"/>', False), ('<w:tblLook w:val="?"/>', False), ("", False),
        ],
    )  # fmt: skip
    def test_the_first_row_looks_as_its_style_says_only_where_the_table_uses_that(self, look: str, used: bool) -> None:
        table = tbl(tr(tc(p("Need"))), tr(tc(p("a"))), properties=f'<w:tblStyle w:val="Council"/>{look}')
        grid = only_grid(reading(docx(table, styles=self.STYLE)))
        assert [cell.shaded for cell in grid.cells] == [used, False]

    def test_an_empty_table_in_a_cell_is_none(self) -> None:
        found = reading(docx(tbl(tr(tc(tbl(tr(tc(p()))) + p("a")))) + p("after")))
        assert texts(found) == ["a", "after"]
        assert str(found.blocks[1].place) == "paragraph 2"


class TestWordFiles:
    def test_a_strict_file_reads_the_same(self) -> None:
        whole = (
            '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            f"{p('One')}{tbl(tr(tc(p('two'))))}</w:body></w:document>"
        )
        assert texts(reading(docx("", whole=whole))) == ["One", "two"]

    @pytest.mark.parametrize(("read", "data"), [(read_docx, docx(p("One"))), (read_odt, odt(op("One")))])
    def test_half_a_file_is_damaged(self, read: Callable[[bytes, str, ReadingLimits], Reading], data: bytes) -> None:
        assert texts(read(data, "plan", LIMITS)) == ["One"]
        with pytest.raises(Unreadable, match="plan is damaged and cannot be read"):
            read(data[: len(data) // 2], "plan", LIMITS)


def test_a_hidden_paragraph_of_open_document_is_left_out_and_a_shown_field_is_read() -> None:
    hidden = '<text:hidden-paragraph text:condition="x" text:is-hidden="true"/>'
    shown = '<text:hidden-paragraph text:condition="x" text:is-hidden="false"/>'
    field = '<text:hidden-text text:condition="x" text:is-hidden="false">weekly</text:hidden-text>'
    found = reading(
        odt(f"<text:p>never{hidden} seen</text:p><text:p>always{shown} seen</text:p><text:p>Reading {field}.</text:p>"),
        "plan.odt",
    )
    assert texts(found) == ["always seen", "Reading weekly."]
    assert [remark for remark in found.remarks if "hidden text" in remark]
