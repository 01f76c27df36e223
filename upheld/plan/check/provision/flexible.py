"""May it be lawful to leave this line flexible?

Law: Worcestershire CC v SE [2020] UKUT 217 (AAC); Redbridge v HO [2020] UKUT 323 (AAC): only for the child's needs.
VS and RS v Hampshire [2021] UKUT 187 (AAC): a lighter standard in sections G and H.
"""

from __future__ import annotations

import re

from upheld.plan.check.provision.facts import Facts

_CHILDS_NEED = re.compile(
    r"\b(?:fluctuat\w*|relaps\w*|flare\w*|fatigue|tired\w*|pain|unwell|illness|ill health|health allows|medically"
    r"|(?:in|into|admitted to) hospital|hospital (?:stays?|admissions?)|hospitalis\w*|seizures?"
    r"|chemotherapy|recover\w*|anxiety allows|toleran\w*|tolerate\w*|on days when"
    r"|graduated return|phased return"
    r"|as (?:his|her|their|child \w's) (?:health|condition|needs?|anxiety|energy)\b)",
    re.IGNORECASE,
)
_LEAVES_ROOM = frozenset(
    (
        "provision.as_required",
        "provision.may",
        "provision.minimum_zero",
        "provision.change_without_review",
        "provision.condition",
        "provision.undecided",
    )
)


def flexible(facts: Facts, section: str) -> str | None:
    """Whether and why flexibility may be lawful here; None where nothing in the line suggests it."""
    leaves_room = any(one.kind.code in _LEAVES_ROOM for one in facts.weak)
    reason = _CHILDS_NEED.search(facts.line.text) if leaves_room else None
    if reason is not None:
        if "Z" in facts.line.kinds:
            return (
                f"The line gives a reason that may lie in the child's own needs (“{reason.group()}”) and a least that "
                "must be given, so some flexibility may be lawful here."
            )
        return (
            f"The line may give a reason that lies in the child's own needs (“{reason.group()}”). Flexibility may be "
            "lawful for that reason, but then the line should state the least that must be given."
        )
    if section != "F" and (leaves_room or facts.weak):
        return (
            "Sections G and H are held to a lighter standard than F: less detail may be lawful here, but it must be "
            "clear enough to be arranged."
        )
    return None
