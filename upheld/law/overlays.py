"""Dated changes laid over the Regulations: a judgment that changed the reckoning, and the coronavirus law.

Law: england.md 9.2 and 9.3.
"""

from __future__ import annotations

from datetime import date

from upheld.law.code import Law, Overlay
from upheld.law.duty import Duty, any_of, events, on
from upheld.law.limit import Min, Within
from upheld.law.readings import OMBUDSMAN_MONTHS
from upheld.law.stages import NOT_AMENDED, PLAN_ENDED

# The judgment's own rule: the Regulations name no day for the notice.
PROPOSE = Duty(
    id="review.amend.propose",
    title="If amending, send the plan, the notice of proposed amendments and evidence together with the decision",
    force="case",
    cite="SEND Regulations 2014 reg 22(2)(a); R (L, M, P) v Devon CC [2022] EWHC 493 (Admin)",
    url="/uksi/2014/1530/regulation/22",
    bearer="LA",
    owed_to="RIGHTS_HOLDER",
    shape="timed",
    trigger=events("review_meeting_held"),
    matching="cycle",
    within=Within(weeks=4, after="trigger"),
    discharged_by=any_of(on("amendment_notice_sent", reason="review")),
    proved_by=events(on("plan_amended_final_sent", reason="review")),
    ended_by=PLAN_ENDED,
    unless=NOT_AMENDED,
    readings=(OMBUDSMAN_MONTHS,),
    remedies=("LA-COMPLAINT", "LGSCO", "JR"),
    confidence="A/B",
    basis=(
        "reg 22(2) read (point in time 2020-05-01); Devon holding from the IPSEA case page (read whole), "
        "Monckton, Gateley, LASEN, edyourself"
    ),
    from_on=date(2014, 9, 1),
    contested_before=date(2022, 3, 8),
    note="Declared on 8 March 2022, but it states what the Regulations always meant.",
)

DEVON = Overlay(
    id="devon-2022",
    title="Proposed amendments go out with the decision; the amended plan by week twelve",
    cite="R (L, M, P) v Devon CC [2022] EWHC 493 (Admin)",
    url="https://caselaw.nationalarchives.gov.uk/ewhc/admin/2022/493",
    from_on=date(2014, 9, 1),
    to_on=None,
    declared_on=date(2022, 3, 8),
    confidence="A/B",
    effect="The judgment says what the Regulations always meant; before 8 March 2022 it was contested at the time.",
    added=(PROPOSE,),
    changes={
        "review.amend.final": {
            "trigger": events("review_amendment"),
            "cite": "SEND Regulations 2014 reg 22(3); R (L, M, P) v Devon CC [2022] EWHC 493 (Admin)",
            "within": Min(
                Within(weeks=8, after="amendment_notice_sent"), Within(weeks=12, after="review_meeting_held")
            ),
            "contested_before": date(2022, 3, 8),
        },
    },
)

COVID_FROM, COVID_TO = date(2020, 5, 1), date(2020, 9, 25)
# SI 2020/471: the list of duties relaxed (B; exact paragraph numbers C).
RELAXED = (
    "ehcna.determine", "ehcna.decide", "ehcna.advice.respond", "ehcna.noplan", "plan.final", "review.annual",
    "review.report", "review.decide", "review.amend.final", "review.phase.main", "review.phase.post16",
    "reassess.decide", "reassess.final", "transfer.inform", "med.arrange.la", "order.assess.notify",
    "order.assess.noplan", "order.assess.final", "order.plan.draft", "order.plan.final", "order.remit", "order.amend",
    "order.school", "order.continue", "recs.respond.health", "recs.respond.care", "recs.copy.sos", "pb.review.first",
    "local_offer.comments", "det.decide", "det.advice", "det.noplan", "det.final", "det.order.assess",
)  # fmt: skip

COVID_ENDEAVOURS = Overlay(
    id="covid-s42-notice",
    title="The duty to secure provision was one of reasonable endeavours",
    cite="Coronavirus Act 2020 Sch 17 (ministerial notices)",
    url="https://www.legislation.gov.uk/ukpga/2020/7/schedule/17",
    from_on=date(2020, 5, 1),
    to_on=date(2020, 7, 31),
    confidence="A",
    effect="plan.secure.sep and plan.secure.health become reasonable endeavours",
    changes={
        duty: {
            "absolute": False,
            "depends_on": (
                "whether reasonable endeavours were made from 1 May to 31 July 2020, decided by the "
                "Ombudsman or the court",
            ),
        }
        for duty in ("plan.secure.sep", "plan.secure.health")
    },
)


def covid(base: Law) -> Overlay:
    """The relaxation of time limits for a coronavirus reason, as an exception on the duties it reaches."""
    return Overlay(
        id="covid-2020-471",
        title="Time limits relaxed for a reason relating to coronavirus",
        cite="SI 2020/471",
        url="https://www.legislation.gov.uk/uksi/2020/471",
        from_on=COVID_FROM,
        to_on=COVID_TO,
        confidence="A/B",
        condition="not reasonably practicable, or impractical (it depends on the regulation), to meet the limit for "
        "a reason relating to the incidence or transmission of coronavirus",
        effect="the duty must be done as soon as reasonably practicable; the fixed long-stop is removed; under "
        "reg 8(1) a body responds in a timely manner",
        changes={duty: {"exceptions": (*base.of(duty)[-1].exceptions, "EXC-COVID")} for duty in RELAXED},
    )
