"""The frame in easy words: the plan's own words in fixed sentences, and gaps for a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.unit.plan.write.made import JUDGEMENTS, PLAN
from tests.unit.plan.write.reading import bare, broken_rules, every_format, gaps_in, headings, said, tables
from upheld.documents.blocks import Document, Pictured, Text
from upheld.documents.clean import words
from upheld.documents.readability import of_document
from upheld.plan.check.provision.judgement import Judgement
from upheld.plan.document import Plan, Provision
from upheld.plan.write.frame import TO_REWRITE, child_frame, easy_read_frame

BOTH = pytest.mark.parametrize("written", [easy_read_frame(PLAN, JUDGEMENTS), child_frame(PLAN, JUDGEMENTS)],
                               ids=["easy read", "child"])  # fmt: skip
CHILD = child_frame(PLAN, JUDGEMENTS)


def answers(written: Document, line: str) -> list[str]:
    """The sentences under the heading of a line."""
    found: list[str] = []
    inside = False
    for block in written.blocks:
        if not isinstance(block, Pictured):
            inside = words(block.runs) == line if hasattr(block, "runs") else False
        elif inside:
            found.append(words(block.runs))
    return found


def test_a_line_answers_who_how_often_and_where_in_the_plans_own_words() -> None:
    assert answers(CHILD, "F1, page 5") == [
        "What will happen? Speech and language therapy programme.",
        "Who will help me? A speech and language therapist.",
        "How long is it each time? 45 minutes.",
        "How often is it? A week.",
        "Am I alone or with others? One to one.",
        "That is 45 minutes in a week.",
    ]


def test_an_amount_with_two_ends_says_both() -> None:
    assert answers(easy_read_frame(PLAN, JUDGEMENTS), "G1, page 7")[-2:] == [
        "The least is 30 minutes in a week.",
        "The most is 40 minutes in a week.",
    ]


def test_a_least_of_nothing_is_said_plainly() -> None:
    told = {"G.2": replace(JUDGEMENTS["F.4"], elements={"what": ("Reading",)})}
    assert answers(child_frame(PLAN, told), "G1, page 7") == [
        "What will happen? Reading.",
        "Who will help me? My plan does not say.",
        "How often is it? My plan does not say.",
        "It may be nothing.",
        "The most is 300 minutes in a week.",
    ]


@BOTH
def test_what_no_program_may_write_is_left_to_somebody_who_knows_the_child(written: Document) -> None:
    assert gaps_in(written) == [
        f"{TO_REWRITE}: {name}"
        for name in (
            "section A, A.1", "need B1", "need B.2", "outcome E1", "outcome E2",
            "section F, line F2", "section F, line F4",
        )
    ]  # fmt: skip


@BOTH
def test_the_words_to_be_rewritten_stand_on_the_last_page_for_that_person(written: Document) -> None:
    told = dict(tables(written)["What the plan says there"][1:])
    assert told["section F, line F2"] == "Access to a word processor as required / How often: Daily"
    assert told["need B1"] == "Cannot follow two spoken instructions."
    assert len(told) == len(gaps_in(written))


@BOTH
def test_nothing_is_put_into_other_words(written: Document) -> None:
    """Every run is one of the fixed sentences, or words that the plan or the judgement gives."""
    source = " ".join(
        [
            *(one.whole for one in PLAN.provisions),
            *(each for one in JUDGEMENTS.values() for found in one.elements.values() for each in found),
            PLAN.child or "",
            " ".join((PLAN.named_setting or "").split()),
        ]
    ).casefold()
    fixed = said(easy_read_frame(Plan(version="draft"), {})) + said(child_frame(Plan(version="draft"), {}))
    for block in written.blocks:
        if isinstance(block, Pictured):
            free = [run.text for run in block.runs if isinstance(run, Text)]
            for text in free:
                plain = text.strip(" .").casefold()
                known = text in fixed or text.endswith("?") or "does not say" in text or "in a week" in text
                assert known or plain in source or text.startswith(("It may be", "The plan names", "My plan names"))


@BOTH
def test_a_short_name_of_a_school_stands_in_it_and_a_long_text_does_not(written: Document) -> None:
    assert "names this place: Mainstream primary school." in said(written)
    long = replace(PLAN, named_setting="A school that is " + "very " * 20 + "far away.")
    assert f"{TO_REWRITE}: section I" in gaps_in(child_frame(long, JUDGEMENTS))


@pytest.mark.parametrize("frame", [easy_read_frame, child_frame])
def test_its_own_sentences_are_easy(frame: object) -> None:
    measured = of_document(frame(Plan(), {}))  # type: ignore[operator]
    assert measured is not None
    assert measured.reading_age <= 8
    assert measured.longest <= 12


@BOTH
def test_it_is_easy_read_in_every_format_and_accessible(written: Document) -> None:
    assert written.style == "easy-read"
    for shown in every_format(written).values():
        assert bare("Am I alone or with others?") in shown or bare("Is it alone or with others?") in shown
    assert broken_rules(written) == []


def test_a_line_that_was_not_judged_is_left_to_a_person() -> None:
    assert f"{TO_REWRITE}: section G, line G1" in gaps_in(child_frame(PLAN, {}))
    assert "The help I must get" in headings(CHILD)


def what_in_pieces(text: str, *pieces: str) -> Document:
    judged = replace(JUDGEMENTS["G.2"], text=text, elements={"what": pieces}, amounts=())
    return child_frame(PLAN, {"G.2": judged})


def test_what_is_found_in_pieces_is_told_in_one_piece_of_the_line() -> None:
    written = what_in_pieces("A therapist will teach narrative skills and set exercises.", "teach", "exercises")
    assert answers(written, "G1, page 7")[0] == "What will happen? Teach narrative skills and set exercises."


def test_where_that_is_too_long_to_be_easy_a_person_writes_it() -> None:
    written = what_in_pieces(f"teach {'very ' * 20}slowly the exercises", "teach", "exercises")
    assert answers(written, "G1, page 7")[0] == f"What will happen? [{TO_REWRITE}: section G, line G1]"
    assert "section G, line G1" in dict(tables(written)["What the plan says there"])


def test_a_line_of_two_people_with_two_times_is_left_to_a_person() -> None:
    judged = replace(
        JUDGEMENTS["G.2"],
        elements={"what": ("Reading",), "who": ("a teacher", "an assistant"), "duration": ("45 minutes", "15 minutes")},
    )
    written = child_frame(PLAN, {"G.2": judged})
    assert answers(written, "G1, page 7") == [f"[{TO_REWRITE}: section G, line G1]"]


@pytest.mark.parametrize("made", [easy_read_frame, child_frame])
def test_a_draft_is_not_shown_as_finished(made: Callable[..., Document]) -> None:
    assert "is a draft. It is not finished." in said(made(replace(PLAN, version="draft"), JUDGEMENTS))
    assert "draft" not in said(made(replace(PLAN, version="final"), JUDGEMENTS))


def framed(**elements: tuple[str, ...]) -> str:
    text = "A therapist will work with Child A each week and will show the assistant how to practise."
    plan = Plan(provisions=(Provision("F.1", "F", text, "F1"),))
    shown = child_frame(plan, {"F.1": Judgement(text, "specific", "", elements)})
    return "\n".join(answers(shown, "F1"))


def test_of_several_people_no_program_says_who_works_with_the_child() -> None:
    told = framed(what=("work with Child A",), who=("A therapist", "the assistant"), frequency=("each week",))
    assert "assistant" not in told
    assert TO_REWRITE in told


def test_one_verb_is_not_put_for_all_that_happens() -> None:
    told = framed(what=("practise",), who=("A therapist",), frequency=("each week",))
    assert "Practise" not in told
    assert TO_REWRITE in told
