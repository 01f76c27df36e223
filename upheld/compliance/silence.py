"""Whether saying nothing about an event means that it did not happen (design 11.5, Silence)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from upheld.case import Event
from upheld.compliance.moment import Moment, agree
from upheld.law.duty import Duty, Part

if TYPE_CHECKING:
    from upheld.compliance.story import Story

_BETWEEN = frozenset(
    """cooperation_given health_notified_la plan_transferred bundle_sent appeal_registered review_invited
    review_papers_circulated la_response_received_by_ftt governors_notified_of_exclusion dp_reviewed
    response_copied_to_sos recommendation_response_sent review_list_sent sen2_returned""".split()
)


def between_bodies(kind: str) -> bool:
    """Whether a family would not see this kind of event, so that its silence proves nothing."""
    return (
        kind in _BETWEEN
        or kind.startswith(("advice_", "school_consult", "icb_", "la_told_"))
        or kind.endswith("_consulted")
    )


def not_done(story: Story, duty: Duty, limb: Part, question: Moment, key: str, due: date | None) -> Event | None:
    """The record, made after the due day, that what would discharge this had not happened; None if there is none."""
    wanted = limb.discharged_by.kinds
    for event in story.of("not_done"):
        if event.answers is not None and event.answers not in (question.event.id, *question.also, key):
            continue
        if not agree(event.fields, question.fields, ("category", "body", "institution")):
            continue
        if event.fields["what"] in wanted and (due is None or event.on.first > due):
            return event
    return None


def silence_proves_nothing(limb: Part) -> bool:
    """Whether the limb could be discharged only by events a family would not see."""
    kinds = limb.discharged_by.kinds
    return bool(kinds) and all(between_bodies(kind) for kind in kinds)
