"""The same document twice, nearly twice, inside another, or in an older version."""

from __future__ import annotations

import random
from typing import Any

import pytest

from upheld.letters.pack.duplicates import FEWEST_RUNS, RUN

WORDS = [f"word{number}" for number in range(2_000)]
TWINS = ("duplicate", "near-duplicate", "inside", "version")


def prose(seed: int, length: int) -> list[str]:
    """Words in an order of their own."""
    return random.Random(seed).choices(WORDS, k=length)


def changed(words: list[str], every: int) -> list[str]:
    """The same words, each so many replaced."""
    return [f"other{place}" if place % every == 0 else word for place, word in enumerate(words)]


def put(desk: Any, name: str, words: list[str], pages: int = 1) -> None:
    """A PDF that says the words."""
    desk.pdf(name, pages, " ".join(words))


def two(desk: Any, one: str, other: str) -> str:
    """A SPEC of two documents: the kind of each and what else is said of it."""
    mine, theirs = one.partition(";"), other.partition(";")
    return desk.listed("a.pdf", mine[0], mine[2]) + desk.listed("b.pdf", theirs[0], theirs[2])


def test_the_same_file_is_found_whatever_it_is_called(desk: Any) -> None:
    desk.pdf("a.pdf", 1, "Short.")
    desk.pdf("b.pdf", 1, "Short.")
    (found,) = desk.found(two(desk, "letter", "photograph;title = 'B'"), *TWINS)
    assert found.rule == "duplicate"
    assert found.what == "Letter (a.pdf) and B (b.pdf) are the same file."
    assert "One version of each document is asked for." in found.todo
    assert found.confidence == "B"


def test_the_same_file_listed_twice_is_found_and_kept(desk: Any) -> None:
    desk.pdf("a.pdf", 2)
    prepared = desk.ready(desk.listed("a.pdf", "letter") * 2)
    assert "duplicate" in [one.rule for one in prepared.report.findings]
    assert prepared.report.documents == 2


def test_for_a_complaint_no_rule_is_cited(desk: Any) -> None:
    desk.pdf("a.pdf", 1, "Short.")
    desk.pdf("b.pdf", 1, "Short.")
    (found,) = desk.found("for = 'complaint'\n" + two(desk, "letter", "letter"))
    assert (found.source, found.confidence, found.todo) == ("", "", "Leave one of them out.")


def test_the_same_words_in_another_file_are_found(desk: Any) -> None:
    put(desk, "a.pdf", prose(1, 300))
    put(desk, "b.pdf", prose(1, 300))
    (desk.folder / "b.pdf").write_bytes((desk.folder / "b.pdf").read_bytes() + b"\n% saved again\n")
    (found,) = desk.found(two(desk, "letter", "letter"), *TWINS)
    assert (found.rule, "hold the same words" in found.what) == ("duplicate", True)


@pytest.mark.parametrize(("every", "rule"), [(100, "near-duplicate"), (60, "near-duplicate"), (20, None), (8, None)])
def test_words_that_are_nearly_the_same_are_found(desk: Any, every: int, rule: str | None) -> None:
    put(desk, "a.pdf", prose(1, 600))
    put(desk, "b.pdf", changed(prose(1, 600), every))
    found = desk.found(two(desk, "letter", "letter"), *TWINS)
    assert [one.rule for one in found] == ([] if rule is None else [rule])


def test_two_letters_on_one_form_are_not_the_same(desk: Any) -> None:
    form = prose(1, 120)
    put(desk, "a.pdf", form + prose(2, 60))
    put(desk, "b.pdf", form + prose(3, 60))
    assert desk.found(two(desk, "letter", "letter"), *TWINS) == []


def test_a_letter_inside_a_longer_one_is_found(desk: Any) -> None:
    put(desk, "a.pdf", prose(1, 900))
    put(desk, "b.pdf", prose(1, 900)[100:400])
    (found,) = desk.found(two(desk, "email", "email"), *TWINS)
    assert found.rule == "inside"
    assert "E-mail (b.pdf) seems to lie inside E-mail (a.pdf)" in found.what


def test_a_few_words_are_too_few_to_compare_and_that_is_said(desk: Any) -> None:
    few = prose(1, FEWEST_RUNS + RUN - 10)
    put(desk, "a.pdf", few)
    put(desk, "b.pdf", [*few, "more"])
    prepared = desk.ready(two(desk, "letter", "letter"))
    assert prepared.report.findings == ()
    assert "as there are too few that can be read: Letter (a.pdf); Letter (b.pdf)" in prepared.report.unchecked[0]


def test_of_two_plans_the_earlier_is_the_older_version_whatever_they_say(desk: Any) -> None:
    put(desk, "a.pdf", prose(1, 200))
    put(desk, "b.pdf", prose(2, 200))
    (found,) = desk.found(two(desk, "plan;on = 2026-03-01", "plan;on = 2025-03-01"), *TWINS)
    assert found.what == (
        "EHC plan (b.pdf) of 1 March 2025 looks like an older version of EHC plan (a.pdf) of 1 March 2026."
    )
    assert desk.found(two(desk, "plan;on = 2026-03-01", "plan;on = 2026-03-01"), *TWINS) == []
    assert desk.found(two(desk, "plan;on = 2026-03-01", "plan"), *TWINS) == []


def test_a_working_document_of_each_party_is_no_version_of_the_other(desk: Any) -> None:
    put(desk, "a.pdf", prose(1, 200))
    put(desk, "b.pdf", prose(2, 200))
    text = two(desk, "working_document;on = 2026-03-01", "working_document;on = 2026-04-01\nparty = 'authority'")
    assert desk.found(text, *TWINS) == []


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("title = 'EP report v1'\nauthor = 'Dr C'", "title = 'EP report final'\nauthor = 'dr c'", True),
        ("title = 'EP report March 2025'\nauthor = 'Dr C'", "title = 'EP report 2 May 2026'\nauthor = 'Dr C'", True),
        ("title = 'EP report'\nauthor = 'Dr C'", "title = 'EP report'\nauthor = 'Dr D'", False),
        ("title = 'EP report'", "title = 'EP report'", False),
        ("author = 'Dr C'", "author = 'Dr C'", False),
        ("title = 'EP report'\nauthor = 'Dr C'", "title = 'Speech therapy'\nauthor = 'Dr C'", False),
    ],
)
def test_reports_of_one_author_under_one_title_are_versions(desk: Any, one: str, other: str, found: bool) -> None:
    put(desk, "a.pdf", prose(1, 200))
    put(desk, "b.pdf", prose(2, 200))
    text = two(desk, f"expert_report;on = 2025-03-01\n{one}", f"expert_report;on = 2026-05-02\n{other}")
    assert bool(desk.found(text, "version")) is found


def test_reports_that_share_half_their_words_are_versions(desk: Any) -> None:
    put(desk, "a.pdf", prose(1, 600))
    put(desk, "b.pdf", changed(prose(1, 600), 20))
    (found,) = desk.found(two(desk, "expert_report;on = 2025-01-01", "expert_report;on = 2026-01-01"), *TWINS)
    assert found.rule == "version"
    assert "Expert report (a.pdf) of 1 January 2025 looks like an older version" in found.what
    (found,) = desk.found(two(desk, "expert_report", "expert_report"), *TWINS)
    assert "look like two versions of one document. They share 6" in found.what


def test_what_the_spec_says_is_a_version_is_one(desk: Any) -> None:
    put(desk, "a.pdf", prose(1, 200))
    put(desk, "b.pdf", prose(2, 200))
    for one, other in (("letter;version_of = 'b.pdf'", "email"), ("letter", "email;version_of = 'a.pdf'")):
        (found,) = desk.found(two(desk, one, other), *TWINS)
        assert found.rule == "version"
        assert "Give the day of each" in found.todo


@pytest.mark.slow
def test_long_documents_are_found_as_short_ones_are(desk: Any) -> None:
    put(desk, "a.pdf", prose(1, 3_000), 1)
    put(desk, "b.pdf", changed(prose(1, 3_000), 100), 1)
    text = two(desk, "letter", "letter")
    assert [one.rule for one in desk.found(text, *TWINS)] == ["near-duplicate"]
    put(desk, "b.pdf", prose(2, 3_000), 1)
    assert desk.found(text, *TWINS) == []


def test_a_document_at_the_threshold_is_found_each_time_the_same(desk: Any) -> None:
    put(desk, "a.pdf", prose(1, 600))
    put(desk, "b.pdf", changed(prose(1, 600), 60))
    said = {desk.found(two(desk, "letter", "letter"), *TWINS)[0].what for _ in range(3)}
    assert len(said) == 1
