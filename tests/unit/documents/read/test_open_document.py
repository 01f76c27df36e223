"""What is read of an OpenDocument text, packed or flat."""

from __future__ import annotations

import pytest

from tests.unit.documents.read.made import flat, marked, odt, only_grid, reading, texts
from upheld.documents.reading.found import Grid

AUTOMATIC = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Base"/>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Shaded" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#dddddd"/></style:style>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="3"/>'
    '</text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="\uf0b7"/></text:list-style>'
)
COMMON = (
    '<style:style style:name="Base" style:family="paragraph"><style:text-properties fo:font-size="14pt" '
    'fo:font-weight="bold"/></style:style>'
)


COVERED = "<table:covered-table-cell/>"


def items(*inside: str, style: str = "L1", more: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return (
        f"<text:list{named}{more}>"
        + "".join(f"<text:list-item>{one}</text:list-item>" for one in inside)
        + "</text:list>"
    )


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(text)}</table:table-cell>"


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


class TestText:
    def test_headings_and_paragraphs_with_their_looks(self) -> None:
        body = '<text:h text:outline-level="2">A heading</text:h><text:p text:style-name="P1">All bold</text:p>'
        body += p('plain and <text:span text:style-name="T1">bold</text:span>')
        found = reading(odt(body, AUTOMATIC, COMMON))
        assert [(one.text, one.level, one.strong, one.size) for one in found.blocks] == [
            ("A heading", 2, False, None), ("All bold", 0, True, 14), ("plain and bold", 0, False, None),
        ]  # fmt: skip
        assert found.kind == "odt"

    def test_spaces_tabs_and_line_breaks(self) -> None:
        body = p('One<text:s text:c="3"/>two<text:tab/>three<text:line-break/>four')
        assert texts(reading(odt(body))) == ["One two three\nfour"]

    def test_a_flat_file_reads_the_same(self) -> None:
        assert texts(reading(flat(p("One") + p("two")), "plan.fodt")) == ["One", "two"]

    def test_deleted_and_hidden_words_are_left_out_and_said(self) -> None:
        body = (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
        ) + p('kept<text:span text:style-name="Gone"> hidden</text:span>')
        found = reading(odt(body, AUTOMATIC))
        assert texts(found) == ["kept"]
        assert any("tracked changes" in one for one in found.remarks)
        assert any("hidden text" in one for one in found.remarks)

    def test_notes_headers_and_boxes(self) -> None:
        note = (
            "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
            "</text:note-body></text:note>"
        )
        box = "<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>"
        header = "<style:header><text:p>Example Council</text:p></style:header>"
        masters = f'<style:master-page style:name="S">{header}</style:master-page>'
        found = reading(odt(p("Text" + note + "." + box), masters=masters))
        assert texts(found) == ["Text.", "In the box."]
        assert [one.text for one in found.notes] == ["A note."]
        assert found.running == ("Example Council",)

    def test_pages_are_counted_where_they_are_noted(self) -> None:
        found = reading(odt(p("a") + p("<text:soft-page-break/>b") + p("c")))
        assert [one.place.page for one in found.blocks] == [1, 2, 2]
        assert reading(odt(p("a"))).pages is None


class TestLists:
    def test_numbers_letters_and_levels(self) -> None:
        body = items(p("a"), p("b") + items(p("c"), p("d") + items(p("e"), style=""), style=""), p("f"))
        assert marked(reading(odt(body, AUTOMATIC))) == [
            ("1.", "a"), ("2.", "b"), ("(a)", "c"), ("(b)", "d"), ("2.b.i", "e"), ("3.", "f"),
        ]  # fmt: skip

    def test_a_second_paragraph_of_an_item_has_no_number(self) -> None:
        assert marked(reading(odt(items(p("a") + p("more"), p("b")), AUTOMATIC))) == [
            ("1.", "a"), (None, "more"), ("2.", "b"),
        ]  # fmt: skip

    def test_a_list_starts_anew_or_goes_on(self) -> None:
        body = items(p("a")) + p("between") + items(p("b"), more=' text:continue-numbering="true"') + items(p("c"))
        assert [marker for marker, _ in marked(reading(odt(body, AUTOMATIC)))] == ["1.", None, "2.", "1."]

    def test_a_symbol_is_a_bullet(self) -> None:
        assert marked(reading(odt(items(p("a"), style="L2"), AUTOMATIC))) == [("•", "a")]


class TestTables:
    def test_spans_headers_shading_and_tables_in_cells(self) -> None:
        inner = table(row(cell("inner")))
        header = cell("Need", 'table:number-columns-spanned="2" table:style-name="Shaded"')
        body = table(
            f"<table:table-header-rows>{row(header, COVERED)}</table:table-header-rows>",
            row(cell("down", 'table:number-rows-spanned="2"'), f"<table:table-cell>{inner}</table:table-cell>"),
            row(COVERED, cell("last")),
        )
        grid = only_grid(reading(odt(body, AUTOMATIC)))
        assert (grid.rows, grid.columns, grid.header_rows) == (3, 2, 1)
        assert [(one.text, one.row, one.column, one.row_span, one.column_span, one.shaded) for one in grid.cells] == [
            ("Need", 1, 1, 1, 2, True), ("down", 2, 1, 2, 1, False), ("inner", 2, 2, 1, 1, False),
            ("last", 3, 2, 1, 1, False),
        ]  # fmt: skip
        assert isinstance(grid.cells[2].blocks[0], Grid)

    @pytest.mark.parametrize("count", ["1000000000", "99999999999999999999"])
    def test_cells_repeated_without_end_take_no_room(self, count: str) -> None:
        body = table(row(cell("a"), f'<table:table-cell table:number-columns-repeated="{count}"/>'))
        assert texts(reading(odt(body))) == ["a"]
