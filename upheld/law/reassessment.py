"""Reassessment (england.md 3.4)."""

from __future__ import annotations

from datetime import date

from upheld.law.duty import Duty, any_of, events, on
from upheld.law.limit import Within
from upheld.law.readings import BAR_AT_DETERMINATION, OMBUDSMAN_MONTHS, ON_SENDING
from upheld.law.stages import PLAN_ENDED

DUTIES: tuple[Duty, ...] = (
    Duty(
        id="reassess.decide",
        title="Notify whether a reassessment is necessary",
        force="regs",
        cite="Children and Families Act 2014 s.44(2)-(4); SEND Regulations 2014 regs 23-25",
        url="/uksi/2014/1530/regulation/25",
        bearer="LA",
        owed_to="RIGHTS_HOLDER (and requester)",
        shape="timed",
        trigger=events("reassess_request_received"),
        matching="cycle",
        within=Within(days=15, after="trigger"),
        discharged_by=any_of("reassess_agreed_notified", "reassess_refused_notified"),
        proved_by=events("reassess_no_change_notified", on("plan_amended_final_sent", reason="reassessment")),
        readings=(ON_SENDING, OMBUDSMAN_MONTHS),
        depends_on=(
            (
                "whether a reassessment is necessary, and whether the last assessment was within six months "
                "(reassess.bar), decided by the local authority and, on appeal, by the Tribunal"
            ),
        ),
        remedies=("APPEAL-d", "LA-COMPLAINT", "LGSCO", "JR"),
        remedy_words=("APPEAL-d once refused",),
        confidence="B",
        basis=(
            "Kent, National SENDIASS, SEND Advice Surrey (15 calendar days); reg 27 read refers to "
            "notification under reg 25(1)"
        ),
        from_on=date(2014, 9, 1),
    ),
    Duty(
        id="reassess.bar",
        title=("The council may refuse if it assessed within the six months before the request, or if not necessary"),
        force="regs",
        cite="SEND Regulations 2014 reg 24",
        url="/uksi/2014/1530/regulation/24",
        bearer="LA",
        owed_to="RIGHTS_HOLDER",
        shape="test",
        readings=(BAR_AT_DETERMINATION,),
        trigger_text="REASSESS_REQUEST_RECEIVED",
        due_text="test: last ASSESSMENT_COMPLETED > request date minus 6 months",
        remedies=("APPEAL-d",),
        confidence="B",
        basis="Staffordshire, Kent",
        from_on=date(2014, 9, 1),
    ),
    Duty(
        id="reassess.refuse.contents",
        title="Refusal notice contents",
        force="regs",
        cite="SEND Regulations 2014 regs 25(2), 32",
        url="/uksi/2014/1530/regulation/25",
        bearer="LA",
        owed_to="RIGHTS_HOLDER",
        shape="checklist",
        trigger=events("reassess_refused_notified"),
        checklist="notice.reassess",
        due_text="same document",
        remedies=("LA-COMPLAINT", "LGSCO"),
        confidence="B",
        basis="IPSEA general list",
        from_on=date(2014, 9, 1),
    ),
    Duty(
        id="reassess.final",
        title="Complete the reassessment and send the final plan",
        force="regs",
        cite="SEND Regulations 2014 regs 26, 27(1)-(3)",
        url="/uksi/2014/1530/regulation/27",
        bearer="LA",
        owed_to="RIGHTS_HOLDER, named institution, ICB",
        shape="timed",
        trigger=events("reassessment_began"),
        matching="cycle",
        asap=True,
        within=Within(weeks=14, after="trigger"),
        discharged_by=any_of(on("plan_amended_final_sent", reason="reassessment"), "reassess_no_change_notified"),
        ended_by=PLAN_ENDED,
        readings=(OMBUDSMAN_MONTHS,),
        exceptions=("EXC-SCHOOL4", "EXC-EY4", "EXC-PERSONAL", "EXC-ABSENT4"),
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="A",
        basis="reg 27 (as made) read",
        from_on=date(2014, 9, 1),
        note=(
            "For a reassessment of the authority's own motion the clock starts on the decision, not on a "
            "notification. Regs 6-9 apply, so advice in 6 weeks, and reg 13(1), so the 15-day window."
        ),
    ),
)
