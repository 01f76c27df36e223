"""What is read of the tables of a PDF, and which of them go on over a page."""

from __future__ import annotations

from tests.unit.documents.read.made import only_grid, reading, texts, typeset
from upheld.documents.reading.found import Grid, Words


def grids(source: str) -> list[Grid]:
    return [one for one in reading(typeset(source), "plan.pdf").blocks if isinstance(one, Grid)]


def test_cells_stand_where_they_stand() -> None:
    found = reading(
        typeset("Before.\n#table(columns: 2, [Need], [Who], [Reading], [A teacher\n\nAn aide])\nAfter."), "plan.pdf"
    )
    grid = found.blocks[1]
    assert isinstance(grid, Grid)
    assert (grid.rows, grid.columns) == (2, 2)
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [
        (1, 1, "Need"), (1, 2, "Who"), (2, 1, "Reading"), (2, 2, "A teacher\nAn aide"),
    ]  # fmt: skip
    assert texts(found)[0] == "Before."
    assert texts(found)[-1] == "After."


def test_a_merged_cell_stands_once() -> None:
    (grid,) = grids(
        "#table(columns: 3, table.cell(colspan: 2)[over], [x], table.cell(rowspan: 2)[down], [y], [z], [u], [v])"
    )
    found = {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells}
    assert found == {
        "over": (1, 1, 1, 2), "x": (1, 3, 1, 1), "down": (2, 1, 2, 1), "y": (2, 2, 1, 1), "z": (2, 3, 1, 1),
        "u": (3, 2, 1, 1), "v": (3, 3, 1, 1),
    }  # fmt: skip


def test_shading_is_seen() -> None:
    (grid,) = grids("#table(columns: 2, table.cell(fill: luma(200))[Need], [plain])")
    assert [cell.shaded for cell in grid.cells] == [True, False]


def test_a_table_in_a_cell() -> None:
    (outer,) = grids("#table(columns: (100pt, 300pt), [F], [Above. #table(columns: 2, [a], [b], [c], [d])])")
    above, inner = outer.cells[1].blocks
    assert isinstance(above, Words)
    assert isinstance(inner, Grid)
    assert [cell.text for cell in inner.cells] == ["a", "b", "c", "d"]


def test_a_table_over_pages_is_one_and_its_header_stands_once() -> None:
    rows = "".join(f"[Need {number}], [Help {number} in plain words]," for number in range(80))
    (grid,) = grids(f"#table(columns: (150pt, 300pt), inset: 8pt, table.header([Need], [Provision]), {rows})")
    assert grid.rows == 81
    assert grid.header_rows == 1
    assert [cell.text for cell in grid.cells if cell.column == 1] == ["Need", *(f"Need {one}" for one in range(80))]
    assert [cell.blocks[0].place.page for cell in grid.cells if cell.column == 1][::80] == [1, 3]


def test_a_row_over_a_page_is_one() -> None:
    words = "and so the words of this cell go on and on over the end of the page " * 30
    (grid,) = grids(f"#v(500pt)\n#table(columns: (100pt, 150pt), [Need], [Help], [Reading], [It begins {words}ends.])")
    assert grid.rows == 2
    assert grid.cells[-1].text == f"It begins {words}ends."
    assert [cell.text for cell in grid.cells if cell.column == 1] == ["Need", "Reading"]


def test_two_tables_with_room_between_are_two() -> None:
    tables = [f"#table(columns: (150pt, 300pt), [Need], [Help], [{one}], [b])" for one in ("first", "second")]
    assert len(grids(f"{tables[0]}\n#pagebreak()\n{tables[1]}")) == 2


def test_lines_that_make_no_cells_make_no_table() -> None:
    found = reading(
        typeset("= Title\n#line(length: 100%)\n#underline[Some words] and more.\n#line(length: 50%)"), "plan.pdf"
    )
    assert texts(found) == ["Title", "Some words and more."]
    assert not any(isinstance(one, Grid) for one in found.blocks)


def test_a_frame_around_the_page_is_no_table() -> None:
    frame = "#place(top + left, dx: -40pt, dy: -40pt, rect(width: 555pt, height: 800pt))\nThe text."
    assert [type(one) for one in reading(typeset(frame), "plan.pdf").blocks] == [Words]


def test_a_box_around_words_is_a_table_of_one_cell() -> None:
    grid = only_grid(reading(typeset("#rect(width: 300pt)[Section A]\n\nThe views."), "plan.pdf"))
    assert [cell.text for cell in grid.cells] == ["Section A"]
