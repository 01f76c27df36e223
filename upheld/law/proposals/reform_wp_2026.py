"""The white paper and consultation of 23 February 2026, and the Education for All Bill announced on 13 May 2026.

Law: none. england.md section 10: B for direction, C for every number. Proposal, not law.
"""

from __future__ import annotations

from datetime import date

from upheld.law.code import Law
from upheld.law.duty import Duty, any_of, events
from upheld.law.limit import Within

SOURCE = "https://www.gov.uk/government/consultations/send-reform-putting-children-and-young-people-first"
PROPOSAL = "proposal, not law (white paper of 23 February 2026)"
ASSESSMENTS_FROM = date(2029, 9, 1)
PLANS_FROM = date(2030, 9, 1)
_CITE = "DfE, SEND reform: putting children and young people first (consultation, 23 February 2026)"

ADDED: tuple[Duty, ...] = (
    Duty(
        id="isp.make",
        title="Make, record and monitor an Individual Support Plan",
        force="proposed",
        cite=_CITE,
        url=SOURCE,
        bearer="SCHOOL",
        owed_to="pupil with SEND, with parents involved",
        shape="undated",
        trigger=events("pupil_has_sen"),
        due_text="not known",
        confidence="B/C",
        basis="many sources agree on the direction",
        from_on=ASSESSMENTS_FROM,
        note="No appeal to the Tribunal; a complaint to the setting, whose panel has an independent SEND specialist.",
    ),
    Duty(
        id="isp.review",
        title="Review the Individual Support Plan at least yearly",
        force="proposed",
        cite=_CITE,
        url=SOURCE,
        bearer="SCHOOL",
        owed_to="pupil with SEND",
        shape="timed",
        trigger=events("pupil_has_sen"),
        within=Within(months=12, after="trigger"),
        discharged_by=any_of("apdr_reviewed"),
        confidence="B/C",
        basis="many sources agree on the direction; the event that makes the plan is not in the vocabulary",
        from_on=ASSESSMENTS_FROM,
    ),
    Duty(
        id="review.annual",
        title="Review the plan at a key stage or phase transfer; every 12 months in early years and post-16",
        force="proposed",
        cite=_CITE,
        url=SOURCE,
        bearer="LA",
        owed_to="RIGHTS_HOLDER",
        shape="undated",
        trigger=events("review_period_began"),
        discharged_by=any_of("review_concluded"),
        due_text="at key stage or phase transfer; 12 months in early years and post-16",
        confidence="B/C",
        basis="medium agreement between sources",
        from_on=PLANS_FROM,
        note="No change to support under existing plans before September 2030.",
    ),
)

# What the proposal would do to tests and appeals, as data: none of it has a form that could be reckoned.
REPLACED = {
    "test.plan": "needs a nationally defined Specialist Provision Package",
    "appeal.placement": "the Tribunal decides only whether the authority's choice was unreasonable, and sends it back",
}
REMOVED = ("the Tribunal's power to name a school (ground c(iii))", "free-standing wording of section F (ground c(ii))")
TRANSITIONAL = (
    "a plan held before the new system is kept to the end of the phase, then reassessed on or after 1 September 2029",
    "a special school place held in September 2029 is kept to the end of education, if wanted",
)


def reform(england: Law) -> Law:
    """The law of England as it would be if the proposal were enacted as described."""
    return england.with_changes(name="reform-wp-2026", added=ADDED, proposal=PROPOSAL)
