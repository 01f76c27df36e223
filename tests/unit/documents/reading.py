"""A document written to a folder and read, or refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from upheld.documents.limits import LIMITS, Limits
from upheld.documents.source import Source, Unreadable, read_source


def read(folder: Path, data: bytes, name: str = "letter.pdf", limits: Limits = LIMITS) -> Source:
    path = folder / name
    path.write_bytes(data)
    return read_source(path, office=None, limits=limits)


def refusal(folder: Path, data: bytes, name: str = "letter.pdf", limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read(folder, data, name, limits)
    said = str(caught.value)
    assert name in said
    assert "\n" not in said
    assert said.endswith(".")
    return said


def picture_page(pdf: Pdf, page: Object, data: bytes, size: tuple[int, int], **more: Object) -> None:
    shape = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=size[0], Height=size[1], BitsPerComponent=8,
        ColorSpace=Name.DeviceGray, Filter=Name.DCTDecode, **more,
    )  # fmt: skip
    page.Resources.XObject = Dictionary(Im=Stream(pdf, data, shape))
    page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q")
