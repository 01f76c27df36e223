"""What the check of a plan cannot tell, in sentences to whoever reads its findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from upheld.plan.check.seen import Seen
from upheld.plan.document import LETTERS


def not_checked(seen: Seen) -> Iterator[str]:
    """What is not checked for any plan, then what is not for want of a fact or because the reading left a gap."""
    plan, about = seen.plan, seen.about
    yield (
        "Whether every need that the professionals reported stands in the plan: that needs their reports. "
        "Compare each report with the plan."
    )
    yield "Whether the advice listed in section K was attached to the plan (Code 9.77), and whether it is enough."
    yield "Whether the health body agreed to section G, and whether the amounts are right for this child."
    yield (
        "Whether advice was asked of others whom the family named or the council thought fit: the plan does not say "
        "who was asked."
    )
    if seen.year is None:
        yield (
            "What the law asks from Year 9 on (preparing for adulthood): neither the year group nor the date of birth "
            "is known."
        )
    if seen.age is None:
        yield "What turns at 18 (sections H1 and H2): the age is not known."
    if plan.version is None:
        yield "What differs between a draft and a final plan: the document as read does not say which it is."
    if about.as_at is None:
        yield "Whether a printed date lies in the future: no day was given for this check."
    if about.assessment_began_on is None:
        yield "Whether any advice is older than the assessment: the day it began is not known."
    if about.final_due_on is None and plan.version in ("draft", "final"):
        yield "Whether the plan is in time: the last day for the final plan is not known."
    missing = [letter for letter in LETTERS if letter != "J" and plan.section(letter) is None]
    if missing:
        yield (
            f"What stands in {_sections(missing)}: not found in the document as it was read, which is not the same as "
            "absent from it."
        )
    if plan.unplaced:
        number = len(plan.unplaced)
        yield (
            f"{number} {'paragraph' if number == 1 else 'paragraphs'} for which no section was found: only their "
            "wording was looked at."
        )


def _sections(letters: Sequence[str]) -> str:
    if len(letters) == 1:
        return f"section {letters[0]}"
    return f"sections {', '.join(letters[:-1])} and {letters[-1]}"
