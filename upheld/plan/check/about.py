"""What a case knows that a plan does not say: its dates, and who the child is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class About:
    """What is known beside the plan; every field may be left out, and then what needs it is not checked.

    `as_at` is the day for which the plan is checked. `year_group` is the National Curriculum year on it, 0 for
    Reception. `answered_on` is when the family answered the draft. `first_plan` is False for a draft that amends a
    plan that is in force. `final_due_on` is the last day for the final plan as the case's own clock has it.
    """

    as_at: date | None = None
    birth_on: date | None = None
    year_group: int | None = None
    assessment_began_on: date | None = None
    draft_served_on: date | None = None
    answered_on: date | None = None
    final_due_on: date | None = None
    first_plan: bool | None = None
