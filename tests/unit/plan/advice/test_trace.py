"""Where a weak line of a plan comes from, what is found wrong, and what is asked of whom."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.plan.compare.made import plan_from
from upheld.documents.reading.found import Place, Reading, Words
from upheld.law.plan_rules import CONTENTS, SPECIFICITY
from upheld.plan.advice import Traced, findings, recommendations, sources, trace
from upheld.plan.document import Plan

CLEAR = "A qualified speech and language therapist should work with Child A one to one for 45 minutes each week."
VAGUE = "Child A would benefit from access to speech and language therapy as required."
WEAK_LINE = "Child A will have access to speech and language therapy."


def report(*paragraphs: str, name: str = "therapy.docx") -> Reading:
    """A report of those paragraphs under "Recommendations", on its third page."""
    words = [
        Words("Therapist S, speech and language therapist", Place(1, 1)),
        Words("Date: 4 May 2026", Place(1, 2)),
        Words("Recommendations", Place(3, 3), level=2),
        *(Words(text, Place(3, number), marker="•") for number, text in enumerate(paragraphs, 4)),
    ]
    return Reading(name, "docx", tuple(words), 3)


def traced(plan: Plan, *readings: Reading) -> tuple[Traced, ...]:
    return trace([one for reading in readings for one in recommendations(reading)], plan)


def test_the_council_made_it_weak_where_the_report_was_clear() -> None:
    plan = plan_from({"F": [WEAK_LINE]})
    (one,) = traced(plan, report(CLEAR))
    assert one.kind == "weakened"
    assert "“45 minutes” was taken out" in one.reasons
    (source,) = sources([one], plan)
    assert (source.plan_id, source.weak_at, source.ask_whom) == ("F.1", "council", "council")
    assert CLEAR in source.ask


def test_the_report_was_vague_itself_and_its_author_is_asked() -> None:
    plan = plan_from({"F": [WEAK_LINE]})
    (one,) = traced(plan, report(VAGUE))
    assert (one.kind, one.ask_whom) == ("vague_at_source", "author")
    (source,) = sources([one], plan)
    assert (source.weak_at, source.ask_whom) == ("report", "author")
    assert source.says.startswith(
        "The report of Therapist S, speech and language therapist, of 4 May 2026 is itself vague"
    )


def test_of_two_reports_the_clear_one_shows_that_the_council_made_it_weak() -> None:
    plan = plan_from({"F": [WEAK_LINE]})
    every = traced(plan, report(VAGUE), report(CLEAR, name="independent.docx"))
    assert [one.kind for one in every] == ["vague_at_source", "weakened"]
    (source,) = sources(every, plan)
    assert source.weak_at == "council"


def test_a_vague_line_that_no_report_asked_for_has_no_known_source() -> None:
    plan = plan_from({"F": ["Access to a broad and balanced curriculum."]})
    (source,) = sources(traced(plan, report(CLEAR)), plan)
    assert (source.weak_at, source.recommendation) == ("unknown", None)
    assert "Which advice" in source.ask


def test_a_line_that_keeps_what_was_recommended_asks_for_nothing() -> None:
    plan = plan_from({"F": [CLEAR.replace("should", "will")]})
    (one,) = traced(plan, report(CLEAR))
    assert (one.kind, one.reasons, one.ask, one.ask_whom) == ("kept", (), "", "")
    assert findings([one]) == ()


def test_should_in_a_report_that_stays_should_is_not_a_loss_by_the_council() -> None:
    plan = plan_from({"F": [CLEAR]})
    (one,) = traced(plan, report(CLEAR))
    assert one.kind == "kept"


def test_therapy_that_educates_is_in_the_wrong_section_in_g_and_medicine_is_not() -> None:
    therapy = "An occupational therapist should teach Child A to write by hand for 30 minutes each week."
    medicine = "The school nurse should give Child A her epilepsy medicine at noon each day."
    plan = plan_from({"G": [text.replace("should", "will") for text in (therapy, medicine)]})
    found = traced(plan, report(therapy, medicine))
    assert [(one.kind, one.section) for one in found] == [("wrong_section", "G"), ("kept", "G")]
    (finding,) = findings(found)
    assert finding.code == "advice.wrong_section"
    assert {law.cite for law in finding.law} == {"Children and Families Act 2014 s.21(5)", "Code 9.76"}


def test_a_need_that_stands_nowhere_is_serious_and_a_recommendation_left_out_is_important() -> None:
    words = (
        Words("Summary of needs", Place(2, 1), level=2),
        Words("Child A has a stammer.", Place(2, 2), marker="•"),
        Words("Recommendations", Place(2, 3), level=2),
        Words(CLEAR, Place(2, 4), marker="•"),
    )
    plan = plan_from({"B": ["Child A cannot see the board."], "F": ["Large print of 24 points in every lesson."]})
    found = findings(traced(plan, Reading("report.pdf", "pdf", words, 2)))
    assert [(one.code, one.severity, one.section) for one in found] == [
        ("advice.need_dropped", "serious", "B"),
        ("advice.dropped", "important", "F"),
    ]
    assert "page 2" in found[0].says
    assert CLEAR in found[1].remedy


def test_what_two_reports_say_of_one_line_is_one_finding_and_every_authority_is_registered() -> None:
    plan = plan_from({"F": [WEAK_LINE]})
    found = findings(traced(plan, report(CLEAR), report(CLEAR, name="independent.docx")))
    (one,) = found
    assert (one.code, one.on) == ("advice.weakened", "F.1")
    assert one.says.count("recommends:") == 2
    assert set(one.law) <= {*SPECIFICITY, *CONTENTS}


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("Background", "He requires daily physiotherapy sessions at home.", []),
        ("Conclusion", "She requires a daily physiotherapy session of 20 minutes.", ["provision"]),
        ("Conclusion", "Parent A said that he requires a reader.", []),
        ("Conclusion", "He required several prompts and needs help with his coat.", []),
        ("Conclusion", "It is recommended that a radio aid is worn in every lesson.", ["provision"]),
        ("Outcomes", "She will read a page alone by July 2028.", ["outcome"]),
        ("Areas of difficulty", "He cannot yet hold a pencil.", ["need"]),
        ("Advice for Section G", "The nurse will change the tube weekly.", ["provision"]),
        ("Suggested strategies", "The following may be tried:", []),
        ("Advice for the EHC needs assessment", "He is a cheerful boy.", []),
    ],
)
def test_a_heading_says_what_stands_under_it(heading: str, text: str, expected: list[str]) -> None:
    words = (Words(heading, Place(1, 1), strong=True), Words(text, Place(1, 2)))
    assert [one.kind for one in recommendations(Reading("report.docx", "docx", words))] == expected


def test_a_heading_that_names_an_area_goes_on_with_the_part_above_it() -> None:
    words = (
        Words("Recommendations", Place(1, 1), strong=True),
        Words("Communication", Place(1, 2), strong=True),
        Words("Short sentences in every lesson.", Place(1, 3), marker="1."),
        Words("References", Place(1, 4), strong=True),
        Words("A handbook of therapy.", Place(1, 5), marker="1."),
    )
    (one,) = recommendations(Reading("report.docx", "docx", words))
    assert (one.text, one.under) == ("Short sentences in every lesson.", "Communication")


def test_the_date_of_birth_is_not_the_date_of_the_report() -> None:
    words = (
        Words("Date of birth: 3 March 2017", Place(1, 1)),
        Words("Report written by: Psychologist P (Educational Psychologist)", Place(1, 2)),
        Words("Date of report: 17/06/2026", Place(1, 3)),
        Words("I recommend that a reader is given in tests.", Place(1, 4)),
    )
    (one,) = recommendations(Reading("advice.docx", "docx", words))
    assert (one.report.author, one.report.profession, one.report.date_on) == (
        "Psychologist P",
        "educational psychologist",
        date(2026, 6, 17),
    )
