"""Wording that was pasted: where its paragraphs end, and lines of section F where it names no section."""

from __future__ import annotations

import re
from dataclasses import replace

from upheld.plan.document import Plan, Provision, Section

REMARK = "No section was named, so every line was taken as provision of section F."
_ENDS = re.compile(r"[.;:!?][\u201d\"')]?$")
_BEGINS = re.compile(r"[A-Z0-9\u201c\"'(\u2022*\u2013-]")
_SHORT = 0.7
"""A line shorter than this part of the longest is not one that was broken for want of room."""
_LINE = 60
"""No page is so narrow that its lines are broken before this many letters."""


def paragraphs(text: str) -> str:
    """The text with an empty line after each paragraph.

    A line goes on in the next where it was broken for want of room, as words copied from a PDF are.
    """
    lines = [line.strip() for line in text.splitlines()]
    room = max(map(len, lines), default=0)
    found: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        goes_on = (
            bool(before) and not _ENDS.search(before) and (not _BEGINS.match(line) or len(before) >= _SHORT * room)
        )
        if line and goes_on and found and room > _LINE:
            found[-1] = f"{found[-1]} {line}"
        elif line:
            found.append(line)
    return "\n\n".join(found)


def placed(plan: Plan) -> Plan:
    """The plan; where no section at all was found in it, each of its pieces as a line of section F."""
    if plan.sections or any(True for _ in plan.items()) or not plan.unplaced:
        return plan
    lines = tuple(
        Provision(f"F.{number}", "F", one.text, place=one.place) for number, one in enumerate(plan.unplaced, 1)
    )
    first = plan.unplaced[0].place
    return replace(
        plan,
        sections=(Section("F", "Section F", place=first),),
        provisions=lines,
        unplaced=(),
        remarks=(*plan.remarks, REMARK),
    )
