"""What is read of a document, and the one sentence said of each that cannot be."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import ImageChops

from tests.unit.documents import papers
from upheld.documents.limits import LIMITS, Limits
from upheld.documents.measure import measure
from upheld.documents.source import Source, Unreadable, read_source


def read(folder: Path, data: bytes, name: str = "letter.pdf", limits: Limits = LIMITS) -> Source:
    path = folder / name
    path.write_bytes(data)
    return read_source(path, office=None, limits=limits)


def refusal(folder: Path, data: bytes, name: str = "letter.pdf", limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read(folder, data, name, limits)
    said = str(caught.value)
    assert name in said
    assert "\n" not in said
    assert said.endswith(".")
    return said


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


def picture_page(pdf: Pdf, page: Object, data: bytes, size: tuple[int, int], **more: Object) -> None:
    shape = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], BitsPerComponent=8,
        ColorSpace=Name.DeviceGray, Filter=Name.DCTDecode, **more,
    )  # fmt: skip
    page.Resources.XObject = Dictionary(Im=Stream(pdf, data, shape))
    page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q")


class TestHarmless:
    def test_nothing_that_acts_hides_or_tells_is_left(self, tmp_path: Path) -> None:
        source = read(tmp_path, papers.hostile())
        with Pdf.open(io.BytesIO(source.data)) as pdf:
            out = io.BytesIO()
            pdf.save(out, compress_streams=False, object_stream_mode=papers_plainly())
            assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
            assert [str(one.A.URI) for one in pdf.pages[0].Annots] == ["https://example.org/a"]
        for word in (b"EVIL", b"JavaScript", b"Launch", b"EmbeddedFile", b"/AA", b"/Metadata", b"/Author"):
            assert word not in out.getvalue()
        assert source.pages[0].text == "A letter of Example Council"

    def test_what_is_left_out_is_said(self, tmp_path: Path) -> None:
        assert read(tmp_path, papers.hostile()).left_out == ("1 attached file", "1 comment")

        def change(pdf: Pdf, page: Object) -> None:
            pdf.attachments["a.txt"] = b"a"
            pdf.attachments["b.txt"] = b"b"
            box = Array([1, 1, 9, 9])
            notes = [
                pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=kind, Rect=box, Contents=String(words)))
                for kind, words in ((Name.Text, "see me"), (Name.Highlight, "no!"), (Name.Text, ""), (Name.Link, "go"))
            ]
            page.Annots = Array([*notes, Name.Nothing])

        assert read(tmp_path, papers.plain(change=change)).left_out == ("2 attached files", "2 comments")

    @pytest.mark.parametrize("drawn", [True, False], ids=["drawn", "left to the reader"])
    def test_what_is_filled_into_a_form_shows(self, tmp_path: Path, drawn: bool) -> None:
        source = read(tmp_path, papers.form(drawn=drawn))
        assert "Filled in" in source.pages[0].text
        with Pdf.open(io.BytesIO(source.data)) as pdf:
            assert "/AcroForm" not in pdf.Root
            assert "/Annots" not in pdf.pages[0].obj

    def test_hidden_fields_stay_hidden(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            look = papers.appearance(pdf, b"BT /F 12 Tf 2 5 Td (Hidden) Tj ET", page.Resources.Font.F)
            stamp = Dictionary(
                Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([72, 500, 300, 520]), F=2, AP=Dictionary(N=look)
            )
            page.Annots = Array([pdf.make_indirect(stamp)])

        assert "Hidden" not in read(tmp_path, papers.plain(change=change)).pages[0].text

    def test_an_empty_password_opens_and_is_gone(self, tmp_path: Path) -> None:
        source = read(tmp_path, papers.locked(""))
        assert source.pages[0].text == "A letter of Example Council"
        with Pdf.open(io.BytesIO(source.data)) as pdf:
            assert not pdf.is_encrypted

    def test_a_hidden_layer_stays_hidden(self, tmp_path: Path) -> None:
        for base, shown in ((Name.ON, False), (Name.OFF, False), (None, True)):
            source = read(tmp_path, layered(base))
            with Pdf.open(io.BytesIO(source.data)) as pdf:
                said = pdf.Root.OCProperties
                assert len(said.OCGs) == 2
                assert [str(one.Name) for one in said.D.OFF] == ([] if shown else ["draft"])

    def test_a_camera_in_a_scan_is_forgotten(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            exif = papers.Image.Exif()
            exif[0x010F] = "SecretCamera"
            picture = papers.picture(200, 280, mode="L")
            picture_page(pdf, page, papers.jpeg(picture, exif=exif), picture.size)

        given = papers.plain(change=change)
        assert b"SecretCamera" in given
        source = read(tmp_path, given)
        assert b"SecretCamera" not in source.data
        with Pdf.open(io.BytesIO(source.data)) as pdf:
            kept = papers.Image.open(io.BytesIO(pdf.pages[0].Resources.XObject.Im.read_raw_bytes()))
        assert kept.size == (200, 280)

    def test_reading_twice_gives_the_same_bytes(self, tmp_path: Path) -> None:
        assert read(tmp_path, papers.hostile()).data == read(tmp_path, papers.hostile()).data


def papers_plainly() -> object:
    from pikepdf import ObjectStreamMode

    return ObjectStreamMode.disable


def layered(base: Object | None) -> bytes:
    """A page with two layers, of which "draft" is not shown; all are where there is no `base`."""

    def change(pdf: Pdf, page: Object) -> None:
        final, draft = (
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name), Usage=Dictionary(A=1)))
            for name in ("final", "draft")
        )
        page.Resources.Properties = Dictionary(A=final, B=draft)
        pdf.Root.OCProperties = Dictionary(OCGs=Array([final, draft, Name.Nothing]))
        if base is not None:
            pdf.Root.OCProperties.D = Dictionary(BaseState=base, ON=Array([final]), OFF=Array([draft]))

    return papers.plain(change=change)


class TestSlow:
    """Pages that could take long to draw are read, and never drawn to see what is on them."""

    def test_small_steps_of_a_pattern(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            step = 0.0001
            shape = {
                "/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/BBox": Array([0, 0, 1, 1]), "/XStep": step,
                "/YStep": step, "/Resources": Dictionary(),
            }  # fmt: skip
            page.Resources.Pattern = Dictionary(P=Stream(pdf, b"0 0 1 1 re f", shape))
            papers.draw(pdf, page, b"/Pattern cs /P scn 0 0 595 842 re f")

        page = read(tmp_path, papers.plain(change=change)).pages[0]
        assert not page.quick
        assert page.shows_something

    @pytest.mark.parametrize(
        "drawing", [b"/S sh " * 30, b"/Im Do " * 60, b"0 0 m 595 842 l S " * 60_000], ids=["sh", "pictures", "lines"]
    )
    def test_very_much_of_anything(self, tmp_path: Path, drawing: bytes) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            picture = papers.picture(40, 40, mode="L")
            picture_page(pdf, page, papers.jpeg(picture), picture.size)
            papers.draw(pdf, page, drawing)

        assert not read(tmp_path, papers.plain(change=change)).pages[0].quick
        drawing = drawing[: len(drawing) // 30]
        assert read(tmp_path, papers.plain(change=change)).pages[0].quick


class TestLooks:
    @pytest.mark.parametrize(
        "given",
        [papers.typeset(1, table=True), papers.office_like(1), papers.scan(1, dots=60, turned=90),
         papers.form(drawn=True),
         papers.plain(change=papers.crop(50, 300, 400, 800, angle=270))],
        ids=["report", "letter", "scan", "form", "cropped"],
    )  # fmt: skip
    def test_a_page_looks_as_it_did(self, tmp_path: Path, given: bytes) -> None:
        after = read(tmp_path, given).data
        looks = []
        for data in (given, given, after):  # twice: the first time that a typeface is drawn it may look otherwise
            with pdfium.PdfDocument(data) as pdf:
                pdf.init_forms()
                looks.append(pdf[0].render(scale=1).to_pil().convert("L"))
        different = ImageChops.difference(*looks[1:]).point(lambda value: 255 if value > 40 else 0)
        assert different.getbbox() is None


class TestRefused:
    def test_a_path_that_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(Unreadable, match=r"missing\.pdf is not there: check its name and its folder\."):
            read_source(tmp_path / "missing.pdf", office=None)
        with pytest.raises(Unreadable, match="is a folder: give the documents in it one by one"):
            read_source(tmp_path, office=None)
        with pytest.raises(Unreadable, match="cannot be read"):
            read_source(tmp_path / ("x" * 5000), office=None)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(Unreadable, match="pipe is not a file"):
            read_source(tmp_path / "pipe", office=None)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything")
    def test_a_file_that_may_not_be_read(self, tmp_path: Path) -> None:
        path = tmp_path / "letter.pdf"
        path.write_bytes(papers.plain())
        path.chmod(0)
        with pytest.raises(Unreadable, match="cannot be read"):
            read_source(path, office=None)

    def test_an_empty_file(self, tmp_path: Path) -> None:
        assert refusal(tmp_path, b"") == "letter.pdf is empty: get it again."

    def test_a_file_too_large(self, tmp_path: Path) -> None:
        said = refusal(tmp_path, b"x" * 3_000_000, limits=Limits(file_bytes=2_000_000))
        assert said == "letter.pdf is 3 MB, and 2 MB is the most for one document: save a smaller copy, or split it."

    def test_too_many_pages(self, tmp_path: Path) -> None:
        said = refusal(tmp_path, papers.plain(pages=4), limits=Limits(pages=3))
        assert said == "letter.pdf has 4 pages, and 3 is the most: split it."

    def test_no_pages(self, tmp_path: Path) -> None:
        with Pdf.new() as pdf:
            assert refusal(tmp_path, papers.saved(pdf)) == "letter.pdf has no pages: get it again."

    def test_a_password(self, tmp_path: Path) -> None:
        assert "locked with a password" in refusal(tmp_path, papers.locked("secret"))

    def test_a_file_that_breaks_off(self, tmp_path: Path) -> None:
        given = papers.office_like(6)
        assert refusal(tmp_path, given[: len(given) * 2 // 3]) == "letter.pdf breaks off before its end: get it again."

    def test_garbage(self, tmp_path: Path) -> None:
        assert "is damaged" in refusal(tmp_path, b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"%%EOF")
        assert "is not a PDF" in refusal(tmp_path, bytes(range(200, 256)) * 20)

    def test_pages_within_themselves(self, tmp_path: Path) -> None:
        given = papers.raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>")
        refusal(tmp_path, given)

    def test_drawing_that_is_none(self, tmp_path: Path) -> None:
        def change(_: Pdf, page: Object) -> None:
            page.Contents = Array([Name.Nothing])

        assert "is damaged" in refusal(tmp_path, papers.plain(change=change))

    def test_a_page_as_long_as_a_street(self, tmp_path: Path) -> None:
        assert "page 1 of letter.pdf is more than 200 inches" in refusal(tmp_path, papers.plain(change=papers.lengthen))

    def test_a_folder_of_files_in_one(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, _: Object) -> None:
            pdf.Root.Collection = Dictionary()

        assert "is a folder of files in one PDF" in refusal(tmp_path, papers.plain(change=change))

    def test_a_form_that_one_program_shows(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, _: Object) -> None:
            pdf.Root.NeedsRendering = True
            pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=Array())

        assert "only Adobe's program shows" in refusal(tmp_path, papers.plain(change=change))

    def test_drawing_that_unfolds_without_end(self, tmp_path: Path) -> None:
        assert "page 1 of letter.pdf is too much to draw" in refusal(tmp_path, papers.unfolding(9))
        assert len(read(tmp_path, papers.unfolding(3)).pages) == 1

    def test_a_page_that_draws_what_it_has_not(self, tmp_path: Path) -> None:
        assert read(tmp_path, papers.plain(drawing=b"/Missing Do " * 99)).pages[0].quick

    def test_a_thing_that_draws_itself(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            form = pdf.make_indirect(
                Stream(pdf, b"/F Do /F Do /Missing Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
            )
            form.Resources = Dictionary(XObject=Dictionary(F=form))
            page.Resources.XObject = Dictionary(F=form)
            page.Contents = pdf.make_stream(b"/F Do /Missing Do")

        assert "too much to draw" in refusal(tmp_path, papers.plain(change=change))

    def test_a_thing_that_draws_the_page(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            shape = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9])}
            page.Resources.XObject = Dictionary(F=pdf.make_indirect(Stream(pdf, b"/F Do /F Do", shape)))
            page.Contents = pdf.make_stream(b"/F Do")

        assert "too much to draw" in refusal(tmp_path, papers.plain(change=change))

    def test_drawing_that_unpacks_without_end(self, tmp_path: Path) -> None:
        given = papers.plain(drawing=b" " * 3_000_000)
        assert len(given) < 20_000
        assert "too much to draw" in refusal(tmp_path, given, limits=Limits(page_bytes=1_000_000))
        assert "is damaged" in refusal(tmp_path, given, limits=Limits(picture_bytes=1_000_000))

    def test_many_pages_that_are_each_just_small_enough(self, tmp_path: Path) -> None:
        given = papers.plain(drawing=b" " * 1_000_000, pages=5)
        said = refusal(tmp_path, given, limits=Limits(drawing_bytes=3_000_000))
        assert "page 3 of letter.pdf is too much to draw" in said

    def test_a_picture_that_unpacks_without_end(self, tmp_path: Path) -> None:
        def change(pdf: Pdf, page: Object) -> None:
            picture_page(pdf, page, b"", (100_000, 100_000))

        assert "a picture too large to show" in refusal(tmp_path, papers.plain(change=change))


class TestKinds:
    @pytest.mark.parametrize(
        ("inside", "kind"), [("word/document.xml", "a Word file"), ("xl/workbook.xml", None), ("notes.txt", None)]
    )
    def test_packed_files(self, tmp_path: Path, inside: str, kind: str | None) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr(inside, "x")
        said = refusal(tmp_path, out.getvalue(), "report.docx")
        if kind:
            expected = "LibreOffice is not installed: save it as PDF and give that instead."
            assert said == f"report.docx is {kind} and {expected}"
        else:
            assert "is a packed file, a spreadsheet or slides" in said

    def test_an_open_document(self, tmp_path: Path) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        assert "is an OpenDocument file" in refusal(tmp_path, out.getvalue(), "report.odt")

    def test_a_packed_file_that_is_broken_or_a_bomb(self, tmp_path: Path) -> None:
        assert "is damaged and cannot be opened" in refusal(tmp_path, b"PK\x03\x04 nothing", "report.docx")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("word/document.xml", b" " * 2_500_000)
        said = refusal(tmp_path, out.getvalue(), "report.docx", limits=Limits(unpacked_bytes=2_000_000))
        assert "report.docx unpacks to more than 2 MB" in said

    def test_old_office_files(self, tmp_path: Path) -> None:
        start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
        assert "is an old Word file" in refusal(tmp_path, start + "WordDocument".encode("utf-16-le"), "a.doc")
        assert "with a password" in refusal(tmp_path, start + "EncryptedPackage".encode("utf-16-le"), "a.docx")
        assert "a message of Outlook" in refusal(tmp_path, start, "a.msg")

    def test_other_kinds(self, tmp_path: Path) -> None:
        assert "is an RTF file" in refusal(tmp_path, b"{\\rtf1 x}", "a.rtf")
        assert "HEIC" in refusal(tmp_path, b"\x00\x00\x00\x18ftypheic" + bytes(40), "a.heic")
        assert "is not a PDF, a Word file, a picture or plain text" in refusal(tmp_path, b"Dear Parent B", "a.pdf")


class TestDamageEverywhere:
    """Whatever is broken in a file, there is a source or a sentence."""

    @pytest.mark.slow
    def test_bytes_changed_by_chance(self, tmp_path: Path) -> None:
        import random

        chance = random.Random(2026)
        whole = [papers.typeset(2, table=True), papers.office_like(2), papers.form(drawn=True), papers.hostile()]
        read_at_all = 0
        for _ in range(100):
            data = bytearray(chance.choice(whole))
            for _ in range(chance.randint(1, 8)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                read(tmp_path, bytes(data))
                read_at_all += 1
            except Unreadable as error:
                assert "letter.pdf" in str(error)
        assert 0 < read_at_all < 100
