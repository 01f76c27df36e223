"""From lines that know what they are to a plan: ids, sections, items and the ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from upheld.documents.reading.found import Reading
from upheld.plan.document import Advice, Letter, Need, Outcome, Piece, Plan, Provision, Section
from upheld.plan.layouts.advice import entry, from_cells
from upheld.plan.layouts.counted import take_off
from upheld.plan.layouts.front import Front
from upheld.plan.layouts.line import Line, Opened
from upheld.plan.layouts.links import Links
from upheld.plan.layouts.setting import said

_T = TypeVar("_T")
_KEPT = ("words", "note")


def made(reading: Reading, lines: Sequence[Line], opened: Sequence[Opened], facts: Front) -> Plan:
    """The plan of these lines."""
    take_off(lines)
    echoes = _settle(lines)
    steps = _steps(lines)
    ids = _Ids()
    known = {id(line): ids.of(line.letter) for line in lines if line.kind in ("need", "outcome", "provision", "advice")
             or line.kind in _KEPT or (line.kind == "front" and not _is_used(line, facts))}  # fmt: skip
    needs = [line for line in lines if line.kind == "need"]
    outcomes = [line for line in lines if line.kind == "outcome"]
    links = Links(needs, outcomes)
    provisions = []
    for line in lines:
        if line.kind == "provision":
            tied = links.of(line, echoes)
            provisions.append(
                Provision(
                    known[id(line)], line.letter or "F", line.text, line.ref, line.area, _cells(line),
                    tuple(known[id(needs[at])] for at in tied.needs),
                    tuple(known[id(outcomes[at])] for at in tied.outcomes), (), tied.by, line.place,
                )
            )  # fmt: skip
    return Plan(
        name=reading.name,
        version=facts.version,
        child=facts.child,
        council=facts.council,
        year_group=facts.year_group,
        dates=facts.dates,
        sections=tuple(_sections(lines, opened, known)),
        needs=tuple(Need(known[id(one)], one.letter or "B", one.text, one.ref, one.area, one.place) for one in needs),
        outcomes=tuple(
            Outcome(known[id(one)], one.text, one.ref, one.area, tuple(steps.get(id(one), ())), one.place)
            for one in outcomes
        ),
        provisions=tuple(provisions),
        advice=tuple(_advice(line, known[id(line)]) for line in lines if line.kind == "advice"),
        people=tuple(facts.people),
        named_setting=said([line for line in lines if line.letter == "I"]),
        direct_payments=said([line for line in lines if line.letter == "J"]),
        unplaced=(
            *(Piece(known[id(one)], one.text, one.place) for one in lines if one.letter is None and id(one) in known),
            *(Piece(ids.of(None), note.text, note.place) for note in reading.notes),
        ),
        pages=reading.pages,
        remarks=reading.remarks,
    )  # fmt: skip


class _Ids:
    """One count for each section, shared by its items and its pieces."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def of(self, letter: Letter | None) -> str:
        """The next id of a section."""
        name = letter or "?"
        self._counts[name] += 1
        return f"{name}.{self._counts[name]}"


def _is_used(line: Line, facts: Front) -> bool:
    return (line.text, line.place) in facts.used


def _fold(text: str) -> str:
    return " ".join("".join(one if one.isalnum() else " " for one in text.lower()).split())


def _settle(lines: Sequence[Line]) -> list[tuple[Line, int, str]]:
    """Take what only repeats another section's item for no item; returns each repeated one with its place."""
    own = {
        kind: [line for line in lines if line.kind == kind and not line.foreign]
        for kind in ("need", "outcome", "provision")
    }
    by_text = {kind: {_fold(line.text): at for at, line in reversed([*enumerate(own[kind])])} for kind in own}
    by_ref = {kind: {line.ref: at for at, line in reversed([*enumerate(own[kind])]) if line.ref} for kind in own}
    sections = {(line.kind, line.letter) for kind in own for line in own[kind]}
    beside: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.kind == "provision" and line.rows is not None:
            beside.setdefault(line.rows[:2], []).append(line)
    echoes: list[tuple[Line, int, str]] = []
    for line in lines:
        if not line.foreign or (line.kind, line.letter) not in sections:
            continue  # where no other place has them, this table is where they stand
        kind = line.kind
        at = by_text[kind].get(_fold(line.text), by_ref[kind].get(line.ref) if line.ref else None)
        if at is not None:
            echoes.append((line, at, kind))
            line.kind = "heading"
            continue
        line.kind = "words"
        for row in range(line.rows.first, line.rows.last + 1) if line.rows else ():
            for one in beside.get((line.rows.grid, row), ()) if line.rows else ():
                one.cells = {kind: line.text, **one.cells}
    places = {id(line): at for kind in ("need", "outcome") for at, line in enumerate(
        [one for one in lines if one.kind == kind])}  # fmt: skip
    return [(line, places[id(own[kind][at])], kind) for line, at, kind in echoes if id(own[kind][at]) in places]


def _steps(lines: Sequence[Line]) -> dict[int, list[str]]:
    """The steps of each outcome: those of its row, or those that follow it; one without an outcome is a piece."""
    found: dict[int, list[str]] = {}
    last: Line | None = None
    for line in lines:
        if line.kind == "outcome":
            last = line
        elif line.kind == "step":
            if last is None:
                line.kind = "words"
            else:
                found.setdefault(id(last), []).append(line.text)
    return found


def _cells(line: Line) -> dict[str, str]:
    return {**({"lead-in": line.lead.rstrip(":")} if line.lead else {}), **line.cells}


def _advice(line: Line, id_: str) -> Advice:
    found = from_cells(line.cells) if line.cells else entry(line.text)
    return Advice(id_, line.text, found.category, found.author, found.role, found.date_on, line.place)


def _sections(lines: Sequence[Line], opened: Sequence[Opened], known: dict[int, str]) -> Iterator[Section]:
    """The sections in the order they begin; one that only has lines in another's table begins with the first."""
    begun = list(opened)
    for line in lines:
        if (
            line.letter is not None
            and line.kind not in ("title", "heading")
            and all(one.letter != line.letter for one in begun)
        ):
            begun.append(Opened(line.letter, "", line.place))
    for one in begun:
        pieces = tuple(
            Piece(known[id(line)], line.text, line.place)
            for line in lines
            if line.letter == one.letter and line.kind in _KEPT
        )
        yield Section(one.letter, one.title, pieces, one.place, one.with_letters)
