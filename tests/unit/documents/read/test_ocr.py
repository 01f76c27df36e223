"""What is done with the words that Tesseract guesses; a program that prints a table stands in for it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from tests.unit.documents import papers
from tests.unit.documents.read.made import texts, typeset
from upheld.documents.reading.found import words_in
from upheld.documents.reading.ocr import Ocr
from upheld.documents.reading.open import read
from upheld.documents.unreadable import Unreadable

COLUMNS = "level page_num block_num par_num line_num word_num left top width height conf text".split()


def table(*lines: tuple[int, int, str]) -> str:
    """The table that Tesseract prints: each line with how far it is from the left and top, in dots."""
    rows = [COLUMNS]
    for number, (left, top, text) in enumerate(lines, 1):
        rows.append(["4", "1", "1", "1", str(number), "0", str(left), str(top), "2000", "45", "-1", ""])
        for place, word in enumerate(text.split(), 1):
            at, confidence = left + 210 * (place - 1), "5" if word == "dirt" else "93.5"
            rows.append(["5", "1", "1", "1", str(number), str(place), str(at), str(top), "190", "40", confidence, word])
    return "\n".join("\t".join(row) for row in rows)


def program(folder: Path, does: str) -> Ocr:
    path = folder / "tesseract"
    path.write_text(
        f"#!{sys.executable}\nimport sys, time\ngiven = sys.stdin.buffer.read()\n{does}\n", encoding="utf-8"
    )
    path.chmod(0o755)
    return Ocr(path)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
class TestOcr:
    def test_guessed_words_are_read_and_said_to_be_guessed(self, tmp_path: Path) -> None:
        shown = table((300, 400, "The child needs help with"), (300, 460, "reading. dirt"), (300, 700, "Next."))
        does = f"assert given.startswith(b'\\x89PNG') and sys.argv[1:3] == ['stdin', 'stdout']\nprint({shown!r})"
        found = read(papers.scan(1), "plan.pdf", ocr=program(tmp_path, does))
        assert texts(found) == ["The child needs help with reading.", "Next."]
        assert found.by_ocr == (1,)
        assert found.without_text == ()
        assert any("guessed" in one for one in found.remarks)

    def test_a_page_with_words_is_not_given_to_it(self, tmp_path: Path) -> None:
        found = read(papers.plain(), "plan.pdf", ocr=program(tmp_path, "sys.exit(1)"))
        assert found.by_ocr == ()

    def test_when_it_finds_nothing_the_page_stays_a_scan(self, tmp_path: Path) -> None:
        found = read(papers.scan(1), "plan.pdf", ocr=program(tmp_path, f"print({table()!r})"))
        assert found.without_text == (1,)

    @pytest.mark.parametrize("does", ["sys.exit(1)", "time.sleep(60)"])
    def test_when_it_fails_or_takes_too_long_that_is_said(self, tmp_path: Path, does: str) -> None:
        with pytest.raises(Unreadable, match="Tesseract"):
            program(tmp_path, does).words(b"", "plan.pdf", 1.0, timeout=0.5)

    def test_when_it_is_not_there_that_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(Unreadable, match="could not be started"):
            Ocr(tmp_path / "gone").words(b"", "plan.pdf", 1.0)

    def test_it_is_found_where_it_is(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        there = program(tmp_path, "")
        monkeypatch.setenv("PATH", str(tmp_path))
        assert Ocr.find() == there
        monkeypatch.setenv("PATH", str(tmp_path / "empty"))
        assert Ocr.find() is None or Ocr.find() != there


@pytest.mark.slow
@pytest.mark.skipif(Ocr.find() is None, reason="Tesseract is not installed: a real scan was NOT READ")
def test_tesseract_itself_reads_a_scan_of_a_page_with_a_table_and_bullets() -> None:
    page = typeset(
        "= Section F\n\n- Child A will be taught to read for thirty minutes each day.\n- A desk by the window.\n\n"
        "#table(columns: 2, [Provision], [Who], [Reading], [A teacher])"
    )
    with pypdfium2.PdfDocument(page) as document:
        picture = document[0].render(scale=300 / 72).to_pil().convert("L")
    paper = io.BytesIO()
    picture.save(paper, "PDF", resolution=300)
    found = read(paper.getvalue(), "scan.pdf", ocr=Ocr.find())
    assert (found.by_ocr, found.without_text) == ((1,), ())
    assert any("guessed from the picture" in remark for remark in found.remarks)
    said = " ".join(one.text for one in words_in(found.blocks))
    for words in ("Section F", "taught to read for thirty minutes each day", "A desk by the window", "A teacher"):
        assert words in said
