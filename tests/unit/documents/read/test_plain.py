"""What is read of plain text, and which signs at the start of a paragraph are bullets and numbers."""

from __future__ import annotations

import pytest

from tests.unit.documents.read.made import marked, only_grid, reading, texts
from upheld.documents.reading.found import Words
from upheld.documents.reading.marker import split_marker
from upheld.documents.reading.numerals import numeral


def read(text: str, encoding: str = "utf-8") -> list[tuple[str | None, str]]:
    return marked(reading(text.encode(encoding), "plan.txt"))


def test_empty_lines_part_paragraphs_and_items_begin_their_own() -> None:
    assert read("One line\ngoes on.\n\nNext:\n- first\n  goes on\n- second\n\n(a) third\n") == [
        (None, "One line goes on."), (None, "Next:"), ("-", "first goes on"), ("-", "second"), ("(a)", "third"),
    ]  # fmt: skip


def test_headings_stand_in_capitals_or_over_a_line() -> None:
    found = reading(b"SECTION A\nThe views.\n\nPart two\n--------\nText.", "plan.txt")
    blocks = [one for one in found.blocks if isinstance(one, Words)]
    assert [(one.text, one.level, one.strong) for one in blocks] == [
        ("SECTION A", 0, True), ("The views.", 0, False), ("Part two", 1, True), ("Text.", 0, False),
    ]  # fmt: skip


@pytest.mark.parametrize("table", ["Need | Who\n", "| Need | Who |\n|---|---|\n| a | b |\n", "Need\tWho\na\tb\n"])
def test_a_table_is_told_by_bars_or_tabs(table: str) -> None:
    if table.startswith("Need |"):
        assert texts(reading(table.encode(), "plan.txt")) == ["Need | Who"]
        return
    grid = only_grid(reading(table.encode(), "plan.txt"))
    assert [cell.text for cell in grid.cells] == ["Need", "Who", "a", "b"]
    assert grid.header_rows == ("|" in table)


def test_older_letters_are_read() -> None:
    assert read("Child\u2019s needs \u2013 caf\u00e9", "cp1252") == [(None, "Child\u2019s needs \u2013 caf\u00e9")]


def test_a_form_feed_begins_a_page() -> None:
    found = reading(b"One\fTwo\f", "plan.txt")
    assert [one.place.page for one in found.blocks] == [1, 2]
    assert found.pages == 2


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("• reading", "•", "reading"),
        ("•reading", "•", "reading"),
        ("– reading", "–", "reading"),
        ("1. reading", "1.", "reading"),
        ("12) reading", "12)", "reading"),
        ("(iv) reading", "(iv)", "reading"),
        ("a. reading", "a.", "reading"),
        ("F1.2 Reading", "F1.2", "Reading"),
        ("B3: reading", "B3", "reading"),
        ("F1 – reading", "F1", "reading"),
        ("1.2 Reading", "1.2", "Reading"),
        ("o reading", "o", "reading"),
        ("F. Special provision here", "F.", "Special provision here"),
        ("2.5 hours a week", None, "2.5 hours a week"),
        ("1:1 support", None, "1:1 support"),
        ("1.5 FTE teaching assistant", None, "1.5 FTE teaching assistant"),
        ("30 minutes", None, "30 minutes"),
        ("J. Smith, Psychologist", None, "J. Smith, Psychologist"),
        ("A child", None, "A child"),
        ("o'clock", None, "o'clock"),
        ("e.g. reading", None, "e.g. reading"),
        ("-5 degrees", None, "-5 degrees"),
        ("1.", None, "1."),
    ],
)
def test_what_is_a_bullet_or_number_and_what_is_not(text: str, marker: str | None, rest: str) -> None:
    assert split_marker(text) == (marker, rest)


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"),
        (1994, "lowerRoman", "mcmxciv"), (4, "upperRoman", "IV"), (22, "ordinal", "22nd"), (13, "ordinal", "13th"),
        (10**9, "lowerLetter", "1000000000"), (0, "upperRoman", "0"), (5, "none", ""), (5, "chickenCount", "5"),
    ],
)  # fmt: skip
def test_numbers_in_each_form(number: int, form: str, printed: str) -> None:
    assert numeral(number, form) == printed


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    text = "F1. A teacher will read with Child A for twenty\nminutes each day.\nCognition and learning\nF2. A desk.\n"
    assert read(text) == [
        ("F1.", "A teacher will read with Child A for twenty minutes each day."),
        (None, "Cognition and learning"),
        ("F2.", "A desk."),
    ]


def test_where_lines_are_as_long_as_paragraphs_each_is_one() -> None:
    long = (
        "A speech and language therapist will work with Child A one to one for 45 minutes each week in term time. " * 2
    )
    assert read(f"{long.strip()}\nReading\n{long.strip()}\n") == [
        (None, long.strip()),
        (None, "Reading"),
        (None, long.strip()),
    ]
