"""All pages of one PDF in another, with what leads from page to page: links, tags, hidden layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from upheld.documents.tags import clean_tags
from upheld.documents.view import forget


@dataclass(frozen=True, slots=True)
class Copied:
    """Pages that now belong to another PDF, and the topmost tags and the language of the one they came from."""

    leaves: list[Object]
    tags: Array | None
    language: str | None


def transplant(source: Pdf, target: Pdf) -> Copied:
    """Copy all pages behind those of `target`; `source` is no longer good for anything else.

    They are copied all at once and under another type, since then what points from one to the other still does;
    copied one by one, as pages, each would lose the others.
    """
    tags = clean_tags(source)
    layers, hidden = _layers(source)
    leaves = [page.obj for page in source.pages]
    for leaf in leaves:
        forget(leaf, "/Parent")
        leaf.Type = Name.UpheldLeaf
    wanted: Any = Dictionary(Leaves=Array(leaves), Tags=tags, Layers=layers, Hidden=hidden)
    # The parent of the topmost tags is the old root, which stays behind.
    for kid in tags or ():
        forget(kid, "/P")
    copied: Any = target.copy_foreign(source.make_indirect(wanted))
    made = list(copied.Leaves)
    for leaf in made:
        leaf.Type = Name.Page
        target.pages.append(pikepdf.Page(leaf))
    _add_layers(target, copied.Layers, copied.Hidden)
    language = source.Root.get("/Lang")
    return Copied(made, copied.get("/Tags"), str(language) if isinstance(language, String) else None)


def _layers(pdf: Pdf) -> tuple[Array, Array]:
    """The layers of a document, and those of them that it does not show."""
    said = pdf.Root.get("/OCProperties")
    every = said.get("/OCGs") if isinstance(said, Dictionary) else None
    layers = [one for one in every if isinstance(one, Dictionary)] if isinstance(every, Array) else []
    shown = said.get("/D") if isinstance(said, Dictionary) else None
    if not isinstance(shown, Dictionary):
        return Array(layers), Array()
    on, off = (_numbers(shown.get(key)) for key in ("/ON", "/OFF"))
    starts_hidden = shown.get("/BaseState") == Name.OFF
    hidden = [one for one in layers if (one.objgen not in on if starts_hidden else one.objgen in off)]
    for layer in layers:
        forget(layer, *(key for key in list(layer.keys()) if key not in ("/Type", "/Name")))
    return Array(layers), Array(hidden)


def _numbers(layers: Object | None) -> set[tuple[int, int]]:
    return {one.objgen for one in layers if isinstance(one, Dictionary)} if isinstance(layers, Array) else set()


def _add_layers(target: Pdf, layers: Array, hidden: Array) -> None:
    if len(layers) == 0:
        return
    if "/OCProperties" not in target.Root:
        target.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(OFF=Array()))
    said: Any = target.Root.OCProperties
    said.OCGs.extend(layers)
    said.D.OFF.extend(hidden)
