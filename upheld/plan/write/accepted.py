"""A finding that a person has taken up, and the line of the plan it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.documents.reading.found import Place
from upheld.plan.check.finding import Finding
from upheld.plan.document import LETTERS, Letter, Piece, Plan, Provision, section_of
from upheld.plan.write.words import label


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that a person stands by. `note` is what they add; `wording` what they want the plan to say instead."""

    finding: Finding
    note: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plan, or a section as a whole, and all that was taken up of it.

    `called` is the plan's own number for it, empty where it prints none; `words` are its words, empty where the
    findings are about the section, or about the plan, as a whole. `section` None: the whole plan.
    """

    section: Letter | None
    called: str
    words: str
    page: int | None
    accepted: tuple[Accepted, ...]
    id: str | None = None


def lines(plan: Plan, accepted: Iterable[Accepted | Finding]) -> tuple[Line, ...]:
    """What was taken up, line by line: in the order of the sections, in each the whole before its lines.

    A bare finding is one taken up with nothing added.
    """
    known = {id: place for place, id in enumerate(_ids(plan))}
    groups: dict[tuple[Letter | None, str | None], list[Accepted]] = {}
    for each in accepted:
        one = each if isinstance(each, Accepted) else Accepted(each)
        groups.setdefault((one.finding.section, one.finding.on), []).append(one)
    found = [_line(plan, section, on, tuple(group)) for (section, on), group in groups.items()]
    found.sort(key=lambda line: (_order(line.section), known.get(line.id or "", -1)))
    return tuple(found)


def _ids(plan: Plan) -> list[str]:
    return [*(piece.id for piece in _pieces(plan)), *(item.id for item in plan.items())]


def _pieces(plan: Plan) -> Iterable[Piece]:
    for section in plan.sections:
        yield from section.pieces
    yield from plan.unplaced


def _order(section: Letter | None) -> int:
    return len(LETTERS) if section is None else LETTERS.index(section)


def _line(plan: Plan, section: Letter | None, on: str | None, accepted: tuple[Accepted, ...]) -> Line:
    place = next((one.finding.place for one in accepted if one.finding.place is not None), None)
    item = next((one for one in plan.items() if one.id == on), None)
    if item is not None:
        words = item.whole if isinstance(item, Provision) else item.text
        called = label(item) if label(item) != item.id else ""
        return Line(section or section_of(item), called, words, _page(place, item.place), accepted, on)
    piece = next((one for one in _pieces(plan) if one.id == on), None)
    if piece is not None:
        return Line(section, "", piece.text, _page(place, piece.place), accepted, on)
    return Line(section, "", "", _page(place), accepted, on)


def _page(*places: Place | None) -> int | None:
    return next((place.page for place in places if place is not None and place.page is not None), None)
