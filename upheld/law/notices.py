"""What each decision notice must say: the checklists of england.md section 8.

The keys are those of `contents` in a case file; an item kept out of `contents` is not known, never false.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One checklist: the items a notice must hold, its authority, and how sure it is."""

    id: str
    title: str
    items: tuple[str, ...]
    cite: str
    confidence: str


ITEMS: dict[str, str] = {
    "reasons": "the reasons for the decision",
    "appeal_right": "the right to appeal to the Tribunal",
    "time_limits": "the time limits",
    "mediation_information": "the information about mediation that must come with the decision",
    "disagreement_resolution": "where to find disagreement resolution",
    "information_and_advice": "where to find information and advice",
    "appendices": "the advice and information as appendices",
    "representations": "the right to comment",
    "school_request": "the right to ask for a school or college",
    "period_end": "the day by which to answer",
    "meeting": "the right to a meeting",
    "school_information": "where to find information about schools and colleges",
    "personal_budget": "the right to ask for a personal budget",
    "recommendations_statement": "that the Tribunal can make health and social care recommendations",
    "section_i_blank": "a section I that names no school and no type",
}

_REFUSAL = (
    "reasons", "appeal_right", "time_limits", "mediation_information", "disagreement_resolution",
    "information_and_advice",
)  # fmt: skip
NOTICES: dict[str, Notice] = {
    one.id: one
    for one in (
        Notice("notice.refusal", "Refusal to assess", _REFUSAL, "SEND Regulations 2014 regs 5(3), 32", "A"),
        Notice("notice.noplan", "Refusal to make a plan", _REFUSAL, "SEND Regulations 2014 regs 10(3), 32", "A"),
        Notice("notice.keep", "Decision to keep a plan as it is", _REFUSAL, "SEND Regulations 2014 reg 20(11)", "B"),
        Notice("notice.cease", "Decision to cease a plan", _REFUSAL, "SEND Regulations 2014 regs 31(3), 32", "A"),
        Notice("notice.reassess", "Refusal to reassess", _REFUSAL, "SEND Regulations 2014 regs 25(2), 32", "B"),
        Notice(
            "notice.draft",
            "Draft plan",
            ("appendices", "representations", "school_request", "period_end", "meeting", "school_information",
             "personal_budget"),
            "Children and Families Act 2014 s.38(2), (4); SEND Regulations 2014 reg 13(1)",
            "A",
        ),
        Notice(
            "notice.amend",
            "Notice of proposed amendments",
            ("appendices", "representations", "school_request", "period_end", "meeting", "school_information"),
            "SEND Regulations 2014 reg 22(2)",
            "A",
        ),
        Notice(
            "notice.final",
            "Final plan",
            ("appeal_right", "time_limits", "mediation_information", "disagreement_resolution",
             "information_and_advice", "recommendations_statement"),
            "SEND Regulations 2014 reg 14; SI 2017/1306",
            "B",
        ),
        Notice(
            "notice.mediation", "The mediation information of reg 32",
            ("mediation_information",), "SEND Regulations 2014 reg 32", "A",
        ),
        Notice("notice.transfer", "Notice that the plan has moved", (), "SEND Regulations 2014 reg 15(4)", "A"),
        Notice(
            "review.report", "Report of a review meeting", ("reasons", "appendices"),
            "SEND Regulations 2014 regs 20(7)-(9), 21(7)", "A/B",
        ),
    )
}  # fmt: skip
