"""The command as a parent runs it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from upheld.cli.pack import run
from upheld.errors import UpheldError
from upheld.letters.pack.spec import PackError

HEAD = "ground = 'c'\ncase = 'case.toml'\n"
CASE = '[[event]]\nkind = "mediation_certificate_issued"\non = 2026-05-01\n'
ROW = "[[change]]\nsection = 'F'\nfamily = 'One hour.'\nevidence = 'a.pdf'\n"


@pytest.fixture
def spec(desk: Any) -> Path:
    """A SPEC of two documents with a case and a row."""
    desk.pdf("a.pdf", 2)
    desk.pdf("b.pdf", 1)
    (desk.folder / "case.toml").write_text(CASE, encoding="utf-8")
    path = desk.folder / "pack.toml"
    path.write_text(HEAD + desk.listed("a.pdf", "plan") + desk.listed("b.pdf", "certificate") + ROW, encoding="utf-8")
    return path


def test_a_pack_and_its_two_tables_are_built(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, table, told = (spec.parent / name for name in ("out.pdf", "wd.docx", "c.docx"))
    assert run(spec, out, as_at="2026-11-22", working_document=table, chronology=told) == 0
    said = capsys.readouterr()
    assert "2 documents on 6 pages" in said.out
    assert f"Written: {table}\nWritten: {told}" in said.out
    assert said.err == ""
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == 6
    assert table.read_bytes()[:2] == told.read_bytes()[:2] == b"PK"


def test_a_check_writes_nothing(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(spec.parent.iterdir())
    assert run(spec, None, as_at="2026-11-22", check=True) == 0
    assert "Checked, nothing written" in capsys.readouterr().out
    assert sorted(spec.parent.iterdir()) == before


def test_the_day_is_today_where_it_is_not_said(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from upheld.cli.clock import today

    assert run(spec, None, check=True, format="json") == 0
    assert json.loads(capsys.readouterr().out)["as_at"] == today().isoformat()


def test_json_is_one_object(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = spec.parent / "out.pdf"
    assert run(spec, out, as_at="2026-11-22", format="json") == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["file"], data["pages"]) == (str(out), 6)


def test_a_folder_is_guessed_and_what_to_write_is_printed(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec.unlink()
    folder = spec.parent
    assert run(folder, folder / "pack.pdf", as_at="2026-11-22") == 0
    said = capsys.readouterr().out
    assert 'a.pdf: taken for kind = "other", with no date.' in said
    assert "--check, instead of -o, prints what to write" in said
    # What was written is not taken for a document the next time.
    assert run(folder, folder / "pack.pdf", as_at="2026-11-22") == 0
    assert "2 documents on" in capsys.readouterr().out
    assert run(folder, None, as_at="2026-11-22", check=True) == 0
    assert '[[document]]\nfile = "a.pdf"\nkind = "other"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"output": None}, "add -o pack.pdf, or --check"),
        ({"check": True}, "--check writes nothing: leave out -o"),
        ({"output": "out.txt"}, "is not the name of a .pdf file"),
        ({"chronology": "c.doc"}, "is not the name of a .docx file"),
        ({"output": "none/out.pdf"}, "there is no folder"),
        ({"output": "folder.pdf"}, "is a folder: give the name of a file in it"),
        ({"output": "a.pdf"}, "is a document of the pack and would be overwritten"),
        ({"working_document": "x.docx", "chronology": "x.docx"}, "name the same file"),
        ({"as_at": "soon"}, "--as-at 'soon' is not a day"),
        ({"as_at": "1900-01-01"}, "is outside 1980 to 2100"),
        ({"format": "yaml"}, "--format 'yaml' is not known"),
    ],
)
def test_options_that_do_not_fit_are_one_sentence_and_nothing_is_written(
    spec: Path, options: dict[str, Any], said: str
) -> None:
    (spec.parent / "folder.pdf").mkdir()
    given: dict[str, Any] = {"output": "out.pdf", "as_at": "2026-11-22", **options}
    for name in ("output", "working_document", "chronology"):
        if isinstance(given.get(name), str):
            given[name] = spec.parent / given[name]
    before = {path: path.stat().st_mtime_ns for path in spec.parent.iterdir()}
    with pytest.raises(UpheldError) as error:
        run(spec, given.pop("output"), **given)
    assert said in str(error.value)
    assert {path: path.stat().st_mtime_ns for path in spec.parent.iterdir()} == before


def test_tables_there_is_nothing_for_are_refused_before_anything_is_written(desk: Any) -> None:
    desk.pdf("a.pdf")
    spec = desk.folder / "pack.toml"
    spec.write_text(desk.listed("a.pdf", "plan"), encoding="utf-8")
    with pytest.raises(PackError, match=r"there is no \[\[change\]\]"):
        run(spec, desk.folder / "out.pdf", working_document=desk.folder / "wd.docx")
    with pytest.raises(PackError, match="a chronology is made from a case"):
        run(spec, desk.folder / "out.pdf", chronology=desk.folder / "c.docx")
    assert not (desk.folder / "out.pdf").exists()


@pytest.mark.slow
def test_a_bar_is_shown_on_a_terminal_alone(
    spec: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    assert run(spec, spec.parent / "out.pdf", as_at="2026-11-22") == 0
    assert "Reading" in screen.getvalue() and "Binding" in screen.getvalue()
    assert "Reading" not in capsys.readouterr().out
    quiet = Terminal()
    monkeypatch.setattr(sys, "stderr", quiet)
    assert run(spec, spec.parent / "out.pdf", as_at="2026-11-22", format="json") == 0
    assert quiet.getvalue() == ""
