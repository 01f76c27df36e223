"""Read a Word file (DOCX): its XML is walked in order, nothing in it is run and nothing outside it is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from upheld.documents.reading.docx_body import Body
from upheld.documents.reading.docx_numbering import Numbering
from upheld.documents.reading.docx_styles import VAL, Styles, W
from upheld.documents.reading.docx_text import Left, Pages
from upheld.documents.reading.found import Reading, Words, words_in
from upheld.documents.reading.limits import ReadingLimits
from upheld.documents.reading.package import Element, Package, damaged
from upheld.documents.unreadable import Unreadable

_MAIN = "word/document.xml"
_MACROS = (b"macroEnabled", b"vbaProject")
_NOT_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes, name: str, limits: ReadingLimits) -> Reading:
    """The paragraphs and tables of a Word file.

    Raises:
        Unreadable: it is damaged, holds macros, or is too large.
    """
    package = Package.open(data, name, limits)
    kinds = package.bytes_of("[Content_Types].xml") or b""
    if any(one in kinds for one in _MACROS) or any(one.lower().endswith("vbaproject.bin") for one in package.sizes):
        raise Unreadable(
            f"{name} holds macros, which are programs: save it as .docx without them and give that instead."
        )
    root = package.xml(_MAIN)
    body = root.find(f"{W}body") if root is not None else None
    if root is None or body is None:
        raise damaged(name)
    related = package.related(_MAIN)
    left = Left()
    styles = Styles.of(_part(package, related, "styles"))
    numbering = Numbering.of(_part(package, related, "numbering"))
    pages = Pages(known=next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None)
    story = Body(name, styles, numbering, limits, pages, left, _section_breaks(root))
    blocks = story.read(body)
    if pages.known and pages.number > limits.pages:
        raise Unreadable(f"{name} has {pages.number:,} pages, and {limits.pages:,} is the most: split it.")

    def aside(element: Element) -> tuple[Words, ...]:
        return tuple(words_in(Body(name, styles, numbering, limits, Pages(known=False), left).read(element)))

    notes = [
        words
        for kind in ("footnotes", "endnotes")
        if (part := _part(package, related, kind)) is not None
        for note in part
        if note.get(f"{W}type") not in _NOT_NOTES
        for words in aside(note)
    ]
    running = [
        words.text
        for kind, target in dict.fromkeys(related)
        if kind in ("header", "footer") and (part := package.xml(target)) is not None
        for words in aside(part)
    ]
    comments = _part(package, related, "comments")
    left.counts["comments"] = sum(1 for _ in comments.iterfind(f"{W}comment")) if comments is not None else 0
    return Reading(
        name=name,
        kind="docx",
        blocks=blocks,
        pages=pages.number if pages.known else None,
        running=tuple(dict.fromkeys(running)),
        notes=tuple(notes),
        remarks=tuple(_remarks(left.counts)),
    )


def _part(package: Package, related: list[tuple[str, str]], kind: str) -> Element | None:
    """The part of a kind ("styles") that the document refers to."""
    return next((package.xml(target) for found, target in related if found == kind), None)


def _section_breaks(root: Element) -> list[bool]:
    """For each section that another follows, whether that one begins on a new page."""
    begins = []
    for section in root.iter(f"{W}sectPr"):
        if section.getparent().tag == f"{W}sectPrChange":
            continue  # how it once was
        kind = section.find(f"{W}type")
        begins.append(kind is None or kind.get(VAL) not in ("continuous", "nextColumn"))
    return [*begins[1:], False]


def _remarks(counts: Counter[str]) -> Iterator[str]:
    """Sentences to the reader on what was left out."""
    if counts["inserted"] or counts["deleted"]:
        yield (
            "The file has tracked changes: what was inserted is read as part of the text, and what was deleted is "
            "left out."
        )
    if counts["hidden"]:
        yield "The file has hidden text, which does not show on paper either: it is left out."
    if comments := counts["comments"]:
        yield f"The file has {comments} comment{'s' if comments > 1 else ''} in the margin, left out here."
    if counts["contents"]:
        yield "The table of contents is left out."
    if counts["chunk"]:
        yield "A part of the file is another file put into it, which is not read: save it again in Word to join them."
