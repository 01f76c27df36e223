"""The case as a table of days, and the page of the document that proves each."""

from __future__ import annotations

from typing import Any

from upheld.documents.text import as_text
from upheld.letters.pack.chronology import as_document

CASE = """
[[event]]
kind = "plan_final_sent"
sent_on = 2026-03-02
received_on = 2026-03-04
[[event]]
kind = "ehcna_request_received"
on = 2025-09-01
[[event]]
kind = "ehcna_agreed_notified"
on = "2025-10"
[[event]]
kind = "provision_missed"
on = 2026-04-01
[[event]]
kind = "provision_missed"
on = 2026-04-08
[[event]]
kind = "mediation_certificate_issued"
on = 2026-05-01
[[event]]
kind = "draft_served"
on = "unknown"
[[event]]
kind = "hearing_held"
on = 2026-12-01
"""
HEAD = "ground = 'c'\ncase = 'case.toml'\n"


def told(desk: Any, text: str, head: str = HEAD) -> Any:
    """The chronology of the case, and what was said of it."""
    for name in ("a.pdf", "b.pdf"):
        desk.pdf(name, 2)
    (desk.folder / "case.toml").write_text(CASE, encoding="utf-8")
    return desk.ready(head + text)


def test_what_happened_is_told_in_order_up_to_the_day(desk: Any) -> None:
    found = told(desk, desk.listed("a.pdf", "other")).told
    assert [(row.event.kind, row.what) for row in found.rows] == [
        ("ehcna_request_received", "The council received the request for an EHC needs assessment."),
        ("ehcna_agreed_notified", "The council said it would carry out an EHC needs assessment."),
        ("plan_final_sent", "The council sent the final EHC plan (sent on 2 March 2026)."),
        ("mediation_certificate_issued", "The mediation certificate was issued."),
        ("draft_served", "A draft EHC plan arrived."),
    ]
    assert found.left_out == 2


def test_by_itself_it_says_days_and_pages_in_figures(desk: Any) -> None:
    text = desk.listed("a.pdf", "certificate", "event = 'mediation_certificate_issued@2026-05-01'")
    text += desk.listed("b.pdf", "letter", "event = 'mediation_certificate_issued@2026-05-01'")
    prepared = told(desk, text)
    said = as_text(as_document(prepared.told, {1: 4, 2: 16}), None)
    assert "up to Sunday 22 November 2026" in said
    assert "2 records of single pieces of provision are not listed" in said
    for words in ("1 September 2025", "October 2025", "4 March 2026", "Not known", "4, 16"):
        assert words in said
    assert prepared.report.guesses == ()


def test_a_document_of_the_kind_and_day_is_shown_beside_its_event_and_that_is_said(desk: Any) -> None:
    text = desk.listed("a.pdf", "plan", "on = 2026-03-02") + desk.listed("b.pdf", "certificate", "on = 2026-05-02")
    prepared = told(desk, text)
    assert {
        row.event.kind: [paper.listed.file for paper in row.papers] for row in prepared.told.rows if row.papers
    } == {"plan_final_sent": ["a.pdf"]}
    assert prepared.report.guesses == (
        'a.pdf: shown beside plan_final_sent@2026-03-04 as kind and day agree; event = "..." says another.',
    )


def test_a_day_that_fits_two_events_fits_none(desk: Any) -> None:
    twice = '[[event]]\nkind = "decision_notice_sent"\nground = "c"\nsent_on = 2026-03-02\n'
    prepared = told(desk, desk.listed("a.pdf", "decision_letter", "on = 2026-03-02"))
    assert [row.event.kind for row in prepared.told.rows if row.papers] == ["plan_final_sent"]
    (desk.folder / "case.toml").write_text(CASE + twice, encoding="utf-8")
    prepared = desk.ready(HEAD + desk.listed("a.pdf", "decision_letter", "on = 2026-03-02"))
    assert [row.event.kind for row in prepared.told.rows if row.papers] == []


def test_a_month_ties_nothing_together(desk: Any) -> None:
    prepared = told(desk, desk.listed("a.pdf", "certificate", "on = '2026-05'"))
    assert not any(row.papers for row in prepared.told.rows)


def test_a_complaint_says_what_was_late_and_an_appeal_does_not(desk: Any) -> None:
    (desk.folder / "case.toml").write_text(CASE, encoding="utf-8")
    text = desk.listed("a.pdf", "other")
    plan = "The council sent the final EHC plan (sent on 2 March 2026)."
    for head, late in ((HEAD, False), ("for = 'complaint'\ncase = 'case.toml'\n", True)):
        rows = told(desk, text, head).told.rows
        said = next(row.what for row in rows if row.event.kind == "plan_final_sent")
        assert said.startswith(plan)
        # 20 weeks after Monday 1 September 2025 end on Monday 19 January 2026; 2 March is 42 days later.
        assert ("It was due by Monday 19 January 2026" in said) is late
        assert ("42 days late" in said) is late


def test_no_case_no_chronology(desk: Any) -> None:
    desk.pdf("a.pdf")
    assert desk.ready(desk.listed("a.pdf", "other")).told is None
