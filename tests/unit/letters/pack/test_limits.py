"""Every limit: at it nothing is said; one page over it, how much is over and where to look."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import upheld
from upheld.letters.pack.limits import limits, whether

LISTED = "hearing_on = 2026-12-01\nhearing_listed_on = 2026-09-01\n"

# The row, the head of the SPEC, the kind of document, what else it says.
BY_LENGTH = [
    ("appeal.core", "ground = ['b']", "appeal_form", ""),
    ("appeal.plan", "ground = ['c']", "plan", ""),
    ("appeal.plan", "ground = ['c']", "appendix_k", ""),
    ("appeal.working_document", "ground = ['c']", "working_document", ""),
    ("appeal.evidence.assess", "ground = ['a']", "other", ""),
    ("appeal.evidence.assess", "ground = ['d']", "other", ""),
    ("appeal.evidence.no_plan", "ground = ['b']", "other", ""),
    ("appeal.evidence.contents", "ground = ['c(i)']", "other", ""),
    ("appeal.evidence.contents", "ground = ['c']", "other", "party = 'authority'"),
    ("appeal.evidence.placement", "ground = ['c(iii)']", "other", ""),
    ("appeal.evidence.placement", "ground = ['c(iv)']", "other", ""),
    ("appeal.evidence.cease", "ground = ['f']", "other", ""),
    ("appeal.evidence.extended", "ground = ['f']\nextended = true", "other", "section = 'G'"),
    ("report.pages", "ground = ['b']", "expert_report", "summary_pages = 2\non = 2026-01-01"),
    ("report.pages", "for = 'discrimination'", "expert_report", "summary_pages = 2\non = 2026-01-01"),
    ("statement.pages", "ground = ['b']", "witness_statement", ""),
    ("claim.core", "for = 'discrimination'", "claim_form", ""),
    ("claim.supplementary", "for = 'discrimination'", "other", "part = 'supplementary'"),
    ("claim.evidence", "for = 'discrimination'", "other", ""),
    ("claim.evidence", "for = 'discrimination'", "plan", ""),
]


OFTEN = {"report.pages", "statement.pages", "appeal.core", "claim.core"}
"""Rows with few pages; a row with many takes most of a second, and is tried in `make test`."""


@pytest.mark.parametrize(
    ("rule", "head", "kind", "more"),
    [row if row[0] in OFTEN else pytest.param(*row, marks=pytest.mark.slow) for row in BY_LENGTH],
)
def test_a_limit_is_kept_at_it_and_broken_one_page_over(desk: Any, rule: str, head: str, kind: str, more: str) -> None:
    limit = limits().of(rule).limit
    text = f"{head}\n{LISTED}{desk.listed('long.pdf', kind, more)}"
    desk.pdf("long.pdf", limit, "1. x 2. y 3. z")
    assert desk.found(text, rule) == []
    desk.pdf("long.pdf", limit + 1, "1. x 2. y 3. z")
    (found,) = desk.found(text, rule)
    assert found.severity == "over"
    assert f"{limit + 1} pages; the limit is {limit}, so it is 1 over" in found.what
    assert limit + 1 in found.where[0].pages
    assert found.where[0].file == "long.pdf"
    assert found.confidence == "B"
    assert "read through summaries, not in the instrument" in found.source


def test_every_row_of_the_table_is_tested_here() -> None:
    others = {"report.summary", "report.age", "form.type"}
    assert {row.id for row in limits().rows} == {rule for rule, *_ in BY_LENGTH} | others


def test_a_summary_of_two_pages_is_allowed_and_one_of_three_is_not(desk: Any) -> None:
    desk.pdf("r.pdf", 4)
    text = f"ground = 'b'\n{LISTED}{desk.listed('r.pdf', 'expert_report', 'on = 2026-01-01')}"
    assert desk.found(text + "summary_pages = 2", "report.summary") == []
    (found,) = desk.found(text + "summary_pages = 3", "report.summary")
    assert (found.severity, "has 3 pages; the limit is 2" in found.what) == ("over", True)


@pytest.mark.parametrize(
    ("on", "severity"),
    [
        ("2023-12-01", None),
        ("2023-11-30", "over"),
        ("'2023-12'", None),
        ("'2023-11'", "over"),
        ("'2023'", "look"),
        ("'unknown'", "look"),
    ],
)
def test_a_report_is_three_years_old_at_most_at_the_hearing(desk: Any, on: str, severity: str | None) -> None:
    desk.pdf("r.pdf", 2)
    text = f"ground = 'b'\n{LISTED}{desk.listed('r.pdf', 'expert_report', f'on = {on}')}"
    assert [one.severity for one in desk.found(text, "report.age")] == ([] if severity is None else [severity])


def test_without_a_hearing_the_age_is_counted_to_the_day_of_the_pack(desk: Any) -> None:
    desk.pdf("r.pdf", 2)
    text = f"ground = 'b'\n{desk.listed('r.pdf', 'expert_report', 'on = 2023-11-22')}"
    assert desk.found(text, "report.age") == []
    desk.as_at += timedelta(days=1)
    (found,) = desk.found(text, "report.age")
    assert "more than 3 years before Monday 23 November 2026" in found.what


def test_the_exhibits_of_a_statement_do_not_count(desk: Any) -> None:
    desk.pdf("s.pdf", 30)
    text = f"ground = 'b'\n{LISTED}{desk.listed('s.pdf', 'witness_statement')}"
    assert desk.found(text + "exhibits_from = 11", "statement.pages") == []
    (found,) = desk.found(text + "exhibits_from = 12", "statement.pages")
    assert found.where[0].pages == (11,)
    (found,) = desk.found(text + "exhibits_from = 99", "statement.pages")
    assert found.where[0].pages == tuple(range(11, 31))
    (found,) = desk.found(text + 'note = "He saw it all."', "statement.pages")
    assert found.todo == "Your note on why: He saw it all."


@pytest.mark.slow
def test_the_evidence_of_each_party_is_counted_by_itself(desk: Any) -> None:
    desk.pdf("a.pdf", 75)
    desk.pdf("b.pdf", 76)
    text = f"ground = 'a'\n{LISTED}{desk.listed('a.pdf', 'other')}" + desk.listed(
        "b.pdf", "other", "party = 'authority'"
    )
    (found,) = desk.found(text, "appeal.evidence.assess")
    assert "The evidence of the local authority has 76 pages" in found.what
    assert [where.file for where in found.where] == ["b.pdf"]


@pytest.mark.slow
def test_the_longest_documents_are_named_first_and_few(desk: Any) -> None:
    for number in range(7):
        desk.pdf(f"{number}.pdf", 10 + number)
    text = f"ground = 'a'\n{LISTED}" + "".join(desk.listed(f"{number}.pdf", "other") for number in range(7))
    (found,) = desk.found(text, "appeal.evidence.assess")
    assert "91 pages; the limit is 75, so it is 16 over" in found.what
    assert [where.file for where in found.where] == ["6.pdf", "5.pdf", "4.pdf", "3.pdf", "2.pdf"]
    assert "write why in `note`" in found.todo
    (found,) = desk.found('note = "Long."\n' + text, "appeal.evidence.assess")
    assert "Your note on why more is necessary is in the pack" in found.todo


@pytest.mark.slow
def test_the_limits_of_two_grounds_are_not_taken_to_add_up(desk: Any) -> None:
    head = f"ground = ['c(i)', 'c(iii)']\n{LISTED}{desk.listed('a.pdf', 'other')}"
    desk.pdf("a.pdf", 100)
    assert desk.found(head, "appeal.evidence.contents") == []
    desk.pdf("a.pdf", 101)
    (found,) = desk.found(head, "appeal.evidence.contents")
    assert found.severity == "look"
    assert "100 (c(i), c(ii)) and 75 (c(iii), c(iv)). The summaries do not say whether they add up" in found.what
    desk.pdf("a.pdf", 176)
    (found,) = desk.found(head, "appeal.evidence.contents")
    assert found.severity == "over"


@pytest.mark.slow
def test_health_and_care_have_pages_of_their_own_where_they_are_asked_for(desk: Any) -> None:
    head = f"ground = 'f'\nextended = true\n{LISTED}"
    desk.pdf("a.pdf", 75)
    desk.pdf("b.pdf", 75)
    both = desk.listed("a.pdf", "other") + desk.listed("b.pdf", "other", "section = 'H1'")
    assert desk.found(head + both, "appeal.evidence.cease", "appeal.evidence.extended") == []
    (found,) = desk.found(head.replace("extended = true", "") + both, "appeal.evidence.cease")
    assert "150 pages; the limit is 75" in found.what


@pytest.mark.slow
def test_evidence_that_is_not_marked_as_health_or_care_is_asked_about(desk: Any) -> None:
    head = f"ground = 'f'\nextended = true\n{LISTED}{desk.listed('a.pdf', 'other')}"
    desk.pdf("a.pdf", 75)
    assert desk.found(head, "appeal.evidence.cease", "appeal.evidence.extended") == []
    desk.pdf("a.pdf", 150)
    (found,) = desk.found(head, "appeal.evidence.cease", "appeal.evidence.extended")
    assert (found.rule, found.severity) == ("appeal.evidence.extended", "look")
    assert "at least 75 pages of the evidence must be" in found.todo
    desk.pdf("a.pdf", 151)
    (found,) = desk.found(head, "appeal.evidence.cease", "appeal.evidence.extended")
    assert (found.rule, found.severity) == ("appeal.evidence.cease", "over")


def test_where_no_limit_is_known_that_is_said(desk: Any) -> None:
    desk.pdf("a.pdf", 2)
    said = desk.ready(f"ground = 'e'\n{LISTED}{desk.listed('a.pdf', 'other')}").report.unchecked
    assert any("the summaries give none for ground e" in sentence for sentence in said)
    said = desk.ready(LISTED + desk.listed("a.pdf", "other")).report.unchecked
    assert any("the SPEC gives no ground of appeal" in sentence for sentence in said)
    said = desk.ready("for = 'complaint'\n" + desk.listed("a.pdf", "other")).report.unchecked
    assert not any("no limit" in sentence for sentence in said)


def test_what_the_tribunal_cannot_recommend_on_is_said(desk: Any) -> None:
    desk.pdf("a.pdf", 2)
    (found,) = desk.found(f"ground = 'a'\nextended = true\n{desk.listed('a.pdf', 'other')}", "ground.extended")
    assert "On ground a the Tribunal cannot make" in found.what
    assert found.confidence == "A"
    assert desk.found(f"ground = ['b']\nextended = true\n{desk.listed('a.pdf', 'other')}", "ground.extended") == []


@pytest.mark.parametrize(
    ("head", "applies", "said"),
    [
        ("hearing_listed_on = 2025-07-16", "yes", "was listed on Wednesday 16 July 2025, after Tuesday 15 July 2025"),
        ("hearing_listed_on = 2025-07-15", "no", "was listed on Tuesday 15 July 2025, and they are for those"),
        ("hearing_listed_on = 2025-07-15\nhearing_on = 2025-09-01", "no", "The hearing itself is later"),
        ("hearing_on = 2025-07-15", "no", "The limits were not applied: the hearing is on Tuesday 15 July 2025"),
        ("hearing_on = 2025-07-16", "if", "does not say when this one was listed"),
        ("", "if", "does not say when this one was listed"),
        ("for = 'complaint'", "no", "this pack is for a complaint"),
    ],
)
def test_the_limits_apply_from_their_day(desk: Any, head: str, applies: str, said: str) -> None:
    spec = desk.spec(f"{head}\n{desk.listed('a.pdf', 'other')}")
    assert whether(spec)[0] == applies
    assert said in whether(spec)[1]


def test_nothing_is_held_to_limits_that_do_not_apply(desk: Any) -> None:
    desk.pdf("s.pdf", 40)
    text = desk.listed("s.pdf", "witness_statement")
    assert desk.found(f"ground = 'b'\nhearing_listed_on = 2025-07-15\n{text}") == []
    assert desk.found(f"ground = 'b'\n{text}", "statement.pages") != []


def test_each_row_says_where_it_comes_from_and_how_sure_that_is() -> None:
    table = limits()
    path = Path(upheld.__file__).parent / "data" / "tribunal_bundle_limits.toml"
    assert len(tomllib.loads(path.read_text(encoding="utf-8"))["limit"]) == len(table.rows) == 17
    assert table.confidence == "B"
    for row in table.rows:
        assert row.from_on == date(2025, 7, 16)
        assert row.confidence == "B"
        assert str(row.limit) in row.words
        assert row.purposes
