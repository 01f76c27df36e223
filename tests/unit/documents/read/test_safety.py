"""Small files made to cost much: what stands once is read once, and words that repeat are counted each time."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from tests.unit.documents.read.made import W, odt, p, reading, refusal, texts
from upheld.documents.reading.limits import LIMITS
from upheld.documents.reading.marker import as_printed
from upheld.documents.reading.open import read
from upheld.documents.unreadable import Unreadable

_HEADER = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"


def with_header_named(times: int) -> bytes:
    """A Word file that names its one header many times."""
    named = "".join(f'<Relationship Id="r{one}" Type="{_HEADER}" Target="h.xml"/>' for one in range(times))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as into:
        into.writestr("[Content_Types].xml", "<Types/>")
        into.writestr("word/document.xml", f"<w:document {W}><w:body>{p('Section F')}</w:body></w:document>")
        into.writestr("word/h.xml", f"<w:hdr {W}>{p('Draft')}</w:hdr>")
        into.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{named}'
            "</Relationships>",
        )
    return out.getvalue()


def test_a_header_that_is_named_many_times_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from upheld.documents.reading.package import Package

    asked: list[str] = []
    real = Package.xml
    monkeypatch.setattr(Package, "xml", lambda package, part: asked.append(part) or real(package, part))
    found = reading(with_header_named(50))
    assert found.running == ("Draft",)
    assert asked.count("word/h.xml") == 1


def test_a_cell_that_is_repeated_counts_as_often_as_it_stands() -> None:
    cell = f'<table:table-cell table:number-columns-repeated="100"><text:p>{"ab " * 100}</text:p></table:table-cell>'
    data = odt(f"<table:table><table:table-row>{cell}</table:table-row></table:table>")
    assert len(list(texts(reading(data, "plan.odt")))) > 0
    with pytest.raises(Unreadable, match="more than 10,000 letters"):
        read(data, "plan.odt", replace(LIMITS, letters=10_000))


@pytest.mark.parametrize("spelled", ["utf-16", "utf-16-be"])
def test_a_document_type_is_found_however_it_is_spelled(spelled: str) -> None:
    doctype = '<!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/hostname">]>'
    whole = f'<?xml version="1.0" encoding="UTF-16"?>{doctype}<w:document {W}><w:body>{p("&j;")}</w:body></w:document>'
    data = whole.encode(spelled) if spelled == "utf-16" else b"\xfe\xff" + whole.encode(spelled)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as into:
        into.writestr("[Content_Types].xml", "<Types/>")
        into.writestr("word/document.xml", data)
    assert "no word processor writes" in refusal(out.getvalue())


def test_halves_of_letters_are_joined_or_dropped_and_marks_that_turn_text_are_dropped() -> None:
    assert as_printed("a\ud83d\ude00b\ud800c") == "a\U0001f600bc"
    assert as_printed("not\u202e able\u2066 to") == "not able to"
