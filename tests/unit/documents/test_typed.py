"""Plain text made into pages: an e-mail that was saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from upheld.documents.limits import LIMITS, Limits
from upheld.documents.source import Source, Unreadable, read_source
from upheld.documents.typed import text_of


def source_of(folder: Path, data: bytes, name: str = "e-mail.txt", limits: Limits = LIMITS) -> Source:
    path = folder / name
    path.write_bytes(data)
    return read_source(path, office=None, limits=limits)


def test_each_line_stands_as_it_was_written_and_can_be_searched(tmp_path: Path) -> None:
    found = source_of(tmp_path, "From: Parent B\n\n# no heading, *no* markup & <b>\n- Wales: ŵ\n".encode())
    assert found.converted_from == "text"
    assert found.searchable
    assert len(found.pages) == 1
    told = found.pages[0].text
    for line in ("From: Parent B", "# no heading, *no* markup & <b>", "- Wales: ŵ"):
        assert line in told


def test_an_older_encoding_is_read_too(tmp_path: Path) -> None:
    assert "café “so”" in source_of(tmp_path, "café “so”".encode("cp1252")).pages[0].text
    assert text_of("é".encode("utf-8-sig")) == "é"


def test_a_long_text_is_several_pages(tmp_path: Path) -> None:
    assert len(source_of(tmp_path, b"A line of an e-mail.\n" * 200, "a.eml").pages) > 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b" \n\t\n", "has no words in it"),
        (b"\x00\x01\x02binary", "is not a PDF, a Word file, a picture or plain text"),
        (b"\x81\x8d", "is not a PDF, a Word file, a picture or plain text"),
        (b"word " * 500, "2,500 letters, more than a bundle can hold"),
    ],
)
def test_what_cannot_be_pages_is_refused_in_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        source_of(tmp_path, data, limits=Limits(pages=2))
