"""The working document: a row for each line that is argued about, and no wording that nobody gave."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.plan.write.made import BAND_F4, MONEY_F4, NEED_B2, NO_D, PLAN, VAGUE_F2, WHOLE
from tests.unit.plan.write.reading import broken_rules, tables
from upheld.documents.blocks import gaps
from upheld.law.plan_rules import CODE_9_69, OXFORDSHIRE, SPECIFYING, Authority
from upheld.plan.write.accepted import Accepted
from upheld.plan.write.working_document import working_document

WORDING = "A word processor in each lesson that has writing."
TAKEN_UP = [
    Accepted(MONEY_F4),
    Accepted(VAGUE_F2, "She has none now.", WORDING),
    Accepted(replace(VAGUE_F2, on="F.1", says="One line.")),
    Accepted(BAND_F4),
    Accepted(WHOLE),
    Accepted(NEED_B2),
    Accepted(NO_D),
]
WRITTEN = working_document(PLAN, TAKEN_UP)
HEADER, *ROWS = tables(WRITTEN)["What each side asks the plan to say"]


def row(section: str) -> dict[str, str]:
    """The row that begins with these words, by its header."""
    (found,) = [one for one in ROWS if one[0] == section]
    return dict(zip(HEADER, found, strict=True))


def test_a_row_for_each_line_in_the_order_of_the_plan() -> None:
    assert [one[0] for one in ROWS] == ["B, page 3", "D", "F, F1, page 5", "F, F2, page 5", "F, F4, page 6"]


def test_it_has_the_plans_wording_the_familys_the_reason_and_the_authority() -> None:
    found = row("F, F2, page 5")
    assert found["Current wording"] == "Access to a word processor as required / How often: Daily"
    assert found["Family's wording"] == WORDING
    assert found["Reason"] == f"{VAGUE_F2.says} (Children and Families Act 2014 s.37(2)) She has none now."


def test_a_wording_that_nobody_gave_is_left_open() -> None:
    assert row("F, F4, page 6")["Family's wording"] == "[the family's wording for section F, F4, page 6]"
    assert "the family's wording for section F, F2, page 5" not in gaps(WRITTEN)
    assert row("D")["Current wording"] == "Nothing on this was found in the section."


def test_two_findings_of_one_line_are_one_row_with_both_reasons() -> None:
    assert BAND_F4.says in row("F, F4, page 6")["Reason"]
    assert MONEY_F4.says in row("F, F4, page 6")["Reason"]


def test_the_evidence_is_the_advice_the_line_rests_on_else_it_is_asked_for() -> None:
    assert row("F, F1, page 5")["Evidence page"].startswith(
        "Therapist T, Speech and language therapist, 4 November 2025: [the page of Therapist T"
    )
    assert row("B, page 3")["Evidence page"] == "[the page of the evidence for section B, page 3]"


def test_bare_findings_are_taken_up_as_they_are() -> None:
    (_, only) = tables(working_document(PLAN, [BAND_F4]))["What each side asks the plan to say"]
    assert only[:2] == ("F, F4, page 6", "Up to 5 hours a week of support from an adult")


def test_it_is_accessible_as_pdf() -> None:
    assert broken_rules(WRITTEN) == []


def test_guidance_and_what_was_never_checked_are_not_shown_as_law() -> None:
    def reason(*law: Authority) -> str:
        (_, only) = tables(working_document(PLAN, [replace(VAGUE_F2, law=law)]))["What each side asks the plan to say"]
        return only[HEADER.index("Reason")]

    assert "para 9.69, guidance)" in reason(CODE_9_69)
    assert "UKUT 35 (AAC), to be checked)" in reason(OXFORDSHIRE)
    assert reason(SPECIFYING).endswith("s.37(2))")
