"""The page of a week: said in a few taps, once however often it is sent, and never for the other side."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.delivery.given import access_of, set_up
from tests.web.delivery.weekly import MONDAY, SUNDAY, TODAY, at, boxes, device, ids, opened, school, twelve
from upheld.delivery.account import Session
from upheld.web import clock
from upheld.web.cases.models import Case
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Statement

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def _on_that_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def case() -> Case:
    holder = person("a")
    made = case_of(holder)
    set_up(made, holder, *twelve(), settings=(school(),))
    return made


@pytest.fixture
def family(case: Case) -> Client:
    return signed_in(case.holder)


@pytest.fixture
def school_staff(case: Case) -> Client:
    grant(case, to=person("b"), right="ledger", role="school")
    return signed_in(person("b"))


def send(browser: Client, case: Case, sent: dict[str, str], do: str = "all", status: int = 302) -> Any:
    headers = device(browser) if "written_at" in sent else {}
    answer = browser.post(f"/delivery/{case.pk}/week/{MONDAY}/", sent | {"do": do}, headers=headers)
    assert answer.status_code == status, answer.content.decode()
    return answer


def sessions(case: Case, day: date = SUNDAY) -> dict[str, Session]:
    """The sessions of that week by their line."""
    found = Ledger(access_of(case.holder, case)).reckoned(day)
    return {one.slot.line: one for one in found.sessions if one.slot.first_on >= MONDAY}


def test_a_week_of_twelve_lines_is_said_with_one_tap(case: Case, family: Client) -> None:
    # One press: ten sessions of the week as planned. What is owed in a longer time, and what has no amount, is not.
    send(family, case, boxes(opened(family, case.pk)))
    found = sessions(case)
    assert len(found) == 10
    assert all(one.tally.delivered == one.slot.minutes for one in found.values())
    assert Statement.objects.filter(case=case).count() == 1


def test_two_that_differ_take_seven_taps(case: Case, family: Client) -> None:
    sent, taps = boxes(opened(family, case.pk)), 0
    for name in ("F.1", "F.7"):
        box = at(sent, name)
        sent |= {f"{box}what": "not", f"{box}why": "staff_absent"}
        taps += 3  # one on "Not given", two to open the list of reasons and choose
    send(family, case, sent)
    assert taps + 1 == 7
    found = sessions(case)
    assert {line for line, one in found.items() if one.tally.not_delivered == one.slot.minutes} == {"F.1", "F.7"}
    assert sum(one.tally.delivered for one in found.values()) == sum(
        one.slot.minutes for line, one in found.items() if line not in ("F.1", "F.7")
    )
    assert found["F.1"].family.reason == "staff_absent"


def test_only_what_was_marked_is_said_where_that_is_asked(case: Case, family: Client) -> None:
    sent = boxes(opened(family, case.pk))
    box = at(sent, "F.2")
    send(family, case, sent | {f"{box}what": "not"}, do="changed")
    found = sessions(case)
    assert found["F.2"].tally.not_delivered == 31
    assert sum(one.tally.unconfirmed for line, one in found.items() if line != "F.2") == sum(
        one.slot.minutes for line, one in found.items() if line != "F.2"
    )


@pytest.mark.parametrize(
    ("typed", "delivered", "missing"),
    [
        ({"what": "other", "other": "length", "minutes": "10"}, 10, 20),
        ({"what": "other", "other": "length", "minutes": "45 min"}, 30, 0),
        ({"what": "other", "other": "day", "day": "2026-09-16"}, 30, 0),
        ({"what": "other", "other": "day", "day": "2026-09-18", "minutes": "12"}, 12, 18),
        # Minutes left in a box that is hidden again are nothing.
        ({"what": "not", "minutes": "20", "day": "2026-09-16"}, 0, 30),
    ],
)
def test_each_thing_that_may_differ(
    case: Case, family: Client, typed: dict[str, str], delivered: int, missing: int
) -> None:
    sent = boxes(opened(family, case.pk))
    box = at(sent, "F.1")
    send(family, case, sent | {f"{box}{name}": value for name, value in typed.items()})
    tally = sessions(case)["F.1"].tally
    assert (tally.delivered, tally.not_delivered) == (delivered, missing)


def test_what_somebody_does_not_know_is_left_open(case: Case, family: Client) -> None:
    sent = boxes(opened(family, case.pk))
    box = at(sent, "F.3")
    send(family, case, sent | {f"{box}what": "other", f"{box}other": "unknown"})
    found = sessions(case)
    assert found["F.3"].tally.unconfirmed == 32
    assert found["F.4"].tally.delivered == 33


def test_sent_twice_it_is_said_once(case: Case, family: Client) -> None:
    sent = boxes(opened(family, case.pk))
    box = at(sent, "F.1")
    sent |= {f"{box}what": "not", f"{box}why": "vacancy", f"{box}note": "No one came."}
    send(family, case, sent)
    before = {*Statement.objects.values_list("pk", flat=True)}
    assert send(family, case, sent)["Location"].endswith("?saved=no")
    assert {*Statement.objects.values_list("pk", flat=True)} == before


def test_an_answer_that_was_lost_and_a_word_put_right_meanwhile(case: Case, family: Client) -> None:
    # The form came, its answer did not; then it was put right; then the form is sent again by the device.
    first = boxes(opened(family, case.pk)) | {"written_at": "2026-09-18T09:00:00Z"}
    box = at(first, "F.1")
    first |= {f"{box}what": "not"}
    send(family, case, first)
    second = boxes(opened(family, case.pk))
    send(family, case, second | {f"{box}what": "planned"})
    count = Statement.objects.count()
    send(family, case, first)
    assert Statement.objects.count() == count
    assert sessions(case)["F.1"].tally.delivered == 30


def test_a_correction_is_a_new_entry_and_the_old_one_stays(case: Case, family: Client) -> None:
    sent = boxes(opened(family, case.pk))
    box = at(sent, "F.1")
    send(family, case, sent | {f"{box}what": "not"})
    again = boxes(opened(family, case.pk))
    assert again[f"{box}what"] == "not"
    send(family, case, again | {f"{box}what": "planned"})
    found = sessions(case)["F.1"]
    assert found.tally.delivered == 30
    assert [one.outcome for one in found.family.entries] == ["not_delivered", "delivered"]


def test_what_a_colleague_said_meanwhile_is_not_swept_over(case: Case, family: Client) -> None:
    old = boxes(opened(family, case.pk))
    grant(case, to=person("c"), right="ledger", role="parent")
    colleague = signed_in(person("c"))
    sent = boxes(opened(colleague, case.pk))
    send(colleague, case, sent | {f"{at(sent, 'F.1')}what": "not"}, do="changed")
    send(family, case, old)
    found = sessions(case)
    assert found["F.1"].tally.not_delivered == 30
    assert found["F.2"].tally.delivered == 31


def test_the_other_side_is_shown_and_cannot_be_changed(case: Case, family: Client, school_staff: Client) -> None:
    sent = boxes(opened(school_staff, case.pk))
    send(school_staff, case, sent | {"side": "family"})
    page = opened(family, case.pk)
    assert page.count("They say: Given as planned") == 10
    sent = boxes(page)
    assert sent["side"] == "family"
    send(family, case, sent | {f"{at(sent, 'F.1')}what": "not", "side": "setting"}, do="changed")
    found = sessions(case)
    assert found["F.1"].setting.in_time == 30
    assert found["F.1"].family.in_time == 0
    assert found["F.1"].tally.disputed == 30


def test_an_adviser_says_for_whom_they_write(case: Case) -> None:
    grant(case, to=person("d"), right="write", role="adviser")
    adviser = signed_in(person("d"))
    assert boxes(opened(adviser, case.pk))["side"] == "family"
    sent = boxes(opened(adviser, case.pk, side="setting"))
    assert sent["side"] == "setting"
    assert send(adviser, case, sent)["Location"].endswith("?saved=yes&side=setting")
    found = sessions(case)["F.1"]
    assert (found.setting.in_time, found.family.in_time) == (30, None)


@pytest.mark.parametrize(
    ("on", "of", "lines"),
    [
        ("", "", {f"F.{at}" for at in range(1, 11)}),
        ("2026-09-15", "", {"F.2"}),
        ("", "line:F.9", {"F.9"}),
        ("", "who:Therapist A", {f"F.{at}" for at in range(1, 11)}),
    ],
)
def test_a_day_or_a_week_at_once(case: Case, family: Client, on: str, of: str, lines: set[str]) -> None:
    sent = boxes(opened(family, case.pk)) | {"b-0-why": "child_absent", "b-0-day": on, "b-0-line": of}
    send(family, case, sent)
    found = sessions(case)
    assert {line for line, one in found.items() if one.tally.explained == one.slot.minutes} == lines
    assert all(one.tally.delivered == one.slot.minutes for line, one in found.items() if line not in lines)


def test_what_was_marked_by_itself_stays_beside_what_was_said_at_once(case: Case, family: Client) -> None:
    sent = boxes(opened(family, case.pk)) | {"b-0-why": "setting_closed", "b-1-why": "child_absent"}
    box = at(sent, "F.1")
    sent |= {"b-0-day": "2026-09-15", "b-1-day": "2026-09-16", f"{box}what": "not", f"{box}why": "vacancy"}
    send(family, case, sent)
    found = sessions(case)
    assert [found[f"F.{at}"].family.reason for at in (1, 2, 3, 4)] == ["vacancy", "setting_closed", "child_absent", ""]


def test_a_day_to_come_cannot_be_spoken_of(case: Case, family: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 9, 15))
    sent = boxes(opened(family, case.pk))
    box = at(sent, "F.5")
    page = send(family, case, sent | {f"{box}what": "not"}, status=422).content.decode()
    assert "Music, Friday 18 September 2026: that day has not come yet." in page
    assert Statement.objects.count() == 0
    # Of those with a day, Monday's and Tuesday's are over; the rest of the week may still come.
    send(family, case, sent)
    found = sessions(case)
    assert {line for line, one in found.items() if one.tally.delivered} == {"F.1", "F.2"}


def test_a_week_to_come_is_only_read(case: Case, family: Client) -> None:
    page = opened(family, case.pk, date(2026, 9, 21))
    assert "This week has not come yet" in page
    assert "Speech therapy" in page
    assert "week-form" not in page


def test_an_occasion_of_a_longer_time_is_said_by_itself(case: Case, family: Client) -> None:
    page = opened(family, case.pk)
    assert "Some time until 23 October 2026. Said so far: 0 of 2." in page
    sent = boxes(page)
    box = at(sent, "F.11")
    send(family, case, sent | {f"{box}what": "planned"}, do="changed")
    assert "Said so far: 1 of 2." in opened(family, case.pk)
    sent = boxes(opened(family, case.pk))
    told = send(family, case, sent | {f"{at(sent, 'F.11')}what": "not"}, status=422).content.decode()
    assert "it can still be given until 23 October 2026" in told


def test_a_line_of_unknown_amount_takes_minutes_and_a_day(case: Case, family: Client) -> None:
    sent = boxes(opened(family, case.pk)) | {"u-0-minutes": "25", "u-0-day": "2026-09-16"}
    send(family, case, sent, do="changed")
    found = Ledger(access_of(case.holder, case)).reckoned(SUNDAY)
    (unmeasured,) = found.unmeasured
    assert [(one.minutes, one.given_on) for one in unmeasured.given] == [(25, date(2026, 9, 16))]
    assert found.tally.delivered == 0
    assert "25 min on 16 September 2026" in opened(family, case.pk)


def test_something_missed_is_made_up(case: Case, family: Client) -> None:
    sent = boxes(opened(family, case.pk, date(2026, 9, 7)))
    answer = family.post(f"/delivery/{case.pk}/week/2026-09-07/", sent | {f"{at(sent, 'F.1')}what": "not", "do": "all"})
    assert answer.status_code == 302
    sent = boxes(opened(family, case.pk)) | {"m-slot": "F.1:w:2026-09-07:1", "m-day": "2026-09-17"}
    send(family, case, sent, do="changed")
    found = Ledger(access_of(case.holder, case)).reckoned(SUNDAY)
    first = next(one for one in found.sessions if one.slot.id == "F.1:w:2026-09-07:1")
    assert (first.tally.delivered, first.tally.later, first.tally.not_delivered) == (30, 30, 0)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"what": "other"}, "Speech therapy, Monday 14 September 2026: choose what happened."),
        ({"what": "other", "other": "length"}, "write how many minutes it was, such as 20."),
        ({"what": "other", "other": "length", "minutes": "lots"}, "“lots” is no number of minutes."),
        ({"what": "other", "other": "length", "minutes": "99999"}, "“99999” is no number of minutes."),
        ({"what": "other", "other": "day"}, "choose the day on which it was given."),
        ({"what": "other", "other": "day", "day": "2026-09-01"}, "it cannot have been given on 1 September 2026."),
        ({"what": "other", "other": "day", "day": "2027-09-01"}, "it cannot have been given on 1 September 2027."),
        ({"what": "not", "why": "made_up_by_me"}, "choose a reason from the list."),
        ({"what": "sideways"}, "choose what happened."),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_is_lost(
    case: Case, family: Client, typed: dict[str, str], told: str
) -> None:
    sent = boxes(opened(family, case.pk))
    box, other = at(sent, "F.1"), at(sent, "F.9")
    sent |= {f"{box}{name}": value for name, value in typed.items()}
    sent |= {f"{other}what": "not", f"{other}note": "Kept"}
    page = send(family, case, sent, status=422).content.decode()
    assert told in page
    assert page.count(told) == 2, "in the summary, and at the box"
    assert Statement.objects.count() == 0
    assert "<title>Error:" in " ".join(page.split()).replace("<title> ", "<title>")
    again = boxes(page)
    assert (again[f"{other}what"], again[f"{other}note"]) == ("not", "Kept")
    assert again["form_id"] == sent["form_id"]
    for name in [name for name in page.split('href="#')[1:] if name.startswith("s-")]:
        assert name.split('"')[0] in ids(page)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"b-0-why": "nonsense"}, "Choose a reason from the list."),
        ({"b-0-why": "child_absent", "b-0-day": "2026-09-19"}, "There is no session on that day"),
        ({"u-0-minutes": "20"}, "Help in class: choose the day on which it was given."),
        ({"u-0-day": "2026-09-16"}, "Help in class: write how many minutes it was"),
        ({"m-slot": "F.1:w:2020-09-07:1"}, "Choose from the list the session that was made up."),
        ({"form_id": "x"}, "This page could not be read"),
    ],
)
def test_what_is_wrong_beside_the_sessions(case: Case, family: Client, sent: dict[str, str], told: str) -> None:
    page = send(family, case, boxes(opened(family, case.pk)) | sent, status=422).content.decode()
    assert told in page
    assert Statement.objects.count() == 0


def test_a_session_that_has_gone_from_the_plan_is_not_lost_in_silence(case: Case, family: Client) -> None:
    sent = boxes(opened(family, case.pk))
    box = at(sent, "F.1")
    page = send(family, case, sent | {f"{box}id": "F.99:w:2026-09-14:1", f"{box}what": "not"}, status=422)
    assert "no longer part of this week" in page.content.decode()
    # With the rest, it would only have been taken as planned.
    send(family, case, sent | {f"{box}id": "F.99:w:2026-09-14:1"})
    assert "F.1" not in {line for line, one in sessions(case).items() if one.tally.delivered}


def test_a_device_says_when_it_was_written(case: Case, family: Client) -> None:
    for told, kept in [("2026-09-18T08:00:00Z", False), ("not a moment", True), ("2999-01-01T00:00:00Z", True)]:
        page = boxes(opened(family, case.pk))
        box = at(page, "F.1")
        send(family, case, page | {"written_at": told, f"{box}what": "not", f"{box}note": told}, do="changed")
        newest = Ledger(access_of(case.holder, case)).said("entry")
        mine = next(one for one in newest if one.data["note"] == told)
        # Forms that waited too long, or lie, are of now; the clock of this test is the real one.
        assert (abs((mine.said_at - mine.received_at).total_seconds()) < 60) is kept or not kept


def test_who_may_read_only_sees_no_form_and_sends_nothing(case: Case) -> None:
    grant(case, to=person("e"))
    reader = signed_in(person("e"))
    page = opened(reader, case.pk)
    assert "Speech therapy" in page
    assert "week-form" not in page
    send(reader, case, {}, status=403)


def test_no_two_things_of_the_page_have_one_id(case: Case, family: Client) -> None:
    found = ids(opened(family, case.pk))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("monday", ["2026-13-01", "x", "1999-01-04", "2099-01-05"])
def test_a_week_that_is_none_is_not_there(case: Case, family: Client, monday: str) -> None:
    assert family.get(f"/delivery/{case.pk}/week/{monday}/").status_code == 404


def test_another_day_leads_to_its_monday(case: Case, family: Client) -> None:
    answer = family.get(f"/delivery/{case.pk}/week/2026-09-16/")
    assert answer["Location"] == f"/delivery/{case.pk}/week/2026-09-14/"


def test_without_lines_or_terms_the_page_says_what_to_do() -> None:
    holder = person("a")
    made = case_of(holder)
    page = opened(signed_in(holder), made.pk)
    assert "Nothing is written down yet of what the plan promises." in page
    assert "No term dates are known yet." in page


def test_the_page_asks_the_same_questions_of_the_database_however_much_was_said(
    case: Case, family: Client, django_assert_max_num_queries: Any
) -> None:
    with CaptureQueriesContext(connection) as few:
        opened(family, case.pk)
    asked = len(few)
    assert asked
    for at_once in range(5):
        sent = boxes(opened(family, case.pk))
        box = at(sent, "F.1")
        send(family, case, sent | {f"{box}what": ("not", "planned")[at_once % 2]}, do="changed")
    with django_assert_max_num_queries(asked):
        opened(family, case.pk)


def test_the_green_button_says_nothing_for_the_family_that_it_did_not_mark(
    case: Case, family: Client, school_staff: Client
) -> None:
    def buttons(browser: Client) -> list[tuple[str, str]]:
        page = browser.get(f"/delivery/{case.pk}/week/{MONDAY}/").content.decode()
        found = re.findall(r'class="govuk-button([^"]*)" name="do" value="(all|changed)"', page)
        return [(value, kind.strip()) for kind, value in found]

    assert buttons(family) == [("changed", ""), ("all", "govuk-button--secondary")]
    assert buttons(school_staff) == [("all", ""), ("changed", "govuk-button--secondary")]
