"""Type, pages, numbers and pictures of text: what of the form of a document a person should look at."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw

HEAD = "ground = 'b'\nhearing_listed_on = 2026-09-01\n"


def typed(path: Path, *sizes: float, box: tuple[float, float] = (595, 842)) -> None:
    """A PDF with one page for each size of type, set in a font of every reader."""
    with pikepdf.new() as pdf:
        for size in sizes:
            page = pdf.add_blank_page(page_size=box)
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            words = f"BT /F1 {size} Tf 72 400 Td (Words of the document that can be read) Tj ET"
            page.obj.Contents = pdf.make_stream(words.encode())
        pdf.save(path)


def scan(path: Path, pages: int = 1) -> None:
    """A PDF of pictures of text."""
    picture = Image.new("L", (600, 800), "white")
    ImageDraw.Draw(picture).text((50, 50), "Words in a picture", fill="black")
    picture.save(path, "PDF", save_all=True, append_images=[picture] * (pages - 1))


@pytest.mark.parametrize(("size", "small"), [(12, False), (11.8, False), (11.7, True), (9, True), (14, False)])
def test_type_under_twelve_points_is_seen(desk: Any, size: float, small: bool) -> None:
    typed(desk.folder / "a.pdf", 12, size, 12)
    found = desk.found(HEAD + desk.listed("a.pdf", "letter"), "form.type")
    assert [one.where[0].pages for one in found] == ([(2,)] if small else [])
    if small:
        assert "1 document with type smaller than 12 points" in found[0].what
        assert f"the smallest is {size:g} points, in Letter (a.pdf)" in found[0].what
        assert found[0].severity == "look"


def test_small_type_in_many_documents_is_said_once(desk: Any) -> None:
    for name, sizes in (("a.pdf", (12, 10)), ("b.pdf", (9, 12, 8)), ("c.pdf", (12,))):
        typed(desk.folder / name, *sizes)
    text = HEAD + "".join(desk.listed(name, "letter") for name in ("a.pdf", "b.pdf", "c.pdf"))
    (found,) = desk.found(text, "form.type")
    assert "2 documents with type smaller" in found.what
    assert "the smallest is 8 points, in Letter (b.pdf)" in found.what
    assert [(where.file, where.pages) for where in found.where] == [("a.pdf", (2,)), ("b.pdf", (1, 3))]


def test_the_size_of_type_in_a_scan_is_not_made_up(desk: Any) -> None:
    scan(desk.folder / "a.pdf", 2)
    prepared = desk.ready(HEAD + desk.listed("a.pdf", "letter"))
    assert prepared.report.findings == ()
    searched, compared = prepared.report.unchecked[:2]
    assert "no text that can be searched: Letter (a.pdf), pages 1-2." in searched
    assert "the size of their type, were not checked" in searched
    assert "A scan is only found to be there twice if it is the same file" in compared


def test_the_pages_of_a_document_that_are_scans_are_named(desk: Any) -> None:
    scan(desk.folder / "scan.pdf")
    desk.pdf("text.pdf", 3, "Some words")
    with pikepdf.open(desk.folder / "text.pdf") as pdf, pikepdf.open(desk.folder / "scan.pdf") as other:
        pdf.pages.extend(other.pages)
        pdf.save(desk.folder / "both.pdf")
    said = desk.ready(HEAD + desk.listed("both.pdf", "letter")).report.unchecked
    assert "Letter (both.pdf), page 4." in said[0]


@pytest.mark.parametrize(
    ("box", "large"),
    [
        ((595, 842), False),
        ((842, 595), False),
        ((612, 792), False),
        ((612, 863), True),
        ((842, 1191), True),
        ((595, 900), True),
    ],
)
def test_a_page_larger_than_a4_is_seen(desk: Any, box: tuple[float, float], large: bool) -> None:
    typed(desk.folder / "a.pdf", 12, box=box)
    assert bool(desk.found(HEAD + desk.listed("a.pdf", "letter"), "form.a4")) is large


@pytest.mark.parametrize("kind", ["expert_report", "witness_statement"])
def test_paragraphs_of_reports_and_statements_are_numbered(desk: Any, kind: str) -> None:
    text = HEAD + desk.listed("a.pdf", kind, "on = 2026-01-01")
    typed(desk.folder / "a.pdf", 12)
    assert [one.rule for one in desk.found(text, "form.numbered")] == ["form.numbered"]
    assert desk.found(text.replace(kind, "letter"), "form.numbered") == []
    numbered(desk.folder / "a.pdf", "1. One", "2.1 Two", "(3) Three")
    assert desk.found(text, "form.numbered") == []
    scan(desk.folder / "a.pdf")
    assert desk.found(text, "form.numbered") == []


def numbered(path: Path, *lines: str) -> None:
    """A PDF of one page with these lines."""
    typed(path, 12)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        said = "".join(f"BT /F1 12 Tf 72 {700 - 30 * n} Td ({line}) Tj ET " for n, line in enumerate(lines))
        said = said.replace("((3) Three)", "(\\(3\\) Three)")
        pdf.pages[0].obj.Contents = pdf.make_stream(said.encode())
        pdf.save(path)


def test_a_long_report_has_a_summary(desk: Any) -> None:
    text = HEAD + desk.listed("a.pdf", "expert_report", "on = 2026-01-01")
    desk.pdf("a.pdf", 4, "No such thing.")
    assert [one.severity for one in desk.found(text, "report.summary")] == ["look"]
    assert desk.found(text + "summary_pages = 1", "report.summary") == []
    desk.pdf("a.pdf", 3, "No such thing.")
    assert desk.found(text, "report.summary") == []
    desk.pdf("a.pdf", 4, "Executive Summary of what was found.")
    assert desk.found(text, "report.summary") == []
    scan(desk.folder / "a.pdf", 4)
    assert desk.found(text, "report.summary") == []


@pytest.mark.slow
def test_a_photograph_is_a_page_of_a4(desk: Any) -> None:
    picture = io.BytesIO()
    Image.effect_noise((3000, 2000), 50).save(picture, "JPEG")
    (desk.folder / "a.jpg").write_bytes(picture.getvalue())
    prepared = desk.ready(HEAD + desk.listed("a.jpg", "photograph"))
    assert prepared.report.documents == 1
    assert prepared.report.findings == ()
    assert not any("OCR" in sentence for sentence in prepared.report.unchecked)
