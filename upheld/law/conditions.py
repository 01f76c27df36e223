"""The named conditions a duty may ask for besides its trigger, in words; `compliance` tests them."""

CONDITIONS: dict[str, str] = {
    "ordinary": "the person is not detained in relevant youth accommodation",
    "detained": "the person is detained in relevant youth accommodation",
    "no_plan": "no plan is in force",
    "plan_kept": "a plan was in force when the person was detained, or was made during detention",
    "under_5": "the child is under five on that day",
    "direct_payments": "direct payments have started",
    "abandoned": "the authority has notified that it will not amend after all",
    "listed_school": "the institution is of a type listed in s.38(3), asked for within the period in the notice",
    "health_only": "the mediation is about health provision alone",
    "not_health_only": "the mediation is not about health provision alone",
    "la_not_party": "the authority was not party to the agreement",
    "phase_transfer_with_section_i": "the appeal is about a phase transfer and includes section I",
    "away_15_days": "the absence lasts, or is expected to last, fifteen school days",
    "school_age": "the pupil is of compulsory school age",
    "governors_must_meet": "the exclusion is permanent, or over fifteen school days in the term, or costs a public "
    "examination",
    "governors_must_consider": "the suspensions are over five and up to fifteen school days in the term, and the "
    "parent made representations",
    "children_services": "services for children were being received on the eighteenth birthday",
    "over_5_days": "the suspension is longer than five school days",
    "not_a_school": "the claim is against a college or a council service",
}
