"""The legal tests that call for judgement: each is "depends on", never yes or no (england.md section 2)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalTest:
    """One question of judgement: its elements, its authority, and who decides it."""

    id: str
    title: str
    elements: str
    cite: str
    confidence: str
    decided_by: str = "the local authority and, on appeal, the Tribunal"


TESTS: dict[str, LegalTest] = {
    one.id: one
    for one in (
        LegalTest(
            "test.sen",
            "Has SEN",
            (
                "(1) learning difficulty or disability; (2) which calls for special educational provision. "
                "Learning difficulty or disability for compulsory school age and over: significantly "
                "greater difficulty in learning than most of the same age, OR a disability that prevents or "
                "hinders use of mainstream facilities of a kind generally provided for the age. Under "
                "compulsory school age: likely to meet that at compulsory school age, or would be likely if "
                "no provision were made. Language at home alone does not count."
            ),
            "CFA s.20",
            "A",
        ),
        LegalTest(
            "test.sep",
            "Is it special educational provision",
            (
                "Age 2+: additional to or different from that made generally for others of the same age in "
                "mainstream settings in England. Under 2: educational provision of any kind. Health or "
                "social care provision that educates or trains is treated as SEP (s.21(5))."
            ),
            "CFA s.21",
            "A/C",
        ),
        LegalTest(
            "test.assess",
            "LA must assess",
            (
                "LA is of the opinion that (a) the child/YP has or may have SEN, and (b) it may be "
                "necessary for SEP to be made in accordance with an EHC plan. Nothing else. Local criteria "
                '("two years behind", "£6,000 spent", "two APDR cycles", "EP involved") are not part of the '
                "test; they may only be evidence."
            ),
            (
                'CFA s.36(8); Buckinghamshire CC v HW [2013] UKUT 470 (AAC): "necessary" sits between '
                "indispensable and merely useful/reasonable, and the test looks forward; W v Hertfordshire "
                "CC [2023] EWHC 3138 (Admin) on unlawful reasons and hard-edged time limits"
            ),
            "B (s.36(1)-(7) A)",
        ),
        LegalTest(
            "test.assess.bar",
            "No duty to assess on request",
            (
                "An EHC plan is already maintained (then use reassessment), or assessed under s.36 or s.71 "
                "in the previous six months"
            ),
            "CFA s.36(6)",
            "A",
            decided_by="the local authority",
        ),
        LegalTest(
            "test.post18",
            "Over 18",
            ("LA must consider whether more time is required than for most peers to complete education or training"),
            "CFA s.36(10)",
            "C",
            decided_by="the local authority",
        ),
        LegalTest(
            "test.plan",
            "LA must make a plan",
            (
                "In the light of the assessment it is necessary for SEP to be made in accordance with a "
                "plan. Availability of resources in a mainstream school is relevant but not conclusive "
                "(Hertfordshire CC v MC and KC [2016] UKUT 385 (AAC))."
            ),
            "CFA s.37(1)",
            "A/B",
        ),
        LegalTest(
            "test.name.requested",
            "Must name the requested school (types in 2.1)",
            (
                "Yes unless (a) unsuitable for age, ability, aptitude or SEN, or (b) attendance "
                "incompatible with efficient education of others or efficient use of resources"
            ),
            "CFA s.39(3)-(4)",
            "B",
        ),
        LegalTest(
            "test.mainstream",
            "Right to mainstream",
            (
                "If s.39(5) or s.40(2) applies: must be mainstream unless incompatible with (a) wishes of "
                "parent/YP or (b) efficient education of others and no reasonable steps could prevent that. "
                "Unsuitability and cost are not grounds here."
            ),
            "CFA s.33(2)-(5)",
            "A",
        ),
        LegalTest(
            "test.order",
            "Order of placement tests",
            (
                "1. s.39 for the requested school. 2. If a disqualifier bites, s.33 (mainstream type). 3. "
                "Then any particular school; EA 1996 s.9 (parental wishes v unreasonable public "
                "expenditure) helps parents of a child (not a YP). Independent schools not on the s.41 "
                "list: only s.9 representations, no s.39 right; the school must agree."
            ),
            "ME v Southwark [2017] UKUT 73 (AAC); [2025] UKUT 226 (AAC) recites s.33",
            "A/B",
        ),
        LegalTest(
            "test.eotas",
            "EOTAS",
            (
                "LA may arrange SEP (or part) otherwise than in a school, post-16 or early years setting "
                "only if satisfied it would be inappropriate for it to be made there; must consult "
                "parent/YP first. If all provision is EOTAS, section I is left blank and provision goes in "
                "F."
            ),
            "CFA s.61; explanatory note read",
            "A",
        ),
        LegalTest(
            "test.review.19",
            "Reviewing or ceasing for a young person over 18",
            ("Must have regard to whether educational or training outcomes in the plan have been achieved"),
            'CFA ss.44(5), 45(3); explanatory notes say "19 or over", the Act "over 18"',
            "A (notes)",
        ),
        LegalTest(
            "test.reassess",
            "Must reassess on request",
            (
                "Yes on request by parent, YP, governing body/proprietor/principal of the institution "
                "attended (s.44(2)) or RCB (reg 23), unless assessed in the 6 months before the request or "
                "the LA thinks it not necessary (reg 24)"
            ),
            "CFA s.44(2)-(4), regs 23-24",
            "B",
        ),
        LegalTest(
            "test.cease",
            "May cease",
            (
                "Only if LA no longer responsible, or no longer necessary to maintain. Not because outcomes "
                "for one section are met, funding ended, or attendance is poor. Under 18: reg 29. 18+: reg "
                "30 (must review first if the YP has left education)."
            ),
            "CFA s.45, regs 29-31",
            "A",
        ),
        LegalTest(
            "test.pb",
            "Personal budget must be prepared",
            (
                "LA maintains a plan, or has completed assessment and confirmed it must prepare one, and "
                "the parent/YP asks"
            ),
            "CFA s.49",
            "B",
            decided_by="the local authority",
        ),
        LegalTest(
            "test.disabled",
            "Disabled",
            (
                "Physical or mental impairment with a substantial and long-term adverse effect on normal "
                "day-to-day activities (long term = 12 months or likely)"
            ),
            "EqA s.6",
            "B",
            decided_by="the Tribunal or the court",
        ),
    )
}

# The six types of institution a family can ask for, and that must admit if named (ss.38(3), 43).
INSTITUTIONS: dict[str, str] = {
    "a": "maintained school",
    "b": "maintained nursery school",
    "c": "Academy",
    "d": "institution in the further education sector in England",
    "e": "non-maintained special school",
    "f": "institution approved under s.41",
}
