"""Small plans made from lists of lines, as `plans.yaml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from upheld.plan.compare.lines import Line
from upheld.plan.document import LETTERS, NEED_SECTIONS, Letter, Need, Outcome, Piece, Plan, Provision, Section

PROVISION = ("F", "G", "H1", "H2")


def plan_from(data: Mapping[str, Any], name: str = "plan") -> Plan:
    """The plan whose sections are lists of lines; the lines of each are numbered from 1."""
    lines = {letter: data[letter] for letter in LETTERS if isinstance(data.get(letter), list)}
    sections = [Section(letter, f"Section {letter}", _pieces(letter, lines[letter])) for letter in lines]
    setting, payments = data.get("setting"), data.get("J")
    sections += [Section("I", "Section I")] if setting else []
    return Plan(
        name=name,
        version=data.get("version"),
        sections=tuple(sections),
        needs=tuple(
            Need(f"{letter}.{number}", letter, text)
            for letter in NEED_SECTIONS
            for number, text in enumerate(lines.get(letter, ()), 1)
        ),
        outcomes=tuple(Outcome(f"E.{number}", text) for number, text in enumerate(lines.get("E", ()), 1)),
        provisions=tuple(
            Provision(f"{letter}.{number}", cast(Letter, letter), text)
            for letter in PROVISION
            for number, text in enumerate(lines.get(cast(Letter, letter), ()), 1)
        ),
        named_setting=setting,
        direct_payments=payments,
    )


def _pieces(letter: Letter, texts: list[str]) -> tuple[Piece, ...]:
    if letter != "A":
        return ()
    return tuple(Piece(f"A.{number}", text) for number, text in enumerate(texts, 1))


def line(text: str, section: Letter = "F", cells: Mapping[str, str] | None = None, id: str = "F.1") -> Line:
    """One line of provision, outside any plan."""
    provision = Provision(id, section, text, cells=cells or {})
    return Line(id, "provision", section, provision.whole, text, cells=provision.cells)
