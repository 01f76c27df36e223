"""Education out of school, transport, equality and adult care (england.md 3.13)."""

from __future__ import annotations

from datetime import date

from upheld.law.duty import Duty, any_of, events
from upheld.law.limit import Day, Min, Within

DUTIES: tuple[Duty, ...] = (
    Duty(
        id="s19.duty",
        title=(
            "Arrange suitable education for a child of compulsory school age out of school by illness, "
            "exclusion or otherwise"
        ),
        force="statute",
        cite="Education Act 1996 s.19(1),(6)",
        url="/ukpga/1996/56/section/19",
        bearer="LA",
        owed_to="child of compulsory school age who may not otherwise receive suitable education for any period",
        shape="undated",
        trigger=events("out_of_suitable_education"),
        asap=True,
        discharged_by=any_of("ap_started"),
        depends_on=(
            (
                "whether education is suitable, decided by the local authority, and by the Ombudsman or the "
                "court if it is challenged"
            ),
        ),
        due_text="no period in the Act; when it is clear suitable education is not being received",
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="A/B",
        basis="s.19(1) quoted by IPSEA, Dorset and Bracknell Forest",
        from_on=date(1996, 11, 1),
    ),
    Duty(
        id="s19.15days",
        title="Arrange as soon as it is clear the child will be away 15 days or more for health needs",
        force="guidance",
        cite=(
            'DfE statutory guidance "Arranging education for children who cannot attend school because of '
            'health needs" (Dec 2023)'
        ),
        url=(
            "https://www.gov.uk/government/publications/education-for-children-with-health-needs-who-cannot-attend-school"
        ),
        bearer="LA",
        owed_to="child absent for health reasons",
        shape="timed",
        trigger=events("sickness_absence"),
        when=("away_15_days",),
        asap=True,
        within=Min(Within(school_days=15, beginning="trigger"), Day("expected")),
        discharged_by=any_of("ap_started"),
        remedies=("LA-COMPLAINT", "LGSCO"),
        confidence="B",
        basis="Local Government Lawyer (says the number is common practice, not part of s.19), Dorset",
        from_on=date(2013, 1, 1),
    ),
    Duty(
        id="transport.5_16",
        title="Free suitable travel for an eligible child",
        force="statute",
        cite="Education Act 1996 s.508B, Sch 35B",
        url="/ukpga/1996/56/section/508B",
        bearer="LA",
        owed_to="eligible child of compulsory school age",
        shape="standing",
        trigger_text="attends qualifying school and an eligibility limb is met",
        due_text="continuous in term",
        remedies=("LGSCO", "JR"),
        remedy_words=("transport appeal (below)",),
        confidence="A",
        basis=(
            "Enfield, SOS SEN: limbs are distance (2 miles under 8, 3 miles from 8), cannot reasonably be "
            "expected to walk because of SEN, disability or mobility, unsafe route, low income"
        ),
        from_on=date(2007, 4, 1),
        note=(
            "A school named in section I without condition is treated as the nearest suitable school. FTT has "
            "no jurisdiction over transport alone but can remove conditional wording from I (IPSEA)."
        ),
    ),
    Duty(
        id="transport.post16",
        title="Publish a post-16 transport policy statement",
        force="statute",
        cite="Education Act 1996 s.509AA",
        url="/ukpga/1996/56/section/509AA",
        bearer="LA",
        owed_to="sixth-form-age learners",
        shape="standing",
        trigger_text="each academic year",
        due_text="by 31 May before the academic year",
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="A",
        basis="Buckinghamshire statements confirm the duty; 31 May is C",
        from_on=date(2003, 1, 20),
    ),
    Duty(
        id="transport.adult",
        title="Arrange necessary free transport for adult learners (19+), including with a plan",
        force="statute",
        cite="Education Act 1996 ss.508F-508G",
        url="/ukpga/1996/56/section/508F",
        bearer="LA",
        owed_to=(
            "adult over sixth form age at an institution the authority maintains or assists for further or "
            "higher education, or in the further education sector; a plan is not required"
        ),
        shape="standing",
        trigger_text="LA considers transport necessary",
        due_text="as necessary",
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="B",
        basis="post-16 guidance note (talemlaw)",
        from_on=date(2010, 4, 1),
        note=(
            "The authority may also pay reasonable travelling expenses where not necessary (s.508F(8)). "
            "Regard to age and route."
        ),
    ),
    Duty(
        id="transport.appeal.1",
        title="Parent asks for stage 1 review",
        force="guidance",
        cite="Travel to school for children of compulsory school age (statutory guidance, Jan 2024)",
        url="https://www.gov.uk/government/publications/home-to-school-travel-and-transport-guidance",
        bearer="PARENT",
        owed_to="LA",
        shape="timed",
        trigger=events("transport_decision_received"),
        family_deadline="fd.transport",
        within=Within(working_days=20, after="trigger"),
        discharged_by=any_of("transport_appeal_1"),
        confidence="B",
        basis="Croydon, Sentas, IPSEA (recommended, LA may vary)",
        from_on=date(2014, 7, 1),
    ),
    Duty(
        id="transport.appeal.1.reply",
        title="Officer review",
        force="guidance",
        cite="Travel to school for children of compulsory school age (statutory guidance, Jan 2024)",
        url="https://www.gov.uk/government/publications/home-to-school-travel-and-transport-guidance",
        bearer="LA",
        owed_to="PARENT",
        shape="timed",
        trigger=events("transport_appeal_1"),
        within=Within(working_days=20, after="trigger"),
        discharged_by=any_of("transport_appeal_1_decision"),
        remedies=("LGSCO",),
        confidence="B",
        basis="Croydon",
        from_on=date(2014, 7, 1),
    ),
    Duty(
        id="transport.appeal.2",
        title="Parent escalates to panel",
        force="guidance",
        cite="Travel to school for children of compulsory school age (statutory guidance, Jan 2024)",
        url="https://www.gov.uk/government/publications/home-to-school-travel-and-transport-guidance",
        bearer="PARENT",
        owed_to="LA",
        shape="timed",
        trigger=events("transport_appeal_1_decision"),
        family_deadline="fd.transport",
        within=Within(working_days=20, after="trigger"),
        discharged_by=any_of("transport_appeal_2"),
        confidence="B",
        basis="Croydon, Sentas",
        from_on=date(2014, 7, 1),
    ),
    Duty(
        id="transport.appeal.2.panel",
        title="Independent panel decides; written outcome follows in 5 working days",
        force="guidance",
        cite="Travel to school for children of compulsory school age (statutory guidance, Jan 2024)",
        url="https://www.gov.uk/government/publications/home-to-school-travel-and-transport-guidance",
        bearer="LA",
        owed_to="PARENT",
        shape="timed",
        trigger=events("transport_appeal_2"),
        within=Within(working_days=40, after="trigger"),
        discharged_by=any_of("transport_appeal_2_decision"),
        remedies=("LGSCO", "JR"),
        confidence="B",
        basis="Croydon, Sentas",
        from_on=date(2014, 7, 1),
    ),
    Duty(
        id="eqa.not_discriminate",
        title=(
            "School must not discriminate against a disabled pupil (direct, indirect, arising from "
            "disability, harassment, victimisation)"
        ),
        force="statute",
        cite="Equality Act 2010 ss.13, 15, 19, 26, 27, 85",
        url="/ukpga/2010/15/section/85",
        bearer="SCHOOL",
        bearer_text="responsible body of the school",
        owed_to="disabled pupil",
        shape="standing",
        trigger_text="continuous",
        due_text="continuous",
        remedies=("EQA-FTT",),
        confidence="A",
        basis="s.85(2) recited in [2023] UKUT 311 (AAC)",
        from_on=date(2010, 10, 1),
    ),
    Duty(
        id="eqa.adjust",
        title="Make reasonable adjustments (provision, criterion or practice; auxiliary aids). Anticipatory.",
        force="statute",
        cite="Equality Act 2010 ss.20-21, 85(6), Sch 13",
        url="/ukpga/2010/15/section/20",
        bearer="SCHOOL",
        bearer_text="responsible body of the school",
        owed_to="disabled pupil",
        shape="undated",
        trigger=events("disabled_pupil_at_substantial_disadvantage"),
        asap=True,
        discharged_by=any_of("adjustment_made"),
        depends_on=("whether the step is reasonable, decided by the Tribunal",),
        due_text=(
            "without unreasonable delay; failure deemed on acting inconsistently or when a reasonable period "
            "ends (Sch 17 para 4(6))"
        ),
        remedies=("EQA-FTT",),
        confidence="A",
        basis="ss.20-21 recited in [2024] UKUT 139 (AAC); Sch 17 para 4 in [2023] UKUT 311 (AAC)",
        from_on=date(2010, 10, 1),
    ),
    Duty(
        id="eqa.psed",
        title="Public sector equality duty",
        force="statute",
        cite="Equality Act 2010 s.149",
        url="/ukpga/2010/15/section/149",
        bearer="LA",
        bearer_text="LA, SCHOOL, ICB",
        owed_to="protected groups",
        shape="standing",
        trigger_text="policy and decisions",
        due_text="at or before the decision",
        remedies=("JR",),
        confidence="B",
        basis="knowledge",
        from_on=date(2011, 4, 5),
    ),
    Duty(
        id="eqa.claim",
        title="Disability discrimination claim against a school",
        force="statute",
        cite="Equality Act 2010 s.116, Sch 17 para 4",
        url="/ukpga/2010/15/schedule/17",
        bearer="PARENT",
        bearer_text="PARENT (or YP)",
        owed_to="FTT",
        shape="timed",
        trigger=events("discriminatory_act_ended"),
        family_deadline="fd.dd",
        within=Within(months=6, beginning="trigger"),
        discharged_by=any_of("dd_claim_received_by_ftt"),
        remedy_words=("FTT may consider a late claim", "para 4(3)"),
        confidence="A",
        basis="Sch 17 para 4 recited in [2023] UKUT 311 (AAC); explanatory note 912",
        from_on=date(2010, 10, 1),
        note=(
            "August and 25 Dec to 1 Jan COUNT: Upper Tribunal held r.12(3) cannot extend this statutory limit "
            "(Ashdown House School v JKL [2019] UKUT 259 (AAC); B). Conduct over a period counts from its "
            "end."
        ),
    ),
    Duty(
        id="adult.transition",
        title="Child's needs assessment before 18",
        force="statute",
        cite="Care Act 2014 s.58",
        url="/ukpga/2014/23/section/58",
        bearer="LA",
        bearer_text="LA (adult social care)",
        owed_to="child likely to have care needs after 18",
        shape="undated",
        trigger=events("appears_likely_care_needs"),
        discharged_by=any_of("cna_completed"),
        depends_on=("when an assessment is of significant benefit, decided by the local authority",),
        due_text="when of significant benefit; no fixed age",
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="A",
        basis="s.58(1)-(4) read; refusal reasons LAG",
        from_on=date(2015, 4, 1),
    ),
    Duty(
        id="adult.continue",
        title="Keep children's services going after 18 until adult decision is made",
        force="statute",
        cite="Care Act 2014 s.66",
        url="/ukpga/2014/23/section/66",
        bearer="LA",
        owed_to="YP",
        shape="undated",
        trigger=events("yp_turns_18"),
        when=("children_services",),
        discharged_by=any_of("adult_decision"),
        depends_on=(
            "whether services under Children Act 1989 s.17 or CSDPA 1970 s.2 were being received, a fact to be shown",
        ),
        due_text="until adult plan in place or decision made",
        remedies=("LA-COMPLAINT", "LGSCO", "JR"),
        confidence="A/B",
        basis="Carers Milton Keynes, LAG list",
        from_on=date(2015, 4, 1),
        note=(
            "CFA 2014 s.50 is a separate power to continue s.17 services after 18 while a plan is kept, "
            "ending with the plan."
        ),
    ),
)
