"""The tags of a PDF, by which screen readers find headings, lists and tables: cleaned, and joined with others'.

A reader that finds some tags trusts them and passes over what has none. So a bundle is tagged throughout: where a
document brings tags they are kept, and each page without is one paragraph, or one picture with words for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from upheld.documents.view import forget, view_of, wrap

MOST = 200_000  # elements in one document: beyond this its tags are left out
MOST_MARKS = 20_000  # marked pieces on one page
_STANDARD = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu "
    "WT WP Figure Formula Form".split()
)
_KEPT = frozenset({"/Type", "/S", "/T", "/Lang", "/Alt", "/E", "/ActualText", "/ID", "/A"})
_ATTRIBUTES = frozenset(
    "/O /Scope /Headers /RowSpan /ColSpan /Summary /ListNumbering /Placement /BBox /Width /Height".split()
)


def clean_tags(pdf: Pdf) -> Array | None:
    """The topmost tags of a document, after taking out of the tree what is not of it; None where it has no tags.

    Afterwards every element has a standard type, an array of kids, its page where it has pieces of one, and nothing
    that leads elsewhere.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return None
    roles = root.get("/RoleMap")
    pages = {page.obj.objgen for page in pdf.pages}
    seen = {root.objgen}
    top = Array()
    waiting: list[tuple[Any, Object, Object | None, Any]] = [(kid, root, None, top) for kid in _list(root)]
    waiting.reverse()
    while waiting:
        kid, parent, page, into = waiting.pop()
        if not isinstance(kid, Dictionary) or "/S" not in kid:
            if (piece := _piece(kid, page, pages)) is not None:
                into.append(piece)
            continue
        kid = kid if kid.is_indirect else pdf.make_indirect(kid)
        if kid.objgen in seen:
            continue
        seen.add(kid.objgen)
        if len(seen) > MOST:
            return None
        into.append(kid)
        kids = _list(kid)
        own = kid.get("/Pg")
        page = own if isinstance(own, Dictionary) and own.objgen in pages else page
        _clean_element(kid, parent, roles)
        if page is not None:
            kid.Pg = page
        kid.K = Array()
        waiting.extend((one, kid, page, kid.K) for one in reversed(kids))
    return top if len(top) else None


def _list(element: Object) -> list[Any]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]


def _piece(kid: Any, page: Object | None, pages: set[tuple[int, int]]) -> Object | int | None:
    """A piece of a page or a link on it, as an element may hold it; None where it is neither."""
    if isinstance(kid, int) and not isinstance(kid, bool):
        return kid if page is not None and 0 <= kid < MOST_MARKS else None
    if not isinstance(kid, Dictionary):
        return None
    own = kid.get("/Pg")
    page = own if isinstance(own, Dictionary) and own.objgen in pages else page
    if page is None:
        return None
    if kid.get("/Type") == Name.OBJR:
        goal = kid.get("/Obj")
        if isinstance(goal, Dictionary) and goal.get("/Subtype") == Name.Link and goal.is_indirect:
            return Dictionary(Type=Name.OBJR, Pg=page, Obj=goal)
        return None
    mark: Any = kid.get("/MCID")
    if not isinstance(mark, int) or not 0 <= mark < MOST_MARKS:
        return None
    piece = Dictionary(Type=Name.MCR, Pg=page, MCID=mark)
    drawn = kid.get("/Stm")
    if isinstance(drawn, Stream):
        piece.Stm = drawn
    return piece


def _clean_element(element: Object, parent: Object, roles: Object | None) -> None:
    role = element.get("/S")
    for _ in range(20):
        if not isinstance(role, Name) or str(role)[1:] in _STANDARD or not isinstance(roles, Dictionary):
            break
        role = roles.get(str(role))
    forget(element, *(key for key in list(element.keys()) if key not in _KEPT))
    for key in ("/T", "/Lang", "/Alt", "/E", "/ActualText", "/ID"):
        if key in element and not isinstance(element[key], String):
            del element[key]
    element.S = role if isinstance(role, Name) and str(role)[1:] in _STANDARD else Name.NonStruct
    element.P = parent
    said = element.get("/A")
    if said is not None:
        kept = [
            _attributes(one) for one in (said if isinstance(said, Array) else [said]) if isinstance(one, Dictionary)
        ]
        element.A = Array(kept)


def _attributes(said: Any) -> Object:
    kept = {key: said[key] for key in list(said.keys()) if key in _ATTRIBUTES and _is_flat(said[key])}
    if not isinstance(kept.get("/Headers", Array()), Array):
        del kept["/Headers"]
    return Dictionary(kept)


def _is_flat(value: object) -> bool:
    if isinstance(value, Array):
        return not any(isinstance(one, Array | Dictionary | Stream) for one in value)
    return not isinstance(value, Dictionary | Stream)


class Tags:
    """The tags of one bundle, as it is put together part by part."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._top = self._element(Name.Document, self._root)
        self._owners: list[Object] = []  # by number: what a page, a form or a link belongs to
        self._ids: dict[bytes, Object] = {}
        self._parts = 0

    def add(
        self, kids: Array | None, leaves: list[Object], title: str, language: str | None, closed: set[tuple[int, int]]
    ) -> Any:
        """Put the cleaned tags of one document, which is copied already, under a part with its title.

        Args:
            closed: the pages whose pieces cannot be told apart any more.
        """
        self._parts += 1
        part = self._element(Name.Part, self._top, {"/T": String(title)})
        if language:
            part.Lang = String(language)
        for leaf in leaves:
            forget(leaf, "/StructParents")
            leaf.Tabs = Name.S
        marks: dict[tuple[int, int], tuple[Object, dict[int, Object]]] = {}
        for kid in kids or ():
            kid.P = part
            part.K.append(kid)
            for element in _within(kid):
                self._own(element, marks)
        for key, (holder, owned) in marks.items():
            if key in closed:
                continue
            holder.StructParents = self._number(Array([owned.get(mark) for mark in range(max(owned) + 1)]))
        return part

    def cover(self, leaf: Any, part: Any, words: str | None) -> None:
        """Make all of a page that has no tags one paragraph; or one picture, described by `words`."""
        if words is None:
            element = self._element(Name.P, part)
        else:
            box = Array(list(view_of(leaf).box))
            said = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
            element = self._element(Name.Figure, part, {"/Alt": String(words), "/A": said})
        element.Pg = leaf
        element.K.append(0)
        leaf.StructParents = self._number(Array([element]))
        wrap(self._pdf, leaf, f"{element.S} <</MCID 0>> BDC\n".encode(), b"\nEMC\n")

    def finish(self) -> None:
        """Make the tags those of the bundle."""
        numbers = Array()
        for number, owner in enumerate(self._owners):
            numbers.append(number)
            numbers.append(owner)
        self._root.K = Array([self._top])
        self._root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        self._root.ParentTreeNextKey = len(self._owners)
        if self._ids:
            names = Array()
            for key in sorted(self._ids):
                names.append(String(key))
                names.append(self._ids[key])
            limits = Array([String(min(self._ids)), String(max(self._ids))])
            leaf = self._pdf.make_indirect(Dictionary(Limits=limits, Names=names))
            self._root.IDTree = self._pdf.make_indirect(Dictionary(Kids=Array([leaf])))
        self._pdf.Root.StructTreeRoot = self._root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, role: Name, parent: Object, more: dict[str, Any] | None = None) -> Any:
        said = {"/Type": Name.StructElem, "/S": role, "/P": parent, "/K": Array(), **(more or {})}
        element = self._pdf.make_indirect(Dictionary(said))
        if "/K" in parent:
            parent.K.append(element)
        return element

    def _number(self, owner: Object) -> int:
        self._owners.append(self._pdf.make_indirect(owner) if isinstance(owner, Array) else owner)
        return len(self._owners) - 1

    def _own(self, element: Any, marks: dict[tuple[int, int], tuple[Object, dict[int, Object]]]) -> None:
        """Note which pieces of which pages are an element's, and make its name its own in the bundle."""
        if Name.Document == element.S:
            element.S = Name.Part
        if "/ID" in element:
            element.ID = self._own_id(element.ID)
            self._ids[bytes(element.ID)] = element
        for said in element.get("/A", ()):
            if "/Headers" in said:
                said.Headers = Array([self._own_id(one) for one in said.Headers if isinstance(one, String)])
        for kid in element.K:
            if isinstance(kid, int):
                _mark(marks, element.Pg, kid, element)
            elif "/MCID" in kid:
                _mark(marks, kid.get("/Stm", kid.Pg), kid.MCID, element)
            elif "/Obj" in kid:
                kid.Obj.StructParent = self._number(element)

    def _own_id(self, said: Object) -> String:
        return String(f"{self._parts}-".encode() + bytes(said))


def _mark(
    marks: dict[tuple[int, int], tuple[Object, dict[int, Object]]], holder: Object, mark: int, element: Object
) -> None:
    marks.setdefault(holder.objgen, (holder, {}))[1][mark] = element


def _within(element: Object) -> Iterator[Object]:
    """An element and all elements under it."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(kid for kid in one.K if isinstance(kid, Dictionary) and "/S" in kid)
