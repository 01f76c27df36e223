"""What is read of a PDF: words, paragraphs, headers and footers, columns, and notes."""

from __future__ import annotations

import io

import pytest
from pikepdf import Pdf

from tests.unit.documents import papers
from tests.unit.documents.read.made import marked, reading, texts, typeset
from upheld.documents.reading.found import Words
from upheld.documents.reading.pdf_frame import Box
from upheld.documents.reading.pdf_lines import Line
from upheld.documents.reading.pdf_paragraphs import Joiner
from upheld.documents.reading.pdf_words import Word

PROSE = "The authority will secure that a qualified teacher works with Child A each day on reading and on writing, and "
LONG = PROSE * 4 + "that is all."


def turned(data: bytes, angle: int) -> bytes:
    with Pdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.rotate(angle, relative=True)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def words(data: bytes) -> list[Words]:
    return [one for one in reading(data, "plan.pdf").blocks if isinstance(one, Words)]


class TestParagraphs:
    def test_lines_are_joined_and_paragraphs_parted(self) -> None:
        assert texts(reading(typeset(f"{LONG}\n\nA second one.\n\nA third."), "plan.pdf")) == [
            LONG, "A second one.", "A third.",
        ]  # fmt: skip

    def test_bullets_numbers_and_their_depth(self) -> None:
        found = reading(typeset(f"- {LONG}\n  - deeper\n- last\n\n+ one\n+ two"), "plan.pdf")
        assert marked(found) == [
            ("•", LONG), ("‣", "deeper"), ("•", "last"), ("1.", "one"), ("2.", "two"),
        ]  # fmt: skip
        first, deeper = found.blocks[:2]
        assert isinstance(first, Words) and isinstance(deeper, Words)
        assert deeper.indent > first.indent

    def test_looks_are_known(self) -> None:
        found = words(typeset('#text(size: 16pt, weight: "bold")[A heading]\n\nPlain *bold* text.\n\n_All slanted_'))
        assert [(one.text, one.size, one.strong, one.italic) for one in found] == [
            ("A heading", 16, True, False), ("Plain bold text.", 11, False, False), ("All slanted", 11, False, True),
        ]  # fmt: skip

    def test_a_paragraph_goes_on_over_the_page(self) -> None:
        found = words(typeset(f"#v(670pt)\n{LONG}"))
        assert [(one.text, one.place.page) for one in found] == [(LONG, 1)]
        assert reading(typeset(f"#v(670pt)\n{LONG}"), "plan.pdf").pages == 2

    def test_a_new_paragraph_on_the_next_page_is_its_own(self) -> None:
        assert [one.place.page for one in words(typeset("One.\n#pagebreak()\nTwo."))] == [1, 2]

    def test_two_columns_are_read_one_after_the_other(self) -> None:
        left = "Left words stand here to fill the column " * 6
        right = "Right words stand here to fill the column " * 6
        both = f"#columns(2, gutter: 24pt)[{left}ends left. #colbreak() {right}ends right.]"
        found = " ".join(texts(reading(typeset(both), "plan.pdf")))
        assert found.index("ends left.") < found.index("Right words")

    def test_labels_and_answers_side_by_side_stay_together(self) -> None:
        lines = "".join(f"[Name {number}], [Child {number}]," for number in range(8))
        assert texts(reading(typeset(f"#grid(columns: (200pt, 200pt), row-gutter: 8pt, {lines})"), "plan.pdf")) == [
            f"Name {number} Child {number}" for number in range(8)
        ]

    @pytest.mark.parametrize(
        ("broken", "joined"),
        [
            (["has self-", "esteem"], "has self-esteem"),
            (["a programme, a pro-", "gramme"], "a programme, a programme"),
            (["one-", "to-one"], "one-to-one"),
            (["well-being and well-", "being"], "well-being and well-being"),
            (["his dis-", "tress"], "his distress"),
            (["speech and/", "or language"], "speech and/or language"),
            (["psychological", "Psycho", "logical"], "psychological Psychological"),
        ],
    )
    def test_words_broken_at_the_ends_of_lines(self, broken: list[str], joined: str) -> None:
        lines = [Line(tuple(Word(word, Box(0, 0, 9, 9), 9) for word in text.split()), 1) for text in broken]
        assert Joiner(lines).text(lines) == joined


class TestPaper:
    @pytest.mark.parametrize("angle", [90, 180, 270])
    def test_a_page_that_is_turned_reads_as_it_is_seen(self, angle: int) -> None:
        # Set upright on paper that is then turned, and turned back by the page's own rotation.
        table = "#table(columns: 2, [Need], [Who], [Reading], [A teacher])"
        upright = typeset(f"First words.\n\n{table}\n\nLast words.")
        spun = _spun(upright, angle)
        assert texts(reading(spun, "plan.pdf")) == [
            "First words.",
            "Need",
            "Who",
            "Reading",
            "A teacher",
            "Last words.",
        ]

    def test_landscape(self) -> None:
        assert texts(reading(typeset(f"{LONG}\n\nEnd.", flipped=True), "plan.pdf")) == [LONG, "End."]

    def test_a_watermark_is_left_out(self) -> None:
        mark = "#place(center + horizon, rotate(-45deg, text(size: 80pt)[DRAFT]))\nThe text."
        assert texts(reading(typeset(mark), "plan.pdf")) == ["The text."]

    def test_what_is_typed_into_a_form_is_read(self) -> None:
        assert "Filled in" in texts(reading(papers.form(drawn=True), "plan.pdf"))


def _spun(data: bytes, angle: int) -> bytes:
    """The same page drawn on its side, with the rotation that sets it right."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            width, height = float(page.mediabox[2]), float(page.mediabox[3])
            matrix = {90: f"0 1 -1 0 {height} 0", 180: f"-1 0 0 -1 {width} {height}", 270: f"0 -1 1 0 0 {width}"}[angle]
            page.contents_add(f"q {matrix} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            if angle != 180:
                page.mediabox = [0, 0, height, width]
            page.rotate(angle, relative=False)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


class TestRunning:
    def test_headers_footers_and_page_numbers_are_left_out(self) -> None:
        pages = "\n#pagebreak()\n".join(f"Body of the {name} page." for name in ("first", "second", "third"))
        footer = "Child A, Page #counter(page).display() of 3"
        found = reading(typeset(pages, header="Example Council", footer=footer), "plan.pdf")
        assert texts(found) == [f"Body of the {name} page." for name in ("first", "second", "third")]
        assert found.running == ("Example Council", "Child A, Page 1 of 3")

    def test_what_stands_at_the_same_height_with_other_words_is_no_header(self) -> None:
        pages = "\n#pagebreak()\n".join(f"= Outcome {number}\n\nText {number}." for number in "123456")
        assert texts(reading(typeset(pages), "plan.pdf"))[:4] == ["Outcome 1", "Text 1.", "Outcome 2", "Text 2."]

    def test_footnotes_stand_apart_and_leave_no_figure_behind(self) -> None:
        found = reading(
            typeset("#set super(typographic: false)\nThe adviser#footnote[Who is independent.] said so.\n\nNext."),
            "plan.pdf",
        )
        assert texts(found) == ["The adviser said so.", "Next."]
        assert [note.text for note in found.notes] == ["Who is independent."]


class TestScans:
    def test_a_scan_is_said(self) -> None:
        found = reading(papers.scan(2), "plan.pdf")
        assert found.blocks == ()
        assert found.without_text == (1, 2)
        (remark,) = found.remarks
        assert "Pages 1 to 2 are only a picture" in remark

    def test_a_blank_page_is_no_scan(self) -> None:
        assert reading(typeset("One.\n#pagebreak()\n#pagebreak()\nThree."), "plan.pdf").without_text == ()

    def test_a_photograph_is_a_page_without_text(self) -> None:
        found = reading(papers.jpeg(papers.picture(600, 800)), "plan.jpg")
        assert found.kind == "jpeg"
        assert found.without_text == (1,)
