"""The words of one paragraph of a Word file: its runs, with tracked changes, fields, boxes and controls in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from upheld.documents.reading.docx_styles import NOTHING, VAL, Look, Styles, W, is_on, run_look
from upheld.documents.reading.marker import as_printed
from upheld.documents.reading.package import Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
TEXT_BOX = f"{W}txbxContent"
_INSIDE = frozenset(
    f"{W}{name}" for name in ("hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdtContent", "rubyBase")
)
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_TICKED, _UNTICKED = "☒", "☐"
_SYMBOL_FACES = ("wingdings", "symbol", "webdings")


class Bit(NamedTuple):
    """Some letters that look the same."""

    text: str
    bold: bool
    italic: bool
    size: float | None


@dataclass(slots=True)
class Pages:
    """On which page are we? Only a file in which Word noted where its pages broke says so."""

    known: bool
    number: int = 1
    _by_hand: bool = False

    def broken_by_hand(self) -> None:
        """A break that somebody put in; Word notes it a second time when it lays out the page."""
        self.number += 1
        self._by_hand = True

    def broken_by_word(self) -> None:
        """A break that Word noted when it last laid out the file."""
        if not self._by_hand:
            self.number += 1
        self._by_hand = False

    def written_on(self) -> int | None:
        """The page that the words now read stand on; None where it is not known."""
        self._by_hand = False
        return self.number if self.known else None


@dataclass(slots=True)
class Left:
    """What is left out or changed on the way, counted by what it is."""

    counts: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Line:
    """The bits of one paragraph as they are met, the page the first words are on, and the boxes that hang on it."""

    bits: list[Bit] = field(default_factory=list)
    page: int | None = None
    boxes_before: list[Element] = field(default_factory=list)
    boxes_after: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The letters so far."""
        return "".join(bit.text for bit in self.bits)


@dataclass(slots=True)
class Runs:
    """Reads the runs of paragraphs, one after another: a field may go on from one to the next."""

    styles: Styles
    pages: Pages
    left: Left
    _fields: list[bool] = field(default_factory=list)
    """For each field that is open, whether its result is being read, and not its instructions."""

    def read(self, paragraph: Element, under: Look, line: Line) -> None:
        """Add what stands in a paragraph, whose own looks are `under`."""
        self._children(paragraph, under, line)

    def _children(self, element: Element, under: Look, line: Line) -> None:
        for one in element:
            tag = one.tag
            if tag == f"{W}r":
                self._run(one, under, line)
            elif tag in _INSIDE:
                self._children(one, under, line)
            elif tag in (f"{W}ins", f"{W}moveTo"):
                self.left.counts["inserted"] += 1
                self._children(one, under, line)
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self.left.counts["deleted"] += 1
            elif tag == f"{W}sdt":
                self._control(one, under, line)
            elif tag == f"{MC}AlternateContent":
                self._children(chosen(one), under, line)
            elif tag.endswith(("}oMath", "}oMathPara")):
                self._add("".join(part.text or "" for part in one.iter(_MATHS)), under, line)

    def _control(self, control: Element, under: Look, line: Line) -> None:
        """A content control: what was chosen or typed in it, but not its invitation to type."""
        properties = control.find(f"{W}sdtPr")
        content = control.find(f"{W}sdtContent")
        tick = properties.find(f"{_W14}checkbox") if properties is not None else None
        if tick is not None:
            state = tick.find(f"{_W14}checked")
            self._add(
                _TICKED if state is not None and state.get(f"{_W14}val") in ("1", "true") else _UNTICKED, under, line
            )
        elif content is not None and not is_invitation(properties):
            self._children(content, under, line)

    def _run(self, run: Element, under: Look, line: Line) -> None:
        properties = run.find(f"{W}rPr")
        look = under
        if properties is not None and len(properties):
            style = properties.find(f"{W}rStyle")
            look = (
                run_look(properties)
                .over(self.styles.look(style.get(VAL)) if style is not None else NOTHING)
                .over(under)
            )
        for one in run:
            tag = one.tag
            if tag == f"{W}t":
                self._add(one.text or "", look, line)
            elif tag == f"{W}lastRenderedPageBreak":
                self.pages.broken_by_word()
            elif tag in (f"{W}tab", f"{W}ptab"):
                self._add("\t", look, line)
            elif tag == f"{W}br":
                if one.get(f"{W}type") == "page":
                    self.pages.broken_by_hand()
                self._add("\n", look, line)
            elif tag == f"{W}cr":
                self._add("\n", look, line)
            elif tag == f"{W}noBreakHyphen":
                self._add("-", look, line)
            elif tag == f"{W}sym":
                self._add(_symbol(one), look, line)
            elif tag == f"{W}fldChar":
                self._field(one, look, line)
            elif tag in _DRAWN:
                self._boxes(one, line)
            elif tag == f"{MC}AlternateContent":
                self._boxes(chosen(one), line)
            elif tag == f"{W}ruby":
                self._children(one, look, line)
            elif tag == f"{W}delText":
                self.left.counts["deleted"] += 1

    def _add(self, text: str, look: Look, line: Line) -> None:
        if not text or not all(self._fields):
            return
        if look.hidden:
            self.left.counts["hidden"] += bool(text.strip())
            return
        if not text.isspace() and line.page is None:
            line.page = self.pages.written_on()
        line.bits.append(Bit(as_printed(text), bool(look.bold), bool(look.italic), look.size))

    def _field(self, mark: Element, look: Look, line: Line) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._add(_legacy_control(mark), look, line)
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _boxes(self, drawn: Element, line: Line) -> None:
        """Note the text boxes in something drawn; a drawing may offer the same box twice."""
        into = line.boxes_after if line.text.strip() else line.boxes_before
        into.extend(outermost_boxes(drawn))


def outermost_boxes(element: Element) -> Iterator[Element]:
    """The text boxes in something drawn, without those that stand inside another and without second offers."""
    for one in element:
        if one.tag == TEXT_BOX:
            yield one
        elif one.tag == f"{MC}AlternateContent":
            yield from outermost_boxes(chosen(one))
        elif len(one):
            yield from outermost_boxes(one)


def chosen(alternatives: Element) -> Element:
    """The first of several ways in which the same thing is written."""
    first = next(iter(alternatives), None)
    return first if first is not None else alternatives


def is_invitation(properties: Element | None) -> bool:
    """Whether a control shows nothing but "Click here to type"."""
    return properties is not None and bool(is_on(properties.find(f"{W}showingPlcHdr")))


def _symbol(element: Element) -> str:
    """A letter of a typeface of signs."""
    try:
        number = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if number < 0x100 and element.get(f"{W}font", "").lower().startswith(_SYMBOL_FACES):
        number |= 0xF000
    return as_printed(chr(number)) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x10000 else ""


def _legacy_control(mark: Element) -> str:
    """What an old form field shows: a ticked or empty box, or what was chosen from a list."""
    data = mark.find(f"{W}ffData")
    if data is None:
        return ""
    tick = data.find(f"{W}checkBox")
    if tick is not None:
        state = tick.find(f"{W}checked")
        return _TICKED if is_on(state if state is not None else tick.find(f"{W}default")) else _UNTICKED
    choices = data.find(f"{W}ddList")
    if choices is None:
        return ""
    entries = [one.get(VAL, "") for one in choices.iterfind(f"{W}listEntry")]
    result = choices.find(f"{W}result")
    picked = result.get(VAL, "0") if result is not None else "0"
    return entries[int(picked)] if picked.isdecimal() and len(picked) < 5 and int(picked) < len(entries) else ""
