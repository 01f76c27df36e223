"""Which links of a PDF are kept, and where they lead when it is bound with others."""

from __future__ import annotations

import re

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from upheld.documents.view import view_of

_SAFE = re.compile(r"(https?://|mailto:)[^\x00-\x20]+", re.IGNORECASE)
_PAGE = re.compile(r"page:([0-9]+)")
_KEPT = ("/Type", "/Subtype", "/Rect", "/Border", "/BS", "/C", "/H", "/F", "/Contents", "/StructParent", "/QuadPoints")


def clean_links(pdf: Pdf) -> None:
    """Leave on each page only links to the web, to a mailbox, or to a page of the same document; empty the rest."""
    pages = {page.obj.objgen for page in pdf.pages}
    for page in pdf.pages:
        kept = []
        for annot in page.obj.get("/Annots", Array()):
            goal = _goal(pdf, annot, pages) if annot.get("/Subtype") == Name.Link else None
            _only(annot, goal)
            if goal is not None:
                kept.append(annot)
        if kept:
            page.obj.Annots = Array(kept)
        elif "/Annots" in page.obj:
            del page.obj["/Annots"]


def lead_inwards(page: Object, pages: list[Object]) -> None:
    """Turn links to `page:12` into links to the twelfth of `pages`.

    Raises:
        ValueError: there is no such page.
    """
    for annot in page.get("/Annots", Array()):
        action = annot.get("/A")
        uri = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
        if found := _PAGE.fullmatch(uri):
            number = int(found.group(1))
            if not 1 <= number <= len(pages):
                raise ValueError(f"a link leads to page {number} of a bundle of {len(pages)}")
            annot.Dest = corner(pages[number - 1])
            del annot["/A"]


def corner(page: Object) -> Array:
    """The upper left corner of a page, as seen, as a goal; how large the reader shows it stays as it is."""
    view = view_of(page)
    across, up = view.to_seen.inverse().transform((0, view.height))
    return Array([page, Name.XYZ, round(across, 2), round(up, 2), None])


def _only(annot: Object, goal: Object | None) -> None:
    """Leave of an annotation what places and shows it, and its goal; without a goal nothing."""
    for key in list(annot.keys()):
        if goal is None or key not in _KEPT:
            del annot[key]
    if isinstance(goal, Array):
        annot.Dest = goal
    elif goal is not None:
        annot.A = Dictionary(Type=Name.Action, S=Name.URI, URI=goal)


def _goal(pdf: Pdf, annot: Object, pages: set[tuple[int, int]]) -> Object | None:
    """A web address, or a place in the same document; None where the link leads elsewhere or nowhere."""
    goal = annot.get("/Dest")
    action = annot.get("/A")
    if isinstance(action, Dictionary) and goal is None:
        if action.get("/S") == Name.URI:
            uri = str(action.get("/URI", ""))
            return String(uri) if _SAFE.fullmatch(uri) else None
        if action.get("/S") == Name.GoTo:
            goal = action.get("/D")
    if isinstance(goal, String | Name):
        goal = _named(pdf, goal)
    if isinstance(goal, Dictionary):
        goal = goal.get("/D")
    if not isinstance(goal, Array) or len(goal) < 2 or not isinstance(goal[0], Dictionary):
        return None
    return goal if goal[0].objgen in pages else None


def _named(pdf: Pdf, name: Object) -> Object | None:
    """What a document says that a name of a place in it means."""
    if isinstance(name, Name):
        places = pdf.Root.get("/Dests")
        return places.get(str(name)) if isinstance(places, Dictionary) else None
    names = pdf.Root.get("/Names")
    places = names.get("/Dests") if isinstance(names, Dictionary) else None
    return NameTree(places).get(str(name)) if isinstance(places, Dictionary) else None
