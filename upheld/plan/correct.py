"""What a person puts right in a plan as it was read: one change at a time, each on a piece named by its id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from upheld.documents.reading.found import Place
from upheld.errors import UpheldError
from upheld.plan.document import (
    LETTERS,
    NEED_SECTIONS,
    PROVISION_SECTIONS,
    Advice,
    Item,
    Letter,
    Need,
    Outcome,
    Piece,
    Plan,
    Provision,
    Section,
    section_of,
)  # fmt: skip
from upheld.plan.shape import LONGEST

MOST_LINES = 200
"""The most items that one piece is made into."""

What = Literal["move", "reword", "split", "join", "drop"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One change.

    `move`: the piece becomes what `to` names: a section whose items it joins (B, C, D needs; E outcomes; F, G, H1, H2
    provision; K advice; A, I, J words of that section), or "?" for words of no section. `reword`: `text` stands in the
    place of its words, because they were misread. `split`: it becomes one item for each line of `text`. `join`: it is
    put at the end of the one before it in its section. `drop`: it is no part of the plan (a note, a column's title).
    """

    what: What
    id: str
    to: Letter | Literal["?"] | None = None
    text: str | None = None


class NotCorrected(UpheldError):
    """A change that cannot be made, in one sentence."""


@dataclass(frozen=True, slots=True)
class _Loose:
    """Words taken out of their place, with what goes with them."""

    text: str
    place: Place | None
    area: str | None = None
    ref: str | None = None


def corrected(plan: Plan, corrections: Iterable[Correction]) -> Plan:
    """The plan with each change made, in order. Ids of what is untouched stay; what is moved or split gets new ones.

    Raises:
        NotCorrected: there is no piece of that id any more, or the change does not say what it needs.
    """
    used = set(_ids(plan))
    for one in corrections:
        plan = _made(plan, one, used)
        used.update(_ids(plan))
    return plan


def _made(plan: Plan, change: Correction, used: set[str]) -> Plan:
    found = _find(plan, change.id)
    if found is None:
        raise NotCorrected(
            f"There is no piece {change.id[:40]!r} in the plan: read the page again and choose one there."
        )
    section, loose = found
    match change.what:
        case "drop":
            return _without(plan, change.id)
        case "move":
            if change.to is None or change.to not in (*LETTERS, "?"):
                raise NotCorrected(f"{change.id} cannot be moved to {change.to!r}: use {', '.join(LETTERS)} or ?.")
            return _put(_without(plan, change.id), change.to, [loose], used)
        case "reword":
            return _reworded(plan, change.id, _wording(change))
        case "split":
            lines = [line.strip() for line in _wording(change).splitlines() if line.strip()]
            if len(lines) > MOST_LINES:
                raise NotCorrected(f"{change.id} would become {len(lines):,} lines, and {MOST_LINES} is the most.")
            return _put(_without(plan, change.id), section, [replace(loose, text=line) for line in lines], used)
        case "join":
            before = _before(plan, change.id)
            if before is None:
                raise NotCorrected(f"{change.id} is the first of its section: there is nothing before it to join.")
            text = f"{_find(plan, before)[1].text} {loose.text}"  # type: ignore[index]
            return _reworded(_without(plan, change.id), before, text)


def _wording(change: Correction) -> str:
    text = (change.text or "").strip()
    if not text:
        raise NotCorrected(f"No words were given for {change.id}: write them, or take the piece out.")
    if len(text) > LONGEST:
        raise NotCorrected(f"The words for {change.id} have {len(text):,} letters, and {LONGEST:,} is the most.")
    return text


def _find(plan: Plan, id: str) -> tuple[Letter | Literal["?"], _Loose] | None:
    item = next((one for one in plan.items() if one.id == id), None)
    if isinstance(item, Advice):
        return "K", _Loose(item.text, item.place)
    if item is not None:
        return section_of(item), _Loose(item.text, item.place, item.area, item.ref)
    for section in plan.sections:
        for piece in section.pieces:
            if piece.id == id:
                return section.letter, _Loose(piece.text, piece.place)
    return next((("?", _Loose(one.text, one.place)) for one in plan.unplaced if one.id == id), None)


def _siblings(plan: Plan, id: str) -> Sequence[Item | Piece]:
    """The list the piece stands in: of items only those of its own section."""
    groups: list[Sequence[Item | Piece]] = [plan.outcomes, plan.advice, plan.unplaced]
    groups += [section.pieces for section in plan.sections]
    groups += [[one for one in plan.needs if one.section == letter] for letter in NEED_SECTIONS]
    groups += [[one for one in plan.provisions if one.section == letter] for letter in PROVISION_SECTIONS]
    return next((group for group in groups if any(one.id == id for one in group)), ())


def _before(plan: Plan, id: str) -> str | None:
    ids = [one.id for one in _siblings(plan, id)]
    place = ids.index(id)
    return ids[place - 1] if place else None


def _without(plan: Plan, id: str) -> Plan:
    """The plan without that piece, and without what was tied to it."""
    untied = tuple(
        replace(
            one,
            needs=tuple(each for each in one.needs if each != id),
            outcomes=tuple(each for each in one.outcomes if each != id),
            advice=tuple(each for each in one.advice if each != id),
        )
        for one in plan.provisions
        if one.id != id
    )
    return replace(
        plan,
        needs=tuple(one for one in plan.needs if one.id != id),
        outcomes=tuple(one for one in plan.outcomes if one.id != id),
        provisions=untied,
        advice=tuple(one for one in plan.advice if one.id != id),
        sections=tuple(
            replace(one, pieces=tuple(piece for piece in one.pieces if piece.id != id)) for one in plan.sections
        ),
        unplaced=tuple(one for one in plan.unplaced if one.id != id),
    )


def _reworded(plan: Plan, id: str, text: str) -> Plan:
    if section := next((one for one in plan.sections if any(piece.id == id for piece in one.pieces)), None):
        pieces = tuple(replace(one, text=text) if one.id == id else one for one in section.pieces)
        return _with_section(plan, replace(section, pieces=pieces))
    return replace(
        plan,
        needs=tuple(replace(one, text=text) if one.id == id else one for one in plan.needs),
        outcomes=tuple(replace(one, text=text) if one.id == id else one for one in plan.outcomes),
        provisions=tuple(replace(one, text=text) if one.id == id else one for one in plan.provisions),
        advice=tuple(replace(one, text=text) if one.id == id else one for one in plan.advice),
        unplaced=tuple(replace(one, text=text) if one.id == id else one for one in plan.unplaced),
    )


def _put(plan: Plan, to: Letter | Literal["?"], loose: list[_Loose], used: set[str]) -> Plan:
    """The plan with those words as new items of a section, each where its place in the document puts it."""
    last = _last_number(to, used)
    for number, one in enumerate(loose, last + 1):
        id = f"{to}.{number}"
        used.add(id)
        if to == "?":
            plan = replace(plan, unplaced=_in_order((*plan.unplaced, Piece(id, one.text, one.place))))
        elif to in NEED_SECTIONS:
            need = Need(id, to, one.text, one.ref, one.area, one.place)
            plan = replace(plan, needs=_in_order((*plan.needs, need)))
        elif to in PROVISION_SECTIONS:
            provision = Provision(id, to, one.text, one.ref, one.area, place=one.place)
            plan = replace(plan, provisions=_in_order((*plan.provisions, provision)))
        elif to == "E":
            outcome = Outcome(id, one.text, one.ref, one.area, place=one.place)
            plan = replace(plan, outcomes=_in_order((*plan.outcomes, outcome)))
        elif to == "K":
            plan = replace(plan, advice=_in_order((*plan.advice, Advice(id, one.text, place=one.place))))
        else:
            section = plan.section(to) or Section(to, f"Section {to}", place=one.place)
            plan = _with_section(
                plan, replace(section, pieces=_in_order((*section.pieces, Piece(id, one.text, one.place))))
            )
        if to != "?" and plan.section(to) is None:
            plan = _with_section(plan, Section(to, f"Section {to}", place=one.place))
    return plan


def _ids(plan: Plan) -> Iterator[str]:
    for one in plan.items():
        yield one.id
    for section in plan.sections:
        yield from (piece.id for piece in section.pieces)
    yield from (piece.id for piece in plan.unplaced)


def _last_number(letter: str, used: set[str]) -> int:
    """The highest number that was ever given in a section: none of them is given again."""
    own = re.compile(rf"{re.escape(letter)}\.(\d{{1,6}})")
    return max((int(found[1]) for id in used if (found := own.fullmatch(id))), default=0)


def _with_section(plan: Plan, section: Section) -> Plan:
    others = [one for one in plan.sections if one.letter != section.letter]
    together = sorted((*others, section), key=lambda one: LETTERS.index(one.letter))
    if any(one.letter == section.letter for one in plan.sections):
        together = [section if one.letter == section.letter else one for one in plan.sections]
    return replace(plan, sections=tuple(together))


_Item = TypeVar("_Item", Need, Outcome, Provision, Advice, Piece)


def _in_order(group: tuple[_Item, ...]) -> tuple[_Item, ...]:
    """In the order of the document; what has no place stays where it is put, at the end."""
    far = 10**9
    return tuple(
        sorted(
            group,
            key=lambda one: (
                (one.place.block, one.place.row or 0, one.place.column or 0) if one.place is not None else (far, 0, 0)
            ),
        )
    )
