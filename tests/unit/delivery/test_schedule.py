from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from tests.delivery_year import AS_AT as YEAR_ENDS
from tests.delivery_year import Child, year
from tests.unit.delivery.for_papers import AS_AT, CALENDAR, FIRST, HEALTH, LINE, LINES, VAGUE, kinds, ledger, table
from upheld.delivery.entitlement import Amount, Entitlement, Section
from upheld.delivery.entry import Entry
from upheld.delivery.evidence import events
from upheld.delivery.papers.review import Review, review_page
from upheld.delivery.papers.schedule import ALL, schedule, with_record
from upheld.delivery.papers.schedule_tables import MOST
from upheld.delivery.shortfall import deliveries
from upheld.delivery.terms import Calendar, Setting
from upheld.documents.blocks import Document, Drawing, Heading, PageBreak, Paragraph, Signature, Text
from upheld.documents.clean import words
from upheld.documents.docx import as_docx
from upheld.documents.html import as_html
from upheld.documents.pdf import as_pdf
from upheld.documents.text import as_text


def made(sections: tuple[Section, ...] = ALL, **rest: str) -> Document:
    return schedule(ledger(), LINES, CALENDAR, sections=sections, **rest)


def said(document: Document) -> str:
    return " ".join(as_text(document, None).split())


def test_the_headline_says_to_the_minute_what_came_and_what_did_not() -> None:
    found = said(made(("F",)))
    assert "From 7 September 2026 to 22 November 2026, 3 h 30 min fell due. 40 min came." in found
    assert "1 h 20 min did not come." in found
    assert (
        "30 min more did not come while the child was away or the school was closed. Who says so: 30 min as only the "
        "school or service says. The duty has no exception for that" in found
    )
    assert "Who says that it came: 40 min as only the school or service says." in found
    assert "Of 30 min the two accounts differ." in found
    assert "Whatever the reason, between 1 h 50 min and 2 h 20 min did not come." in found
    assert "Of 30 min nobody has said anything: that is no evidence that it came." in found
    assert "Something has been missing ever since 18 Sep 2026." in found


def test_each_minute_of_a_line_stands_in_one_column() -> None:
    rows = table(made(), "What came of it")
    assert rows[0] == ["Speech therapy (F.1)", "3 h 30 min", "40 min", "1 h 20 min", "30 min", "30 min", "30 min"]
    assert rows[1] == ["Physiotherapy (G.1)", "1 h", "–", "0 min", "0 min", "0 min", "1 h"]
    assert rows[2] == ["All lines", "4 h 30 min", "40 min", "1 h 20 min", "30 min", "30 min", "1 h 30 min"]


def test_it_says_since_when_and_whose_word_it_is() -> None:
    assert table(made(), "Since when") == [
        [
            "Speech therapy (F.1)",
            "18 Sep 2026",
            "between 1 h 50 min and 2 h 20 min",
            "1 h 20 min: the school or service, and the family does not deny it; "
            "30 min: the family, and the school or service does not deny it; "
            "30 min: one account, and the other denies it.",
        ]
    ]


def test_where_only_absence_is_behind_a_gap_that_is_said() -> None:
    absent = Entry(id="a", slots=("F.1:w:2026-09-07:1",), side="setting", outcome="not_delivered",
                   reason="child_absent", said_at=datetime(2026, 11, 1, tzinfo=UTC))  # fmt: skip
    found = schedule(deliveries([LINE], CALENDAR, [absent], AS_AT), [LINE], CALENDAR)
    assert table(found, "Since when")[0][1] == "11 Sep 2026, by absence, closure or for a reason in dispute"


def test_a_line_of_unknown_amount_is_told_and_never_counted() -> None:
    found = made()
    assert table(found, "Lines of which") == [
        ["Quiet space (F.2)", "Access to a quiet space", "The plan does not say how often.", "none recorded"]
    ]
    assert not any("Quiet" in row[0] for row in table(found, "What came of it"))
    assert table(found, "What is promised")[2][2] == "not known: the plan does not say how much"


def test_each_time_that_something_did_not_come_has_what_each_side_says_and_absence_stands_apart() -> None:
    rows = table(made(), "Each time")
    assert [(row[0], row[3]) for row in rows] == [
        ("by 18 Sep 2026", "30 min"),
        ("by 25 Sep 2026", "30 min in dispute"),
        ("by 9 Oct 2026", "20 min"),
        ("by 23 Oct 2026", "30 min"),
    ]
    assert rows[1][4] == "The school or college: 30 min in its time. The parent: 0 min in its time, 1 document kept."
    assert rows[2][4] == (
        "The therapist or service: 10 min in its time, why: a trip, a test or another event took its place."
    )
    (apart,) = table(made(), "Told apart")
    assert (apart[0], apart[3]) == ("by 2 Oct 2026", "30 min")


def test_of_very_many_the_newest_are_listed_and_the_rest_is_counted() -> None:
    terms = Calendar((Setting("School A", FIRST, None, ((FIRST, date(2027, 7, 20)),)),))
    line = replace(LINE, amount=Amount(30, 2))
    day = date(2027, 7, 20)
    owed = deliveries([line], terms, (), day).sessions
    entry = Entry(id="all", slots=tuple(one.slot.id for one in owed), side="setting", outcome="not_delivered",
                  reason="vacancy", said_at=datetime(2027, 7, 20, tzinfo=UTC))  # fmt: skip
    found = schedule(deliveries([line], terms, [entry], day), [line], terms)
    assert len(table(found, "Each time")) == MOST
    left = len(owed) - MOST
    assert f"The newest 60 of {len(owed)} are listed. The {left} before them" in said(found)
    assert f"{left // 2} h" in said(found)


@pytest.mark.parametrize("sections", [("F", "H1", "H2"), ("G",), ALL])
def test_the_terms_are_those_that_letters_have_to_the_minute(sections: tuple[Section, ...]) -> None:
    delivery = ledger()
    lines = {one.id for one in LINES if one.section in sections}
    missing = sum(one.tally.not_delivered for one in delivery.sessions if one.slot.entitlement in lines)
    letters = [one for one in events(delivery, LINES, CALENDAR) if one["kind"] == "provision_missed"]
    assert sum(one["minutes"] for one in letters if one["section"] in sections) == missing
    if missing:
        assert table(made(sections), "What did not come") == [
            ["Speech therapy (F.1)", "18 Sep 2026", "1 h 20 min", "the setting and the family"]
        ]


def test_only_the_sections_that_a_letter_is_about_are_in_it_with_their_own_law() -> None:
    council, health = said(made(("F", "H1", "H2"))), said(made(("G",)))
    assert "Physiotherapy" not in council and "Speech therapy" not in health
    assert "s.42(2)" in council and "s.42(3)" not in council
    assert "s.42(3)" in health and "s.42(2)" not in health
    assert "How sure this is: A, read in the law itself" in council


def test_sen_support_is_not_said_to_be_secured() -> None:
    line = replace(LINE, section="SEN")
    found = said(schedule(deliveries([line], CALENDAR, (), AS_AT), [line], CALENDAR))
    assert "no plan secures it" in found and "s.42(2)" not in found
    assert "Speech therapy (F.1), SEN support" in found


def test_versions_of_a_line_are_told_apart() -> None:
    later = Entitlement("F.1b", "F.1", "F", "An hour each week", "Speech therapy", Amount(60), date(2026, 9, 28))
    lines = (LINE, later)
    found = schedule(deliveries(lines, CALENDAR, (), AS_AT), lines, CALENDAR)
    assert [(row[0], row[1]) for row in table(found, "What came of it")] == [
        ("Speech therapy (F.1), since 7 Sep 2026", "1 h 30 min"),
        ("Speech therapy (F.1), since 28 Sep 2026", "4 h"),
        ("All lines", "5 h 30 min"),
    ]


def test_what_is_yet_to_come_is_not_promised() -> None:
    later = replace(VAGUE, id="F.9", line="F.9", what="Swimming later", from_on=AS_AT + timedelta(days=1))
    assert "Swimming later" not in said(
        schedule(deliveries([LINE, later], CALENDAR, (), AS_AT), [LINE, later], CALENDAR)
    )


def test_a_ledger_without_lines_is_a_paper_too() -> None:
    found = said(schedule(deliveries((), CALENDAR, (), AS_AT), (), CALENDAR))
    assert "nothing had fallen due" in found and "No line of provision has been written down." in found


def test_days_of_which_no_terms_are_known_are_said_to_be_left_out() -> None:
    assert "No term dates are known after 23 October 2026" in said(made())
    cut = replace(HEALTH, from_on=date(2026, 9, 16))
    delivery = deliveries([LINE, cut], CALENDAR, (), AS_AT)
    part = "Physiotherapy: from 16 September 2026 to 23 October 2026 is a part of a term and is not counted"
    assert part in said(schedule(delivery, [LINE, cut], CALENDAR))
    assert part not in said(schedule(delivery, [LINE, cut], CALENDAR, sections=("F",)))


@pytest.mark.slow
def test_the_drawing_is_told_to_who_does_not_see_it_in_every_form() -> None:
    found = made(about="A letter", whose="Child A")
    (drawing,) = [one for one in found.blocks if isinstance(one, Drawing)]
    assert "40 min came" in drawing.told
    assert f"[Drawing: {drawing.told}]" in as_text(found, None)
    assert drawing.told in as_html(found)
    with pikepdf.open(BytesIO(as_pdf(found))) as pdf:
        told = [str(one["/Alt"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert told == [drawing.told]
    assert as_docx(found) == as_docx(found)


def test_letter_and_record_are_one_paper() -> None:
    letter = Document("Please", (Paragraph((Text("Dear council,"),)), Signature("Yours,", ((Text("Parent B"),),))))
    record = made(("F",))
    both = with_record(letter, record)
    assert both.title == "Please" and both.style == "letter"
    assert kinds(both)[3] is PageBreak and isinstance(both.blocks[4], Heading)
    enclosed = both.blocks[2]
    assert words(enclosed.lines[0]) == f"Enclosed: {record.title}"  # type: ignore[union-attr]
    assert both.blocks[4:] == record.blocks


def test_health_lines_name_their_section_only_where_their_number_does_not() -> None:
    own = replace(HEALTH, id="typed-1", line="typed-1")
    found = schedule(deliveries([own], CALENDAR, (), AS_AT), [own], CALENDAR)
    assert table(found, "What is promised")[0][0] == "Physiotherapy (typed-1), section G"


def minutes(said: str) -> int:
    """What a cell says, read back."""
    parts = said.replace(",", "").replace("–", "0 min").replace("none", "0 min").split()
    return sum(int(number) * {"h": 60, "min": 1}[unit] for number, unit in zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("child", year()[:6], ids=lambda one: one.name)
def test_a_school_year_is_read_back_from_the_papers_to_the_minute(child: Child) -> None:
    delivery = deliveries(child.entitlements, child.calendar, child.entries, YEAR_ENDS)
    lines = {one.id: one for one in child.entitlements}
    paper = schedule(delivery, child.entitlements, child.calendar)
    page = review_page(Review(delivery, lines, min(one.from_on for one in child.entitlements)))
    names = ("owed", "delivered", "not_delivered", "explained", "disputed", "unconfirmed")
    truth = [sum(getattr(one, name) for one in child.truth.values()) for name in names]
    plan = {one.line for one in child.entitlements if one.section != "SEN"}
    owed = [sum(getattr(one, name) for line, one in child.truth.items() if line in plan) for name in names]
    for rows in (table(paper, "What came of it"), table(page, "In hours and minutes")):
        read = [[minutes(cell) for cell in row[1:]] for row in rows]
        # SEN support is counted line by line, and never added to what the plan owes.
        assert read[-1] == owed
        assert [sum(column) for column in zip(*read[:-1], strict=True)] == truth
        assert all(sum(row[1:]) == row[0] for row in read)
    in_law = {one.line for one in child.entitlements if one.section != "SEN"}
    told = sum(minutes(row[2]) for row in table(paper, "What did not come"))
    assert told == sum(one.not_delivered for line, one in child.truth.items() if line in in_law)


def _told(line: Entitlement, *outcomes: tuple[Any, Any, str], as_at: date = date(2026, 10, 2)) -> str:
    """The paper of one line of thirty minutes a week: side, outcome and reason of its weeks, one after another."""
    entries = [
        Entry(id=f"e{at}", slots=(f"{line.line}:w:{FIRST + timedelta(weeks=at)}:1",), side=side, outcome=outcome,
              reason=why, said_at=datetime(2026, 10, 1, tzinfo=UTC))
        for at, (side, outcome, why) in enumerate(outcomes)
    ]  # fmt: skip
    return said(schedule(deliveries((line,), CALENDAR, entries, as_at), (line,), CALENDAR))


def test_none_came_is_said_only_where_somebody_says_so_of_all() -> None:
    silent = _told(LINE)
    assert "Nobody has said whether any of it came." in silent
    assert "0 min came" not in silent and "None came" not in silent
    assert "None came." in _told(LINE, *[("family", "not_delivered", "vacancy")] * 4)
    assert "None came" not in _told(LINE, *[("family", "not_delivered", "child_absent")] * 4)


def test_it_is_told_whose_word_it_is_that_something_came() -> None:
    found = _told(LINE, ("setting", "delivered", ""), ("family", "delivered", ""), ("family", "delivered", ""))
    assert "Who says that it came: 30 min as only the school or service says; 1 h as only the family says." in found


@pytest.mark.parametrize(("section", "is_said"), [("F", True), ("G", True), ("H1", False), ("SEN", False)])
def test_that_absence_is_no_exception_is_said_of_f_and_g_alone(section: Section, is_said: bool) -> None:
    line = replace(LINE, section=section)
    found = _told(line, ("setting", "not_delivered", "child_absent"))
    assert "away or the school was closed. Who says so: 30 min as only the school" in found
    assert ("no exception" in found) is is_said


def test_sen_support_is_not_added_to_what_a_plan_owes() -> None:
    support = replace(LINE, id="S", line="S", section="SEN", what="Reading")
    lines = (LINE, replace(HEALTH, amount=Amount(60, 1, "week")), support)
    paper = schedule(deliveries(lines, CALENDAR, (), date(2026, 9, 13)), lines, CALENDAR)
    assert [row[:2] for row in table(paper, "What came of it")][-1] == ["All lines of the plan", "1 h 30 min"]
    assert "From 7 September 2026 to 13 September 2026, 1 h 30 min fell due." in said(paper)
    assert "SEN support: From 7 September 2026 to 13 September 2026, 30 min fell due." in said(paper)
