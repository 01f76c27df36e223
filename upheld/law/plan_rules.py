"""What each section of a plan must hold, and what makes a provision specific (england.md section 7).

Data for the room that will read plans.
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

SPECIFICITY: tuple[Authority, ...] = (
    Authority('CFA s.37(2): plan "specifying"', "statutory root", "A"),
    Authority(
        "Code 9.69 (F)",
        (
            "detailed, specific, normally quantified: type, hours, frequency, level of expertise, also "
            "under a personal budget"
        ),
        "A (quoted by IPSEA and Noddy guide)",
    ),
    Authority(
        "L v Clarke and Somerset CC [1998] ELR 129",
        (
            "test is whether it is so specific and clear as to leave no room for doubt about what was "
            "decided; very often needs hours per week, though not in absolutely every case"
        ),
        "A (IPSEA extract read)",
    ),
    Authority("C v SENT and Greenwich [1999] ELR 5", "LA must decide and cannot leave it to the school", "B"),
    Authority("R v Cumbria CC ex p P [1994] ELR 337", "a funding band or sum of money is not specification", "B"),
    Authority("E v Rotherham MBC [2001] EWHC Admin 432", 'no built-in unilateral change "after discussion"', "B"),
    Authority("EC v North East Lincolnshire [2015] UKUT 648 (AAC)", "FTT must not rubber-stamp vague wording", "B"),
    Authority(
        "B-M and B-M v Oxfordshire CC [2018] UKUT 35 (AAC)",
        "specificity applies also in special schools and resourced provision",
        "B (neutral citation number C)",
    ),
    Authority(
        "Worcestershire CC v SE [2020] UKUT 217 (AAC)",
        "summary of principles; depends on all facts; plan must be realistic and practical",
        "B",
    ),
    Authority(
        "Redbridge v HO [2020] UKUT 323 (AAC)",
        "where detail can reasonably be given it should be; flexibility only for the child's needs",
        "B",
    ),
    Authority(
        "VS and RS v Hampshire [2021] UKUT 187 (AAC)",
        "lighter standard for health and social care recommendations",
        "A",
    ),
    Authority("Staffordshire CC v JM [2016] UKUT 246 (AAC)", "transport is generally not SEP", "B"),
    Authority("R (BA) v Nottinghamshire [2021] EWHC 1348 (Admin)", "s.42 has no best-endeavours defence", "B"),
)

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
