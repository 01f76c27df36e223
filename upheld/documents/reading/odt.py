"""Read an OpenDocument text (ODT, or flat FODT): its XML is walked in order, and nothing outside it is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from upheld.documents.kind import SAVE_AS_PDF
from upheld.documents.reading.found import Reading, words_in
from upheld.documents.reading.limits import ReadingLimits
from upheld.documents.reading.odt_body import Body
from upheld.documents.reading.odt_styles import OFFICE, STYLE, TEXT, Styles
from upheld.documents.reading.package import Element, Package, damaged, parse
from upheld.documents.unreadable import Unreadable

_NAMESPACE = b"urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_PROGRAMS = ("Basic/", "Scripts/")
_RUNNING = frozenset(f"{STYLE}{one}" for one in ("header", "footer", "header-left", "footer-left", "header-first",
                                                 "footer-first"))  # fmt: skip


def is_flat_odt(data: bytes) -> bool:
    """Whether these bytes are an OpenDocument text in one XML file."""
    beginning = data[:8_000]
    return beginning.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and (
        _NAMESPACE in beginning and b"<office:document" in beginning
    )


def read_odt(data: bytes, name: str, limits: ReadingLimits) -> Reading:
    """The paragraphs and tables of an OpenDocument text.

    Raises:
        Unreadable: it is damaged, locked, holds macros, or is too large.
    """
    package = Package.open(data, name, limits)
    if b"encryption-data" in (package.bytes_of("META-INF/manifest.xml") or b""):
        raise Unreadable(f"{name} is locked with a password: save a copy without one and give that instead.")
    if any(part.startswith(_PROGRAMS) and not part.endswith("/") for part in package.sizes):
        raise _holds_macros(name)
    content = package.xml("content.xml")
    if content is None:
        raise damaged(name)
    return _reading(content, package.xml("styles.xml"), name, limits)


def read_flat_odt(data: bytes, name: str, limits: ReadingLimits) -> Reading:
    """The paragraphs and tables of an OpenDocument text that is one XML file.

    Raises:
        Unreadable: it is damaged, holds macros, or is too large.
    """
    if len(data) > limits.part_bytes:
        raise Unreadable(f"{name} is {len(data) / 1e6:.0f} MB of XML, which is too much: {SAVE_AS_PDF}.")
    root = parse(data, name)
    scripts = root.find(f"{OFFICE}scripts")
    if scripts is not None and any(str(one.tag).endswith(("}module", "}source-code")) for one in scripts.iter()):
        raise _holds_macros(name)
    return _reading(root, root, name, limits)


def _holds_macros(name: str) -> Unreadable:
    return Unreadable(f"{name} holds macros, which are programs: save it without them and give that instead.")


def _reading(content: Element, styled: Element | None, name: str, limits: ReadingLimits) -> Reading:
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise damaged(name)
    common, own = Styles(), Styles()
    if styled is not None:
        for styles in (common, own):
            styles.add(styled.find(f"{OFFICE}styles"))
        common.add(styled.find(f"{OFFICE}automatic-styles"))
    own.add(content.find(f"{OFFICE}automatic-styles"))
    left: Counter[str] = Counter()
    paged = next(body.iter(f"{TEXT}soft-page-break"), None) is not None
    story = Body(name, own, limits, paged, left)
    blocks = story.read(body)
    if paged and story.page > limits.pages:
        raise Unreadable(f"{name} has {story.page:,} pages, and {limits.pages:,} is the most: split it.")
    return Reading(
        name=name,
        kind="odt",
        blocks=blocks,
        pages=story.page if paged else None,
        running=tuple(dict.fromkeys(_running(styled, common, name, limits, left))),
        notes=tuple(story.notes),
        remarks=tuple(_remarks(left)),
    )


def _running(
    styled: Element | None, styles: Styles, name: str, limits: ReadingLimits, left: Counter[str]
) -> Iterator[str]:
    """The headers and footers."""
    masters = styled.find(f"{OFFICE}master-styles") if styled is not None else None
    for master in masters if masters is not None else ():
        for part in master:
            if part.tag in _RUNNING:
                for words in words_in(Body(name, styles, limits, False, left).read(part)):
                    yield words.text


def _remarks(left: Counter[str]) -> Iterator[str]:
    """Sentences to the reader on what was left out."""
    if left["deleted"]:
        yield (
            "The file has tracked changes: what was inserted is read as part of the text, and what was deleted is "
            "left out."
        )
    if left["hidden"]:
        yield "The file has hidden text, which does not show on paper either: it is left out."
    if comments := left["comments"]:
        yield f"The file has {comments} comment{'s' if comments > 1 else ''} in the margin, left out here."
    if left["contents"]:
        yield "The table of contents is left out."
