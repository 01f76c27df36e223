"""Every layout of the made-up plans, and how each is dressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.plan.making.frame import Frame
from tests.plan.making.layouts import after_councils, banners, boxes, grids, marked, plain

Shape = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: who draws it, its dress, and the plans made in it (version, year group, strands to an area)."""

    name: str
    draw: Callable[[Frame], None]
    shapes: tuple[Shape, ...]
    scheme: str = "section"
    kind: str = "real"
    font: str = "Arial"
    size: float = 11
    landscape: bool = False
    days: str = "words"
    guidance: bool = True
    cells: bool = False
    new_pages: bool = False
    from_template: str | None = None


LAYOUTS = (
    Layout("headings-bullets", plain.headings_and_bullets, (("final", 5, 2), ("draft", 10, 5)), font="Calibri"),
    Layout("typed-numbers", plain.typed_numbers, (("final", 8, 3), ("amended", 2, 1)), "part", "bold", days="slashes",
           guidance=False, new_pages=True),
    Layout("numbered-prose", plain.numbered_prose, (("final", 6, 2), ("draft", 11, 4)), "title", "real",
           "Times New Roman", 12, days="ending"),
    Layout("need-outcome-provision", grids.need_outcome_provision, (("final", 4, 2), ("amended", 9, 5)),
           landscape=True),
    Layout("who-how-often", grids.who_and_how_often, (("draft", 7, 2), ("final", 12, 5)), "letter", landscape=True,
           size=12, cells=True, days="short", new_pages=True),
    Layout("merged-needs", grids.merged_needs, (("final", 3, 2), ("final", 9, 4)), "dot", "bold", landscape=True,
           days="dots", guidance=False),
    Layout("letter-column", boxes.letter_column, (("draft", 1, 1), ("final", 7, 3)), "title", "bold", days="slashes",
           cells=True),
    Layout("section-column", boxes.section_column, (("final", 6, 3), ("amended", 10, 5)), "section", "bold", "Verdana",
           12, landscape=True, cells=True, guidance=False),
    Layout("banners", banners.banners, (("final", 5, 2), ("working_document", 8, 3)), "caps", "banner", cells=True,
           days="dots"),
    Layout("content-controls", marked.content_controls, (("final", 4, 2),), "dot", font="Calibri", days="short"),
    Layout("tracked-changes", marked.tracked_changes, (("amended", 6, 2), ("amended", 9, 3)), "section",
           font="Georgia"),
    Layout("soft-breaks", marked.soft_breaks, (("final", 2, 1), ("working_document", 5, 3)), "letter", "bold", size=10,
           days="ending", guidance=False, new_pages=True),
    Layout("outcome-cards", boxes.outcome_cards, (("draft", 3, 2), ("final", 11, 5)), "section", size=12,
           new_pages=True, from_template="Essex"),
    Layout("area-by-area", after_councils.area_by_area, (("final", 6, 2), ("draft", 9, 3)), "section", "bold",
           "Times New Roman", 13, from_template="Newcastle upon Tyne"),
    Layout("letter-then-title", after_councils.letter_then_title, (("final", 4, 2), ("amended", 13, 2)), "alone",
           font="Verdana", size=10, days="slashes", from_template="Southend-on-Sea"),
    Layout("numbered-parts", after_councils.numbered_parts, (("draft", 8, 2), ("final", 5, 5)), "section",
           font="Calibri", size=13, new_pages=True, from_template="York"),
    Layout("advice-first", after_councils.advice_first, (("final", 7, 2),), "letter", "bold", size=12, days="ending",
           from_template="Kent"),
)  # fmt: skip
