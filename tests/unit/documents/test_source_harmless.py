"""What is left out of a document, and that its pages look as they did."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import ImageChops

from tests.unit.documents import papers
from tests.unit.documents.reading import picture_page, read


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
