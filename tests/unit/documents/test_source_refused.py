"""The one sentence said of each document that cannot be read."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from tests.unit.documents import papers
from tests.unit.documents.reading import picture_page, read, refusal
from upheld.documents.limits import Limits
from upheld.documents.source import Unreadable, read_source


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
