"""A person puts the reading of a plan right, piece by piece, and nothing else changes."""

from __future__ import annotations

import pytest

from tests.unit.plan.test_file import PLAN
from upheld.documents.reading.found import Place
from upheld.plan.correct import Correction, NotCorrected, corrected
from upheld.plan.document import Piece, Plan, Provision, Section
from upheld.plan.file import from_data, to_data

LINES = Plan(
    sections=(Section("F", "Section F"),),
    provisions=(
        Provision("F.1", "F", "First.", place=Place(3, 10)),
        Provision("F.2", "F", "Second. Third.", area="Reading", place=Place(3, 11)),
    ),
    unplaced=(Piece("?.1", "Between.", Place(3, 10, 2, 1)),),
)


def texts(plan: Plan) -> list[str]:
    return [one.text for one in plan.provisions]


def test_words_of_no_section_become_provision_where_they_stood() -> None:
    plan = corrected(LINES, [Correction("move", "?.1", to="F")])
    assert texts(plan) == ["First.", "Between.", "Second. Third."]
    assert [one.id for one in plan.provisions] == ["F.1", "F.3", "F.2"]
    assert plan.unplaced == ()


def test_a_line_is_split_and_keeps_its_area() -> None:
    plan = corrected(LINES, [Correction("split", "F.2", text="Second.\n\nThird.")])
    assert texts(plan) == ["First.", "Second.", "Third."]
    assert [one.area for one in plan.provisions] == [None, "Reading", "Reading"]


def test_a_line_is_joined_to_the_one_before_it() -> None:
    assert texts(corrected(LINES, [Correction("join", "F.2")])) == ["First. Second. Third."]


def test_a_line_that_was_misread_gets_other_words() -> None:
    assert texts(corrected(LINES, [Correction("reword", "F.1", text=" Once a week. ")]))[0] == "Once a week."


@pytest.mark.parametrize("to", ["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K", "?"])
def test_a_piece_can_be_moved_anywhere_and_its_words_are_kept(to: str) -> None:
    plan = corrected(PLAN, [Correction("move", "F.1", to=to)])  # type: ignore[arg-type]
    held = to_data(plan)["plan"]
    words = str([held[name] for name in ("sections", "needs", "outcomes", "provisions", "advice", "unplaced")])
    assert words.count("20 minutes of reading each day.") == 1
    assert from_data(to_data(plan), "it") == plan
    assert to == "?" or plan.section(to) is not None  # type: ignore[arg-type]


def test_what_was_tied_to_a_piece_is_untied_when_it_goes() -> None:
    plan = corrected(PLAN, [Correction("drop", "B.1"), Correction("drop", "K.1"), Correction("drop", "E.1")])
    assert (plan.provisions[0].needs, plan.provisions[0].outcomes, plan.provisions[0].advice) == ((), (), ())


def test_the_id_of_what_was_dropped_is_never_given_again() -> None:
    plan = corrected(LINES, [Correction("drop", "F.2"), Correction("move", "?.1", to="F")])
    assert [one.id for one in plan.provisions] == ["F.1", "F.3"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Correction("drop", "F.9"), "There is no piece 'F.9'"),
        (Correction("move", "F.1", to="L"), "cannot be moved to 'L'"),  # type: ignore[arg-type]
        (Correction("move", "F.1"), "cannot be moved to None"),
        (Correction("split", "F.1", text="  \n "), "No words were given for F.1"),
        (Correction("reword", "F.1"), "No words were given for F.1"),
        (Correction("reword", "F.1", text="x" * 100_001), "100,001 letters"),
        (Correction("join", "F.1"), "nothing before it"),
    ],
)  # fmt: skip
def test_a_change_that_cannot_be_made_is_said_and_changes_nothing(change: Correction, said: str) -> None:
    with pytest.raises(NotCorrected, match=said):
        corrected(LINES, [change])


def test_pieces_of_a_section_can_be_reworded_and_moved() -> None:
    plan = corrected(PLAN, [Correction("reword", "A.1", text="I like buses."), Correction("move", "A.1", to="I")])
    setting = plan.section("I")
    assert setting is not None
    assert [one.text for one in setting.pieces] == ["I like buses."]
    assert plan.section("A") == Section("A", "Section A: Views", (), Place(1, 3))
