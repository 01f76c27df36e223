"""No finding is printed twice for the same thing."""

from __future__ import annotations

from upheld.law.plan_rules import CLARKE, CUMBRIA, SPECIFYING
from upheld.plan.check.finding import Finding
from upheld.plan.check.once import once

LINE = Finding(
    "provision.vague", "important", "It binds nobody.", section="F", on="F.1", words=("Band 4", "access to"),
    law=(SPECIFYING, CLARKE), remedy="Please specify.",
)  # fmt: skip
BAND = Finding(
    "wording.money", "serious", "A band.", section="F", on="F.1", words=("at Band 4",), law=(CUMBRIA, SPECIFYING),
    remedy="Please say what.", question="What is needed?",
)  # fmt: skip


def test_the_same_words_of_one_line_are_one_finding_with_the_law_of_both() -> None:
    (kept,) = once([LINE], [BAND])
    assert (kept.code, kept.severity) == ("provision.vague", "serious")
    assert kept.law == (SPECIFYING, CLARKE, CUMBRIA)
    assert kept.words == ("Band 4", "access to")
    assert (kept.remedy, kept.question) == ("Please specify.", "What is needed?")


def test_words_that_overlap_for_the_most_part_are_the_same() -> None:
    line = Finding("provision.decided", "important", "", section="F", on="F.1", words=("as determined by",))
    whole = Finding("wording.delegated", "look", "", section="F", on="F.1", words=("determined by the school",))
    assert len(once([line], [whole])) == 1
    other = Finding("wording.delegated", "look", "", section="F", on="F.1", words=("agreed by the school",))
    assert len(once([line], [other])) == 2


def test_other_words_another_line_or_no_words_are_another_finding() -> None:
    other_words = Finding("wording.resources", "serious", "", section="F", on="F.1", words=("subject to funding",))
    other_line = Finding("wording.money", "serious", "", section="F", on="F.2", words=("Band 4",))
    no_words = Finding("provision.without_need", "look", "", section="F", on="F.1")
    assert [one.key for one in once([LINE], [other_words, other_line, no_words])] == [
        "provision.vague@F.1", "wording.resources@F.1", "wording.money@F.2", "provision.without_need@F.1",
    ]  # fmt: skip


def test_a_finding_that_is_only_partly_about_the_same_words_stands() -> None:
    wider = Finding("wording.money", "serious", "", section="F", on="F.1", words=("Band 4", "£6,000"))
    assert len(once([LINE], [wider])) == 2


def test_two_of_one_key_are_one_with_the_words_of_both() -> None:
    again = Finding("provision.vague", "look", "", section="F", on="F.1", words=("regular",))
    (kept,) = once([LINE, again], [])
    assert kept.words == ("Band 4", "access to", "regular")
    assert kept.severity == "important"
