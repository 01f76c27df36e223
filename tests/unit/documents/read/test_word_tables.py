"""What is read of the tables of a Word file."""

from __future__ import annotations

from tests.unit.documents.read.made import docx, only_grid, p, reading, tbl, tc, tr
from upheld.documents.reading.found import Grid


def test_cells_stand_where_they_stand() -> None:
    grid = only_grid(reading(docx(p("before") + tbl(tr(tc(p("a")), tc(p("b"))), tr(tc(p("c")), tc(p("d") + p("e")))))))
    assert (grid.rows, grid.columns, grid.place.block) == (2, 2, 2)
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [
        (1, 1, "a"), (1, 2, "b"), (2, 1, "c"), (2, 2, "d\ne"),
    ]  # fmt: skip
    last = grid.cells[-1].blocks[-1].place
    assert (last.block, last.row, last.column) == (2, 2, 2)


def test_a_merged_cell_stands_once() -> None:
    down = '<w:vMerge w:val="restart"/>'
    grid = only_grid(
        reading(
            docx(
                tbl(
                    tr(tc(p("over both"), '<w:gridSpan w:val="2"/>'), tc(p("x"))),
                    tr(tc(p("down"), down), tc(p("y")), tc(p("z"))),
                    tr(tc(p(), "<w:vMerge/>"), tc(p("u")), tc(p("v"))),
                )
            )
        )
    )
    found = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells}
    assert found == {
        "over both": (1, 1, 1, 2), "x": (1, 3, 1, 1), "down": (2, 1, 2, 1), "y": (2, 2, 1, 1), "z": (2, 3, 1, 1),
        "u": (3, 2, 1, 1), "v": (3, 3, 1, 1),
    }  # fmt: skip


def test_header_rows_and_shading_are_known() -> None:
    grid = only_grid(
        reading(
            docx(
                tbl(
                    tr(tc(p("Need"), '<w:shd w:val="clear" w:fill="D9D9D9"/>'), properties="<w:tblHeader/>"),
                    tr(tc(p("a"), '<w:shd w:val="clear" w:fill="FFFFFF"/>')),
                )
            )
        )
    )
    assert grid.header_rows == 1
    assert [cell.shaded for cell in grid.cells] == [True, False]


def test_the_first_row_of_a_styled_table_is_bold() -> None:
    styles = (
        '<w:style w:type="table" w:styleId="Council"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        "</w:tblStylePr></w:style>"
    )
    properties = '<w:tblStyle w:val="Council"/><w:tblLook w:val="04A0" w:firstRow="1"/>'
    grid = only_grid(reading(docx(tbl(tr(tc(p("Need"))), tr(tc(p("a"))), properties=properties), styles=styles)))
    assert [word.strong for cell in grid.cells for word in cell.blocks if not isinstance(word, Grid)] == [True, False]


def test_a_table_in_a_cell_is_one_of_its_blocks_and_keeps_the_outer_place() -> None:
    inner = tbl(tr(tc(p("inner 1")), tc(p("inner 2"))))
    outer = only_grid(reading(docx(tbl(tr(tc(p("a")), tc(p("above") + inner + p()))))))
    above, grid = outer.cells[1].blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["inner 1", "inner 2"]
    assert (grid.place.row, grid.place.column) == (1, 2)
    assert above.place.block == grid.place.block == outer.place.block


def test_an_empty_table_is_none() -> None:
    found = reading(docx(tbl(tr(tc(p()), tc(p()))) + p("after")))
    assert [one.place.block for one in found.blocks] == [1]


def test_cells_that_begin_further_right_leave_room() -> None:
    grid = only_grid(
        reading(docx(tbl(tr(tc(p("a")), tc(p("b"))), tr(tc(p("c")), properties='<w:gridBefore w:val="1"/>'))))
    )
    assert [(cell.row, cell.column) for cell in grid.cells] == [(1, 1), (1, 2), (2, 2)]
