"""From a SPEC to a bundle: order, index, links, bookmarks, what is left out, and nothing half-written."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest

from upheld.documents.blocks import Document
from upheld.documents.docx import as_docx
from upheld.documents.office import Office
from upheld.errors import UpheldError
from upheld.letters.pack import build as building
from upheld.letters.pack.build import build, chronology_of, working_document_of
from upheld.letters.pack.paper import papers_of
from upheld.letters.pack.spec import PackError

HEAD = "title = 'The bundle'\nground = 'c'\nhearing_on = 2026-12-01\nhearing_listed_on = 2026-09-01\n"
CASE = """
[[event]]
kind = "mediation_certificate_issued"
on = 2026-05-01
"""


def words_on(path: Path, page: int) -> str:
    """The text of one page of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        leaf = document[page - 1]
        text = leaf.get_textpage()
        try:
            return str(text.get_text_range())
        finally:
            text.close()
            leaf.close()


def links_of(path: Path) -> list[tuple[int, int]]:
    """The page each link is on, and the page it leads to."""
    found = []
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        for number, page in enumerate(pdf.pages, 1):
            for annot in page.obj.get("/Annots", pikepdf.Array()):
                found.append((number, numbers[annot.Dest[0].objgen]))
    return found


def bookmarks_of(path: Path) -> list[tuple[int, str, int]]:
    """The depth, words and page of each bookmark."""
    with pypdfium2.PdfDocument(path) as document:
        return [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in document.get_toc()]


def three(desk: Any, more: str = "") -> str:
    """A SPEC of a note, a plan and a certificate, in the wrong order."""
    desk.pdf("note.pdf", 2, "The note of the school.")
    desk.pdf("plan.pdf", 3, "The plan of the council.")
    desk.pdf("cert.pdf", 1, "The certificate of the adviser.")
    return (
        HEAD
        + more
        + desk.listed("note.pdf", "school_record", "on = 2026-02-01")
        + desk.listed("plan.pdf", "plan", "author = 'Example Council'\non = 2026-01-01")
        + desk.listed("cert.pdf", "certificate", "on = 2026-05-01")
    )


def test_documents_stand_in_order_with_links_that_lead_to_them(desk: Any) -> None:
    report = build(desk.ready(three(desk)), desk.folder / "pack.pdf")
    assert report.pages == 2 + 6
    assert report.starts == {1: 3, 2: 4, 3: 7}
    assert "The certificate of the adviser." in words_on(report.path, 3)
    assert "The plan of the council." in words_on(report.path, 4)
    assert "The note of the school." in words_on(report.path, 7)
    index = words_on(report.path, 2)
    for words in ("Index", "EHC plan", "Example Council", "1 January 2026", "4-6", "7-8"):
        assert words in index
    assert sorted(set(links_of(report.path))) == [(2, 3), (2, 4), (2, 7)]
    assert bookmarks_of(report.path) == [
        (0, "The bundle", 1),
        (0, "Core documents", 3),
        (1, "1. Mediation certificate", 3),
        (0, "EHC plan and section K appendices", 4),
        (1, "2. EHC plan", 4),
        (0, "Evidence of the family", 7),
        (1, "3. School record", 7),
    ]


def test_every_page_has_its_number_and_the_text_can_be_searched(desk: Any) -> None:
    report = build(desk.ready(three(desk)), desk.folder / "pack.pdf")
    for page in range(1, 9):
        assert f"Page {page} of 8" in words_on(report.path, page)


def test_the_cover_says_what_it_is_and_names_nobody(desk: Any) -> None:
    report = build(desk.ready(three(desk, "extended = true\n")), desk.folder / "pack.pdf")
    cover = words_on(report.path, 1)
    for words in (
        "The bundle",
        "Section B (needs) (ground c(i))",
        "Health or social care recommendations",
        "Tuesday 1 December 2026",
        "the family",
        "Sunday 22 November 2026",
        "3 documents on 8 pages",
        "Evidence of the family: document 3",
    ):
        assert words in cover


def test_the_cover_of_a_complaint_has_no_ground(desk: Any) -> None:
    desk.pdf("a.pdf")
    desk.pdf("b.pdf")
    text = desk.listed("a.pdf", "letter") + desk.listed("b.pdf", "plan") + desk.listed("a.pdf", "complaint_response")
    report = build(
        desk.ready("for = 'complaint'\n" + text + desk.listed("b.pdf", "complaint")), desk.folder / "pack.pdf"
    )
    assert "ground" not in words_on(report.path, 1)
    assert [section.heading for section in report.sections] == [
        "The complaint and its answers",
        "Decisions and plans",
        "Other documents",
    ]
    assert [paper.listed.kind for paper in papers_of(report.sections)] == [
        "complaint",
        "complaint_response",
        "plan",
        "letter",
    ]


def test_a_claim_has_its_own_parts(desk: Any) -> None:
    desk.pdf("a.pdf")
    kinds = (("plan", ""), ("other", "part = 'supplementary'"), ("letter", "party = 'authority'"), ("claim_form", ""))
    text = "for = 'discrimination'\nparty = 'authority'\n" + "".join(
        desk.listed("a.pdf", kind, more) for kind, more in kinds
    )
    report = desk.ready(text).report
    assert [section.heading for section in report.sections] == [
        "Core documents",
        "Supplementary documents",
        "Evidence of the responsible body",
    ]
    assert report.notes == ()


def test_who_prepares_the_bundle_is_said_to_a_family(desk: Any) -> None:
    desk.pdf("a.pdf")
    assert (
        "the local authority prepares the bundle" in desk.ready(HEAD + desk.listed("a.pdf", "letter")).report.notes[-1]
    )
    claim = desk.ready("for = 'discrimination'\n" + desk.listed("a.pdf", "letter")).report
    assert "the responsible body prepares the bundle" in claim.notes[-1]


def test_those_without_a_date_stand_last_of_their_kind(desk: Any) -> None:
    desk.pdf("a.pdf")
    days = ("", "on = 2026-02-01", "on = '2026-01'", "on = 2025-12-31")
    text = HEAD + "".join(desk.listed("a.pdf", "letter", day) for day in days) + desk.listed("a.pdf", "minutes")
    report = desk.ready(text).report
    assert [str(paper.listed.on.first) if paper.listed.on else "" for paper in papers_of(report.sections)] == [
        "",
        "2025-12-31",
        "2026-01-01",
        "2026-02-01",
        "",
    ]
    assert papers_of(report.sections)[0].listed.kind == "minutes"


def test_a_damaged_locked_or_missing_document_is_named_and_the_rest_is_built(desk: Any) -> None:
    text = three(desk)
    (desk.folder / "torn.pdf").write_bytes((desk.folder / "plan.pdf").read_bytes()[:700])
    with pikepdf.open(desk.folder / "plan.pdf") as pdf:
        pdf.save(desk.folder / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    (desk.folder / "sheet.xlsx").write_bytes(b"PK\x03\x04 nothing")
    text += "".join(desk.listed(name, "letter") for name in ("torn.pdf", "locked.pdf", "none.pdf", "sheet.xlsx", "."))
    report = build(desk.ready(text), desk.folder / "pack.pdf")
    assert [one.file for one in report.left_out] == ["torn.pdf", "locked.pdf", "none.pdf", "sheet.xlsx", "."]
    assert "damaged" in report.left_out[0].why
    assert "password" in report.left_out[1].why
    assert "is not there" in report.left_out[2].why
    assert all("\n" not in one.why for one in report.left_out)
    assert (report.documents, report.pages) == (3, 8)


def test_what_would_make_a_pack_enormous_is_left_out(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    text = three(desk)
    monkeypatch.setattr(building, "MOST_PAGES", 4)
    report = desk.ready(text).report
    assert [one.file for one in report.left_out] == ["plan.pdf"]
    assert report.left_out[0].why == "plan.pdf would take the pack over 4 pages or 400 MB: make several packs."
    assert report.documents == 2


def test_nothing_readable_is_one_sentence(desk: Any) -> None:
    (desk.folder / "a.pdf").write_bytes(b"nothing")
    with pytest.raises(PackError, match=r"none of the documents could be read.*a\.pdf is not a PDF"):
        desk.ready(desk.listed("a.pdf", "letter"))


def test_where_word_cannot_be_converted_each_file_is_named(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Office, "find", classmethod(lambda cls: None))
    (desk.folder / "old.rtf").write_bytes(b"{\\rtf1 Words}")
    report = desk.ready(three(desk) + desk.listed("old.rtf", "letter")).report
    assert "LibreOffice is not installed" in report.left_out[0].why
    assert "so Word files cannot be converted: save old.rtf as PDF" in report.notes[0]


@pytest.mark.slow
@pytest.mark.skipif(Office.find() is None, reason="LibreOffice is not installed")
def test_a_word_file_is_converted_and_that_is_said(desk: Any) -> None:
    (desk.folder / "old.rtf").write_bytes(b"{\\rtf1 Words of the letter}")
    report = build(desk.ready(three(desk) + desk.listed("old.rtf", "letter")), desk.folder / "pack.pdf")
    assert report.left_out == ()
    assert "old.rtf was converted by LibreOffice" in report.notes[0]
    assert "Words of the letter" in words_on(report.path, 9)


def test_what_a_file_held_besides_its_pages_is_said(desk: Any) -> None:
    text = three(desk)
    with pikepdf.open(desk.folder / "note.pdf", allow_overwriting_input=True) as pdf:
        pdf.attachments["secret.txt"] = b"hidden"
        pdf.save(desk.folder / "note.pdf")
    notes = desk.ready(text).report.notes
    assert notes[0].startswith("note.pdf: not in the pack: ")


@pytest.mark.slow
def test_notes_stand_before_the_index(desk: Any) -> None:
    text = three(desk, "note = 'It is long for a reason.'\n").replace(
        'kind = "certificate"', 'kind = "certificate"\nnote = "It is old."'
    )
    report = build(desk.ready(text), desk.folder / "pack.pdf")
    page = words_on(report.path, 2)
    assert page.index("It is long for a reason.") < page.index("It is old.") < page.index("Index")
    assert "Document 1, Mediation certificate: It is old." in page
    long = build(desk.ready(three(desk, "note = 'It is long.'\n")), desk.folder / "pack.pdf")
    assert "It is long." in words_on(long.path, 2)
    alone = three(desk).replace('kind = "certificate"', 'kind = "certificate"\nnote = "It is old."')
    assert "It is old." in words_on(build(desk.ready(alone), desk.folder / "pack.pdf").path, 2)


@pytest.mark.slow
def test_the_chronology_stands_after_the_index_with_links(desk: Any) -> None:
    (desk.folder / "case.toml").write_text(CASE, encoding="utf-8")
    report = build(desk.ready(three(desk, "case = 'case.toml'\n")), desk.folder / "pack.pdf")
    assert report.starts[1] == 4
    page = words_on(report.path, 3)
    assert "Chronology" in page and "The mediation certificate was issued." in page
    assert (3, 4) in links_of(report.path)
    without = build(desk.ready(three(desk, "case = 'case.toml'\nchronology = false\n")), desk.folder / "pack.pdf")
    assert without.starts[1] == 3


def test_findings_name_the_pages_of_the_bundle(desk: Any) -> None:
    text = three(desk)
    desk.pdf("s.pdf", 12, "1. a 2. b")
    ready = desk.ready(text + desk.listed("s.pdf", "witness_statement", "on = 2026-01-01"))
    (before,) = [one for one in ready.report.findings if one.rule == "statement.pages"]
    assert ready.report.in_bundle(before.where[0]) == ()
    report = build(ready, desk.folder / "pack.pdf")
    start = report.starts[before.where[0].number]
    assert report.in_bundle(before.where[0]) == (start + 10, start + 11)
    assert "Leaf 11" in words_on(report.path, start + 10)


@pytest.mark.slow
def test_two_builds_are_the_same(desk: Any) -> None:
    ready = desk.ready(three(desk))
    one = build(ready, desk.folder / "one.pdf").path.read_bytes()
    assert build(ready, desk.folder / "other.pdf").path.read_bytes() == one


@pytest.mark.slow
def test_progress_is_told_to_the_end(desk: Any) -> None:
    told: list[tuple[str, int, int]] = []
    spec = desk.spec(three(desk))
    ready = building.prepare(spec, desk.as_at, lambda *step: told.append(step))
    build(ready, desk.folder / "pack.pdf", lambda *step: told.append(step))
    assert told[:4] == [("Reading", 0, 3), ("Reading", 1, 3), ("Reading", 2, 3), ("Reading", 3, 3)]
    assert told[-1] == ("Binding", 8, 8)


@pytest.mark.slow
def test_signs_that_the_index_cannot_show_are_named(desk: Any) -> None:
    desk.pdf("a.pdf")
    report = build(desk.ready(HEAD + desk.listed("a.pdf", "letter", "title = 'Letter 漢'")), desk.folder / "pack.pdf")
    assert "The index shows an empty square for 漢" in report.notes[-1]


def test_a_pack_that_cannot_be_written_leaves_nothing(desk: Any) -> None:
    ready = desk.ready(three(desk))
    before = sorted(desk.folder.iterdir())
    with pytest.raises(UpheldError, match="cannot be written"):
        build(ready, desk.folder / "none" / "pack.pdf")
    assert sorted(desk.folder.iterdir()) == before


@pytest.mark.slow
def test_the_tables_have_the_pages_of_the_bundle(desk: Any) -> None:
    (desk.folder / "case.toml").write_text(CASE, encoding="utf-8")
    rows = "[[change]]\nsection = 'F'\nfamily = 'One hour.'\nevidence = 'note.pdf'\n"
    ready = desk.ready(three(desk, "case = 'case.toml'\n") + rows)
    report = build(ready, desk.folder / "pack.pdf")

    def rows_of(document: Document) -> list[list[str]]:
        word = docx.Document(io.BytesIO(as_docx(document)))
        return [[cell.text for cell in row.cells] for row in word.tables[0].rows]

    start = report.starts[3]
    assert rows_of(working_document_of(ready, report))[1] == ["F", "", "One hour.", "", "", f"{start}-{start + 1}"]
    assert rows_of(chronology_of(ready, report))[1] == ["1 May 2026", "The mediation certificate was issued.", "4"]


def test_a_table_there_is_nothing_for_is_refused(desk: Any) -> None:
    ready = desk.ready(three(desk))
    with pytest.raises(PackError, match=r"there is no \[\[change\]\]"):
        working_document_of(ready, ready.report)
    with pytest.raises(PackError, match="a chronology is made from a case"):
        chronology_of(ready, ready.report)


EXAMPLE = Path(__file__).parents[4] / "examples" / "pack"


def test_the_example_is_built_and_says_what_its_notes_promise(tmp_path: Path) -> None:
    from datetime import date

    from upheld.letters.pack.read_spec import read_spec

    report = build(building.prepare(read_spec(EXAMPLE), date(2026, 11, 22)), tmp_path / "pack.pdf")
    assert (report.documents, report.pages, report.left_out) == (7, 13, ())
    assert [one.rule for one in report.findings] == ["version"]
    assert [one.what for one in report.missing] == [
        "Section K appendix: advice for the plan",
        "Working document",
        "A statement or report by Teacher D",
    ]


def test_every_name_a_spec_can_hold_is_in_the_guide() -> None:
    from upheld.letters.pack import read_spec
    from upheld.letters.pack.kinds import DOCUMENT_KINDS

    guide = (EXAMPLE.parents[1] / "docs" / "guides" / "pack.md").read_text(encoding="utf-8")
    names = {*read_spec._TOP, *read_spec._DOCUMENT, *read_spec._CHANGE, *DOCUMENT_KINDS}
    assert [name for name in sorted(names) if name not in guide] == []


def test_the_spec_of_the_guide_is_one(desk: Any) -> None:
    guide = (EXAMPLE.parents[1] / "docs" / "guides" / "pack.md").read_text(encoding="utf-8")
    text = guide.split("```toml\n")[1].split("```")[0]
    (desk.folder / "case.toml").write_text(CASE, encoding="utf-8")
    assert len(desk.spec(text).documents) == 2
