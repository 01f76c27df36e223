"""What is refused, in one sentence, and harms nothing: what is damaged, locked, hostile or too large."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.documents import papers
from tests.unit.documents.read.made import (
    ODF,
    W,
    docx,
    flat,
    odt,
    p,
    packed,
    reading,
    refusal,
    tbl,
    tc,
    texts,
    tr,
    typeset,
)
from upheld.documents.office import Office
from upheld.documents.reading.limits import LIMITS
from upheld.documents.reading.open import read
from upheld.documents.unreadable import Unreadable

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {later} "{f"&{one};" * 10}">' for one, later in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'


def with_doctype(doctype: str) -> bytes:
    return docx("", whole=f"{doctype}<w:document {W}><w:body>{p('&j;')}</w:body></w:document>")


class TestHostile:
    @pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE])
    def test_entities_are_refused_in_a_word_file(self, doctype: str) -> None:
        assert "no word processor writes" in refusal(with_doctype(doctype))

    @pytest.mark.parametrize("doctype", [LAUGHS, OUTSIDE])
    def test_and_in_an_open_document_packed_or_flat(self, doctype: str) -> None:
        content = f"{doctype}<office:document-content {ODF}><office:body><office:text>&j;</office:text></office:body>"
        data = odt("", **{"content.xml": f"{content}</office:document-content>"})
        assert "no word processor writes" in refusal(data, "plan.odt")
        whole = flat("<text:p>&j;</text:p>").replace(b"?>\n", b"?>\n" + doctype.encode())
        assert "no word processor writes" in refusal(whole, "plan.fodt")

    def test_a_bomb_in_the_pack_is_refused_before_it_is_unpacked(self) -> None:
        bomb = docx(" " * 60_000_000)
        assert len(bomb) < 200_000
        assert "60 MB" in refusal(bomb)
        assert "unpacks to more than 10 MB" in refusal(bomb, limits=replace(LIMITS, unpacked_bytes=10_000_000))

    def test_a_size_that_lies_unpacks_to_no_more(self) -> None:
        bomb = bytearray(docx(" " * 30_000_000))
        real, said = (30_000_000 + len(f"<w:document {W}><w:body></w:body></w:document>")), 1_000
        place = bomb.rindex(real.to_bytes(4, "little"))
        bomb[place : place + 4] = said.to_bytes(4, "little")
        assert "damaged" in refusal(bytes(bomb))

    def test_many_parts_are_refused(self) -> None:
        parts = {f"word/media/{number}": "" for number in range(6_000)}
        assert "parts" in refusal(packed({"word/document.xml": f"<w:document {W}/>"} | parts))

    def test_names_and_links_that_lead_elsewhere_lead_nowhere(self) -> None:
        out = io.BytesIO(docx(p("Text.")))
        with zipfile.ZipFile(out, "a") as into:
            into.writestr("../../../../escaped.txt", "out")
            link = zipfile.ZipInfo("word/styles.xml")
            link.external_attr = 0o120777 << 16
            into.writestr(link, "/etc/passwd")
        assert texts(reading(out.getvalue())) == ["Text."]

    def test_what_is_outside_is_not_looked_at(self) -> None:
        relations = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
            'Type="x/header" TargetMode="External" Target="http://192.0.2.1/h.xml"/>'
            '<Relationship Id="b" Type="x/styles" Target="../../../../../etc/passwd"/></Relationships>'
        )
        data = packed(
            {"word/document.xml": f"<w:document {W}><w:body>{p('Text.')}</w:body></w:document>",
             "word/_rels/document.xml.rels": relations}
        )  # fmt: skip
        assert texts(reading(data)) == ["Text."]

    def test_elements_nested_without_end_are_refused(self) -> None:
        assert "damaged" in refusal(docx("<w:sdt><w:sdtContent>" * 2_000 + "</w:sdtContent></w:sdt>" * 2_000))

    def test_tables_nested_beyond_reason_are_refused(self) -> None:
        inside = p("deep")
        for _ in range(12):
            inside = tbl(tr(tc(inside)))
        assert "tables inside tables" in refusal(docx(inside))
        table = "<text:p>deep</text:p>"
        for _ in range(12):
            cell = f"<table:table-cell>{table}</table:table-cell>"
            table = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
        assert "tables inside tables" in refusal(odt(table), "plan.odt")

    def test_a_huge_table_is_refused(self) -> None:
        row = tr(*[tc(p())] * 50)
        assert "60,000 cells" in refusal(docx(tbl(*[row] * 1_300)), limits=replace(LIMITS, paragraphs=10**6))
        assert "columns" in refusal(docx(tbl(tr(tc(p("a"), '<w:gridSpan w:val="99999"/>')))))

    def test_too_many_paragraphs_or_pages_are_refused(self) -> None:
        assert "paragraphs" in refusal(docx(p("a") * 11), limits=replace(LIMITS, paragraphs=10))
        broken = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r></w:p>"
        assert "201 pages" in refusal(docx(broken * 200))
        assert "pages" in refusal(papers.plain(pages=201), "plan.pdf")

    def test_too_many_letters_are_refused(self) -> None:
        assert "letters" in refusal(papers.plain(pages=3), "plan.pdf", replace(LIMITS, letters=50))
        assert "letters" in refusal(papers.plain(), "plan.pdf", replace(LIMITS, marks=5))
        assert "letters" in refusal(b"a" * 51, "plan.txt", replace(LIMITS, letters=50))

    def test_a_file_over_the_limit_is_not_opened(self) -> None:
        assert "51 MB" in refusal(bytes(51_000_000))

    def test_a_page_of_endless_lines_is_read_without_tables(self) -> None:
        drawing = b"".join(b"%d 0 m %d 800 l S 0 %d m 590 %d l S " % (x, x, x, x) for x in range(0, 16_000, 4))
        found = reading(papers.plain(drawing=drawing), "plan.pdf")
        assert texts(found) == ["A letter of Example Council"]
        assert any("full of lines" in one for one in found.remarks)


class TestMacros:
    def test_a_word_file_with_macros_is_refused(self) -> None:
        kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
        assert "macros" in refusal(docx(p("a"), kind=kind), "plan.docm")
        out = io.BytesIO(docx(p("a")))
        with zipfile.ZipFile(out, "a") as into:
            into.writestr("word/vbaProject.bin", b"\0")
        assert "macros" in refusal(out.getvalue())

    def test_an_open_document_with_macros_is_refused(self) -> None:
        assert "macros" in refusal(odt("", **{"Basic/Standard/Module1.xml": "<x/>"}), "plan.odt")

    def test_an_old_word_file_with_macros_is_refused(self) -> None:
        said = refusal(old("WordDocument", "_VBA_PROJECT"), "plan.doc")
        assert "macros" in said


def old(*streams: str) -> bytes:
    """As much of an old Word file as tells what is in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + b"".join(one.encode("utf-16-le") for one in streams)


class TestLocked:
    def test_a_locked_word_file(self) -> None:
        assert "password" in refusal(old("EncryptedPackage"))

    def test_a_locked_open_document(self) -> None:
        manifest = f"<manifest:manifest {ODF}><manifest:encryption-data/></manifest:manifest>"
        assert "password" in refusal(odt("", **{"META-INF/manifest.xml": manifest}), "plan.odt")

    def test_a_locked_pdf(self) -> None:
        assert "password" in refusal(papers.locked("secret"), "plan.pdf")


class TestOld:
    @pytest.mark.parametrize(("data", "name"), [(old("WordDocument"), "plan.doc"), (b"{\\rtf1 Text.}", "plan.rtf")])
    def test_old_files_need_libreoffice(self, data: bytes, name: str) -> None:
        assert "LibreOffice is not installed" in refusal(data, name)

    @pytest.mark.slow
    def test_and_are_read_through_it(self) -> None:
        office = Office.find()
        if office is None:
            pytest.skip("LibreOffice is not installed")
        found = read(b"{\\rtf1\\ansi One line.\\par Two lines.}", "plan.rtf", office=office)
        assert texts(found) == ["One line.", "Two lines."]
        assert found.kind == "rtf"


class TestDamaged:
    @pytest.mark.parametrize(
        ("data", "name"),
        [
            (b"", "plan.docx"),
            (b"nothing known", "plan.docx"),
            (b"   \n", "plan.txt"),
            (b"PK\x03\x04 and no more", "plan.docx"),
            (packed({"word/document.xml": "<w:document"}), "plan.docx"),
            (packed({"word/document.xml": "<other/>"}), "plan.docx"),
            (b"%PDF-1.7\nnothing", "plan.pdf"),
            (odt("", **{"content.xml": "<x/>"}), "plan.odt"),
        ],
    )
    def test_it_is_said(self, data: bytes, name: str) -> None:
        refusal(data, name)


def _word_file() -> bytes:
    document = python_docx.Document()
    document.add_heading("Heading", 1)
    document.add_paragraph("Item", style="List Number")
    document.add_table(2, 2).cell(0, 0).text = "Cell"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WHOLE = {
    "plan.docx": _word_file(),
    "bare.docx": docx(p("One") + tbl(tr(tc(p("a")), tc(p("b"))))),
    "plan.odt": odt("<text:h>One</text:h><text:list><text:list-item><text:p>two</text:p></text:list-item></text:list>"),
    "plan.fodt": flat("<text:p>One</text:p>"),
    "plan.pdf": typeset("= One\n\n#table(columns: 2, [a], [b], [c], [d])\n\n- two"),
}


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
    st.floats(0.2, 1),
)
def test_a_file_with_wrong_bytes_is_read_or_refused(name: str, changes: list[tuple[float, int]], share: float) -> None:
    data = bytearray(WHOLE[name])
    for place, value in changes:
        data[int(place * len(data))] = value
    try:
        read(bytes(data[: max(1, int(share * len(data)))] if share < 0.9 else data), name)
    except Unreadable as said:
        assert str(said).endswith(".")


def _element(name: str, inside: list[str]) -> str:
    return f"<w:{name}>{''.join(inside)}x</w:{name}>"


NAMES = (
    "p r t tbl tr tc sdt sdtContent sdtPr pPr rPr numPr sectPr br fldChar ins del tab drawing txbxContent hyperlink"
).split()
ELEMENTS = st.recursive(
    st.just(""), lambda inner: st.builds(_element, st.sampled_from(NAMES), st.lists(inner, max_size=3)), max_leaves=25
)


@settings(max_examples=100, deadline=None)
@given(ELEMENTS)
def test_word_xml_put_together_at_random_is_read_or_refused(body: str) -> None:
    try:
        read(docx(body), "plan.docx")
    except Unreadable as said:
        assert str(said).endswith(".")


def test_nothing_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, data in WHOLE.items():
        read(data, name)
    assert list(tmp_path.iterdir()) == []
