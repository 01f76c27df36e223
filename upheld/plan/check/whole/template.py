"""Is the template's own advice to its writers left in the plan?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import CONTENT
from upheld.plan.check.finding import Finding
from upheld.plan.check.seen import Seen, short


def findings(seen: Seen) -> Iterator[Finding]:
    """One finding for all the guidance that was left in."""
    left = seen.guidance
    if left:
        yield Finding(
            "plan.guidance_left_in",
            "look",
            "The template's own advice to whoever writes the plan was left in. It says nothing of the child, and may "
            "be taken for part of the plan.",
            place=left[0].place,
            words=tuple(short(piece.text) for piece in left[:3]),
            law=(CONTENT,),
            remedy="Please take the template's guidance out of the plan.",
        )
