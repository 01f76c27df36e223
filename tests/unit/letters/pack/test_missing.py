"""What each ground needs, and what is said of it when it is not there."""

from __future__ import annotations

from typing import Any

import pytest

from upheld.law.grounds import GROUNDS

CASE = """
[[event]]
kind = "mediation_certificate_issued"
on = 2024-04-12
[[event]]
kind = "mediation_certificate_issued"
on = 2025-12-10
"""
ALL = ("decision_letter", "certificate", "plan", "appendix_k", "working_document")


def wanted(desk: Any, head: str, *kinds: str) -> list[str]:
    """The kinds that are missing from a pack of these kinds, beside a letter."""
    desk.pdf("a.pdf")
    text = head + "\n" + "".join(desk.listed("a.pdf", kind) for kind in ("letter", *kinds))
    return [one.kind for one in desk.ready(text).report.missing]


@pytest.mark.parametrize(
    ("ground", "kinds"),
    [
        ("'a'", ["decision_letter", "certificate"]),
        ("'b'", ["decision_letter", "certificate"]),
        ("'c(i)'", list(ALL)),
        ("'c(ii)'", list(ALL)),
        ("'c(iii)'", ["decision_letter", "plan", "appendix_k"]),
        ("'c(iv)'", ["decision_letter", "plan", "appendix_k"]),
        ("['c(iii)', 'c(ii)']", list(ALL)),
        ("'d'", ["decision_letter", "certificate", "plan"]),
        ("'e'", list(ALL)),
        ("'f'", ["decision_letter", "certificate", "plan"]),
    ],
)
def test_each_ground_has_its_documents(desk: Any, ground: str, kinds: list[str]) -> None:
    assert wanted(desk, f"ground = {ground}") == kinds
    assert wanted(desk, f"ground = {ground}", *kinds) == []


def test_no_ground_is_forgotten() -> None:
    assert set(GROUNDS) == {"a", "b", "c(i)", "c(ii)", "c(iii)", "c(iv)", "d", "e", "f"}


def test_without_a_ground_the_ground_is_what_is_missing(desk: Any) -> None:
    desk.pdf("a.pdf")
    (one,) = desk.ready(desk.listed("a.pdf", "letter")).report.missing
    assert (one.kind, one.what) == ("", "The ground of appeal")
    assert 'ground = ["b"]' in one.hint


def test_a_complaint_and_a_claim_begin_with_themselves(desk: Any) -> None:
    assert wanted(desk, "for = 'complaint'") == ["complaint", "complaint_response"]
    assert wanted(desk, "for = 'discrimination'") == ["claim_form"]


def test_what_is_bound_into_one_file_is_there(desk: Any) -> None:
    desk.pdf("a.pdf")
    text = desk.listed("a.pdf", "plan", "includes = ['appendix_k', 'decision_letter']")
    missing = desk.ready("ground = 'c(iii)'\n" + text).report.missing
    assert missing == ()


def test_the_law_is_cited_from_the_register(desk: Any) -> None:
    desk.pdf("a.pdf")
    missing = desk.ready("ground = 'c'\n" + desk.listed("a.pdf", "letter")).report.missing
    plan = next(one for one in missing if one.kind == "plan")
    assert (plan.source, plan.confidence) == ("Tribunal Procedure (HESC Chamber) Rules 2008 r.20(2)-(3)", "A/C")
    working = next(one for one in missing if one.kind == "working_document")
    assert (working.confidence, "read through summaries" in working.source) == ("B", True)
    assert working.hint.startswith("Write [[change]] rows in the SPEC")
    rows = "[[change]]\nsection = 'F'\nfamily = 'x'\n" * 2
    missing = desk.ready("ground = 'c'\n" + desk.listed("a.pdf", "letter") + rows).report.missing
    assert missing[-1].hint == "--working-document FILE.docx writes one from the 2 [[change]] rows of the SPEC."


def test_the_case_says_when_there_was_one(desk: Any) -> None:
    desk.pdf("a.pdf")
    (desk.folder / "case.toml").write_text(CASE, encoding="utf-8")
    text = "ground = 'b'\ncase = 'case.toml'\n" + desk.listed("a.pdf", "decision_letter")
    (one,) = desk.ready(text).report.missing
    assert one.hint == "The case records one: The mediation certificate was issued, Wednesday 10 December 2025."


def test_one_that_could_not_be_read_is_named(desk: Any) -> None:
    desk.pdf("a.pdf")
    (desk.folder / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    text = "ground = 'b'\n" + desk.listed("a.pdf", "decision_letter") + desk.listed("bad.pdf", "certificate")
    (one,) = desk.ready(text).report.missing
    assert one.hint == "bad.pdf was listed as one and could not be read."


def test_a_witness_without_report_or_statement_needs_one(desk: Any) -> None:
    desk.pdf("a.pdf")
    head = "for = 'discrimination'\nwitnesses = ['Parent B', 'Dr C', 'Teacher D']\n"
    text = desk.listed("a.pdf", "claim_form", "author = 'Teacher D'")
    text += desk.listed("a.pdf", "witness_statement", "author = 'parent b'")
    text += desk.listed("a.pdf", "expert_report", "author = 'Dr C, psychologist'")
    (one,) = desk.ready(head + text).report.missing
    assert one.what == "A statement or report by Teacher D"
    assert one.confidence == "B"
