"""What is read of pages whose tables are drawn in less usual ways, and of text that is set unusually."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from tests.unit.documents.read.made import marked, only_grid, reading, refusal, texts, typeset
from upheld.documents.reading.found import Grid, Reading, Words
from upheld.documents.reading.limits import LIMITS

XS = (100, 220, 400)
YS = (700, 670, 640)
CELLS = ["Need", "Who", "Reading", "A teacher"]


def paper(drawn: str, *, forms: Sequence[tuple[str, Sequence[float]]] = (), rotate: int = 0) -> bytes:
    """A PDF of one page with what is drawn on it; a form stands there under the name /X1, /X2 and so on."""
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    fonts = Dictionary(F1=pdf.make_indirect(font))
    inside = Dictionary()
    for number, (stream, matrix) in enumerate(forms, 1):
        form = pdf.make_stream(stream.encode())
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox, form.Matrix = Array([-1000, -1000, 2000, 2000]), Array(list(matrix))
        form.Resources = Dictionary(Font=fonts, XObject=Dictionary(inside))
        inside[f"/X{number}"] = form
    page.obj.Resources = Dictionary(Font=fonts, XObject=inside)
    page.obj.Contents = pdf.make_stream(drawn.encode())
    if rotate:
        page.rotate(rotate, relative=False)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def words_at(x: float, y: float, text: str) -> str:
    return f"BT 0 g /F1 11 Tf {x} {y} Td ({text}) Tj ET\n"


INSIDE = "".join(
    words_at(x + 5, y - 19, text) for (y, x), text in zip([(y, x) for y in YS[:2] for x in XS[:2]], CELLS, strict=True)
)
RULED = [(XS[0], y, XS[2], y) for y in YS] + [(x, YS[2], x, YS[0]) for x in XS]
LINES = "".join(f"{x0} {y0} m {x1} {y1} l S\n" for x0, y0, x1, y1 in RULED)
ONE_PATH = "".join(f"{x0} {y0} m {x1} {y1} l\n" for x0, y0, x1, y1 in RULED) + "S\n"
THIN = [f"{x0 - 0.3} {y0 - 0.3} {x1 - x0 + 0.6} {y1 - y0 + 0.6} re\n" for x0, y0, x1, y1 in RULED]
SAME = (1, 0, 0, 1, 0, 0)


def grids(found: Reading) -> list[Grid]:
    return [one for one in found.blocks if isinstance(one, Grid)]


def is_the_table(found: Reading) -> bool:
    grid = only_grid(found)
    cells = [(cell.row, cell.column, cell.text) for cell in grid.cells]
    places = [(1, 1), (1, 2), (2, 1), (2, 2)]
    return cells == [(row, column, text) for (row, column), text in zip(places, CELLS, strict=True)]


class TestRules:
    @pytest.mark.parametrize(
        "rules",
        [
            pytest.param(LINES, id="a line each"),
            pytest.param(f"[3 2] 0 d 0.5 w {LINES}", id="dashed"),
            pytest.param(ONE_PATH, id="all lines in one path"),
            pytest.param("".join(f"{one}f\n" for one in THIN), id="thin boxes"),
            pytest.param("".join(THIN) + "f\n", id="thin boxes filled in one go"),
            pytest.param("".join(THIN) + "B\n", id="thin boxes filled and drawn in one go"),
            pytest.param(
                "".join(
                    f"{x0} {y1} {x1 - x0} {y0 - y1} re S\n"
                    for x0, x1 in ((100, 220), (220, 400))
                    for y0, y1 in ((700, 670), (670, 640))
                ),
                id="a box for each cell",
            ),
            pytest.param(
                "100 700 m 400 700 l 400 640 l 100 640 l h S 100 670 m 400 670 l S 220 640 m 220 700 l S\n",
                id="a closed frame",
            ),
            pytest.param(
                "110 700 m 390 700 l 395.5 700 400 695.5 400 690 c 400 650 l 400 644.5 395.5 640 390 640 c "
                "110 640 l 104.5 640 100 644.5 100 650 c 100 690 l 100 695.5 104.5 700 110 700 c h S\n" + LINES,
                id="round corners over the frame",
            ),
            pytest.param(f"q 2 0 0 2 -50 -100 cm q 0.5 0 0 0.5 25 50 cm {LINES} Q Q\n", id="scaled"),
            pytest.param(f"0 0 1 RG {LINES}", id="in colour"),
        ],
    )
    def test_a_table_is_one_however_its_lines_are_drawn(self, rules: str) -> None:
        assert is_the_table(reading(paper(f"q {rules} Q\n{INSIDE}"), "plan.pdf"))

    @pytest.mark.parametrize(
        "unseen",
        [
            pytest.param(f"1 1 1 RG {ONE_PATH}", id="white lines"),
            pytest.param("1 g " + "".join(THIN) + "f\n", id="white boxes"),
            pytest.param(ONE_PATH.replace("S\n", "n\n"), id="never painted"),
        ],
    )
    def test_lines_that_nobody_sees_make_no_table(self, unseen: str) -> None:
        found = reading(paper(f"q {unseen} Q\n{INSIDE}"), "plan.pdf")
        assert grids(found) == []
        assert " ".join(texts(found)).split() == " ".join(CELLS).split()

    def test_curves_and_slanted_lines_make_no_table(self) -> None:
        drawn = "100 640 m 400 700 l 100 700 l 250 600 l S 100 640 m 150 800 350 800 400 640 c S\n"
        drawn += "150 620 m 200 760 300 760 350 620 c 420 720 l 90 610 l f\n"
        assert grids(reading(paper(f"q 0.9 g {drawn} Q\n{INSIDE}"), "plan.pdf")) == []

    def test_a_cell_without_a_line_between_spans_both_columns(self) -> None:
        rules = "".join(f"100 {y} m 400 {y} l S\n" for y in YS)
        rules += "100 640 m 100 700 l S 400 640 m 400 700 l S 220 640 m 220 670 l S\n"
        inside = words_at(105, 681, "Over both") + words_at(105, 651, "left") + words_at(225, 651, "right")
        grid = only_grid(reading(paper(rules + inside), "plan.pdf"))
        assert [(cell.row, cell.column, cell.column_span, cell.text) for cell in grid.cells] == [
            (1, 1, 2, "Over both"), (2, 1, 1, "left"), (2, 2, 1, "right"),
        ]  # fmt: skip


class TestGrounds:
    @pytest.mark.parametrize(
        "ground",
        [
            pytest.param("0.8 g 100 670 300 30 re f\n", id="one box"),
            pytest.param("0.8 g 100 670 120 30 re 220 670 180 30 re f\n", id="two boxes in one go"),
            pytest.param("0.8 g 0 G 100 670 120 30 re B 220 670 180 30 re B\n", id="filled and drawn"),
        ],
    )
    def test_a_row_on_a_ground_is_shaded(self, ground: str) -> None:
        found = reading(paper(f"q {ground} Q q {LINES} Q\n{INSIDE}"), "plan.pdf")
        assert is_the_table(found)
        assert [cell.shaded for cell in only_grid(found).cells] == [True, True, False, False]

    def test_white_ground_with_drawn_edges_is_not_shaded(self) -> None:
        boxes = "".join(f"{x} {y} {w} 30 re B\n" for x, w in ((100, 120), (220, 180)) for y in (670, 640))
        found = reading(paper(f"q 1 g {boxes} Q\n{INSIDE}"), "plan.pdf")
        assert is_the_table(found)
        assert not any(cell.shaded for cell in only_grid(found).cells)


class TestForms:
    def test_a_table_in_a_form_stands_where_the_form_is_put(self) -> None:
        data = paper("q 1 0 0 1 30 -200 cm /X1 Do Q\n" + words_at(100, 780, "Before."), forms=[(LINES + INSIDE, SAME)])
        found = reading(data, "plan.pdf")
        assert is_the_table(found)
        assert texts(found) == ["Before.", *CELLS]

    @pytest.mark.parametrize("rules", [LINES, ONE_PATH, "".join(THIN) + "f\n"])
    def test_lines_in_a_form_and_words_on_the_page_make_one_table(self, rules: str) -> None:
        # The form is twice as large and moved; where it is put undoes that.
        data = paper(f"q 0.5 0 0 0.5 -10 -15 cm /X1 Do Q\n{INSIDE}", forms=[(rules, (2, 0, 0, 2, 20, 30))])
        assert is_the_table(reading(data, "plan.pdf"))

    def test_a_form_in_a_form(self) -> None:
        inner, outer = (ONE_PATH, SAME), ("q 1 0 0 1 40 40 cm /X1 Do Q\n", SAME)
        data = paper(f"q 1 0 0 1 -40 -40 cm /X2 Do Q\n{INSIDE}", forms=[inner, outer])
        assert is_the_table(reading(data, "plan.pdf"))


class TestTurned:
    @pytest.mark.parametrize("rules", [LINES, ONE_PATH, "".join(THIN) + "f\n"])
    @pytest.mark.parametrize("rotate", [90, 180, 270])
    def test_a_table_on_a_turned_page_reads_as_it_is_seen(self, rules: str, rotate: int) -> None:
        turn = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[rotate]
        # The paper is seen on its side, 842 wide and 595 high, so the table is moved down to stand on it.
        down = "1 0 0 1 0 -200" if rotate != 180 else "1 0 0 1 0 0"
        found = reading(paper(f"q {turn} cm {down} cm {rules} {INSIDE} Q", rotate=rotate), "plan.pdf")
        assert is_the_table(found)

    def test_words_that_run_up_the_page_are_lines_of_their_own(self) -> None:
        # The page is turned, so that what is drawn level on it runs up the paper as seen.
        level = "BT /F1 11 Tf 0 -1 1 0 300 700 Tm (Level words stand here.) Tj ET\n"
        side = words_at(150, 780, "Outcome for this year") + words_at(150, 760, "Agreed in May")
        found = texts(reading(paper(level + side, rotate=270), "plan.pdf"))
        assert "Level words stand here." in found
        assert " ".join(one for one in found if one[0] in "OA") == "Outcome for this year Agreed in May"


LEFT = [f"left column words number {one} fill it" for one in range(8)]
RIGHT = [f"right column words number {one} too" for one in range(8)]


class TestColumns:
    def columns(self, above: str = "", below: str = "") -> str:
        both = zip(LEFT, RIGHT, strict=True)
        drawn = words_at(60, 760, above) if above else ""
        for row, (left, right) in enumerate(both):
            drawn += words_at(60, 700 - 14 * row, left) + words_at(300, 700 - 14 * row, right)
        return drawn + (words_at(60, 540, below) if below else "")

    def test_words_over_and_under_two_columns_keep_their_place(self) -> None:
        whole = "These words run over the whole width of the paper, from one edge to the other edge"
        found = reading(paper(self.columns(f"{whole} above.", f"{whole} below.")), "plan.pdf")
        read = " ".join(texts(found))
        assert read == " ".join([f"{whole} above.", *LEFT, *RIGHT, f"{whole} below."])

    def test_a_longer_left_column_is_read_to_its_end_first(self) -> None:
        longer = self.columns() + words_at(60, 700 - 14 * 8, "the left column ends with this.")
        read = " ".join(texts(reading(paper(longer), "plan.pdf")))
        assert read == " ".join([*LEFT, "the left column ends with this.", *RIGHT])

    def test_a_few_lines_with_a_gap_are_read_across(self) -> None:
        drawn = "".join(
            words_at(60, 700 - 30 * row, f"Question {row}") + words_at(300, 700 - 30 * row, f"answer {row}")
            for row in range(3)
        )
        assert texts(reading(paper(drawn), "plan.pdf")) == [f"Question {row} answer {row}" for row in range(3)]


class TestOverPages:
    def table(self, *rows: str, columns: str = "(150pt, 300pt)", more: str = "") -> str:
        return f"#table(columns: {columns}, inset: 8pt, {more}{','.join(rows)})"

    def test_tables_of_other_columns_are_two(self) -> None:
        first = self.table("[a]", "[b]")
        second = self.table("[c]", "[d]", columns="(100pt, 350pt)")
        found = reading(typeset(f"#v(690pt)\n{first}\n#pagebreak()\n{second}"), "plan.pdf")
        assert [[cell.text for cell in grid.cells] for grid in grids(found)] == [["a", "b"], ["c", "d"]]

    def test_tables_of_other_widths_are_two(self) -> None:
        first = self.table("[a]", "[b]")
        second = self.table("[c]", "[d]", columns="(150pt, 200pt)")
        found = reading(typeset(f"#v(690pt)\n{first}\n#pagebreak()\n{second}"), "plan.pdf")
        assert [[cell.text for cell in grid.cells] for grid in grids(found)] == [["a", "b"], ["c", "d"]]

    def test_a_header_of_its_own_begins_another_table(self) -> None:
        first = self.table("[*Need*]", "[*Help*]", "[a]", "[b]")
        second = self.table("[*Outcome*]", "[*By when*]", "[c]", "[d]")
        found = reading(typeset(f"#v(660pt)\n{first}\n#pagebreak()\n{second}"), "plan.pdf")
        assert [grid.cells[0].text for grid in grids(found)] == ["Need", "Outcome"]

    def test_a_cell_down_several_rows_goes_on_over_the_page(self) -> None:
        rows = ",".join(f"[Help {number}]" for number in range(40))
        source = f"#table(columns: (150pt, 300pt), inset: 8pt, table.cell(rowspan: 40)[Need], {rows})"
        grid = only_grid(reading(typeset(source), "plan.pdf"))
        assert [cell.text for cell in grid.cells if cell.column == 2] == [f"Help {number}" for number in range(40)]
        (need,) = (cell for cell in grid.cells if cell.column == 1)
        assert (need.text, need.row, need.row_span) == ("Need", 1, 40)

    def test_a_table_in_a_cell_goes_on_over_the_page(self) -> None:
        rows = ",".join(f"[Step {number}], [Done {number}]" for number in range(50))
        source = f"#table(columns: (450pt,), [#table(columns: (100pt, 200pt), inset: 6pt, {rows})])"
        outer = only_grid(reading(typeset(source), "plan.pdf"))
        (cell,) = outer.cells
        (inner,) = cell.blocks
        assert isinstance(inner, Grid)
        assert [one.text for one in inner.cells if one.column == 1] == [f"Step {number}" for number in range(50)]

    def test_a_row_whose_help_goes_on_with_a_new_paragraph_is_one_row(self) -> None:
        helps = [f"Help number {number} stands here as a sentence of its own." for number in range(30)]
        rows = ["[Need]", "[Help]", "[Writing]", "[An aide.]", "[Reading]", f"[{'#parbreak()'.join(helps)}]"]
        grid = only_grid(reading(typeset(f"#v(450pt)\n{self.table(*rows)}"), "plan.pdf"))
        assert [cell.text for cell in grid.cells if cell.column == 1] == ["Need", "Writing", "Reading"]
        assert grid.cells[-1].text.split("\n") == helps

    @pytest.mark.parametrize("shift", [0, 1, 2])
    def test_a_row_that_begins_with_an_empty_cell_is_its_own_where_others_do(self, shift: int) -> None:
        rows = ["[Need]", "[Help]"]
        rows += [
            cell
            for number in range(60)
            for cell in ("[]" if (number + shift) % 3 else f"[Need {number}]", f"[Help {number}.]")
        ]
        grid = only_grid(reading(typeset(self.table(*rows)), "plan.pdf"))
        assert [cell.text for cell in grid.cells if cell.column == 2] == [
            "Help",
            *(f"Help {one}." for one in range(60)),
        ]
        assert grid.rows == 61

    def test_fewer_columns_at_the_top_of_the_page_are_counted_by_those_above(self) -> None:
        first = self.table("[a]", "[b]", "[c]", columns="(150pt, 100pt, 200pt)")
        second = self.table("[d]", "[e]", columns="(150pt, 300pt)")
        grid = only_grid(reading(typeset(f"#v(690pt)\n{first}\n#pagebreak()\n{second}"), "plan.pdf"))
        assert [(cell.text, cell.row, cell.column, cell.column_span) for cell in grid.cells] == [
            ("a", 1, 1, 1), ("b", 1, 2, 1), ("c", 1, 3, 1), ("d", 2, 1, 1), ("e", 2, 2, 2),
        ]  # fmt: skip

    def test_a_sentence_in_a_box_goes_on_over_the_page(self) -> None:
        words = "and so the words of this box go on over the end of the page " * 20
        grid = only_grid(
            reading(typeset(f"#v(600pt)\n#table(columns: (200pt,), [It begins {words}ends.])"), "plan.pdf")
        )
        assert [cell.text for cell in grid.cells] == [f"It begins {words}ends."]

    @pytest.mark.parametrize("second", ["#text(size: 15pt)[and other words]", "- and an item", "*and so on*"])
    def test_what_looks_otherwise_on_the_next_page_begins_anew(self, second: str) -> None:
        found = reading(typeset(f"The words end without a stop\n#pagebreak()\n{second}"), "plan.pdf")
        assert len(texts(found)) == 2

    def test_the_same_box_at_the_top_of_the_next_page_is_another(self) -> None:
        bar = self.table("[Section F]", columns="(450pt,)")
        found = reading(typeset(f"#v(690pt)\n{bar}\n#pagebreak()\n{bar}\nWords."), "plan.pdf")
        assert [[cell.text for cell in grid.cells] for grid in grids(found)] == [["Section F"], ["Section F"]]
        assert [grid.place.page for grid in grids(found)] == [1, 2]

    def test_a_paragraph_after_a_table_is_none_of_it(self) -> None:
        found = reading(typeset(f"#v(690pt)\n{self.table('[a]', '[b]')}\n#pagebreak()\nand words."), "plan.pdf")
        assert [type(one) for one in found.blocks] == [Grid, Words]


class TestLines:
    def test_a_page_of_very_many_lines_is_read_from_the_top(self) -> None:
        drawn = "".join(words_at(60, 820 - 2.4 * row, f"Row {row}.").replace("11 Tf", "2 Tf") for row in range(320))
        read = " ".join(texts(reading(paper(drawn), "plan.pdf")))
        assert read == " ".join(f"Row {row}." for row in range(320))

    def test_an_item_goes_on_under_its_words_and_the_next_begins(self) -> None:
        drawn = words_at(60, 700, "1.") + words_at(
            80, 700, "The first item is long enough to fill the whole of a line,"
        )
        drawn += words_at(80, 686, "and goes on under its words.") + words_at(60, 672, "2.")
        drawn += words_at(80, 672, "The second item.")
        assert marked(reading(paper(drawn), "plan.pdf")) == [
            ("1.", "The first item is long enough to fill the whole of a line, and goes on under its words."),
            ("2.", "The second item."),
        ]

    def test_bullets_that_touch_their_words(self) -> None:
        drawn = words_at(60, 700, "\\225Reading") + words_at(60, 686, "\\225Writing each day")
        assert marked(reading(paper(drawn), "plan.pdf")) == [("•", "Reading"), ("•", "Writing each day")]

    def test_a_bullet_that_touches_a_word_and_the_rest_of_its_item(self) -> None:
        long = "Reading in a small group of at most four children with a teacher who is trained to do so,"
        drawn = words_at(60, 700, f"\\225{long}") + words_at(66, 686, "and writing.")
        drawn += words_at(60, 672, "\\225Sums.")
        found = marked(reading(paper(drawn), "plan.pdf"))
        assert found == [("•", f"{long} and writing."), ("•", "Sums.")]

    def test_a_dash_behind_a_number_is_none_of_the_words(self) -> None:
        drawn = words_at(60, 700, "F1") + words_at(80, 700, "-") + words_at(95, 700, "Speech therapy each week.")
        assert marked(reading(paper(drawn), "plan.pdf")) == [("F1", "Speech therapy each week.")]

    def test_a_page_with_too_many_lines_is_said(self) -> None:
        many = "".join(f"60 {100 + row} m 500 {100 + row} l S\n" for row in range(120))
        found = reading(paper(many + words_at(60, 780, "The words.")), "plan.pdf", replace(LIMITS, marks=100))
        assert texts(found) == ["The words."]
        assert any("Page 1 is so full of lines" in remark for remark in found.remarks)


class TestPlain:
    def test_a_last_form_feed_begins_no_page(self) -> None:
        found = reading(b"First.\n\fSecond.\n\f", "plan.txt")
        assert found.pages == 2
        assert [(one.text, one.place.page) for one in found.blocks if isinstance(one, Words)] == [
            ("First.", 1), ("Second.", 2),
        ]  # fmt: skip

    def test_only_one_page_has_no_number(self) -> None:
        found = reading(b"First.\n\f", "plan.txt")
        assert found.pages is None
        assert [one.place.page for one in found.blocks] == [None]

    def test_too_many_pages_are_refused(self) -> None:
        most = LIMITS.pages
        assert f"{most:,} is the most" in refusal(b"\f".join([b"Words."] * (most + 1)), "plan.txt")

    def test_too_many_paragraphs_are_refused(self) -> None:
        said = refusal(b"One.\n\nTwo.\n\nThree.", "plan.txt", replace(LIMITS, paragraphs=2))
        assert "more than 2 paragraphs" in said
        assert texts(reading(b"One.\n\nTwo.", "plan.txt", replace(LIMITS, paragraphs=2))) == ["One.", "Two."]

    def test_a_table_too_large_is_refused(self) -> None:
        table = b"| a | b | c |\n| d | e | f |"
        for limits in (replace(LIMITS, columns=2), replace(LIMITS, cells=5)):
            assert "a table that is too large" in refusal(table, "plan.txt", limits)
        assert only_grid(reading(table, "plan.txt", replace(LIMITS, columns=3, cells=6))).columns == 3

    def test_a_heading_behind_hashes(self) -> None:
        found = reading(b"## Section F\nWords.", "plan.txt")
        assert [(one.text, one.level) for one in found.blocks if isinstance(one, Words)] == [
            ("Section F", 2), ("Words.", 0),
        ]  # fmt: skip
        assert marked(found) == [(None, "Section F"), (None, "Words.")]
