"""Comments on a draft out of the findings that the family has taken up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.letters.sample import sample
from tests.letters.test_every_letter import LAW, LOOKS_LIKE_LAW
from tests.unit.plan.write.made import BAND_F4, MONEY_F4, NEED_B2, NO_D, PLAN, VAGUE_F2, WHOLE
from tests.unit.plan.write.reading import bare, broken_rules, every_format, headings, said
from upheld.case import from_data
from upheld.compliance import Reckoning, reckon
from upheld.documents.blocks import Heading, Link, Paragraph, Text, runs_of
from upheld.errors import LawError, UpheldError
from upheld.law.plan_rules import CODE_9_69, HAMPSHIRE, SPECIFYING, Authority
from upheld.letters.plan_comments import comments, comments_letter, open_letter
from upheld.letters.register import every_citation
from upheld.plan.check.finding import Finding
from upheld.plan.write.accepted import Accepted

TAKEN_UP = (
    Accepted(WHOLE),
    Accepted(MONEY_F4),
    Accepted(VAGUE_F2, "She has none now", "A word processor in each lesson that has writing."),
    Accepted(BAND_F4),
    Accepted(NEED_B2),
    Accepted(NO_D),
)


def draft() -> Reckoning:
    return sample("comment_on_draft")


def told(reckoning: Reckoning | None = None, **more: object) -> str:
    written = comments_letter(reckoning or draft(), PLAN, TAKEN_UP, **more)  # type: ignore[arg-type]
    return said(written.document)


def test_the_letter_on_a_draft_says_the_last_of_the_fifteen_days() -> None:
    # Served on 23 February 2026, which is the first day: the fifteenth is 9 March.
    written = comments_letter(draft(), PLAN, TAKEN_UP)
    assert written.letter.id == "comment_on_draft"
    assert "The last day is Monday 9 March 2026." in said(written.document)


def test_the_same_is_made_for_proposed_changes() -> None:
    written = comments_letter(sample("comment_on_amendments"), PLAN, TAKEN_UP)
    assert written.letter.id == "comment_on_amendments"
    assert "The last day is Tuesday 10 March 2026." in said(written.document)
    assert "Comment 5" in said(written.document)


def test_comments_are_numbered_through_in_the_order_of_the_plan() -> None:
    assert [line.split(".")[0] for line in told().splitlines() if line.startswith("Comment ")] == [
        "Comment 1 (page 3)",
        "Comment 2",
        "Comment 3 (F2, page 5)",
        "Comment 4 (F4, page 6)",
        "Comment 5",
    ]
    titles = headings(comments_letter(draft(), PLAN, TAKEN_UP).document)
    assert [one for one in titles if one.startswith(("Section", "The whole"))] == [
        "Section B: Special educational needs",
        "Section D: Social care needs",
        "Section F: Special educational provision",
        "The whole plan",
    ]


def test_a_comment_has_the_words_what_is_wrong_the_law_what_is_asked_and_the_question() -> None:
    found = told().split("Comment 3")[1].split("Comment 4")[0].splitlines()
    assert found == [
        " (F2, page 5). The plan says: “Access to a word processor as required / How often: Daily”",
        "What is wrong: Nothing says how much is given, so the line would be kept by giving nothing. "
        "The words: “access to”; “as required”. (Children and Families Act 2014 s.37(2))",
        "Please write instead: “A word processor in each lesson that has writing.”",
        "What is asked for: Say how long, how often, and with whose help.",
        "To be put to whoever wrote the advice: For how many lessons a week is the word processor needed?",
        "I add: She has none now.",
    ]


def test_two_findings_of_a_line_are_one_comment() -> None:
    found = told().split("Comment 4")[1].split("Comment 5")[0]
    assert BAND_F4.says in found
    assert MONEY_F4.says in found


def test_an_adviser_adds_for_the_family() -> None:
    assert "The family adds: She has none now." in told(sender="adviser")


def test_every_link_is_in_the_register_and_the_law_is_told_to_the_sender() -> None:
    written = comments_letter(draft(), PLAN, TAKEN_UP)
    known = every_citation(LAW)
    for block in written.document.blocks:
        for run in runs_of(block):
            assert not isinstance(run, Link) or run.text in known
            assert not (isinstance(run, Text) and LOOKS_LIKE_LAW.search(run.text)) or run.text in known
    assert "R v Cumbria CC ex p P [1994] ELR 337" in known
    assert "plan_rules:Code 9.69 (F)" in written.cited
    notes = said(written.with_notes)
    assert "SEND Code of Practice 2015 para 9.69: guidance or practice, not binding law." in notes
    assert "B-M and B-M v Oxfordshire CC [2018] UKUT 35 (AAC): unverified." in notes


def test_law_that_is_less_than_sure_is_said_to_be_so_in_the_letter() -> None:
    assert "UKUT 35 (AAC) (as I understand it): specificity" in told()
    assert "para 9.69 (guidance): detailed" in told()


def test_law_that_is_not_in_the_register_is_refused() -> None:
    made_up = replace(VAGUE_F2, law=(Authority("Made v Up [2020] UKUT 1 (AAC)", "nothing", "A"),))
    with pytest.raises(LawError, match="not in the register"):
        comments([Accepted(made_up)], PLAN)


def test_nothing_put_in_is_read_as_markup() -> None:
    nasty = "# Child *A* [x](javascript:alert) | <b>&amp; {{ 7 * 7 }} \\ `y`"
    line = replace(PLAN.provisions[1], text=nasty, cells={})
    plan = replace(PLAN, provisions=(line,))
    one = Accepted(replace(VAGUE_F2, says=nasty, remedy=nasty, question=nasty, words=(nasty,)), nasty, nasty)
    written = comments_letter(draft(), plan, [one], {"comments": nasty})
    assert said(written.document).count(nasty) == 8
    assert not [run for block in written.document.blocks for run in runs_of(block)
                if isinstance(run, Link) and "javascript" in run.url]  # fmt: skip
    plain = comments_letter(draft(), PLAN, [Accepted(VAGUE_F2)])
    count = [sum(isinstance(each, Heading) for each in letter.document.blocks) for letter in (written, plain)]
    assert count[0] == count[1]
    for shown in every_format(written.document).values():
        assert bare(nasty) in shown


def test_own_words_stand_before_what_was_found() -> None:
    written = comments_letter(draft(), PLAN, TAKEN_UP, {"comments": "We thank you."})
    blocks = written.document.blocks
    place = blocks.index(Paragraph((Text("We thank you."),)))
    assert isinstance(blocks[place + 1], Heading)
    assert "your comments, section by section" not in " ".join(written.to_fill)


def test_a_long_line_is_cut_at_a_word() -> None:
    line = replace(PLAN.provisions[1], text="word " * 400, cells={})
    found = said(comments_letter(draft(), replace(PLAN, provisions=(line,)), [Accepted(VAGUE_F2)]).document)
    assert "word word …”" in found
    assert max(map(len, found.splitlines())) < 800


def test_nothing_taken_up_is_no_letter() -> None:
    with pytest.raises(UpheldError, match="accept at least one"):
        comments_letter(draft(), PLAN, [])
    with pytest.raises(UpheldError, match="301 findings"):
        comments([Accepted(VAGUE_F2)] * 301, PLAN)


def case(*events: dict[str, object], as_at: date = date(2026, 3, 2)) -> Reckoning:
    return reckon(from_data({"event": [*events]}, name="case"), LAW, as_at)


def test_a_case_with_no_draft_out_has_no_letter_and_says_what_to_record() -> None:
    with pytest.raises(UpheldError, match="draft_served"):
        open_letter(case({"kind": "ehcna_request_received", "on": "2026-01-12"}))


def test_a_recorded_draft_is_enough_for_the_letter() -> None:
    # 1 March 2026 is the first day, so the fifteenth is 15 March.
    written = comments_letter(case({"kind": "draft_served", "on": "2026-03-01"}), PLAN, TAKEN_UP)
    assert "Sunday 15 March 2026" in said(written.document)


def test_of_two_papers_the_one_that_came_last_is_answered() -> None:
    events: list[dict[str, object]] = [
        {"kind": "draft_served", "on": "2026-02-20"},
        {"kind": "amendment_notice_sent", "on": "2026-02-27", "reason": "review"},
        {"kind": "review_meeting_held", "on": "2026-02-02"},
    ]
    assert open_letter(case(*events)).id == "comment_on_amendments"
    later = [{"kind": "draft_served", "on": "2026-03-01"}, *events[1:]]
    assert open_letter(case(*later)).id == "comment_on_draft"


def test_it_is_accessible_as_pdf() -> None:
    assert broken_rules(comments_letter(draft(), PLAN, TAKEN_UP).with_notes) == []


def letter_of(*taken_up: Finding) -> str:
    return said(comments_letter(draft(), PLAN, [Accepted(one) for one in taken_up]).document)


def test_the_council_is_not_asked_twice_for_the_same() -> None:
    question = "To the council: please say how often it is to be given."
    assert "how often it is to be given" not in letter_of(replace(VAGUE_F2, question=question))
    assert "please say how often it is to be given" in letter_of(replace(VAGUE_F2, question=question, remedy=""))


def test_a_question_says_for_whom_it_is() -> None:
    question = "To the speech and language therapist who advised: please say how often it is to be given."
    told = letter_of(replace(VAGUE_F2, question=question))
    assert "To be put to the speech and language therapist who advised: please say how often" in told
    assert "whoever wrote the advice" not in told


def test_a_familys_letter_does_not_argue_that_less_is_enough() -> None:
    # VS and RS v Hampshire is told to whoever sends the letter; no comment rests on it.
    one = replace(VAGUE_F2, law=(SPECIFYING, HAMPSHIRE))
    written = comments_letter(draft(), PLAN, [Accepted(one)])
    assert "Hampshire" not in said(written.document)
    assert "Hampshire" in said(written.with_notes)


def test_guidance_is_called_guidance_beside_what_is_wrong() -> None:
    assert "(SEND Code of Practice 2015 para 9.69, guidance)" in letter_of(replace(VAGUE_F2, law=(CODE_9_69,)))


def test_words_that_are_quoted_already_are_not_quoted_again() -> None:
    one = replace(VAGUE_F2, says="\u201cas required\u201d: nobody need think so.", words=("as required",))
    assert "The words:" not in letter_of(one)
