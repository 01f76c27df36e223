"""`upheld events`: the closed vocabulary of a case file."""

from __future__ import annotations

import difflib

from upheld.case import KINDS, EventKind
from upheld.errors import UpheldError


def show_events(kind: str | None) -> int:
    """Print every kind of event, or one with its fields.

    Raises:
        UpheldError: no such kind; the nearest is named.
    """
    if kind is None:
        for known in KINDS.values():
            print(f"{known.name}\n    {known.title}.")
        return 0
    if kind not in KINDS:
        near = difflib.get_close_matches(kind, KINDS, 1)
        hint = f"did you mean {near[0]!r}?" if near else "`upheld events` lists them."
        raise UpheldError(f"{kind!r} is not a kind of event: {hint}")
    print("\n".join(described(KINDS[kind])))
    return 0


def described(kind: EventKind) -> list[str]:
    """One kind with its own fields: which are required, and what each may hold."""
    lines = [kind.name, f"    {kind.title}.", "    Fields of its own:"]
    for field in kind.fields:
        needed = "required" if field.required else "optional"
        choices = f": {', '.join(field.choices)}" if field.choices else ""
        lines.append(f"      {field.name} ({needed}, {field.type}{choices})")
    if not kind.fields:
        lines.append("      none")
    dates = (
        "none needed: its first day stands for it"
        if kind.is_span
        else "one of on, sent_on, received_on, served_on, made_on"
    )
    lines.append(f"    Dates: {dates}.")
    return lines
