"""Complaints, courts, information and returns (england.md 3.14 and 3.15)."""

from __future__ import annotations

from datetime import date

from upheld.law.duty import Duty, any_of, events
from upheld.law.limit import Day, Max, Within

DUTIES: tuple[Duty, ...] = (
    Duty(
        id="lgsco.time",
        title="Complain to the Ombudsman in time",
        force="statute",
        cite="Local Government Act 1974 ss.26B, 34D",
        url="/ukpga/1974/7/section/26B",
        bearer="RIGHTS_HOLDER",
        owed_to="LGSCO",
        shape="timed",
        trigger=events("aware_of_fault"),
        family_deadline="fd.lgsco",
        within=Within(months=12, after="trigger"),
        discharged_by=any_of("lgsco_complaint"),
        remedies=("LGSCO",),
        remedy_words=("LGSCO may accept late for good reason",),
        confidence="A",
        basis="LGSCO decision 24 001 429",
        from_on=date(1974, 4, 1),
    ),
    Duty(
        id="lgsco.scope",
        title="What the Ombudsman cannot investigate",
        force="statute",
        cite=(
            "Local Government Act 1974 s.26(6)(a), Sch 5 para 5(2); R (ER) v CLA [2014] EWCA Civ 1407; R "
            "(Milburn) v LGSCO [2023] EWCA Civ 207"
        ),
        url="/ukpga/1974/7/section/26",
        bearer="LGSCO",
        owed_to="RIGHTS_HOLDER",
        shape="test",
        trigger_text="LGSCO_COMPLAINT",
        due_text=(
            "exclude: anything appealed or that could be appealed, its consequences while the appeal runs, "
            "the conduct of the appeal, most internal school matters. Include: delay before an appealable "
            "decision, failure to secure provision not in dispute, failure to review, late compliance with "
            "orders, s.19, transport, poor complaint handling"
        ),
        confidence="A",
        basis="LGSCO decisions 24 001 429, 24 011 751, 24 014 981, 23 020 988",
        from_on=date(1974, 4, 1),
    ),
    Duty(
        id="jr.time",
        title="Claim for judicial review",
        force="rules",
        cite="Civil Procedure Rules 54.5",
        url="/uksi/1998/3132/part/54",
        bearer="RIGHTS_HOLDER",
        bearer_text="child by litigation friend, YP or parent",
        owed_to="Administrative Court",
        shape="timed",
        trigger=events("grounds_first_arose"),
        family_deadline="fd.jr",
        asap=True,
        within=Within(months=3, after="trigger"),
        discharged_by=any_of("jr_issued"),
        confidence="A",
        basis="LexisNexis practice note; Mondaq",
        from_on=date(2000, 10, 2),
        note=(
            "Parties cannot agree to extend; 3 months is a backstop, not an entitlement. A continuing breach "
            "helps but do not rely on it."
        ),
    ),
    Duty(
        id="jr.pap",
        title="Letter before claim, then time to respond",
        force="practice",
        cite="Pre-Action Protocol for Judicial Review",
        url="https://www.justice.gov.uk/courts/procedure-rules/civil/protocol/prot_jrv",
        bearer="LA",
        bearer_text="proposed defendant",
        owed_to="claimant",
        shape="timed",
        trigger=events("pap_letter_sent"),
        within=Within(days=14, after="trigger"),
        discharged_by=any_of("pap_response"),
        confidence="B",
        basis=(
            "protocol described by Mondaq, SEN Legal, SOS!SEN; the 14 days is common ground but not seen in an excerpt"
        ),
        from_on=date(2002, 3, 4),
    ),
    Duty(
        id="sar",
        title="Subject access request",
        force="statute",
        cite="UK GDPR arts 12(3), 15; Data Protection Act 2018",
        url="/eur/2016/679/article/12",
        bearer="LA",
        bearer_text="LA, SCHOOL, ICB",
        owed_to="data subject (child or parent on behalf)",
        shape="timed",
        trigger=events("sar_received"),
        agrees=("body",),
        within=Within(months=1, after="trigger", roll=True),
        discharged_by=any_of("sar_answered"),
        depends_on=(
            (
                "whether the time was extended by two months for a complex request, told within the first "
                "month, decided by the controller and, on complaint, by the Information Commissioner"
            ),
        ),
        remedies=("ICO",),
        confidence="A",
        basis="ICO pages",
        from_on=date(2018, 5, 25),
        note=(
            "Data (Use and Access) Act 2025 lets the controller pause for clarification or identity; ICO "
            "guidance under review."
        ),
    ),
    Duty(
        id="foi",
        title="Freedom of information request",
        force="statute",
        cite="Freedom of Information Act 2000 s.10",
        url="/ukpga/2000/36/section/10",
        bearer="LA",
        bearer_text="LA, SCHOOL, ICB",
        owed_to="anyone",
        shape="timed",
        trigger=events("foi_received"),
        agrees=("body",),
        within=Max(Within(uk_working_days=20, after="trigger"), Day("school_limit")),
        discharged_by=any_of("foi_answered"),
        remedies=("ICO",),
        confidence="A",
        basis="LGSCO access policy; ICO",
        from_on=date(2005, 1, 1),
        note=(
            "Governing body of a maintained school: the earlier of the 20th working day not counting days "
            "that are not school days there, and the 60th working day (SI 2004/3364 reg 3). Academies: the "
            "same through SI 2010/2768 (B/C)."
        ),
    ),
    Duty(
        id="edu.record",
        title="Parent's right to a child's educational record (maintained schools)",
        force="regs",
        cite="Education (Pupil Information) (England) Regs 2005 reg 5",
        url="/uksi/2005/1437/regulation/5",
        bearer="SCHOOL",
        bearer_text=(
            "governing body of a school maintained by an authority (not nursery schools), or of a special "
            "school not so maintained"
        ),
        owed_to="PARENT",
        shape="timed",
        trigger=events("record_requested"),
        within=Within(school_days=15, after="trigger"),
        discharged_by=any_of("record_given"),
        remedies=("SCHOOL-COMPLAINT", "ICO"),
        confidence="A/C",
        basis="knowledge; not academies",
        from_on=date(2005, 7, 8),
    ),
    Duty(
        id="return.sen2",
        title="Annual SEN2 person-level return",
        force="statute",
        cite="DfE SEN2 collection; Education Act 1996 s.537A family of powers (basis to be confirmed)",
        url="https://explore-education-statistics.service.gov.uk/methodology/education-health-and-care-plans",
        bearer="LA",
        owed_to="SOS",
        shape="standing",
        trigger_text="census day, a Thursday in mid January each year",
        due_text=(
            "deadline set yearly: 2024-03-14, 2025-03-14, 2026-03-12 (census 2026-01-15), 2027-03-11 (census "
            "2027-01-21)"
        ),
        remedy_words=("none for family", "data is useful evidence"),
        confidence="A/C",
        basis=(
            "EES methodology read (mandatory, person-level since 2023); dates taken from the companion note "
            "sen2.md, not re-checked here; legal basis C"
        ),
        from_on=date(1996, 1, 1),
    ),
    Duty(
        id="code.regard",
        title="Have regard to the Code of Practice",
        force="statute",
        cite="Children and Families Act 2014 s.77(4)-(6)",
        url="/ukpga/2014/6/section/77",
        bearer="LA",
        bearer_text="LA, SCHOOL, EY, ICB, NHS bodies, youth offending teams; FTT must have regard too",
        owed_to="RIGHTS_HOLDER",
        shape="standing",
        trigger_text="every relevant function",
        due_text="continuous",
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="A",
        basis="Code introduction quoted by dudleyci",
        from_on=date(2014, 9, 1),
    ),
    Duty(
        id="capacity.regs",
        title="Let the alternative person act where the parent or young person lacks capacity",
        force="regs",
        cite="Children and Families Act 2014 s.80; SEND Regulations 2014 regs 63-64",
        url="/uksi/2014/1530/regulation/64",
        bearer="LA",
        bearer_text="LA, FTT",
        owed_to="YP or parent lacking capacity",
        shape="standing",
        trigger_text="LACKS_CAPACITY for the decision",
        due_text="continuous",
        remedies=("UT",),
        confidence="A",
        basis="MM v Greenwich [2024] UKUT 179 (AAC); Noddy guide",
        from_on=date(2014, 9, 1),
    ),
    Duty(
        id="info.s76",
        title="Secretary of State publishes information on children with SEN and young people under 19 with SEN",
        force="statute",
        cite="Children and Families Act 2014 s.76",
        url="/ukpga/2014/6/section/76",
        bearer="SOS",
        owed_to="public",
        shape="standing",
        trigger_text="each calendar year",
        due_text="in each calendar year; names must not be included",
        confidence="A",
        basis="EES publication exists",
        from_on=date(2014, 9, 1),
    ),
)
