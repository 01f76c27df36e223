"""Word files become PDF where LibreOffice is installed, and nothing else happens."""

from __future__ import annotations

import http.server
import io
import os
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pikepdf import Pdf
from PIL import Image

from upheld.documents.office import Office
from upheld.documents.source import Unreadable, read_source

needs_office = pytest.mark.skipif(Office.find() is None, reason="LibreOffice is not installed here")
needs_shell = pytest.mark.skipif(os.name != "posix", reason="a stand-in for the program is a shell script")


@pytest.fixture(scope="module")
def office() -> Office:
    found = Office.find()
    assert found is not None
    return found


def report(path: Path) -> Path:
    document = docx.Document()
    document.core_properties.author = "Secret Author"
    document.add_heading("Report on Child A", 1)
    document.add_paragraph("Child A needs speech therapy.")
    document.save(str(path))
    return path


def stand_in(folder: Path, script: str) -> Office:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return Office(program)


class TestFound:
    @needs_shell
    def test_on_the_path(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        stand_in(tmp_path, "exit 0")
        monkeypatch.setenv("PATH", str(tmp_path))
        assert Office.find() == Office(tmp_path / "soffice")

    def test_nowhere(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr("upheld.documents.office._ELSEWHERE", ())
        assert Office.find() is None


@needs_shell
class TestFailure:
    def test_a_program_that_makes_nothing(self, tmp_path: Path) -> None:
        path = report(tmp_path / "report.docx")
        with pytest.raises(Unreadable, match=r"^LibreOffice could not turn report\.docx into a PDF: save it as PDF"):
            stand_in(tmp_path, "exit 0").to_pdf(path)

    @pytest.mark.slow
    def test_a_program_that_hangs_is_stopped_with_all_it_started(self, tmp_path: Path) -> None:
        path = report(tmp_path / "report.docx")
        hanging = stand_in(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait")
        with pytest.raises(Unreadable, match=r"took more than 0\.5 seconds over report\.docx, and was stopped"):
            hanging.to_pdf(path, timeout=0.5)
        child = int((tmp_path / "child").read_text(encoding="utf-8"))
        state = Path(f"/proc/{child}/stat")
        assert not state.exists() or state.read_text(encoding="utf-8").split()[2] == "Z"

    def test_where_a_system_knows_no_groups_of_programs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr(os, "killpg")
        path = report(tmp_path / "report.docx")
        with pytest.raises(Unreadable, match="was stopped"):
            stand_in(tmp_path, "exec sleep 60").to_pdf(path, timeout=0.2)

    def test_a_program_that_does_not_start(self, tmp_path: Path) -> None:
        path = report(tmp_path / "report.docx")
        with pytest.raises(Unreadable, match="needs LibreOffice, which could not be started"):
            Office(tmp_path / "nothing").to_pdf(path)

    def test_a_file_that_is_gone(self, tmp_path: Path) -> None:
        with pytest.raises(Unreadable, match=r"report\.docx cannot be read"):
            stand_in(tmp_path, "exit 0").to_pdf(tmp_path / "report.docx")

    def test_the_program_sees_nothing_of_the_family(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SECRET_OF_THE_FAMILY", "1")
        path = report(tmp_path / "Child A secret.docx")
        spying = stand_in(tmp_path, f'env > {tmp_path}/seen; pwd >> {tmp_path}/seen; echo "$@" >> {tmp_path}/seen')
        with pytest.raises(Unreadable):
            spying.to_pdf(path)
        seen = (tmp_path / "seen").read_text(encoding="utf-8")
        assert "SECRET" not in seen
        assert "Child A" not in seen
        assert "http_proxy=http://127.0.0.1:9" in seen
        private = next(line for line in seen.splitlines() if line.startswith("HOME="))
        assert not Path(private.removeprefix("HOME=")).exists()


@needs_office
@pytest.mark.slow
class TestReally:
    def test_a_word_file_becomes_pages(self, tmp_path: Path, office: Office) -> None:
        source = read_source(report(tmp_path / "report.docx"), office=office)
        assert source.converted_from == "docx"
        assert source.pages[0].text == "Report on Child A\nChild A needs speech therapy."
        assert b"Secret" not in source.data
        with Pdf.open(io.BytesIO(source.data)) as pdf:
            assert "/StructTreeRoot" in pdf.Root

    def test_other_office_files(self, tmp_path: Path, office: Office) -> None:
        path = tmp_path / "letter.rtf"
        path.write_bytes(rb"{\rtf1\ansi Dear Parent B\par}")
        source = read_source(path, office=office)
        assert (source.converted_from, source.pages[0].text) == ("rtf", "Dear Parent B")

    def test_a_broken_file_is_refused(self, tmp_path: Path, office: Office) -> None:
        path = tmp_path / "report.docx"
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("word/document.xml", "<broken")
        with pytest.raises(Unreadable, match=r"report\.docx"):
            read_source(path, office=office)

    def test_nothing_is_fetched(self, tmp_path: Path, office: Office, server: tuple[str, list[str]]) -> None:
        address, asked = server
        source = read_source(linked(tmp_path / "report.docx", f"{address}/picture.png"), office=office)
        assert source.pages[0].text == "Look:"
        assert asked == []

    def test_no_other_file_is_taken_in(self, tmp_path: Path, office: Office) -> None:
        Image.new("RGB", (300, 300), "red").save(tmp_path / "private.png")
        path = linked(tmp_path / "report.docx", (tmp_path / "private.png").as_uri())
        with Pdf.open(io.BytesIO(read_source(path, office=office).data)) as pdf:
            assert len(pdf.pages[0].get_images()) == 0


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A web server on this machine, and what was asked of it."""
    asked: list[str] = []

    class Asked(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(str(self.rfile.readline()))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Asked) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}", asked
        running.shutdown()
        thread.join()


def linked(path: Path, target: str) -> Path:
    """A Word file with a picture that is not in it but at `target`."""
    document = docx.Document()
    document.add_paragraph("Look:")
    picture = io.BytesIO()
    Image.new("RGB", (50, 50), "blue").save(picture, "PNG")
    document.add_picture(picture)
    whole = io.BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/_rels/document.xml.rels":
                assert b'Target="media/image1.png"' in data
                data = data.replace(b'Target="media/image1.png"', f'Target="{target}" TargetMode="External"'.encode())
            elif name == "word/document.xml":
                data = data.replace(b"r:embed=", b"r:link=")
            new.writestr(name, data)
    return path
