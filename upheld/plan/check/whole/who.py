"""Does the plan say whose it is, and who is to do what it promises?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import CODE_9_69, SPECIFYING
from upheld.plan.check.finding import Finding
from upheld.plan.check.seen import Seen

_FEW = 3


def findings(seen: Seen) -> Iterator[Finding]:
    """A plan that names no child or no council, and a section F in which no line says who does it."""
    if seen.plan.sections:
        # What was left unplaced, often a front page, may hold the name.
        loose = " ".join(piece.text for piece in seen.plan.unplaced).casefold()
        child = seen.plan.child or "child " in loose or "young person " in loose
        council = seen.plan.council or "council" in loose or "borough" in loose
        lacks = [name for name, there in (("child", child), ("council", council)) if not there]
        if lacks:
            yield Finding(
                "plan.not_named",
                "look",
                f"No name of the {' or the '.join(lacks)} was found on the plan.",
                remedy=f"Please put the name of the {' and of the '.join(lacks)} on the plan.",
            )
    judged = [
        seen.judgements[one.id] for one in seen.plan.provisions if one.section == "F" and one.id in seen.judgements
    ]
    if len(judged) >= _FEW and not any(one.elements.get("who") for one in judged):
        yield Finding(
            "section.nobody_named",
            "important",
            f"Not one of the {len(judged)} lines of section F says by whom it is done, or with what training.",
            section="F",
            place=seen.place_of("F"),
            law=(SPECIFYING, CODE_9_69),
            remedy="Please say for each line of section F who provides it, and with what qualification or training.",
        )
