"""From the request to the decision on a plan (england.md 3.2)."""

from __future__ import annotations

from datetime import date

from upheld.law.duty import Done, Duty, any_of, events, on
from upheld.law.limit import Within
from upheld.law.readings import DAY_ONE_COUNTS, OMBUDSMAN_MONTHS, ON_SENDING, REFUSAL_ONLY, from_agreement, from_request
from upheld.law.stages import ASSESSMENT_UNDER_WAY, YES_TO_ASSESSMENT, ordered

DUTIES: tuple[Duty, ...] = (
    Duty(
        id="ehcna.request.right",
        title="Right to request an assessment",
        force="statute",
        cite="Children and Families Act 2014 s.36(1)",
        url="/ukpga/2014/6/section/36",
        bearer="RIGHTS_HOLDER",
        bearer_text="RIGHTS_HOLDER or SCHOOL (school or post-16 institution)",
        owed_to="LA",
        shape="right",
        trigger_text="choice of requester",
        due_text="any time under 25",
        confidence="A",
        basis="section read",
        from_on=date(2014, 9, 1),
        note=(
            "An early years provider has no s.36(1) right but can bring the child to attention (s.24). No "
            "form can be required by law."
        ),
    ),
    Duty(
        id="ehcna.consult",
        title="Consult the parent or young person before deciding whether to assess",
        force="statute",
        cite="Children and Families Act 2014 s.36(4); SEND Regulations 2014 reg 3",
        url="/uksi/2014/1530/regulation/3",
        bearer="LA",
        owed_to="RIGHTS_HOLDER",
        shape="undated",
        trigger=events("t0"),
        when=("ordinary",),
        matching="cycle",
        asap=True,
        discharged_by=any_of("ehcna_consulted"),
        due_text="asap",
        remedies=("LA-COMPLAINT", "LGSCO"),
        confidence="A",
        basis="s.36(4) read; detained reg 3 read (parallel wording)",
        from_on=date(2014, 9, 1),
    ),
    Duty(
        id="ehcna.considering.notify",
        title=(
            "Tell the parent or young person that an assessment is being considered and that they may "
            "give views and evidence; tell health, social care and the setting"
        ),
        force="regs",
        cite="Children and Families Act 2014 s.36(7); SEND Regulations 2014 reg 4(2)",
        url="/uksi/2014/1530/regulation/4",
        bearer="LA",
        owed_to="RIGHTS_HOLDER, ICB, LA social care, head or principal or EY SEN lead",
        shape="undated",
        trigger=events("t0"),
        when=("ordinary",),
        matching="cycle",
        asap=True,
        due_by="ehcna.decide",
        discharged_by=any_of("ehcna_considering_notified"),
        due_text="asap, inside ehcna.decide",
        remedies=("LA-COMPLAINT", "LGSCO"),
        confidence="A",
        basis="s.36(6)-(7), reg 4 read",
        from_on=date(2014, 9, 1),
    ),
    Duty(
        id="ehcna.determine",
        title="If the answer is no: say, with reasons, that provision under a plan is not necessary",
        force="regs",
        cite="Children and Families Act 2014 s.36(5); SEND Regulations 2014 reg 4(1)",
        url="/uksi/2014/1530/regulation/4",
        bearer="LA",
        owed_to="RIGHTS_HOLDER",
        shape="timed",
        trigger=events("t0"),
        when=("ordinary",),
        matching="cycle",
        asap=True,
        within=Within(weeks=6, after="t0"),
        discharged_by=any_of("ehcna_refused_notified"),
        ended_by=YES_TO_ASSESSMENT,
        readings=(DAY_ONE_COUNTS, from_request(Within(weeks=6, after="request")), ON_SENDING, OMBUDSMAN_MONTHS),
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="A",
        basis="reg 4 read in full",
        from_on=date(2014, 9, 1),
        note="Reg 4(1) carries no ordinary exceptions, unlike reg 5. It only ever had the coronavirus one.",
    ),
    Duty(
        id="ehcna.decide",
        title="Notify the decision whether to secure an EHC needs assessment",
        force="regs",
        cite="SEND Regulations 2014 reg 5(1)-(2)",
        url="/uksi/2014/1530/regulation/5",
        bearer="LA",
        owed_to="RIGHTS_HOLDER; also everyone notified under reg 4(2)",
        shape="timed",
        trigger=events("t0"),
        when=("ordinary",),
        matching="cycle",
        asap=True,
        within=Within(weeks=6, after="t0"),
        discharged_by=any_of("ehcna_agreed_notified", "ehcna_refused_notified"),
        proved_by=ASSESSMENT_UNDER_WAY,
        readings=(DAY_ONE_COUNTS, from_request(Within(weeks=6, after="request")), ON_SENDING, OMBUDSMAN_MONTHS),
        depends_on=(
            (
                "whether special educational provision may be necessary in accordance with a plan "
                "(test.assess), decided by the local authority and, on appeal, by the Tribunal"
            ),
        ),
        exceptions=("EXC-SCHOOL4", "EXC-EY4", "EXC-PERSONAL", "EXC-ABSENT4"),
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="A",
        basis="reg 5(1)-(4)(a) read; (4)(b)-(d) read in parallel regs 10(4), 27(3)",
        from_on=date(2014, 9, 1),
    ),
    Duty(
        id="ehcna.refuse.contents",
        title=("Say in the refusal: appeal right, time limits, mediation, disagreement resolution and advice services"),
        force="regs",
        cite="SEND Regulations 2014 regs 5(3), 32",
        url="/uksi/2014/1530/regulation/5",
        bearer="LA",
        owed_to="RIGHTS_HOLDER",
        shape="checklist",
        trigger=events("ehcna_refused_notified"),
        checklist="notice.refusal",
        due_text="same document",
        remedies=("APPEAL-a", "LA-COMPLAINT", "LGSCO"),
        remedy_words=("APPEAL-a (late appeal likely admitted)",),
        confidence="A",
        basis="regs 5(3), 32 read",
        from_on=date(2014, 9, 1),
    ),
    Duty(
        id="ehcna.advice.seek",
        title="Seek the eight kinds of advice",
        force="regs",
        cite="SEND Regulations 2014 reg 6(1)-(2)",
        url="/uksi/2014/1530/regulation/6",
        bearer="LA",
        owed_to="RIGHTS_HOLDER",
        shape="undated",
        trigger=(*events("ehcna_agreed_notified"), *ordered("assess")),
        when=("ordinary",),
        matching="cycle",
        asap=True,
        discharged_by=Done(
            (
                events(
                    "advice_requested",
                    on("advice_reused", provider_agrees="True", la_agrees="True", family_agrees="True"),
                ),
            ),
            "category",
            ("a", "b", "c", "d", "e"),
        ),
        due_text="asap (needed early enough for ehcna.noplan and plan.final)",
        exception_words=("existing advice sufficient in the view of author AND LA AND parent/YP (reg 6(4))",),
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="B",
        basis="siass, IPSEA, edyourself quotation of reg 6(1),(1)(h),(4); detained reg 6(1)(a)-(b) read",
        from_on=date(2014, 9, 1),
        note=(
            "(a) parent/YP; (b) educational (head/principal, else qualified substitute; specialist "
            "qualification if hearing, visual or multi-sensory impairment); (c) medical, from a professional "
            "identified by the ICB; (d) psychological, from an educational psychologist; (e) social care; (f) "
            "anyone else the LA thinks appropriate; (g) Year 9 and above: preparation for adulthood; (h) "
            "anyone the parent/YP reasonably asks for. Advice must cover needs, provision and outcomes."
        ),
    ),
    Duty(
        id="ehcna.advice.respond",
        title="Give the advice asked for in an assessment",
        force="regs",
        cite="SEND Regulations 2014 reg 8(1)-(2)",
        url="/uksi/2014/1530/regulation/8",
        bearer="ICB",
        bearer_text="ICB, SCHOOL, LA social care and others asked under s.31",
        owed_to="LA",
        shape="timed",
        trigger=events("advice_request_reached_body"),
        when=("ordinary",),
        within=Within(weeks=6, after="trigger"),
        discharged_by=any_of("advice_received_by_la"),
        agrees=("category", "body"),
        readings=(OMBUDSMAN_MONTHS,),
        exceptions=("EXC-PERSONAL", "EXC-ABSENT4", "EXC-APPT"),
        remedies=("ICB-COMPLAINT", "LA-COMPLAINT", "LGSCO", "JR"),
        confidence="A",
        basis="text of reg 8(1)-(2) read as quoted by SEND Advice Surrey",
        from_on=date(2014, 9, 1),
        note=(
            "No school-closure exception here. Waiting lists are not an exception. LA stays liable for its "
            "own 16 and 20 weeks."
        ),
    ),
    Duty(
        id="ehcna.conduct",
        title=(
            "Consult, consider everything submitted, minimise disruption and consider the family's need "
            "for support in the assessment"
        ),
        force="regs",
        cite="SEND Regulations 2014 regs 7, 9",
        url="/uksi/2014/1530/regulation/7",
        bearer="LA",
        owed_to="RIGHTS_HOLDER",
        shape="undated",
        trigger=events("ehcna_agreed_notified"),
        when=("ordinary",),
        matching="cycle",
        due_text="during assessment",
        remedies=("LA-COMPLAINT", "LGSCO"),
        confidence="B",
        basis="edyourself index of regs 7, 9",
        from_on=date(2014, 9, 1),
    ),
    Duty(
        id="ehcna.noplan",
        title="If the answer is no: notify the decision not to make a plan, with reasons",
        force="regs",
        cite="Children and Families Act 2014 s.36(9); SEND Regulations 2014 reg 10",
        url="/uksi/2014/1530/regulation/10",
        bearer="LA",
        owed_to="RIGHTS_HOLDER; also ICB and head/principal/EY",
        shape="timed",
        trigger=events("t0"),
        when=("ordinary",),
        matching="cycle",
        asap=True,
        within=Within(weeks=16, after="t0"),
        discharged_by=any_of("no_plan_notified", "plan_agreed_notified", "draft_served"),
        proved_by=events("plan_final_sent"),
        ended_by=events("assessment_refused"),
        readings=(
            DAY_ONE_COUNTS,
            from_request(Within(weeks=16, after="request")),
            from_agreement(Within(weeks=10, after="agreement")),
            REFUSAL_ONLY,
            ON_SENDING,
            OMBUDSMAN_MONTHS,
        ),
        depends_on=(
            "whether a plan is necessary (test.plan), decided by the local authority and, on appeal, by the Tribunal",
        ),
        exceptions=("EXC-SCHOOL4", "EXC-EY4", "EXC-PERSONAL", "EXC-ABSENT4"),
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="A",
        basis="reg 10 (as made) read",
        from_on=date(2014, 9, 1),
        note=(
            "Applies only if the answer is no. If the answer is yes there is no 16-week duty, but silence at "
            "16 weeks with no draft is a practical breach indicator. Notice contents as notice.noplan."
        ),
    ),
)
