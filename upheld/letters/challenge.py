"""How far a challenge has come: complaints without an answer, and breaches whose time to be challenged has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from upheld import dates
from upheld.compliance import Obligation, Reckoning, routes
from upheld.compliance.breach import breaches
from upheld.delivery.evidence import is_made_up

_COMPLAINTS = ("complaint_la_stage_1", "complaint_la_stage_2", "complaint_response")
_FURTHER = ("complaint_la_stage_2", "lgsco_complaint")
_UNANSWERED = timedelta(days=29)
"""A complaint left so long without an answer has waited longer than four weeks."""


def may_go_to_stage_2(reckoning: Reckoning) -> bool:
    """Whether a complaint of the last year was answered, or left for over four weeks, and has gone no further since."""
    story, year_ago = reckoning.story, dates.add_months(reckoning.as_at, -12)
    answers, further = story.of("complaint_response"), story.of(*_FURTHER)
    for one in story.of("complaint_la_stage_1"):
        if one.on.last < year_ago or any(each.on.last >= one.on.first for each in further):
            continue
        answered = any(each.on.last >= one.on.first for each in answers)
        if answered or reckoning.as_at - one.on.last >= _UNANSWERED:
            return True
    return False


def is_court_time_over(reckoning: Reckoning) -> bool:
    """Whether the three months to go to court have passed for something a council has still not done."""
    undone = {one.key for one in reckoning.obligations if one.status in ("overdue", "breached") and _of_council(one)}
    return any(undone.intersection(keys) for keys in _closed(reckoning, "JR"))


def is_ombudsman_time_over(reckoning: Reckoning) -> bool:
    """Whether the Ombudsman's year has passed for a breach which the council was told of, or answered on, since.

    The complaint or the answer must lie in the last year: the Ombudsman may take it late for a good reason only.
    """
    story, year_ago = reckoning.story, dates.add_months(reckoning.as_at, -12)
    lately = [one.on.last for one in story.of(*_COMPLAINTS) if one.on.last >= year_ago]
    over = {key for keys in _closed(reckoning, "LGSCO") for key in keys}
    began = [_began(one.obligation) for one in breaches(reckoning) if one.obligation.key in over]
    return any(day <= last for day in began for last in lately)


def is_provision_missing(reckoning: Reckoning) -> bool:
    """Whether provision was missed, and nothing recorded since shows that it was given again."""
    given = reckoning.story.of("provision_delivered")
    return any(
        not any(
            each.on.first > one.on.last and each.fields.get("item") in (None, one.fields.get("item")) for each in given
        )
        for one in reckoning.story.of("provision_missed")
        if not is_made_up(one.id)
    )


def _of_council(one: Obligation) -> bool:
    return one.duty.bearer.split("_")[0] == "LA"


def _closed(reckoning: Reckoning, code: str) -> Iterator[tuple[str, ...]]:
    return (route.keys for route in routes(reckoning) if route.route == code and not route.open)


def _began(one: Obligation) -> date:
    if one.breach_on is not None:
        return one.breach_on
    return one.due.last + timedelta(days=1) if one.due.last is not None else one.trigger.day.first
