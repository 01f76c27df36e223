"""What the rules work out from several events, in words: most duties start with something a family can record.

The names are those the register uses as triggers and ends; `compliance.story` works each of them out.
"""

from __future__ import annotations

from upheld.case.kinds import DERIVED

MOMENTS: dict[str, str] = {
    "advice_request_reached_body": "The request for advice reached the body that was asked",
    "appealable_decision": "A decision was made that can be appealed",
    "appealable_item": "Something was agreed at mediation that could have been appealed",
    "assessment_refused": "The council refused to assess, and did not take the refusal back",
    "cease_decision": "The council decided to end the plan",
    "cease_overturned": "An order, or the council giving way, kept the plan alive",
    "certificate_of_notice": "A mediation certificate was issued for the decision",
    "change_of_icb": "The health board responsible for the plan changed",
    "detained_t0": "The time to assess a detained person began",
    "discriminatory_act_ended": "The discrimination ended",
    "draft_expected": "The council decided to make a plan",
    "left_england": "The family moved out of England",
    "long_suspension": "A suspension of more than five school days in a row began",
    "move_of_plan": "The family moved to another council's area with a plan",
    "other_item": "Something was agreed at mediation that could not have been appealed",
    "plan_in_force": "An EHC plan was made and is in force",
    "plan_kept_in_detention": "A plan was held, or made, during detention",
    "plan_naming_fee_payer": "A plan named a place that charges fees",
    "plan_naming_it": "A plan named the school or college",
    "plan_naming_next_placement": "A final plan named the place for the next phase",
    "plan_naming_school": "A plan named a school or college that must admit",
    "plan_refused": "The council refused to make a plan, and did not take the refusal back",
    "reassessment_began": "The council agreed to re-assess",
    "released_unfinished": "The person was released before the assessment was finished",
    "review_amendment": "A review that may end in a change to the plan",
    "review_amendment_served": "The notice of proposed changes after a review arrived",
    "review_concluded": "The review ended, with the council's decision",
    "review_meeting": "A review meeting was arranged",
    "review_period_began": "A period of twelve months for the annual review began",
    "t0": "The council received the request to assess, or learned that the child may have SEN, whichever was first",
    "turned_26": "The 26th birthday",
    "unfinished_assessment": "Detention or release interrupted an assessment",
    "window_without_request": "The fifteen days on a draft ended and no school was asked for",
    "yp_turns_18": "The 18th birthday",
    "yp_turns_25": "The 25th birthday",
}
"""Each worked-out moment, with what a family reads."""

NOT_RECORDED = frozenset(MOMENTS) | frozenset(DERIVED)
"""The names that no case file may record, because they are worked out."""
