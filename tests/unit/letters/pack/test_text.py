"""The report in plain lines, and as data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from upheld.dates import Span
from upheld.letters.pack.build import build
from upheld.letters.pack.finding import ranges
from upheld.letters.pack.spec import span_shown
from upheld.letters.pack.text import WIDTH, as_text

HEAD = "ground = 'b'\nhearing_listed_on = 2026-09-01\n"


def pressing(desk: Any) -> str:
    """A SPEC of a statement that is too long, a letter twice, and one that is damaged."""
    desk.pdf("s.pdf", 12, "1. a 2. b")
    desk.pdf("a.pdf")
    (desk.folder / "bad.pdf").write_bytes(b"nothing")
    return (
        desk.listed("s.pdf", "witness_statement", "on = '2026-01'")
        + desk.listed("a.pdf", "letter", "on = 2026-01-02") * 2
        + desk.listed("bad.pdf", "email")
    )


def test_the_report_says_everything_the_most_pressing_first(desk: Any) -> None:
    report = build(desk.ready(HEAD + pressing(desk)), desk.folder / "pack.pdf")
    said = as_text(report)
    plain = " ".join(said.split())
    order = [
        "3 documents on 16 pages",
        "LEFT OUT",
        "OVER A LIMIT",
        "TO LOOK AT",
        "MISSING",
        "NOT CHECKED",
        "The limits",
    ]
    places = [plain.index(words) for words in order]
    assert places == sorted(places)
    assert "Witness statement (s.pdf) has 12 pages; the limit is 10, so it is 2 over." in plain
    assert "Look at: pages 13-14 (pages 11-12 of s.pdf)." in plain
    assert "By: Practice Direction No. 1 of 2025 (SEND bundles) (sure: B)." in plain
    assert "confidence B: read through summaries, not in the instrument. No lawyer has checked them." in plain
    assert "Look at: page 15 (page 1 of a.pdf); page 16 (page 1 of a.pdf)." in plain
    assert "Decision letter. The appeal says which decision it is against" in plain
    assert plain.endswith("This is information, not legal advice.")
    assert "GUESSED" not in said


def test_no_line_is_longer_than_it_may_be(desk: Any) -> None:
    prepared = desk.ready(HEAD + pressing(desk))
    # The names of test folders may be longer than a line; the report's own words are not.
    assert max(map(len, as_text(prepared.report).splitlines())) <= WIDTH


def test_a_check_names_the_pages_of_each_document_alone(desk: Any) -> None:
    plain = " ".join(as_text(desk.ready(HEAD + pressing(desk)).report).split())
    assert plain.startswith("Checked, nothing written: 3 documents of 14 pages together.")
    assert "Look at: pages 11-12 of s.pdf." in plain


def test_a_pack_with_nothing_to_put_right_says_so(desk: Any) -> None:
    desk.pdf("a.pdf", 1, "word " * 100)
    text = desk.listed("a.pdf", "complaint", "includes = ['complaint_response']")
    said = as_text(desk.ready("for = 'complaint'\n" + text).report)
    assert "Nothing was found to put right." in said
    assert "do not apply: this pack is for a complaint" in " ".join(said.split())
    assert "The limits:" not in said


def test_limits_that_may_not_apply_are_said_to(desk: Any) -> None:
    said = as_text(desk.ready("ground = 'b'\n" + pressing(desk)).report)
    assert "OVER A LIMIT IF THE LIMITS APPLY" in said


def test_guesses_and_hints_are_shown(desk: Any) -> None:
    desk.pdf("a.pdf")
    spec = desk.spec(desk.listed("a.pdf", "letter"))
    from upheld.letters.pack.build import prepare

    said = as_text(prepare(replace(spec, guesses=("a.pdf: taken for a letter.",)), desk.as_at).report)
    assert "GUESSED: CORRECT IT IN THE SPEC\n  - a.pdf: taken for a letter." in said
    assert 'Write ground = ["b"] in the SPEC' in said


def test_what_is_not_listed_is_noted(desk: Any) -> None:
    desk.pdf("a.pdf")
    from upheld.letters.pack.build import prepare

    report = prepare(replace(desk.spec(desk.listed("a.pdf", "letter")), unlisted=("new.pdf",)), desk.as_at).report
    assert "In the folder, and not in the SPEC: new.pdf." in as_text(report)


def test_the_data_holds_all_that_the_text_says(desk: Any) -> None:
    report = build(desk.ready(HEAD + pressing(desk)), desk.folder / "pack.pdf")
    data = json.loads(json.dumps(report.as_data()))
    assert data["pages"] == 16
    assert [(one["file"], one["first_page"], one["pages"], one["on"]) for one in data["documents"]] == [
        ("s.pdf", 3, 12, "2026-01-01/2026-01-31"),
        ("a.pdf", 15, 1, "2026-01-02"),
        ("a.pdf", 16, 1, "2026-01-02"),
    ]
    assert data["left_out"][0]["file"] == "bad.pdf"
    assert data["limits"]["apply"] == "yes"
    over = data["findings"][0]
    assert (over["rule"], over["severity"], over["confidence"]) == ("statement.pages", "over", "B")
    assert over["where"] == [{"document": 1, "file": "s.pdf", "pages": [11, 12], "bundle_pages": [13, 14]}]
    assert data["missing"][0]["kind"] == "decision_letter"
    checked = desk.ready(pressing(desk)).report.as_data()
    assert (checked["file"], checked["pages"], checked["missing"][0]["kind"]) == (None, None, None)
    assert all(where["bundle_pages"] is None for one in checked["findings"] for where in one["where"])


def test_a_finding_about_no_page_names_none(desk: Any) -> None:
    desk.pdf("r.pdf", 4, "1. a")
    said = as_text(desk.ready(HEAD + desk.listed("r.pdf", "expert_report", "on = 2026-01-01")).report)
    part = said.split("No executive summary")[1].split("- ")[0]
    assert "Look at" not in part and "Do: Ask its author for one." in part


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-03-01", "2026-03-01", "1 March 2026"),
        ("2026-02-01", "2026-02-28", "February 2026"),
        ("2026-01-01", "2026-12-31", "2026"),
        ("2026-03-01", "2026-04-02", "between 1 March 2026 and 2 April 2026"),
        ("2025-01-01", "2026-12-31", "between 1 January 2025 and 31 December 2026"),
    ],
)
def test_days_as_a_reader_sees_them(first: str, last: str, words: str) -> None:
    assert span_shown(Span(date.fromisoformat(first), date.fromisoformat(last))) == words


def test_runs_of_pages() -> None:
    assert ranges([]) == ""
    assert ranges([3, 1, 2, 2, 9]) == "1-3, 9"
