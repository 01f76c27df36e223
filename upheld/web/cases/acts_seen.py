"""Which acts of a case somebody is told of: the holder of all; others of what was told and put in, and of their own."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from upheld.web.cases.access import Access
from upheld.web.cases.models import Action

_OF_ALL = (
    "case_opened", "event_added", "event_corrected", "event_withdrawn", "child_changed", "facts_changed",
    "questions_answered", "letter_details_changed", "letter_words_changed", "label_changed", "plan_read",
    "plan_corrected", "plan_compared", "plan_deleted", "report_compared", "finding_decided", "paper_added",
    "paper_removed", "letter_sent", "days_reckoned", "deletion_asked", "deletion_stopped", "rights_handed_over",
    "case_handed_over", "delivery_lines_changed", "delivery_terms_changed", "delivery_said", "delivery_evidence",
    "delivery_threshold", "asked_said", "step_said", "observation_said", "rating_said", "cycle_said", "view_said",
)  # fmt: skip
"""What everybody with access is told of. Who else sees it, and what others did for themselves, is the holder's."""


def acts_seen(access: Access) -> QuerySet[Action]:
    """The acts, in no order."""
    found: QuerySet[Action] = Action.objects.filter(case=access.case.pk)
    return found if access.is_holder else found.filter(Q(act__in=_OF_ALL) | Q(by=str(access.person.key)))
