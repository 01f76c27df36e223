"""What is said to go on one sheet does when it is typeset, and the sheet is not left half empty for it."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from upheld.documents.blocks import Block, Document, Heading, Items, Paragraph, Table, Text
from upheld.documents.pdf import as_pdf
from upheld.measures.one_sheet import fits

WORDS = (Text("In 2024, 178 of 314 new plans in Hackney were late: 56.7%, against 53.6% in England. " * 3),)
HEAD = Heading(1, (Text("Hackney: special educational needs in figures"),))
CELLS = tuple((Text(one),) for one in ("Within 20 weeks, 2024", "43.3% (37.9% to 48.8%)", "46.4%"))


def blocks(kind: str, count: int) -> list[Block]:
    match kind:
        case "paragraphs":
            return [HEAD, *[Paragraph(WORDS)] * count]
        case "items":
            return [HEAD, Items((WORDS,) * count)]
    return [HEAD, Table("The main measures", CELLS, (CELLS,) * count * 3, (40, 40, 20))]


def sheets(found: list[Block]) -> int:
    opened = pdfium.PdfDocument(as_pdf(Document("A page", tuple(found), style="one-page", numbered=False)))
    try:
        return len(opened)
    finally:
        opened.close()


@pytest.mark.parametrize("kind", ["paragraphs", "items", "rows"])
def test_the_fullest_that_fits_is_one_sheet_and_half_as_much_again_is_not(kind: str) -> None:
    most = max(count for count in range(1, 60) if fits(blocks(kind, count)))
    assert sheets(blocks(kind, most)) == 1
    assert sheets(blocks(kind, most * 3 // 2)) > 1
    assert not fits(blocks(kind, most + 1))
