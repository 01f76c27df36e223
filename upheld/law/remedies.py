"""The ways a missed duty or a decision can be challenged, and the limits of each.

Law: england.md 1.4, 6.4 and 15.1.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remedy:
    """One route: its code, its name to a family, and its key limit."""

    code: str
    title: str
    limits: str
    cite: str
    confidence: str


REMEDIES: dict[str, Remedy] = {
    one.code: one
    for one in (
        *(
            Remedy(
                f"APPEAL-{ground}",
                "Appeal to the SEND Tribunal",
                "Needs a decision: delay itself is never appealable.",
                f"Children and Families Act 2014 s.51(2)({ground})",
                "A",
            )
            for ground in "abcdef"
        ),
        Remedy("APPEAL-s73", "Appeal to the SEND Tribunal (detained persons)", "Needs a decision.",
               "Children and Families Act 2014 s.73", "A"),
        Remedy("MED", "Mediation", "Free; the authority must take part.",
               "Children and Families Act 2014 ss.52-56", "A"),
        Remedy("DRS", "Disagreement resolution", "Voluntary on both sides; not a step before anything else.",
               "Children and Families Act 2014 s.57", "A"),
        Remedy("LA-COMPLAINT", "Complaint to the council", "The first step to the Ombudsman.",
               "Local Government Act 1974 s.26(5)", "C"),
        Remedy("LGSCO", "Complaint to the Local Government and Social Care Ombudsman",
               "Within 12 months; not what was or could be appealed; not inside schools.",
               "Local Government Act 1974 ss.26, 26B", "A"),
        Remedy("JR", "Judicial review", "Promptly and at most 3 months; a letter before claim first; get legal advice.",
               "Civil Procedure Rules 54.5", "A"),
        Remedy("ICB-COMPLAINT", "NHS complaint, then the Parliamentary and Health Service Ombudsman",
               "For section G and late health advice.", "Children and Families Act 2014 s.42(3)", "B"),
        Remedy("SCHOOL-COMPLAINT", "Complaint to the school or trust, then the Department for Education",
               "For what the school itself must do.", "Education Act 2002 s.29", "C"),
        Remedy("SOS-496/497", "Complaint to the Secretary of State", "Rare.",
               "Education Act 1996 ss.496, 497, 497A", "C"),
        Remedy("EQA-FTT", "Disability discrimination claim against a school, to the Tribunal",
               "6 months starting with the act.", "Equality Act 2010 s.116, Sch 17", "A"),
        Remedy("EQA-COURT", "Discrimination claim in the County Court (colleges, council services)",
               "6 months less a day.", "Equality Act 2010 s.118", "B"),
        Remedy("IRP", "Independent review panel", "15 school days.", "SI 2012/1033 Sch 1 para 2", "A"),
        Remedy("FTT-ENFORCE", "The Tribunal cannot enforce its own orders",
               "The way is judicial review, the Ombudsman, or both.", "Children and Families Act 2014 s.51", "B"),
        Remedy("UT", "Appeal to the Upper Tribunal on a point of law", "Ask the Tribunal within 28 days.",
               "Tribunals, Courts and Enforcement Act 2007 s.11", "B"),
        Remedy("SAR", "Ask for the records (subject access)", "Free; one month.", "UK GDPR arts 12(3), 15", "A"),
        Remedy("ICO", "Complaint to the Information Commissioner", "For requests for information not answered.",
               "Data Protection Act 2018 s.165; Freedom of Information Act 2000 s.50", "C"),
    )
}  # fmt: skip
