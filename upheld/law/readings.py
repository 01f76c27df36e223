"""The disputes about what the law means, by name: who argues each, and what it would change.

Law: england.md sections 5 and 13 (D1 to D14); design 11.8. D4 is settled; D9 to D12 give warnings.
"""

from __future__ import annotations

from upheld.law.duty import Reading, any_of, on
from upheld.law.limit import Limit, Within

DAY_ONE_COUNTS = Reading(
    "day_one_counts",
    "some information and advice services",
    "Counts the day of receipt as day one, which the Regulations do not say (D1).",
    shift=-1,
)
ANNIVERSARY = Reading(
    "anniversary",
    "IPSEA's worked example",
    "Treats the anniversary itself as in time, one day after a period that starts with the date ends (D2).",
    shift=1,
)
ANNUAL_LIMB_ANNIVERSARY = Reading(
    "anniversary",
    "IPSEA's worked example",
    "The twelve-month limb would end on the anniversary, one day later (D2).",
    shift=1,
    needs="annual_limb",
)
BY_THE_DATE = Reading(
    "by_the_date",
    "IPSEA, councils and the Code",
    'Reads "before" the date as "by" the date, one day later (D3).',
    shift=1,
)
MEETING_CONCLUDES = Reading(
    "meeting_concludes",
    "some local authorities",
    "Takes the review as concluded on the day of the meeting, not of the decision (D5).",
    within=Within(months=12, beginning="meeting_start"),
    discharged_by=any_of("review_meeting_held"),
    needs="meeting_start",
)
FINAL_PLAN_CONCLUDES = Reading(
    "final_plan_concludes",
    "could be argued; nobody is named",
    "Takes the review as concluded when the amended final plan is sent (D5).",
    within=Within(months=12, beginning="final_start"),
    discharged_by=any_of(
        on("plan_amended_final_sent", reason="review"), on("review_decision_notified", decision=("keep", "cease"))
    ),
    needs="final_start",
)
ON_SENDING = Reading(
    "on_sending",
    "those who hold that notice is given when it is sent",
    "Counts the day of sending, not the day the notice reached the family (D6).",
    on_sending=True,
)
COMBINED_FIVE_WEEKS = Reading(
    "combined_five_weeks",
    "authorities, by analogy with the rule for conceded appeals",
    "Gives section I the five weeks of sections B and F where one order changes all (D7).",
    within=Within(weeks=5, after="trigger"),
    needs="combined_order",
)
REFUSAL_ONLY = Reading(
    "refusal_only",
    "those who read reg 10 as binding a refusal only",
    "There is no duty to tell the family anything by this day if the answer turns out to be yes.",
    needs="answer_was_yes",
)
BAR_AT_DETERMINATION = Reading(
    "bar_at_determination",
    "the words of s.36(6)(b)",
    "Measures the six months back from the determination, not from the request (D13).",
)
OMBUDSMAN_MONTHS = Reading(
    "ombudsman_months",
    "the Local Government and Social Care Ombudsman, in practice",
    "Measures the delay in whole calendar months, rounded down (D14).",
    needs="late",
)


def from_request(within: Limit) -> Reading:
    """The clock from the request, where the authority's attention was drawn earlier by other means (D8)."""
    return Reading(
        "from_request",
        "local authorities",
        "Counts from the formal request, not from the day the child first came to notice (D8).",
        within=within,
        needs="request",
    )


def from_agreement(within: Limit) -> Reading:
    """The clock from a reversed refusal, as the Ombudsman usually restarts it."""
    return Reading(
        "from_agreement",
        "the Ombudsman, usually",
        "Restarts the clock at the agreement to assess; W v Hertfordshire [2023] EWHC 3138 (Admin) holds that "
        "the limit stays 20 weeks from the request.",
        within=within,
        needs="agreement",
    )
