"""What should be asked, and of whom, about a line that is not specific?"""

from __future__ import annotations

from collections.abc import Sequence

_ASKED = {
    "what": "what exactly is to be done or provided",
    "who": "who is to give it, and with what qualification, training or experience",
    "frequency": "how often it is to be given",
    "duration": "how long it is to last each time",
    "group_size": "in a group of how many",
}
_STATED = {
    "what": "what will be done or provided",
    "who": "who will give it and with what qualification, training or experience",
    "frequency": "how often it will be given",
    "duration": "how long it will last each time",
    "group_size": "how many will be in the group",
}
_LEAST = "Please state the least that must be given."


def question(missing: Sequence[str], profession: str | None, weak: Sequence[str]) -> str:
    """The question to put, to the advice-writer where a profession is named, else to the council. It has no amount."""
    asks = [_ASKED[name] for name in missing if name in _ASKED]
    if not asks:
        asks = ["what is the least that must be given"]
    whom = f"To the {profession} who advised" if profession else "To the council"
    text = f"{whom}: please say {_listed(asks)}."
    if weak:
        text += f" What is meant by {_listed([f'“{one}”' for one in weak[:3]])}?"
    return text


def remedy(missing: Sequence[str]) -> str:
    """What to ask the council to write, in words that can stand in a letter; it names no amount."""
    asks = [_STATED[name] for name in missing if name in _STATED]
    return f"Please state {_listed(asks)}." if asks else _LEAST


def _listed(items: Sequence[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
