"""Bind documents into one PDF: numbered pages, bookmarks, links from the index, text that can be searched.

The tags of the documents (headings, lists, tables, for screen readers) are kept: see `tags`.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf, String

from upheld.documents.isolate import isolate
from upheld.documents.links import corner, lead_inwards
from upheld.documents.source import Page, Source
from upheld.documents.stamp import find_spot, stamp, typeset
from upheld.documents.tags import Tags
from upheld.documents.transplant import transplant
from upheld.documents.view import view_of
from upheld.errors import UpheldError

ATTEMPTS = 4  # to make an index whose length does not change what it says


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a bundle and its title, as the bookmarks show it."""

    source: Source
    title: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A bundle that was written; `starts` are the first pages of its parts, from 1, the front pages counted."""

    path: Path
    pages: int
    starts: tuple[int, ...]


def bind(
    front: Callable[[tuple[int, ...]], bytes],
    parts: Sequence[Part],
    out: Path,
    *,
    title: str,
    language: str = "en-GB",
    label: str = "Page {page} of {pages}",
    groups: Sequence[tuple[str, int]] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Bound:
    """Write the cover and index and all parts, in order, as one PDF, whole or not at all.

    A link to `page:12` in the front becomes a link to the twelfth page of the bundle. The number of each page stands
    clear of all that is on it; where there is no room the page is drawn a little smaller.

    Args:
        front: gives cover and index as PDF for the parts' first pages; asked with zeros first, to see how long it is.
        label: what each page says, with its number and their count.
        groups: headings of the bookmarks, each with how many parts stand under it; all parts together.
        progress: told how many pages of how many are done.

    Raises:
        UpheldError: the file cannot be written there, or is one of the parts.
        ValueError: `groups` do not come to the number of parts, or a link of the front leads to no page.
    """
    if groups is not None and sum(number for _, number in groups) != len(parts):
        raise ValueError(f"groups of {sum(number for _, number in groups)} documents for {len(parts)} documents")
    _refuse(out, parts)
    cover, starts = _front(front, parts)
    with ExitStack() as stack, _whole(out) as file:
        pdf = stack.enter_context(Pdf.new())
        tags = Tags(pdf)
        datas = [cover, *(part.source.data for part in parts)]
        titles = [title, *(part.title for part in parts)]
        pages = [None, *(part.source.pages for part in parts)]
        leaves: list[list[Object]] = []
        for data, name, some in zip(datas, titles, pages, strict=True):
            volume = stack.enter_context(Pdf.open(io.BytesIO(data)))
            leaves.append(_append(pdf, volume, tags, name, some))
        tags.finish()
        every = [leaf for some in leaves for leaf in some]
        quick = [True] * len(leaves[0]) + [page.quick for part in parts for page in part.source.pages]
        _number(pdf, datas, leaves, quick, label, progress)
        for leaf in leaves[0]:
            lead_inwards(leaf, every)
        _bookmark(pdf, every, parts, starts, groups, title)
        _describe(pdf, title, language)
        pdf.save(file, min_version="1.7", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Bound(out, len(every), starts)


def _refuse(out: Path, parts: Sequence[Part]) -> None:
    for part in parts:
        if out.exists() and part.source.path.exists() and out.samefile(part.source.path):
            raise UpheldError(f"{out} is one of the documents of the bundle: give the bundle another name.")


def _front(front: Callable[[tuple[int, ...]], bytes], parts: Sequence[Part]) -> tuple[bytes, tuple[int, ...]]:
    """The front pages as they say where the parts begin, and where they do."""
    lengths = [len(part.source.pages) for part in parts]
    starts = tuple(0 for _ in parts)
    before = None
    for _ in range(ATTEMPTS):
        cover = front(starts)
        with Pdf.open(io.BytesIO(cover)) as pdf:
            count = len(pdf.pages)
        if count == before:
            return cover, starts
        before = count
        starts = tuple(accumulate(lengths[:-1], initial=count + 1)) if parts else ()
    raise UpheldError("The index changes its length with the numbers in it, over and over: change a title a little.")


def _append(pdf: Pdf, volume: Pdf, tags: Tags, title: str, pages: tuple[Page, ...] | None) -> list[Object]:
    """Copy one document behind what is there; `pages` tell what is on those without tags."""
    copied = transplant(volume, pdf)
    closed = {leaf.objgen for leaf in copied.leaves if isolate(pdf, leaf)}
    part = tags.add(copied.tags, copied.leaves, title, copied.language, closed)
    for leaf, page in zip(copied.leaves, pages or (), strict=pages is not None):
        if "/StructParents" not in leaf and page.shows_something:
            tags.cover(leaf, part, None if page.searchable else title)
    return copied.leaves


def _number(
    pdf: Pdf,
    datas: list[bytes],
    leaves: list[list[Object]],
    quick: list[bool],
    label: str,
    progress: Callable[[int, int], None] | None,
) -> None:
    total = sum(map(len, leaves))
    numbers = typeset(pdf, [label.format(page=page, pages=total) for page in range(1, total + 1)])
    done = 0
    for data, some in zip(datas, leaves, strict=True):
        with pdfium.PdfDocument(data) as document:
            for index, leaf in enumerate(some):
                page = document[index]
                spot = find_spot(page, view_of(leaf), *numbers.sizes[done], draw=quick[done])
                page.close()
                stamp(pdf, leaf, spot, numbers.forms[done])
                done += 1
                if progress:
                    progress(done, total)


def _bookmark(
    pdf: Pdf,
    leaves: list[Object],
    parts: Sequence[Part],
    starts: tuple[int, ...],
    groups: Sequence[tuple[str, int]] | None,
    title: str,
) -> None:
    items = [_item(part.title, leaves[start - 1]) for part, start in zip(parts, starts, strict=True)]
    with pdf.open_outline() as outline:
        outline.root.append(_item(title, leaves[0]))
        if groups is None:
            outline.root.extend(items)
            return
        done = 0
        for heading, number in groups:
            if number:
                item = _item(heading, leaves[starts[done] - 1])
                item.children.extend(items[done : done + number])
                outline.root.append(item)
            done += number


def _item(title: str, leaf: Object) -> OutlineItem:
    return OutlineItem(title, destination=corner(leaf))


def _describe(pdf: Pdf, title: str, language: str) -> None:
    """Say what the bundle is called and in which language it is, and nothing of who made it or when."""
    root = pdf.Root
    root.Lang = String(language)
    root.PageMode = Name.UseOutlines
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = [language]
    pdf.docinfo["/Title"] = title


@contextmanager
def _whole(out: Path) -> Iterator[Path]:
    """A file beside `out` that takes its place once it is complete; if that fails, nothing is left of it."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    except OSError as error:
        raise UpheldError(
            f"{out} cannot be written ({error.strerror}): give a name in a folder that you may write to."
        ) from error
    os.close(handle)
    file = Path(name)
    try:
        yield file
        file.replace(out)
    except OSError as error:
        raise UpheldError(f"{out} cannot be written ({error.strerror}): give another name, or make room.") from error
    finally:
        file.unlink(missing_ok=True)
