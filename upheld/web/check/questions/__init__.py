"""The guided questions, in the order of the process. A number or an id, once used, is never used for another."""

from __future__ import annotations

from upheld.web.check.questions import assessment, challenge, dispute, plan, review, school
from upheld.web.check.questions.areas import AREAS, GROUPS
from upheld.web.check.questions.question import Answer, Question

QUESTIONS: tuple[Question, ...] = (
    *school.CUSTODY,
    *assessment.QUESTIONS,
    *plan.PROVISION,
    *review.QUESTIONS,
    *plan.REASSESSMENT,
    *plan.ENDING,
    *plan.MOVED,
    *plan.BUDGET,
    *dispute.ORDER,
    *dispute.MEDIATION,
    *dispute.APPEAL,
    *dispute.AFTER_THE_ORDER,
    *school.EXCLUSION,
    *school.ABSENCE,
    *school.TRANSPORT,
    *school.SUPPORT,
    *school.UNFAIR,
    *challenge.COMPLAINT,
    *challenge.RECORDS,
)
"""Every question, in the order in which they are asked."""

CHILD, GOING_ON = 1, 2
"""The numbers of the two pages that come before: about the child, and what is going on."""

_BY_NUMBER = {one.number: one for one in QUESTIONS}


def question_of(number: int) -> Question | None:
    """The question of that number."""
    return _BY_NUMBER.get(number)


__all__ = ["AREAS", "CHILD", "GOING_ON", "GROUPS", "QUESTIONS", "Answer", "Question", "question_of"]
