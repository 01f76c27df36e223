"""Sections that are plain lines: each need or piece of provision a paragraph, drawn as the layout wants it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.plan.making import titles
from tests.plan.making.content import Plan, Provision
from tests.plan.making.frame import Frame

Draw = Callable[[str], Any]


def needs_of(plan: Plan, letter: str) -> Sequence[str]:
    """The needs of Section C or D."""
    return plan.health_needs if letter == "C" else plan.social_needs


def provision_of(plan: Plan, letter: str) -> Sequence[Provision]:
    """The provision of Section G, H1 or H2."""
    return {"G": plan.health, "H1": plan.social1, "H2": plan.social2}[letter]


def needs(frame: Frame, letter: str, draw: Draw, refs: bool = False, into: Any = None) -> list[int]:
    """The needs of Section C or D as lines; their places in the truth."""
    found = []
    for at, text in enumerate(needs_of(frame.plan, letter), 1):
        draw(text)
        found.append(frame.truth.need(text, letter, f"{letter}{at}" if refs else None))
    if not found:
        frame.nothing(letter, into)
    return found


def provision(
    frame: Frame, letter: str, draw: Draw, heading: str | None = None, refs: str = "", into: Any = None
) -> None:
    """The provision of Section G, H1 or H2 as lines; `refs` is how they are numbered, `{}` for the number."""
    for at, line in enumerate(provision_of(frame.plan, letter), 1):
        draw(line.text)
        frame.truth.provision(line, letter, heading, refs.format(at) or None)
    if not provision_of(frame.plan, letter):
        frame.nothing(letter, into)


def rest(frame: Frame, letters: Sequence[str], draw: Draw) -> None:
    """Sections of health and social care, one after another, each under its own heading."""
    for letter in letters:
        frame.head(letter)
        if letter in "CD":
            needs(frame, letter, draw)
        else:
            provision(frame, letter, draw)


def area_title(area: str, manner: str = "usual") -> str:
    """The heading of an area of need."""
    usual = titles.AREAS[area]
    return {"usual": usual, "caps": usual.upper(), "mine": titles.MY_AREAS.get(area, usual)}[manner]
