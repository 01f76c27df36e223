"""A CSV file is read whatever program wrote it; every row that cannot be used is named, and none is guessed at."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.delivery.entitlement import Amount, DeliveryError
from upheld.delivery.files.cells import day_of, number_of, weekdays_of
from upheld.delivery.files.from_csv import kind_of, line_id, sessions, terms, timetable
from upheld.delivery.files.table import MOST_BYTES, MOST_ROWS, read_table, safe_cell

TODAY = date(2026, 10, 1)
KNOWN = {"line": "line", "date": "date", "note": "note"}


def read(text: str | bytes) -> tuple[list, list]:
    content = text.encode() if isinstance(text, str) else text
    given, wrong, _table = sessions(content, "s.csv", side="setting", today=TODAY)
    return given, wrong


# The table


@pytest.mark.parametrize(
    "content",
    [
        b"Line,Date,Note\nTalk,2026-09-08,caf\xc3\xa9\n",
        b"\xef\xbb\xbfLine,Date,Note\r\nTalk,2026-09-08,caf\xc3\xa9\r\n",
        b"Line;Date;Note\nTalk;2026-09-08;caf\xe9\n",
        b"LINE\tDATE\tnote\nTalk\t2026-09-08\tcaf\xe9\n",
        "Line,Date,Note\nTalk,2026-09-08,café\n".encode("utf-16"),
        b'"Line","Date","Note"\n\n"Talk","2026-09-08","caf\xc3\xa9"\n,,\n',
    ],
    ids=["utf-8", "utf-8 of Excel", "Windows, semicolon", "Windows, tab", "utf-16", "quoted, empty rows"],
)
def test_a_table_is_read_whatever_program_wrote_it(content: bytes) -> None:
    (row,) = read_table(content, "s.csv", KNOWN).rows
    assert dict(row.cells) == {"line": "Talk", "date": "2026-09-08", "note": "café"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04rest", "is a workbook"),
        (b"\xd0\xcf\x11\xe0rest", "is a workbook"),
        (b"Line,Date\nTalk\x00,2026-09-08\n", "signs that no text has"),
        (b"", "no column that is known"),
        (b"foo,bar\n1,2\n", "no column that is known"),
        (b"Line,line\nTalk,Walk\n", "two columns for line"),
        (b"Line,Date\n", "no rows"),
        (b'Line,Date\n"Talk,2026-09-08\n', "cannot be read as a table"),
        (b"Line,Date\n" + b"Talk,2026-09-08\n" * (MOST_ROWS + 1), "more than 10,000 rows"),
        (b"Line," * 60 + b"Date," * 60 + b"\n1,2\n", "more than 100 columns"),
        (b"x" * (MOST_BYTES + 1), "is over 5 MB"),
        (b"Line,Date,Pupil\nTalk,2026-09-08,Child A\nTalk,2026-09-08,Child B\n", "about 2 children"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(DeliveryError, match=said):
        read_table(content, "s.csv", KNOWN)


def test_as_many_rows_as_may_be_sent_are_read() -> None:
    assert len(read_table(b"Line,Date\n" + b"Talk,2026-09-08\n" * MOST_ROWS, "s.csv", KNOWN).rows) == MOST_ROWS


def test_a_row_too_wide_or_too_long_is_named_and_the_others_are_read() -> None:
    table = read_table(b"Line,Date\nTalk,2026-09-08,2026\n" + b"x" * 2_001 + b",1\nTalk,2026-09-09\n", "s.csv", KNOWN)
    assert [(one.row, one.sentence.split(":")[0]) for one in table.wrong] == [
        (2, "It has 3 cells, and the first row 2"),
        (3, "A cell has 2,001 letters ('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'…); 2,000 is the most"),
    ]
    assert [one.number for one in table.rows] == [4]


def test_a_row_is_numbered_by_the_line_on_which_it_begins() -> None:
    table = read_table(b'Line,Note\nTalk,"two\nlines"\nWalk,x\n', "s.csv", KNOWN)
    assert [one.number for one in table.rows] == [2, 4]


@given(st.binary(max_size=400))
def test_no_file_whatever_ends_in_anything_but_a_sentence(content: bytes) -> None:
    for read_it in (lambda: kind_of(content, "x"), lambda: read(content), lambda: timetable(content, "x")):
        try:
            read_it()
        except DeliveryError as error:
            assert "\n" not in str(error)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_that_is_written_is_a_formula(cell: str) -> None:
    assert safe_cell(cell)[0] == "'"


def test_a_number_below_nothing_and_a_day_stay_as_they_are() -> None:
    assert (safe_cell(-30), safe_cell(date(2026, 9, 8)), safe_cell("Talk")) == ("-30", "2026-09-08", "Talk")


def test_what_keeps_a_cell_from_being_a_formula_is_taken_off_again() -> None:
    (row,) = read_table(f"Line,Note\nTalk,{safe_cell('=x')}\n".encode(), "s.csv", KNOWN).rows
    assert row.cells["note"] == "=x"


# The cells


@pytest.mark.parametrize(
    "text",
    ["2026-09-08", "08/09/2026", "8.9.2026", "8-9-2026", "8 Sep 2026", "8th September 2026", "08/09/2026 00:00:00"],
)
def test_a_day_is_read_with_the_day_first(text: str) -> None:
    assert day_of(text, "date") == date(2026, 9, 8)


@pytest.mark.parametrize(
    "text", ["09/14/2026", "08/09/26", "2026-02-30", "0026-01-01", "yesterday", "", "2026-W37-2", "45908"]
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    with pytest.raises(DeliveryError, match="date"):
        day_of(text, "date")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("30", 30), ("30 min", 30), ("1:30", 90), ("1h 30m", 90), ("2 hours", 120), ("0", 0), ("00:45:00", 45)],
)
def test_minutes_are_read_as_people_write_them(text: str, minutes: int) -> None:
    assert number_of(text, "minutes") == minutes


@pytest.mark.parametrize("text", ["", "30.5", "-30", "half an hour", "٣٠", "1e3", "30-45", "99999"])
def test_what_is_no_whole_number_is_not_guessed(text: str) -> None:
    with pytest.raises(DeliveryError, match="minutes"):
        number_of(text, "minutes")


def test_weekdays_are_read_in_any_of_the_usual_ways() -> None:
    assert weekdays_of("Thu, Tuesday and mon") == (0, 1, 3)
    with pytest.raises(DeliveryError, match="'foo'"):
        weekdays_of("Tue foo")


# Sessions


def test_a_session_is_read_from_its_row() -> None:
    (one,), wrong = read(
        "Date,Provision,Mins,Status,Reason,Who,Notes\n08/09/2026,Talk,20,Not delivered,Staff absent,therapist,ill\n"
    )
    assert not wrong
    assert (one.row, one.line, one.on, one.minutes, one.outcome) == (2, "Talk", date(2026, 9, 8), 20, "not_delivered")
    assert (one.reason, one.who, one.side, one.note) == ("staff_absent", "therapist", "setting", "ill")


def test_a_reason_may_be_written_in_its_words() -> None:
    (one,), _wrong = read("line,date,outcome,reason\nTalk,2026-09-08,no,The post is not filled\n")
    assert one.reason == "vacancy"


def test_a_list_without_outcomes_is_of_sessions_given() -> None:
    (one,), _wrong = read("line,date,minutes\nTalk,2026-09-08,30\n")
    assert one.outcome == "delivered"


def test_an_empty_outcome_is_never_taken_for_given() -> None:
    given, (wrong,) = read("line,date,outcome\nTalk,2026-09-08,\n")
    assert (given, wrong.row, wrong.sentence) == ([], 2, "The outcome is empty: write it.")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Talk,32/09/2026,30,yes,,", "'32/09/2026' is not a day"),
        ("Talk,,30,yes,,", "The date is empty"),
        (",2026-09-08,30,yes,,", "The line is empty"),
        ("Talk,2026-09-08,30,perhaps,,", "The outcome 'perhaps' is not known"),
        ("Talk,2026-09-08,30,delivred,,", "did you mean delivered?"),
        ("Talk,2026-09-08,30,no,moon,", "The reason 'moon' is not known"),
        ("Talk,2026-09-08,soon,yes,,", "The minutes 'soon'"),
        ("Talk,2026-09-08,0,yes,,", "delivered for 0 minutes"),
        ("Talk,2026-09-08,,shorter,,", "the minutes are empty"),
        ("Talk,2026-09-08,30,late,,", "the column given on is empty"),
        ("Talk,2026-09-08,1441,yes,,", "more than a day"),
        ("Talk,2026-10-02,30,yes,,", "2026-10-02 is yet to come"),
        ("Talk,2026-09-08,30,late,,2026-10-02", "2026-10-02 is yet to come"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_value(row: str, said: str) -> None:
    given, (wrong,) = read(f"line,date,minutes,outcome,reason,given on\nTalk,2026-09-07,30,yes,,\n{row}\n")
    assert wrong.row == 3
    assert said in wrong.sentence
    assert [one.row for one in given] == [2]


# Timetables and terms


def test_a_timetable_is_read_into_lines() -> None:
    text = (
        "Line,Section,Text,Minutes,Times,Period,Days,From,To,Group,Deliverer\n"
        "Speech therapy,F,30 minutes,30,2,week,Tue Thu,2026-09-02,2027-07-21,3,Therapist\n"
        "Physio,G,,45,,term,,02/09/2026,,,\n"
        "OT,F,access to OT,,,,,2026-09-02,,,\n"
    )
    found, wrong, _table = timetable(text.encode(), "t.csv")
    assert not wrong
    talk, physio, hands = [one for _row, one in found]
    assert (talk.id, talk.line, talk.amount) == (
        "speech-therapy.20260902",
        "speech-therapy",
        Amount(30, 2, days=(1, 3)),
    )
    assert (talk.to_on, talk.group, talk.deliverer) == (date(2027, 7, 21), 3, "Therapist")
    assert (physio.section, physio.text, physio.amount) == ("G", "Physio", Amount(45, 1, "term"))
    assert hands.amount is None
    assert hands.why_unknown


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Talk,0,,week,,2026-09-02,", "0 minutes each time"),
        ("Talk,30,2,week,Tue,2026-09-02,", "weekdays must be as many"),
        ("Talk,30,1,fortnight,,2026-09-02,", "The period 'fortnight'"),
        ("Talk,30,1,week,,2026-09-02,2026-09-01", "put the days right"),
        ("Talk,30,1,week,,,", "The from is empty"),
    ],
)
def test_a_line_that_cannot_be_meant_is_named(row: str, said: str) -> None:
    found, (wrong,), _table = timetable(f"line,minutes,times,period,days,from,to\n{row}\n".encode(), "t.csv")
    assert (found, wrong.row) == ([], 2)
    assert said in wrong.sentence


def test_term_dates_are_read_with_the_days_closed() -> None:
    text = "setting,first,last,what\nA,2026-09-02,2026-10-23,term\nA,2026-09-04,,closed\nA,2026-11-02,2026-12-18,\n"
    (one,), wrong, _table = terms(text.encode(), "d.csv")
    assert not wrong
    assert one.terms == ((date(2026, 9, 2), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18)))
    assert (one.closed, one.from_on) == ((date(2026, 9, 4),), date(2026, 9, 2))


def test_term_dates_that_end_before_they_begin_are_named() -> None:
    _settings, (wrong,), _table = terms(b"first,last\n2026-10-23,2026-09-02\n", "d.csv")
    assert "put the first day first" in wrong.sentence


def test_a_file_is_known_by_its_columns() -> None:
    assert kind_of(b"line,date\nTalk,x\n", "a") == "sessions"
    assert kind_of(b"line,from\nTalk,x\n", "a") == "timetable"
    assert kind_of(b"first,last\nx,y\n", "a") == "terms"
    with pytest.raises(DeliveryError, match="does not say what it is"):
        kind_of(b"line,minutes\nTalk,30\n", "a")


def test_a_line_has_an_id_that_can_stand_anywhere() -> None:
    assert line_id("Speech & Language – 1:1") == "speech-language-1-1"
    assert line_id("…") == "line"
