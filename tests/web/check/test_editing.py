"""The visitor's own words in a letter: found again, never markup, and not lost when the letter changes."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.sample import sample
from upheld.documents.blocks import Document, Gap, Heading, Items, Link, Paragraph, Text, gaps, runs_of
from upheld.documents.clean import words
from upheld.documents.html import as_html
from upheld.letters.asks import ASKS
from upheld.letters.letter import letters
from upheld.web.check.editing import kept
from upheld.web.check.letter_page import LetterPage, letter_page
from upheld.web.check.letter_piece import Piece

ID = "complaint_stage_1"


def page(changes: dict[str, str] | None = None, before: dict[str, str] | None = None, **more: Any) -> LetterPage:
    details = more.pop("details", {})
    return letter_page(letters()[ID], sample(ID), details, changes or {}, before or {}, **more)


def piece_with(shown: LetterPage, part: str) -> Piece:
    return next(piece for piece in shown.pieces if part in piece.words and piece.kind != "fixed")


@pytest.mark.parametrize("id", list(letters()))
@pytest.mark.parametrize("details", [{}, dict.fromkeys(ASKS, "Words"), {"your_name": "Parent B"}], ids=len)
def test_a_letter_nobody_changed_is_the_letter(id: str, details: dict[str, str]) -> None:
    for easy_read in (False, True) if letters()[id].easy_read else (False,):
        found = letter_page(letters()[id], sample(id), details, {}, {}, easy_read=easy_read)
        assert found.document == found.written.document
        assert not found.unplaced and not found.is_changed
        keys = [piece.key for piece in found.pieces]
        assert len(set(keys)) == len(keys)
        for piece in found.pieces:
            assert kept(piece, piece.words.replace("\n", "\r\n")) is None


def test_changed_words_stand_in_the_place_of_the_block_and_nowhere_else() -> None:
    piece = piece_with(page(), "I make a formal complaint")
    found = page({piece.key: "My own first words."})
    changed = [block for block, old in zip(found.document.blocks, page().document.blocks, strict=True) if block != old]
    assert changed == [Paragraph((Text("My own first words."),))]
    assert found.is_changed and not found.unplaced


def test_each_line_is_a_paragraph_or_a_point() -> None:
    first = page()
    paragraph = piece_with(first, "I make a formal complaint")
    points = next(piece for piece in first.pieces if isinstance(piece.block, Items) and piece.block.ordered)
    found = page({paragraph.key: "One.\n\nTwo.", points.key: "First\nSecond"})
    assert Paragraph((Text("One."),)) in found.document.blocks
    assert Paragraph((Text("Two."),)) in found.document.blocks
    assert Items(((Text("First"),), (Text("Second"),)), ordered=True) in found.document.blocks


def test_an_emptied_block_is_left_out() -> None:
    piece = piece_with(page(), "I make a formal complaint")
    assert kept(piece, " \r\n ") == ""
    found = page({piece.key: ""})
    assert len(found.document.blocks) == len(page().document.blocks) - 1
    assert "I make a formal complaint" not in found.preview(3)


def test_typed_words_are_never_markup() -> None:
    piece = piece_with(page(), "I make a formal complaint")
    said = '# no heading <script>alert(1)</script> **no** [no](http://x) [your shoe size] & "quotes"'
    found = page({piece.key: kept(piece, said) or ""})
    assert Paragraph((Text(said),)) in found.document.blocks
    assert "<script>" not in found.preview(3)
    assert "&lt;script&gt;" in found.preview(3)


SOME = piece_with(page(), "I make a formal complaint")


@given(st.text(max_size=200))
def test_whatever_is_typed_gives_words_and_no_elements(said: str) -> None:
    made = replace(SOME, mine=kept(SOME, said))
    blocks = tuple(made.blocks())
    assert all(isinstance(block, Paragraph) for block in blocks)
    assert all(isinstance(run, Text) for block in blocks for run in runs_of(block))
    html = as_html(Document("-", blocks), whole=False)
    assert set(re.findall(r"<[^>]*>", html)) <= {"<p>", "</p>"}


def test_what_is_to_be_filled_in_stays_marked_until_it_is() -> None:
    piece = piece_with(page(), ASKS["wanted"])
    said = kept(piece, piece.words.replace("Say sorry", "Say very sorry"))
    assert said is not None
    open_ = page({piece.key: said})
    assert ASKS["wanted"] in gaps(open_.document)
    filled = page({piece.key: said}, details={"wanted": "A plan by May."})
    assert not filled.unplaced
    assert ASKS["wanted"] not in gaps(filled.document)
    assert "Say very sorry" in filled.preview(3) and "A plan by May." in filled.preview(3)


def test_a_detail_in_changed_words_follows_the_detail() -> None:
    first = page(details={"wanted": "A plan by May."})
    piece = piece_with(first, "A plan by May.")
    said = kept(piece, piece.words.replace("Say sorry", "Say very sorry"))
    assert said is not None and "A plan by May." not in said
    later = page({piece.key: said}, details={"wanted": "A plan by June."})
    assert "A plan by June." in later.preview(3) and "A plan by May." not in later.preview(3)


def test_links_to_the_law_stay_links_and_one_taken_out_is_said() -> None:
    piece = piece_with(page(), "Local Government Act")
    link = next(run for run in runs_of(piece.block) if isinstance(run, Link))
    more = page({piece.key: f"Please note. {piece.words}"})
    assert link in [run for block in more.document.blocks for run in runs_of(block)]
    assert not more.own_law
    assert page({piece.key: "I shall go to the Ombudsman."}).own_law
    assert page({piece.key: f"{piece.words} See section 99 of the Made Up Act 2031."}).own_law


def test_a_change_that_no_longer_fits_is_shown_with_what_is_there_now() -> None:
    piece = piece_with(page(), "This complaint is about what was late")
    before = piece.pattern.replace("late", "slow")
    found = page({"gone": "Mine."}, {"gone": before})
    assert found.document == page().document
    (one,) = found.unplaced
    assert (one.mine, one.before) == ("Mine.", before)
    assert one.now is not None and one.now.key == piece.key


def test_a_change_with_nothing_like_it_left_is_still_shown() -> None:
    (one,) = page({"gone": ""}, {"gone": "Entirely other words than any that stand anywhere"}).unplaced
    assert one.now is None and one.mine == ""


def test_a_change_fits_again_for_another_sender_where_the_words_are_the_same() -> None:
    piece = piece_with(page(), "If the answer does not put this right")
    assert not page({piece.key: "Mine."}, sender="adviser").unplaced


def test_headings_stay_headings_and_of_their_level() -> None:
    piece = piece_with(page(), "What this has meant")
    assert isinstance(piece.block, Heading)
    found = page({piece.key: "What it\ndid to us"})
    assert Heading(piece.block.level, (Text("What it did to us"),)) in found.document.blocks


def test_the_letter_asks_for_what_it_uses_and_for_nothing_else() -> None:
    asked = {ask.name: ask for ask in page().asks}
    assert {"your_name", "child_name", "wanted", "effect"} <= set(asked)
    assert not {"budget_provision", "adviser_address"} & set(asked)
    assert not asked["child_date_of_birth"].needed or ASKS["child_date_of_birth"] in page().to_fill
    for name, said in ASKS.items():
        assert (said in page().to_fill) <= (name in asked)


def test_the_notes_are_beside_the_letter_and_do_not_repeat_what_is_to_fill_in() -> None:
    found = page()
    assert "Check that this is true" in found.notes(3)
    assert "Check that this is true" not in found.preview(3)
    assert "Fill in or take out" not in found.notes(3) and "take it off" not in found.notes(3)
    assert "<h1" not in found.notes(3) + found.preview(3) and "<h2" not in found.notes(3) + found.preview(3)


def test_a_gap_that_was_typed_away_is_gone() -> None:
    piece = piece_with(page(), ASKS["effect"])
    assert any(isinstance(run, Gap) for run in runs_of(piece.block))
    found = page({piece.key: "We slept badly."})
    assert ASKS["effect"] not in found.to_fill
    assert "We slept badly." in [words(tuple(runs_of(block))) for block in found.document.blocks]
