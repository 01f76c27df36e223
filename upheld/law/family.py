"""What a family must do, and by when: england.md 6.3, with the duty each belongs to.

The entries with a duty are reckoned from it; those without have their own limit here.
"""

from __future__ import annotations

from dataclasses import dataclass

from upheld.law.duty import NOTHING, Done, On, any_of, events
from upheld.law.limit import Limit, Within
from upheld.law.source import Citation, citations


@dataclass(frozen=True, slots=True)
class FamilyStep:
    """One step a family must take: its limit, what is lost if it is late, and what may still be done.

    `duty` names the duty it is reckoned from; where it is empty, `trigger`, `within` and `discharged_by` do.
    """

    id: str
    title: str
    late: str
    cite: str
    url: str
    confidence: str
    duty: tuple[str, ...] = ()
    trigger: tuple[On, ...] = ()
    within: Limit | None = None
    discharged_by: Done = NOTHING
    when: tuple[str, ...] = ()

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The authorities, one each."""
        return citations(self.cite, self.url)


STEPS: dict[str, FamilyStep] = {
    one.id: one
    for one in (
        FamilyStep(
            "fd.med.contact", "Contact a mediation adviser",
            "The adviser may still issue a certificate; ask the Tribunal to extend time, or for leave to appeal "
            "without a certificate.",
            "SEND Regulations 2014 reg 33", "/uksi/2014/1530/regulation/33", "A/B", ("med.contact",),
        ),
        FamilyStep(
            "fd.appeal", "Get your appeal to the Tribunal",
            "Ask the Tribunal to extend time (r.5(3)(a)) and say why; stronger if the notice was incomplete.",
            "Tribunal Procedure (HESC Chamber) Rules 2008 r.20(1)(c)", "/uksi/2008/2699/article/20", "A/B",
            ("appeal.deadline",),
        ),
        FamilyStep(
            "fd.draft", "Comment on the draft, ask for a school or a meeting",
            "The authority may consider later comments; a late request for a school loses the priority of s.39.",
            "SEND Regulations 2014 reg 13(1)", "/uksi/2014/1530/regulation/13", "A",
            ("plan.draft.window", "det.draft.window"),
        ),
        FamilyStep(
            "fd.amend", "Comment on the proposed amendments",
            "The authority may consider later comments; a late request for a school loses the priority of s.39.",
            "SEND Regulations 2014 reg 22(2)(c)", "/uksi/2014/1530/regulation/22", "A",
            ("review.amend.window", "amend.other_time"),
        ),
        FamilyStep(
            "fd.dd", "Get a disability discrimination claim against a school to the Tribunal",
            "The Tribunal may consider a late claim (Sch 17 para 4(3)).",
            "Equality Act 2010 s.116, Sch 17 para 4", "/ukpga/2010/15/schedule/17", "A", ("eqa.claim",),
        ),
        FamilyStep(
            "fd.dd.court", "Issue a discrimination claim against a college or a council service in the County Court",
            "The court may allow a late claim if that is just and equitable.",
            "Equality Act 2010 s.118", "/ukpga/2010/15/section/118", "B",
            trigger=events("discriminatory_act_ended"), within=Within(months=6, beginning="trigger"),
            when=("not_a_school",),
        ),
        FamilyStep(
            "fd.irp", "Apply for an independent review panel and ask for an SEN expert",
            "None, except after a final finding of discrimination (unverified).",
            "SI 2012/1033 Sch 1 para 2(1)", "/uksi/2012/1033/schedule/1", "A", ("excl.irp.apply",),
        ),
        FamilyStep(
            "fd.gov.reps", "Make representations to the governors before they meet",
            "For suspensions of 5 days or fewer the governors need not meet.",
            "SI 2012/1033 regs 6, 15, 24", "/uksi/2012/1033/regulation/6", "A",
            trigger=events("governors_notified_of_exclusion"),
        ),
        FamilyStep(
            "fd.ut", "Ask the Tribunal for permission to appeal to the Upper Tribunal",
            "An extension is possible.",
            "Tribunal Procedure (HESC Chamber) Rules 2008 r.46", "/uksi/2008/2699/article/46", "B/A", ("appeal.ut",),
        ),
        FamilyStep(
            "fd.setaside", "Ask the Tribunal to set its decision aside",
            "An extension is possible.",
            "Tribunal Procedure (HESC Chamber) Rules 2008 r.45", "/uksi/2008/2699/article/45", "C",
            trigger=events("ftt_order_sent"), within=Within(days=28, after="trigger"),
        ),
        FamilyStep(
            "fd.lgsco", "Complain to the Ombudsman",
            "The Ombudsman may accept a late complaint for good reason.",
            "Local Government Act 1974 s.26B", "/ukpga/1974/7/section/26B", "A", ("lgsco.time",),
        ),
        FamilyStep(
            "fd.jr", "Issue a claim for judicial review, promptly",
            "The court has a discretion; the parties cannot agree to extend.",
            "Civil Procedure Rules 54.5", "/uksi/1998/3132/part/54", "A", ("jr.time",),
        ),
        FamilyStep(
            "fd.transport", "Ask for the next stage of a transport review",
            "The authority may accept it late.",
            "Travel to school for children of compulsory school age (statutory guidance, Jan 2024)",
            "https://www.gov.uk/government/publications/home-to-school-travel-and-transport-guidance", "B",
            ("transport.appeal.1", "transport.appeal.2"),
        ),
        FamilyStep(
            "fd.reassess.gap", "Ask for a reassessment, best six months or more after the last assessment",
            "The authority may refuse an earlier request.",
            "SEND Regulations 2014 reg 24", "/uksi/2014/1530/regulation/24", "B",
            trigger=events("assessment_completed"), within=Within(months=6, after="trigger"),
            discharged_by=any_of("reassess_request_received"),
        ),
        FamilyStep(
            "fd.pb.reconsider", "Ask the authority, once, to reconsider reducing or stopping direct payments",
            "No period is stated.",
            "SEN (Personal Budgets) Regulations 2014 reg 14", "/uksi/2014/1652/regulation/14", "A",
            trigger=events("dp_notice"), discharged_by=any_of("dp_reconsidered"),
        ),
    )
}  # fmt: skip
