"""Groups of events that several duties share: what shows a stage is over, and what ends a duty."""

from __future__ import annotations

from upheld.law.duty import On, Part, any_of, events, on
from upheld.law.limit import Within
from upheld.law.readings import OMBUDSMAN_MONTHS, ON_SENDING, REFUSAL_ONLY

# Nothing of this can happen before the decision to assess (design 11.5, "proved by what came later"). Advice
# asked of the head or provider (b) can: the exceptions for closures turn on its being asked before the decision.
_ADVICE = ("a", "c", "d", "e", "f", "g", "h")
ASSESSMENT_UNDER_WAY = events(
    on("advice_requested", category=_ADVICE),
    on("advice_request_received_by_body", category=_ADVICE),
    "advice_received_by_la",
    "plan_agreed_notified",
    "no_plan_notified",
    "draft_served",
    "plan_final_sent",
)
YES_TO_ASSESSMENT = (*events("ehcna_agreed_notified"), *ASSESSMENT_UNDER_WAY)

# A family that has answered may be sent the final plan before its fifteen days are over (dispute D9).
REPLIES = ("draft_representations", "school_requested", "meeting_requested")

NOT_AMENDED = events(on("review_decision_notified", decision=("keep", "cease")))
PLAN_ENDED = events("plan_ceased", "left_england", "turned_26")
PLAN_ENDED_IN_NEW_AREA = (*PLAN_ENDED, *events("plan_transferred"))
REVIEW_ENDED = PLAN_ENDED_IN_NEW_AREA
CEASE_DECISION = events("cease_decision_notified", on("review_decision_notified", decision="cease"))

# After a concession the amended plan is often sent with no reason given.
AMENDED_AS_AGREED = on("plan_amended_final_sent", reason=("order", "agreement", "other"))
AMENDED_BY_ORDER = on("plan_amended_final_sent", reason=("order", "agreement"))


def ordered(what: str) -> tuple[On, ...]:
    """An order of the Tribunal, by consent or not, that orders `what` (design 11.3 `orders`)."""
    return events(on("ftt_order_sent", orders=what), on("consent_order", orders=what))


def conceded(*grounds: str) -> tuple[On, ...]:
    """The authority told the Tribunal, before its response, that it would not oppose on these grounds."""
    return events(on("la_conceded_before_response", grounds=grounds))


_MONTHS = (OMBUDSMAN_MONTHS,)
# Carrying out a mediation agreement as if it were the matching order (reg 42(2) with reg 44).
AGREED_PARTS = (
    Part(
        "notify",
        Within(weeks=2, after="trigger"),
        any_of("ehcna_agreed_notified", "reassess_agreed_notified"),
        proved_by=ASSESSMENT_UNDER_WAY,
        order="assess",
        readings=(ON_SENDING, *_MONTHS),
    ),
    Part(
        "no_plan",
        Within(weeks=10, after="trigger"),
        any_of("no_plan_notified", "plan_agreed_notified", "draft_served"),
        proved_by=events("plan_final_sent"),
        order="assess",
        asap=True,
        readings=(REFUSAL_ONLY, ON_SENDING, *_MONTHS),
    ),
    Part(
        "final",
        Within(weeks=14, after="trigger"),
        any_of("plan_final_sent", on("plan_amended_final_sent", reason=("reassessment", "agreement"))),
        ended_by=events("plan_refused"),
        order="assess",
        asap=True,
        readings=_MONTHS,
    ),
    Part(
        "draft",
        Within(weeks=5, after="trigger"),
        any_of("draft_served"),
        proved_by=events("plan_final_sent"),
        order="make_plan",
        readings=_MONTHS,
    ),
    Part("final", Within(weeks=11, after="trigger"), any_of("plan_final_sent"), order="make_plan", readings=_MONTHS),
    Part(
        "draft",
        Within(weeks=2, after="trigger"),
        any_of("draft_served", "no_plan_notified"),
        proved_by=events("plan_final_sent"),
        order="remit",
        readings=_MONTHS,
    ),
    Part("amend", Within(weeks=5, after="trigger"), any_of(AMENDED_AS_AGREED), order="amend_BF", readings=_MONTHS),
    Part("amend", Within(weeks=2, after="trigger"), any_of(AMENDED_AS_AGREED), order="amend_I", readings=_MONTHS),
    Part("maintain", shape="daily", order="continue"),
    Part(
        "amend",
        Within(weeks=5, after="trigger"),
        any_of(AMENDED_AS_AGREED),
        order="continue",
        perhaps="whether an amendment was agreed is needed",
        readings=_MONTHS,
    ),
)
