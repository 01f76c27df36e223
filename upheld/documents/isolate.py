"""Does a page's drawing end as it began? If not, nothing can safely be drawn after it, and it is closed off."""

from __future__ import annotations

import re
from typing import Any

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from upheld.documents.view import drawing_of

_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_INLINE_PICTURE = re.compile(rb"(?<!\S)ID\s.*?\sEI(?!\S)", re.DOTALL)
_STRING = re.compile(rb"\([^()]*\)")
_NESTED = 8  # brackets in brackets; more are not looked into
_MARKS = re.compile(rb"<<|>>|[\[\]()<>]|(?<![^\s\])>])(?:q|Q|BT|ET|BDC|BMC|EMC|BX|EX)(?![^\s\[(</])")
_CLOSED_BY = {
    b"q": b"Q", b"BT": b"ET", b"BDC": b"EMC", b"BMC": b"EMC", b"BX": b"EX", b"<<": b">>", b"[": b"]", b"<": b">",
}  # fmt: skip
_KINDS = {closing: index for index, closing in enumerate(dict.fromkeys(_CLOSED_BY.values()))}


def is_sound(drawing: bytes) -> bool:
    """Whether all that is opened in the drawing is closed again, and nothing is closed that was not opened."""
    bare = _ESCAPED.sub(b"", drawing)
    for _ in range(_NESTED):
        bare, found = _STRING.subn(b" ", bare)
        if not found:
            break
    bare = _INLINE_PICTURE.sub(b" ", bare)
    depths = [0] * len(_KINDS)
    for found_mark in _MARKS.finditer(bare):
        mark = found_mark.group()
        if mark in _CLOSED_BY:
            depths[_KINDS[_CLOSED_BY[mark]]] += 1
        elif mark not in _KINDS:
            return False  # a bracket without its other half
        else:
            depths[_KINDS[mark]] -= 1
            if depths[_KINDS[mark]] < 0:
                return False
    return not any(depths)


def isolate(pdf: Pdf, leaf: Object) -> bool:
    """Where a page's drawing is not sound, make it one thing that is drawn, so that it cannot change what follows.

    True where it was so; the pieces of the page can then no longer be told apart by its tags.
    """
    drawing = b"\n".join(part.read_bytes() for part in drawing_of(leaf))
    if is_sound(drawing):
        return False
    shape: dict[str, Any] = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": leaf.MediaBox}
    for key in ("/Resources", "/Group"):
        if key in leaf:
            shape[key] = leaf[key]
    form = pdf.make_indirect(Stream(pdf, drawing, shape))
    leaf.Resources = Dictionary(XObject=Dictionary(UpheldContent=form))
    leaf.Contents = pdf.make_stream(b"/UpheldContent Do")
    return True
