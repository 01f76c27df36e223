"""By which day the papers for a review meeting must be sent round.

Law: SEND Regulations 2014 regs 20(4), 21(4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from upheld.law import law_named
from upheld.law.source import Citation

DUTY = "review.papers"


@dataclass(frozen=True, slots=True)
class PapersBy:
    """The last day to send the papers round.

    Args:
        days: how many days are left until then; below 0: it has passed.
        mark: how sure it is, the weaker letter of the register.
    """

    on: date
    days: int
    citations: tuple[Citation, ...]
    mark: str


def papers_by(meeting_on: date, as_at: date) -> PapersBy:
    """The last day, counted back from the meeting as the register has it."""
    duty = law_named("england").of(DUTY)[-1]
    assert duty.within is not None  # a timed duty
    last = duty.within.last_day(lambda _name: meeting_on, None)
    assert last is not None  # the meeting is known
    mark = max(re.findall(r"\b[ABC]\b", duty.confidence))
    return PapersBy(last, (last - as_at).days, duty.citations, mark)
