from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest

from tests.unit.delivery.for_papers import AS_AT, CALENDAR, FIRST, LINE, LINES, ledger, table
from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.papers.review import MOST, Review, review_page
from upheld.delivery.papers.review_day import papers_by
from upheld.delivery.papers.review_easy import easy_review
from upheld.delivery.progress.own_words import OwnWords, words_for_review
from upheld.delivery.progress.progress import Change, Observation, Step
from upheld.delivery.progress.ratings import Rating, voices
from upheld.delivery.shortfall import deliveries
from upheld.documents.pdf import as_pdf
from upheld.documents.readability import longest_sentence, of_document
from upheld.documents.text import as_text

NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
STEP = Step("step-1", "Reads a page aloud", FIRST, NOW)
MINE = OwnWords("words-1", "I like my speech sessions.", date(2026, 11, 3), NOW, by="1")
FOR_ME = OwnWords("words-2", "She is tired after school.", date(2026, 11, 4), NOW, how="proxy", helper="her mother",
                  by="2")  # fmt: skip


def review(**rest: object) -> Review:
    made = Review(ledger(), {one.id: one for one in LINES}, FIRST)
    return replace(made, **rest)  # type: ignore[arg-type]


def said(one: Review) -> str:
    return " ".join(as_text(review_page(one), None).split())


def change(before: int, after: int, text: str = "Reads a page aloud", *sides: str) -> Change:
    return Change(replace(STEP, text=text), sides or ("setting",), before, after, is_new=False)


def test_each_line_has_what_was_owed_and_what_came_to_the_minute() -> None:
    assert table(review_page(review()), "In hours and minutes") == [
        ["Speech therapy (F): 30 min, once a week in term time",
         "3 h 30 min", "40 min", "1 h 20 min", "30 min", "30 min", "30 min"],
        ["Physiotherapy (G): 1 h, once each term", "1 h", "–", "–", "–", "–", "1 h"],
        ["All lines", "4 h 30 min", "40 min", "1 h 20 min", "30 min", "30 min", "1 h 30 min"],
    ]  # fmt: skip
    assert "Whatever the reason, between 1 h 50 min and 2 h 20 min did not come." in said(review())
    assert "Not known how much: Quiet space. The plan does not say." in said(review())
    assert "Not in these numbers: No term dates are known after 23 October 2026" in said(review())


def test_it_tells_of_its_own_time_only() -> None:
    late = review(from_on=date(2026, 10, 5))
    assert table(review_page(late), "In hours and minutes")[0][1:3] == ["1 h 30 min", "10 min"]
    assert "Nothing fell due in this time" in said(review(from_on=AS_AT))


def test_what_changed_is_told_forward_and_back_and_who_saw_it() -> None:
    found = said(review(changes=[change(0, 2, "Reads a page aloud", "family", "setting"), change(2, 1, "Waits"),
                                 change(1, 1, "Shares")]))  # fmt: skip
    assert "Reads a page aloud: from “Not yet” to “With some help” (family and school or service)" in found
    assert "Waits: went back from “With some help” to “With a lot of help” (school or service)" in found
    assert "Shares: as before, “With a lot of help”" in found
    assert "Nothing was recorded in this time." in said(review())


def test_of_many_changes_the_others_are_counted() -> None:
    found = said(review(changes=[change(0, 1, f"Step {at}") for at in range(MOST + 3)]))
    assert f"Step {MOST - 1}:" in found and f"Step {MOST}:" not in found
    assert "3 more are in the record of progress." in found
    easy = as_text(easy_review(review(changes=[change(0, 1, f"Step {at}") for at in range(MOST + 3)])), None)
    assert f"Step {MOST - 1}" in easy and f"Step {MOST}" not in easy
    assert "There is more in the record of progress." in easy


def test_the_childs_own_words_stand_first_and_those_said_for_them_are_said_to_be_so() -> None:
    rating = Rating("r-1", "help", date(2026, 11, 3), NOW, 4)
    proxy = Rating("r-2", "safe", date(2026, 11, 3), NOW, 2, how="proxy", proxy="her teacher")
    own = words_for_review([FOR_ME, MINE], FIRST, AS_AT)
    found = said(review(own=own, voices=voices([rating, proxy], AS_AT)))
    assert "“I like my speech sessions.” (written by themselves, 3 Nov 2026)" in found
    assert "“She is tired after school.” (said for them by her mother, not by themselves, 4 Nov 2026)" in found
    assert found.index("I like") < found.index("She is tired")
    assert "Faces chosen. The help I get: Good" in found
    assert "Feeling safe: Not good (said for them by her teacher)" in found
    assert "They have a right to be asked" in said(review())


def test_goes_well_beside_the_steps_is_told() -> None:
    note = Observation("n-1", date(2026, 11, 1), NOW, note="Sang in the choir")
    assert "Goes well: Sang in the choir" in said(review(notes=[note]))


@pytest.mark.parametrize(
    ("meeting", "by", "days"),
    # Worked by hand on a calendar: two weeks before, over a new year, a leap day and to the day itself.
    [
        (date(2026, 12, 16), date(2026, 12, 2), 10),
        (date(2027, 1, 8), date(2026, 12, 25), 33),
        (date(2028, 3, 7), date(2028, 2, 22), 457),
        (date(2026, 12, 6), AS_AT, 0),
        (date(2026, 12, 1), date(2026, 11, 17), -5),
    ],
)
def test_papers_go_round_two_weeks_before_the_meeting(meeting: date, by: date, days: int) -> None:
    found = papers_by(meeting, AS_AT)
    assert (found.on, found.days) == (by, days)
    assert found.on + timedelta(weeks=2) == meeting
    assert [one.text for one in found.citations] == ["SEND Regulations 2014 regs 20(4), 21(4)"]
    assert found.mark == "A"


def test_the_page_says_by_when_it_must_go_round_where_the_day_is_known() -> None:
    assert "Papers must be sent round by 2 December 2026 (SEND Regulations 2014 regs 20(4), 21(4); A:" in said(
        review(meeting_on=date(2026, 12, 16))
    )
    assert "Papers" not in said(review())


@pytest.mark.slow
def test_twelve_lines_fit_on_one_page() -> None:
    lines = [replace(LINE, id=f"F.{at}", line=f"F.{at}", what=f"Speech and language therapy {at}", amount=Amount(45, 2))
             for at in range(1, 13)]  # fmt: skip
    delivery = deliveries(lines, CALENDAR, (), AS_AT)
    full = Review(delivery, {one.id: one for one in lines}, FIRST, date(2026, 12, 16), "Child A",
                  changes=[change(0, 2, f"Reads a page aloud to an adult he knows well, {at}") for at in range(9)],
                  own=(replace(MINE, text="I like my speech sessions. " * 8), FOR_ME))  # fmt: skip
    with pikepdf.open(BytesIO(as_pdf(review_page(full)))) as pdf:
        assert len(pdf.pages) == 1


def test_the_easy_read_is_easy_and_says_the_same() -> None:
    paper = easy_review(review(meeting_on=date(2026, 12, 16), own=(MINE, FOR_ME), changes=[change(0, 2)]))
    found = " ".join(as_text(paper, None).split())
    assert "Speech therapy. The plan says: 30 minutes, once a week. 40 minutes came." in found
    assert "40 minutes came. Only your school or service says so. 1 hour and 20 minutes did not come." in found
    assert "The plan says what help you must get." in found
    assert (
        "30 minutes did not come when you were away or school was closed. Only your school or service says so." in found
    )
    assert "People do not agree about 30 minutes." in found
    assert "Quiet space. The plan does not say how much." in found
    assert "You say: “I like my speech sessions.”" in found
    assert "her mother says for you: “She is tired after school.”" in found
    assert "Before: Not yet." in found and "Now: With some help." in found
    assert paper.style == "easy-read"
    found_easy = of_document(paper)
    assert found_easy is not None and found_easy.reading_age < 9
    longest = longest_sentence(paper)
    assert longest is not None and len(longest.split()) <= 16


def test_a_word_alone_can_be_a_heading_of_the_easy_read() -> None:
    long = Entitlement("F.3", "F.3", "F", "Physiotherapy", "Electroencephalographically", Amount(30), FIRST)
    made = Review(deliveries([long], CALENDAR, (), AS_AT), {"F.3": long}, FIRST,
                  changes=[change(0, 1, "Physiotherapeutically")])  # fmt: skip
    with pikepdf.open(BytesIO(as_pdf(easy_review(made)))) as pdf:
        assert len(pdf.pages) >= 2


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ({"text": "  "}, "What does the child"),
        ({"text": "x" * 2_001}, "More than 2,000 letters"),
        ({"how": "telepathy"}, "“telepathy” is not known"),
        ({"how": "proxy"}, "Who wrote it down"),
        ({"helper": "her mother"}, "Who wrote it down"),
    ],
)
def test_words_of_which_nobody_knows_whose_they_are_are_refused(rest: dict[str, str], told: str) -> None:
    with pytest.raises(DeliveryError, match=told):
        replace(MINE, **rest)  # type: ignore[arg-type]


def test_words_are_corrected_and_taken_back_only_by_who_said_them() -> None:
    later = NOW + timedelta(hours=1)
    other = replace(MINE, id="w3", text="Changed by another", by="2", replaces="words-1", said_at=later)
    mine = replace(MINE, id="w4", text="I like them a lot.", replaces="words-1", said_at=later)
    gone = replace(MINE, id="w5", text="", replaces="words-1", said_at=later, is_withdrawn=True)
    assert {one.text for one in words_for_review([MINE, other], FIRST, AS_AT)} == {MINE.text, other.text}
    assert [one.text for one in words_for_review([mine, MINE], FIRST, AS_AT)] == ["I like them a lot."]
    assert words_for_review([gone, MINE], FIRST, AS_AT) == ()
    assert words_for_review([MINE], AS_AT, AS_AT) == ()


def test_the_easy_read_says_none_came_only_where_it_is_known_and_must_only_of_f_and_g() -> None:
    def told(section: str, *entries: Entry) -> str:
        line = replace(LINE, section=section)  # type: ignore[arg-type]
        delivery = deliveries((line,), CALENDAR, entries, date(2026, 9, 13))
        return " ".join(as_text(easy_review(Review(delivery, {line.id: line}, FIRST)), None).split())

    def entry(side: str, outcome: str) -> Entry:
        return Entry(id=side, slots=("F.1:w:2026-09-07:1",), side=side, outcome=outcome,  # type: ignore[arg-type]
                     said_at=datetime(2026, 9, 12, tzinfo=UTC))  # fmt: skip

    assert "Nobody has said whether it came." in told("F") and "None of it came" not in told("F")
    assert "None of it came." in told("F", entry("family", "not_delivered"))
    differ = told("F", entry("family", "not_delivered"), entry("setting", "delivered"))
    assert "People do not agree whether it came." in differ and "None of it came" not in differ
    assert "must get" in told("G")
    assert "must get" not in told("H1")
    assert "must get" not in told("SEN") and "The plan says" not in told("SEN")
