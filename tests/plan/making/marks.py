"""Draws what Word keeps behind the text: tracked changes, and content controls round runs, cells, rows and blocks."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from tests.plan.making.word import Word

_WHEN = "2026-01-01T00:00:00Z"
PLACEHOLDER = "Click or tap here to enter text."


def _changed(kind: str, identity: int) -> Any:
    mark = OxmlElement(f"w:{kind}")
    for key, value in (("id", str(identity)), ("author", "upheld"), ("date", _WHEN)):
        mark.set(qn(f"w:{key}"), value)
    return mark


class Changes:
    """Changes that Word tracks: none of them accepted yet."""

    def __init__(self, word: Word) -> None:
        self._count = 100
        settings = word.document.settings.element
        view = OxmlElement("w:revisionView")  # shown as if accepted; still in the file
        for key in ("markup", "comments", "insDel", "formatting"):
            view.set(qn(f"w:{key}"), "0")
        settings.insert(1, view)

    def _mark(self, kind: str) -> Any:
        self._count += 1
        return _changed(kind, self._count)

    def inserted(self, paragraph: Paragraph, text: str) -> None:
        """Words added at the end of the paragraph."""
        mark = self._mark("ins")
        mark.append(paragraph.add_run(text)._r)
        paragraph._p.append(mark)

    def deleted(self, paragraph: Paragraph, text: str) -> None:
        """Words struck out at the end of the paragraph."""
        mark = self._mark("del")
        run = paragraph.add_run(text)._r
        for old in run.findall(qn("w:t")):
            old.tag = qn("w:delText")
            old.set(qn("xml:space"), "preserve")
        mark.append(run)
        paragraph._p.append(mark)

    def whole(self, paragraph: Paragraph, kind: str) -> None:
        """The end of the paragraph, too, is added or struck out."""
        properties = paragraph._p.get_or_add_pPr()
        marks = OxmlElement("w:rPr")
        marks.append(self._mark(kind))
        properties.append(marks)


def _control(title: str, placeholder: bool = False) -> tuple[Any, Any]:
    control, about, content = (OxmlElement(f"w:{tag}") for tag in ("sdt", "sdtPr", "sdtContent"))
    alias = OxmlElement("w:alias")
    alias.set(qn("w:val"), title)
    about.append(alias)
    if placeholder:
        about.append(OxmlElement("w:showingPlcHdr"))
    control.append(about)
    control.append(content)
    return control, content


def in_control(paragraph: Paragraph, text: str, title: str) -> None:
    """Text typed into a control inside the paragraph; nothing typed leaves the placeholder."""
    control, content = _control(title, not text)
    content.append(paragraph.add_run(text or PLACEHOLDER)._r)
    paragraph._p.append(control)


def _wrapped(element: Any, title: str) -> None:
    control, content = _control(title)
    element.addprevious(control)
    content.append(element)


def cell_in_control(cell: _Cell, title: str) -> None:
    """A control round a whole cell."""
    _wrapped(cell._tc, title)


def row_in_control(row: _Row, title: str) -> None:
    """A control round a whole row, as in a section that repeats."""
    _wrapped(row._tr, title)


def block_in_control(paragraphs: list[Paragraph], title: str) -> None:
    """A control round several paragraphs."""
    control, content = _control(title)
    paragraphs[0]._p.addprevious(control)
    for paragraph in paragraphs:
        content.append(paragraph._p)
