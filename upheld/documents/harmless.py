"""What is left of a PDF when everything but its pages and its links is taken away?

Scripts, actions, attached files, forms, comments, metadata, thumbnails and private data of programs are not copied.
Form fields, stamps, signatures and drawn marks become part of the page they stand on, as they look. Each page keeps
the part of it that a reader sees, and nothing beyond.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from upheld.documents.jpeg import without_notes
from upheld.documents.limits import Limits
from upheld.documents.links import clean_links
from upheld.documents.transplant import transplant
from upheld.documents.unfold import quick_pages
from upheld.documents.unreadable import Unreadable
from upheld.documents.view import forget, normalise

DAMAGED = "is damaged: open it, print it to a new PDF, and give that instead"
# What the reader of PDFs, and reading values of the wrong kind, may raise.
_FAULTS = (
    pikepdf.PdfError, pikepdf.ForeignObjectError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError,
    IndexError, AttributeError, RuntimeError, OverflowError, NotImplementedError, MemoryError,
)  # fmt: skip
_PAGE_KEYS = ("/Contents", "/Resources", "/MediaBox", "/Rotate", "/Annots", "/Group", "/StructParents", "/Tabs")
_NEVER_SHOWN = frozenset({"/Popup", "/Text", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"})
_COMMENTED = frozenset(
    {"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Ink", "/Square", "/Circle", "/Line", "/Caret"}
)
_PRIVATE = (
    "/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Ref", "/F", "/FFilter", "/FDecodeParms", "/Alternates", "/AF",
)  # fmt: skip


@contextmanager
def _bounded(limits: Limits) -> Iterator[None]:
    """Hold the reader of PDFs to the limits, for as long as this lasts."""
    before = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=limits.picture_bytes,
        run_length_max_memory=limits.picture_bytes,
        png_max_memory=limits.picture_bytes,
        tiff_max_memory=limits.picture_bytes,
        dct_max_memory=limits.picture_bytes,
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**before)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Harmless:
    """The pages as a new PDF; in words what was left out; and for each page, whether it can be drawn in no time."""

    data: bytes
    left_out: tuple[str, ...]
    quick: tuple[bool, ...]


def harmless(data: bytes, name: str, limits: Limits) -> Harmless:
    """The same pages and nothing else.

    Raises:
        Unreadable: it is locked, damaged, without pages, too large, or shows its content only in one program.
    """
    try:
        with _bounded(limits), Pdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            _refuse(pdf, data, name, limits)
            left_out = _left_out(pdf)
            _flatten(pdf)
            clean_links(pdf)
            with _copy(pdf, name, limits) as new:
                quick = quick_pages(new, name, limits)
                out = io.BytesIO()
                new.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
                return Harmless(out.getvalue(), left_out, quick)
    except pikepdf.PasswordError as error:
        raise Unreadable(f"{name} is locked with a password: save a copy without one and give that instead.") from error
    except _FAULTS as error:
        raise Unreadable(f"{name} {DAMAGED}.") from error


def _refuse(pdf: Pdf, data: bytes, name: str, limits: Limits) -> None:
    """Raise if the document as a whole cannot be used."""
    root = pdf.Root
    if "/Collection" in root:
        raise Unreadable(f"{name} is a folder of files in one PDF: save each file in it as a PDF and give those.")
    form = root.get("/AcroForm")
    if _is_true(root.get("/NeedsRendering")) and isinstance(form, Dictionary) and "/XFA" in form:
        raise Unreadable(
            f"{name} is a form that only Adobe's program shows: print it there to a new PDF and give that."
        )
    broken_off = b"%%EOF" not in data[-2048:] and any("xref" in str(one) for one in pdf.get_warnings())
    if broken_off:
        raise Unreadable(f"{name} breaks off before its end: get it again.")
    count = len(pdf.pages)
    if count == 0:
        raise Unreadable(f"{name} has no pages: get it again.")
    if count > limits.pages:
        raise Unreadable(f"{name} has {count:,} pages, and {limits.pages:,} is the most: split it.")


def _left_out(pdf: Pdf) -> tuple[str, ...]:
    """What the file holds that its pages do not show, in words."""
    found = []
    files = len(pdf.attachments)
    if files:
        found.append(f"{files} attached file{'s' if files > 1 else ''}")
    comments = sum(
        annot.get("/Subtype") in _COMMENTED and bool(str(annot.get("/Contents", "")))
        for page in pdf.pages
        for annot in _annots(page.obj)
    )
    if comments:
        found.append(f"{comments} comment{'s' if comments > 1 else ''}")
    return tuple(found)


def _is_true(value: object) -> bool:
    return value is True


def _annots(page: Object) -> list[Object]:
    annots = page.get("/Annots")
    return [one for one in annots if isinstance(one, Dictionary)] if isinstance(annots, Array) else []


def _flatten(pdf: Pdf) -> None:
    """Make what is drawn over the pages (filled forms, stamps, marks) part of them, as it looks."""
    drawn = False
    for page in pdf.pages:
        kept = []
        for annot in _annots(page.obj):
            if annot.get("/Subtype") in _NEVER_SHOWN:
                forget(annot, *list(annot.keys()))
            else:
                kept.append(annot)
                drawn = drawn or annot.get("/Subtype") != Name.Link
        page.obj.Annots = Array(kept)
    if drawn:
        form = pdf.Root.get("/AcroForm")
        if isinstance(form, Dictionary) and _is_true(form.get("/NeedAppearances")):
            pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")


def _copy(pdf: Pdf, name: str, limits: Limits) -> Pdf:
    """A new PDF of the pages alone."""
    for number, page in enumerate(pdf.pages, start=1):
        leaf = page.obj  # with what it has from the folders of pages above it, since opening put that here
        normalise(pdf, leaf, f"page {number} of {name}", limits.side)
        forget(leaf, *(key for key in list(leaf.keys()) if key not in _PAGE_KEYS))
    new = Pdf.new()
    copied = transplant(pdf, new)
    if copied.language:
        new.Root.Lang = String(copied.language)
    if copied.tags is not None:
        root = new.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=copied.tags))
        for top in copied.tags:
            top.P = root
        new.Root.StructTreeRoot = root
        new.Root.MarkInfo = Dictionary(Marked=True)
    for thing in new.objects:
        if isinstance(thing, Stream):
            _scrub(thing)
    return new


def _scrub(thing: Object) -> None:
    """Take out of a stream what belongs to a program, leads out of the file, or tells of a camera."""
    forget(thing, *_PRIVATE)
    if thing.get("/Subtype") == Name.Image and thing.get("/Filter") == Name.DCTDecode:
        taken = thing.read_raw_bytes()
        bare = without_notes(taken)
        if len(bare) != len(taken):
            parameters: Any = thing.get("/DecodeParms")
            thing.write(bare, filter=Name.DCTDecode, decode_parms=parameters)
