"""What each section of a plan must hold, and what makes a provision specific (england.md section 7).

Data for the room that reads plans.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SectionRule:
    """One section of a plan: what it must contain, who decides it, whether it can be appealed, what to check."""

    section: str
    must_contain: str
    decided_by: str
    appealable: str
    checks: str
    cite: str = "Children and Families Act 2014 s.37(2)-(3); SEND Regulations 2014 reg 12"


@dataclass(frozen=True, slots=True)
class Authority:
    """A case or provision on how specific a plan must be, and its point."""

    cite: str
    point: str
    confidence: str


SECTIONS: tuple[SectionRule, ...] = (
    SectionRule(
        "A",
        "Views, interests and aspirations of child and parents, or YP",
        "family",
        "no",
        "present; dated; first-person content from child where possible",
    ),
    SectionRule("B", "All SEN", "LA", "yes c(i)", "every need identified in K reports appears; no provision text here"),
    SectionRule("C", "Health needs related to SEN", "ICB/LA", "no (recommendation)", "each links to a K health report"),
    SectionRule(
        "D",
        "Social care needs related to SEN or a disability",
        "LA",
        "no (recommendation)",
        "if nothing, say so explicitly after a real check",
    ),
    SectionRule(
        "E",
        "Outcomes sought",
        "LA",
        "no (consequential only)",
        "outcome not provision; over-time markers; Year 9+: adulthood outcomes",
    ),
    SectionRule("F", "SEP for each need in B", "LA", "yes c(ii)", "see 7.2"),
    SectionRule(
        "G",
        "Health provision reasonably required",
        "ICB must agree (reg 12(2))",
        "no (recommendation)",
        "specific enough to arrange; if therapy educates or trains it belongs in F (s.21(5))",
    ),
    SectionRule(
        "H1",
        "Provision that must be made under CSDPA 1970 s.2 (under 18)",
        "LA",
        "no (recommendation)",
        'present or "none after assessment"',
    ),
    SectionRule(
        "H2",
        "Other social care provision reasonably required",
        "LA",
        "no (recommendation)",
        "18+: Care Act provision may be set out",
    ),
    SectionRule(
        "I",
        "Name and type of institution, or type only",
        "LA",
        "yes c(iii)/(iv)",
        (
            "blank in draft; EOTAS: blank or only the part-school; phase transfer: current setting to "
            "end of year then next setting; no conditional wording unless justified"
        ),
    ),
    SectionRule(
        "J",
        "Where direct payments secure SEP: the needs and outcomes they meet",
        "LA",
        "no",
        "present iff direct payments",
    ),
    SectionRule(
        "K",
        "Advice and information obtained in the assessment (appendices)",
        "LA",
        "no",
        "all eight categories listed, with dates and authors; attached to the draft (Code 9.77 [A])",
    ),
)

SPECIFYING = Authority('CFA s.37(2): plan "specifying"', "statutory root", "A")
CODE_9_69 = Authority(
    "Code 9.69 (F)",
    (
        "detailed, specific, normally quantified: type, hours, frequency, level of expertise, also "
        "under a personal budget"
    ),
    "A (quoted by IPSEA and Noddy guide)",
)
CLARKE = Authority(
    "L v Clarke and Somerset CC [1998] ELR 129",
    (
        "test is whether it is so specific and clear as to leave no room for doubt about what was "
        "decided; very often needs hours per week, though not in absolutely every case"
    ),
    "A (IPSEA extract read)",
)
GREENWICH = Authority("C v SENT and Greenwich [1999] ELR 5", "LA must decide and cannot leave it to the school", "B")
CUMBRIA = Authority("R v Cumbria CC ex p P [1994] ELR 337", "a funding band or sum of money is not specification", "B")
ROTHERHAM = Authority(
    "E v Rotherham MBC [2001] EWHC Admin 432", 'no built-in unilateral change "after discussion"', "B"
)
NORTH_EAST_LINCOLNSHIRE = Authority(
    "EC v North East Lincolnshire [2015] UKUT 648 (AAC)", "FTT must not rubber-stamp vague wording", "B"
)
OXFORDSHIRE = Authority(
    "B-M and B-M v Oxfordshire CC [2018] UKUT 35 (AAC)",
    "specificity applies also in special schools and resourced provision",
    "B (neutral citation number C)",
)
WORCESTERSHIRE = Authority(
    "Worcestershire CC v SE [2020] UKUT 217 (AAC)",
    "summary of principles; depends on all facts; plan must be realistic and practical",
    "B",
)
REDBRIDGE = Authority(
    "Redbridge v HO [2020] UKUT 323 (AAC)",
    "where detail can reasonably be given it should be; flexibility only for the child's needs",
    "B",
)
HAMPSHIRE = Authority(
    "VS and RS v Hampshire [2021] UKUT 187 (AAC)",
    "lighter standard for health and social care recommendations",
    "A",
)
STAFFORDSHIRE = Authority("Staffordshire CC v JM [2016] UKUT 246 (AAC)", "transport is generally not SEP", "B")
NOTTINGHAMSHIRE = Authority(
    "R (BA) v Nottinghamshire [2021] EWHC 1348 (Admin)", "s.42 has no best-endeavours defence", "B"
)
SPECIFICITY: tuple[Authority, ...] = (
    SPECIFYING, CODE_9_69, CLARKE, GREENWICH, CUMBRIA, ROTHERHAM, NORTH_EAST_LINCOLNSHIRE, OXFORDSHIRE, WORCESTERSHIRE,
    REDBRIDGE, HAMPSHIRE, STAFFORDSHIRE, NOTTINGHAMSHIRE,
)  # fmt: skip

# A provision should answer each of these.
PROVISION_ANSWERS = (
    "what", "who, with what qualification or experience", "how much", "how often", "for how long and in which periods",
    "group size or one to one", "where, if it matters", "who trains and supervises", "how it is reviewed",
)  # fmt: skip
# Words that promise nothing by themselves; "up to N hours" fails because the minimum is zero.
RED_FLAGS = (
    "access to", "opportunities for", "as required", "as appropriate", "where possible", "regular", "ongoing", "input",
    "support", "interventions", "up to", "would benefit from", "advice to staff", "subject to review",
    "determined by the school", "funding band", "£",
)  # fmt: skip
# Every need in B must be met by provision in F.
NEEDS_MET = Authority(
    "R v Secretary of State for Education ex p E [1992] 1 FLR 377", "every need in B must be met by provision in F", "B"
)

# What a plan must hold and how it is made, beside specificity: section 7 of england.md and the duties it rests on.
SECTIONS_SEPARATE = Authority(
    "SEND Regulations 2014 reg 12(1)",
    "each of the sections A to K must be separately identified; the order is free",
    "A",
)
CONTENT = Authority(
    "Children and Families Act 2014 s.37(2)-(3)", "what a plan must specify: needs, outcomes and provision", "A"
)
ADULTHOOD = Authority(
    "SEND Regulations 2014 reg 12(3)",
    (
        "Year 9 and above: provision to assist preparation for adulthood and independent living must be in F, G, H1 "
        "or H2 as fits"
    ),
    "B",
)
ADULTHOOD_ADVICE = Authority(
    "SEND Regulations 2014 reg 6(1)(g)", "Year 9 and above: advice on preparation for adulthood", "A"
)
EDUCATES_OR_TRAINS = Authority(
    "Children and Families Act 2014 s.21(5)",
    "health or social care provision that educates or trains is treated as special educational provision",
    "A/C",
)
CODE_9_76 = Authority(
    "Code 9.76",
    "provision that educates or trains belongs in F whatever body delivers it, and the LA is responsible for it",
    "A",
)
CODE_9_77 = Authority("Code 9.77", "the advice and information of section K are attached to the draft", "A")
ADVICE = Authority("SEND Regulations 2014 reg 6(1)-(2)", "the eight kinds of advice that must be sought", "B")
EXISTING_ADVICE = Authority(
    "SEND Regulations 2014 reg 6(4)",
    "existing advice is enough only where its author, the LA and the parent or young person all think so",
    "B",
)
DRAFT_NAMES_NO_SCHOOL = Authority(
    "Children and Families Act 2014 s.38(5)", "a draft must not name a school or specify a type", "A"
)
FINAL_NAMES_SCHOOL = Authority(
    "Children and Families Act 2014 s.40", "the final plan names an appropriate school or type", "A"
)
ELSEWHERE = Authority(
    "Children and Families Act 2014 s.61",
    "education otherwise than in a school; if all of it is, section I is left blank and the provision goes in F",
    "A",
)
PHASE_TRANSFER = Authority(
    "SEND Regulations 2014 reg 18(1)",
    "before a move between phases the plan must be amended to name the next placement",
    "A",
)
VIEWS = Authority(
    "Children and Families Act 2014 s.19", "regard to the views, wishes and feelings of the child and the family", "A"
)
SECURE_EDUCATION = Authority(
    "Children and Families Act 2014 s.42(2)", "the LA must secure the special educational provision of the plan", "A"
)
SECURE_HEALTH = Authority(
    "Children and Families Act 2014 s.42(3)", "the health body must arrange the health provision of the plan", "A"
)
SOCIAL_CARE = Authority(
    "Chronically Sick and Disabled Persons Act 1970 s.2",
    "H1: the provision that must be made for a disabled child under 18",
    "A/C",
)
SOCIAL_CARE_IN_THE_PLAN = Authority(
    "Children and Families Act 2014 s.37(2)(e)-(f)", "the plan must specify social care provision, in H1 and H2", "A/C"
)
ADULT_CARE = Authority(
    "Care Act 2014 s.66", "children's services go on after 18 until the decision on adult care is made", "A/B"
)
DIRECT_PAYMENTS = Authority(
    "SEN (Personal Budgets) Regulations 2014 regs 6, 9",
    "direct payments may not fund a place at a school or post-16 institution",
    "B",
)
REVIEW_IN_TWELVE_MONTHS = Authority(
    "Children and Families Act 2014 s.44(1)", "the plan must be reviewed within each 12 months", "A"
)
FINAL_IN_TWENTY_WEEKS = Authority(
    "SEND Regulations 2014 reg 13(2)-(3)", "the final plan is due within 20 weeks, with few exceptions", "A"
)
DRAFT_WINDOW = Authority(
    "SEND Regulations 2014 reg 13(1)", "at least 15 days to comment on the draft before the plan is final", "A"
)
APPEAL = Authority(
    "Children and Families Act 2014 s.51(2)", "sections B, F and I of a final plan can be appealed to the Tribunal", "A"
)
CONTENTS: tuple[Authority, ...] = (
    SECTIONS_SEPARATE, CONTENT, NEEDS_MET, ADULTHOOD, ADULTHOOD_ADVICE, EDUCATES_OR_TRAINS, CODE_9_76, CODE_9_77,
    ADVICE, EXISTING_ADVICE, DRAFT_NAMES_NO_SCHOOL, FINAL_NAMES_SCHOOL, ELSEWHERE, PHASE_TRANSFER, VIEWS,
    SECURE_EDUCATION, SECURE_HEALTH, SOCIAL_CARE, SOCIAL_CARE_IN_THE_PLAN, ADULT_CARE, DIRECT_PAYMENTS,
    REVIEW_IN_TWELVE_MONTHS, FINAL_IN_TWENTY_WEEKS, DRAFT_WINDOW, APPEAL,
)  # fmt: skip
