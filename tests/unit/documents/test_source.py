"""What is read of a document: its pages, their text and type, and whether they can be searched."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from tests.unit.documents import papers
from tests.unit.documents.reading import picture_page, read
from upheld.documents.measure import measure
from upheld.documents.source import Unreadable


class TestRead:
    def test_a_pdf_gives_its_pages_and_their_text(self, tmp_path: Path) -> None:
        given = papers.plain([(72, 700, "Child A"), (72, 650, "Parent B")], pages=2)
        source = read(tmp_path, given)
        assert source.name == "letter.pdf"
        assert source.path == tmp_path / "letter.pdf"
        assert source.sha256 == hashlib.sha256(given).hexdigest()
        assert source.converted_from is None
        assert source.left_out == ()
        assert [page.number for page in source.pages] == [1, 2]
        assert (source.pages[0].width, source.pages[0].height) == (595, 842)
        assert source.pages[0].text.split("\n") == ["Child A", "Parent B"]
        assert source.pages[0].smallest_type == 12
        assert source.searchable

    def test_the_content_decides_and_not_the_name(self, tmp_path: Path) -> None:
        assert read(tmp_path, papers.plain(), "letter.docx").converted_from is None
        assert read(tmp_path, papers.jpeg(papers.picture(400, 300)), "photo.pdf").converted_from == "jpeg"

    def test_a_pdf_may_begin_after_some_bytes(self, tmp_path: Path) -> None:
        assert len(read(tmp_path, b"\xef\xbb\xbf junk\n" + papers.plain()).pages) == 1

    @pytest.mark.parametrize("angle", [90, 180, 270, -90, 450])
    def test_the_size_is_as_seen(self, tmp_path: Path, angle: int) -> None:
        page = read(tmp_path, papers.plain(change=papers.turn(angle))).pages[0]
        assert (page.width, page.height) == ((842, 595) if angle % 180 else (595, 842))

    def test_a_turn_that_is_no_right_angle_is_none(self, tmp_path: Path) -> None:
        assert read(tmp_path, papers.plain(change=papers.turn(45))).pages[0].width == 595

    def test_only_the_cropped_part_counts(self, tmp_path: Path) -> None:
        page = read(tmp_path, papers.plain(change=papers.crop(100, 200, 400, 800))).pages[0]
        assert (page.width, page.height) == (300, 600)

    def test_a_crop_beside_the_paper_is_no_crop(self, tmp_path: Path) -> None:
        page = read(tmp_path, papers.plain(change=papers.crop(1000, 1000, 1400, 1800))).pages[0]
        assert (page.width, page.height) == (595, 842)

    @pytest.mark.parametrize("box", [Array([0, 0, 0, 0]), Array([1, 2]), Array([0, 0, Name.A, 9]), Name.A])
    def test_a_box_that_is_none_is_a_letter_sheet(self, tmp_path: Path, box: Object) -> None:
        def change(_: Pdf, page: Object) -> None:
            page.MediaBox = box

        page = read(tmp_path, papers.plain(change=change)).pages[0]
        assert (page.width, page.height) == (612, 792)

    def test_a_larger_unit_is_made_points(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            page.UserUnit = 2
            page.Annots = Array([link(pdf, 10, A=papers.web("https://example.org"))])

        source = read(tmp_path, papers.plain(size=(300, 400), change=change, type_size=6))
        assert (source.pages[0].width, source.pages[0].height) == (600, 800)
        assert source.pages[0].smallest_type == 12
        with Pdf.open(io.BytesIO(source.data)) as pdf:
            assert [float(edge) for edge in pdf.pages[0].Annots[0].Rect] == [20, 20, 60, 60]

    def test_what_pages_have_from_above_is_theirs(self, tmp_path: Path) -> None:
        given = papers.raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]/Rotate 90/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
            b"<</Length 39>>\nstream\nBT /F 12 Tf 20 20 Td (From above) Tj ET\nendstream",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        )
        page = read(tmp_path, given).pages[0]
        assert (page.width, page.height, page.text) == (200, 300, "From above")

    def test_a_page_without_drawing_is_a_page(self, tmp_path: Path) -> None:
        def change(_: Pdf, page: Object) -> None:
            del page["/Contents"]

        assert not read(tmp_path, papers.plain(change=change)).pages[0].shows_something


def link(pdf: Pdf, at: float, **more: Object) -> Object:
    box = Array([at, at, at + 20, at + 20])
    return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, **more))


class TestType:
    def test_the_smallest_with_a_twentieth_of_the_letters(self, tmp_path: Path) -> None:
        large = [(72.0, 700.0 - 20 * row, "x" * 50) for row in range(18)]
        for few, expected in ((40, 12), (60, 7)):
            small = f"BT /F 7 Tf 72 40 Td ({'y' * few}) Tj ET\n".encode()
            assert read(tmp_path, papers.plain(large, drawing=small)).pages[0].smallest_type == expected

    def test_a_scale_of_the_drawing_counts(self, tmp_path: Path) -> None:
        drawing = b"q 0.5 0 0 0.5 0 0 cm BT 2 0 0 2 100 100 Tm /F 9 Tf (scaled) Tj ET Q "
        assert read(tmp_path, papers.plain([], drawing=drawing)).pages[0].smallest_type == 9

    def test_where_every_word_has_its_own_size(self, tmp_path: Path) -> None:
        drawing = b"".join(b"BT /F %d Tf 72 %d Td (ab) Tj ET\n" % (8 + row, 20 + row * 30) for row in range(25))
        assert read(tmp_path, papers.plain([], drawing=drawing)).pages[0].smallest_type == 9

    def test_signs_and_invisible_sizes_do_not_count(self, tmp_path: Path) -> None:
        drawing = b"BT /F 0.2 Tf 72 72 Td (tiny tiny tiny) Tj ET BT /F 5 Tf 72 90 Td (.... ---- ....) Tj ET\n"
        assert read(tmp_path, papers.plain(drawing=drawing)).pages[0].smallest_type == 12

    def test_none_without_text(self, tmp_path: Path) -> None:
        assert read(tmp_path, papers.plain([])).pages[0].smallest_type is None

    def test_what_cannot_be_opened_at_all(self) -> None:
        with pytest.raises(Unreadable, match=r"^letter\.pdf is damaged: open it, print it to a new PDF"):
            measure(b"nothing", "letter.pdf")


class TestSearchable:
    def test_a_scan_is_not(self, tmp_path: Path) -> None:
        source = read(tmp_path, papers.scan(2, dots=60))
        assert source.unsearchable_pages == (1, 2)
        assert not source.searchable

    def test_a_scan_with_little_on_it_is_not_either(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            paper = papers.Image.new("L", (600, 840), 235)
            papers.ImageDraw.Draw(paper).text((100, 100), "Yes.", fill=20, font_size=30)
            picture_page(pdf, page, papers.jpeg(paper), paper.size)

        assert read(tmp_path, papers.plain(change=change)).unsearchable_pages == (1,)

    def test_blank_paper_needs_no_text(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            paper = papers.Image.new("L", (601, 840), 235)
            picture_page(pdf, page, papers.jpeg(paper), paper.size)

        source = read(tmp_path, papers.plain(change=change))
        assert not source.pages[0].shows_something
        assert source.searchable
        assert read(tmp_path, papers.plain([])).searchable

    def test_a_drawing_needs_text(self, tmp_path: Path) -> None:
        assert not read(tmp_path, papers.plain([], drawing=b"100 100 200 200 re f ")).searchable
