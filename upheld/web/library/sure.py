"""How sure we are and how strong a rule is, in words of the interface."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from upheld.web.library.kinds import Said

MARKS: dict[str, Said] = {
    "A": _("Sure: we read it in the law itself, in a judgment or on an official page."),
    "B": _("Fairly sure: good sources agree, but we have not read it in the law itself."),
    "C": _("Not checked: we have not read it in any source. Check it before you rely on it."),
}
DETAILS: dict[str, Said] = {
    "A": _("The details: sure."),
    "B": _("The details: fairly sure."),
    "C": _("The details: not checked. Check them before you rely on them."),
}
FORCES: dict[str, Said] = {
    "statute": _("An Act of Parliament. It is law and must be obeyed."),
    "regs": _("Regulations made under an Act. They are law and must be obeyed."),
    "rules": _("Rules of a court or tribunal. They are law and must be obeyed."),
    "case": _("What a court or the Upper Tribunal decided. It is law and must be obeyed."),
    "code_must": _("The SEND Code of Practice where it repeats the law. It must be obeyed."),
    "code_should": _(
        "The SEND Code of Practice. It is not law, but it must be taken seriously, with good reasons to depart from it."
    ),
    "guidance": _("Guidance. It is not law."),
    "practice": _("How things are done. It is not law."),
    "proposed": _("A proposal. It is not law."),
}
NOT_BINDING_DAY = _("Its day is the last day there can be, not a time limit that somebody must keep.")
SHAPES: dict[str, Said] = {
    "timed": _("It has a last day."),
    "undated": _("It must be done soon, or in a reasonable time. The law sets no day."),
    "checklist": _("A document must hold certain things."),
    "daily": _("It goes on from day to day."),
    "not_before": _("Something must not be done until a day has passed."),
    "standing": _("It is owed all the time, to everyone."),
    "right": _("It is a right, or a power to act."),
    "test": _("It is a question of judgement."),
    "effect": _("It is what the law itself brings about. Nobody has to do anything."),
}


def sure(confidence: str) -> tuple[Said, ...]:
    """The sentences that say how sure we are; the first letter is the rule itself, the second its details."""
    found = re.match(r"([ABC])(?:/([ABC]))?\b", confidence)
    if found is None:
        return ()
    return (MARKS[found[1]], *((DETAILS[found[2]],) if found[2] else ()))
