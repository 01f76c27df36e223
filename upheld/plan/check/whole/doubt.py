"""Was the document read well enough to say what is missing from it?"""

from __future__ import annotations

from collections.abc import Iterator

from upheld.law.plan_rules import SECTIONS_SEPARATE
from upheld.plan.check.finding import Finding
from upheld.plan.check.seen import Seen, short
from upheld.plan.document import LETTERS


def findings(seen: Seen) -> Iterator[Finding]:
    """One finding where few sections were recognised or much could not be placed; then no section is called missing."""
    if not seen.doubtful:
        return
    missing = [letter for letter in LETTERS if seen.plan.section(letter) is None]
    told = (
        f"The reading may be at fault: {len(seen.plan.sections)} of the {len(LETTERS)} sections were recognised, "
        f"and {len(seen.plan.unplaced)} paragraphs could not be placed in any. "
    )
    yield Finding(
        "reading.doubtful",
        "look",
        told + (f"Not found: {', '.join(missing)}. " if missing else "") + "Put the reading right first.",
        words=tuple(short(piece.text) for piece in seen.plan.unplaced[:3]),
        law=(SECTIONS_SEPARATE,),
        remedy="Please send the plan with a heading for each of the sections A to K, so that each can be told apart.",
    )
