"""Why is a line judged as it is, in a sentence?"""

from __future__ import annotations

from collections.abc import Sequence

from upheld.plan.check.provision.enforceable import Core
from upheld.plan.check.provision.facts import Facts
from upheld.plan.check.provision.weak import Found

SPECIFIC = "It leaves no doubt about what has been decided, and nothing in it lets less be given."
NAMES = {
    "what": "what is done",
    "who": "who gives it",
    "frequency": "how often",
    "duration": "for how long each time",
    "group_size": "in a group of how many",
}


def either(items: Sequence[str]) -> str:
    """The items as one phrase, with "or" before the last."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} or {items[-1]}"


def why_vague(facts: Facts, whole: Core) -> str:
    """Why nothing in a line could be enforced in which no word is weak."""
    if "j" in facts.line.kinds:
        return "It trains staff, and gives the child nothing that could be enforced."
    if whole.frequency and not whole.what:
        return "It says how often and not what, so that nearly anything would comply."
    return "Nothing in it could be enforced: no amount is tied to anything definite that must be done."


def why_partly(facts: Facts, missing: tuple[str, ...], bites: list[Found]) -> str:
    """What a line that could be enforced in part does not say, and what weakens it."""
    parts = []
    if missing:
        parts.append(f"does not say {either([NAMES[name] for name in missing])}")
    if bites:
        parts.append(f"is weakened by “{facts.line.words(bites[0].index, bites[0].index)}”")
    return f"Something in it could be enforced, but it {' and '.join(parts)}."
