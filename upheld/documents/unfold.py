"""What does it take to draw a page, with all that it draws again and again? Some pages are made to stop a machine."""

from __future__ import annotations

import re
from typing import NamedTuple

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream

from upheld.documents.limits import Limits
from upheld.documents.unreadable import Unreadable
from upheld.documents.view import drawing_of

ENDLESS = 10**12
QUICK = 1_000_000  # what may be drawn merely to see what a page looks like
PICTURE = 20_000  # what one picture, and
SHADING = 50_000  # one shading, are reckoned as in bytes of plain drawing
_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b|(?<!\S)sh(?!\S)")


class Work(NamedTuple):
    """What drawing takes: bytes of instructions, and the time of it as if all were plain instructions."""

    size: int
    time: int

    def and_also(self, other: Work) -> Work:
        """Both, one after the other."""
        return Work(self.size + other.size, self.time + other.time)


def quick_pages(pdf: Pdf, name: str, limits: Limits) -> tuple[bool, ...]:
    """Which pages can be drawn in no time; the others should be read and copied, but not drawn.

    Raises:
        Unreadable: a picture, a page, or all of them together are more than any document needs.
    """
    for thing in pdf.objects:
        if isinstance(thing, Stream) and thing.get("/Subtype") == Name.Image and _image(thing) > limits.picture_bytes:
            raise Unreadable(f"{name} holds a picture too large to show: print it to a new PDF and give that instead.")
    known: dict[tuple[int, int, int], Work] = {}
    quick = []
    total = 0
    for number, page in enumerate(pdf.pages, start=1):
        work = _Page(page.obj, number, known).work()
        total += work.size
        if work.size > limits.page_bytes or total > limits.drawing_bytes:
            raise Unreadable(
                f"page {number} of {name} is too much to draw: print it to a new PDF and give that instead."
            )
        quick.append(work.time <= QUICK and not _has_patterns(page))
    return tuple(quick)


def _image(picture: Object) -> int:
    """How many bytes a picture takes once unpacked; four colours where it does not say."""
    dots = int(picture.get("/Width", 0)) * int(picture.get("/Height", 0))
    return dots * int(picture.get("/BitsPerComponent", 8)) * 4 // 8


def _has_patterns(page: pikepdf.Page) -> bool:
    """Whether the page is drawn with patterns or masks of its own, which say nothing of how long they take."""
    return next(iter(page.content_scopes(kinds=("pattern", "softmask"))), None) is not None


class _Page:
    """One page, unfolded only in numbers."""

    def __init__(self, page: Object, number: int, known: dict[tuple[int, int, int], Work]) -> None:
        self._page = page
        self._number = number
        self._known = known  # by form; and by page, for forms that look for what they draw in the page's own list

    def work(self) -> Work:
        """What the whole page takes."""
        return self._drawing(b"\n".join(part.read_bytes() for part in drawing_of(self._page)), None)

    def _drawing(self, drawing: bytes, resources: Object | None) -> Work:
        """What a drawing takes, and every form that it draws, each as often as it is drawn."""
        resources = self._page.get("/Resources") if resources is None else resources
        forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        work = Work(len(drawing), len(drawing))
        for found in _DRAWN.finditer(drawing):
            if found.group(1) is None:
                work = work.and_also(Work(0, SHADING))
            elif isinstance(forms, Dictionary):
                work = work.and_also(self._thing(forms.get("/" + found.group(1).decode("latin-1"))))
        return work

    def _thing(self, thing: Object | None) -> Work:
        if not isinstance(thing, Stream) or thing.get("/Subtype") != Name.Form:
            return Work(0, PICTURE)
        own = thing.get("/Resources")
        key = (*thing.objgen, 0 if own is not None else self._number)
        if key not in self._known:
            self._known[key] = Work(ENDLESS, ENDLESS)  # what it is if it draws itself
            self._known[key] = self._drawing(thing.read_bytes(), own)
        return self._known[key]
