"""One list of ledgers by day: for whoever has pupils of seven councils, and for a family with one."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from tests.web.cases.reading import queries, words
from tests.web.cases.sharing import accepted, asked, proven
from tests.web.delivery.given import FIRST, access_of, line, missed, set_up
from upheld.bodies import find_authority
from upheld.delivery.action import Threshold
from upheld.web import clock
from upheld.web.cases import parts
from upheld.web.cases.audit import acting
from upheld.web.cases.models import Case, DueDay, Look
from upheld.web.delivery import ahead
from upheld.web.delivery.actions.saying import say, state
from upheld.web.delivery.actions.setting_up import set_threshold
from upheld.web.delivery.ahead import look_ahead, review_by
from upheld.web.delivery.kept import PLACE, Ledger
from upheld.web.delivery.models import Ahead

pytestmark = pytest.mark.django_db(databases="__all__")
TODAY = date(2026, 9, 30)
"""A Wednesday: the weeks of 7, 14 and 21 September are over."""
COUNCILS = ("878", "330", "350", "301", "210", "373", "815")


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


def pupil(number: int, school: Any, *, from_on: date = FIRST, **rest: Any) -> Case:
    """A case of a family of its own, whose ledger a school has."""
    holder = person(f"family{number}")
    told = {"date_of_birth": "2016-05-02", "local_authority": find_authority(COUNCILS[number % 7]).name}
    case = case_of(holder, f"Child {number}", person=told)
    set_up(case, holder, line(from_on=from_on))
    grant(case, organisation=school, right="ledger", role="school", **rest)
    return case


def listed(who: str, page: str = "") -> HttpResponse:
    answer: HttpResponse = signed_in(person(who)).get(f"/delivery/{page}")
    return answer


def test_a_senco_with_pupils_of_seven_councils_sees_one_list_by_day() -> None:
    school = organisation("School A", person("b"), kind="school")
    cases = [pupil(number, school, from_on=FIRST + timedelta(weeks=number % 3)) for number in range(7)]
    case_of(person("c"), "Child X")
    said = words(listed("b"))
    assert [said.index(f"Child {number}") for number in (0, 3, 6, 1, 4, 2, 5)] == sorted(
        said.index(f"Child {number}") for number in range(7)
    )
    assert "3 weeks are not filled in" in said and "1 week is not filled in" in said
    assert "From the week of Monday 7 September 2026" in said
    assert all(find_authority(code).name in said for code in COUNCILS)
    assert "Child X" not in said
    assert {one.case_id for one in Look.objects.filter(person=person("b"))} == {one.pk for one in cases}


def test_what_was_filled_in_is_no_longer_waiting() -> None:
    school = organisation("School A", person("b"), kind="school")
    case = pupil(0, school)
    first = listed("b")
    assert "3 weeks are not filled in" in words(first)
    assert f"/delivery/{case.pk}/week/2026-09-07/" in first.content.decode()
    access = access_of(person("b"), case)
    say(access, [missed(week, side="setting", outcome="delivered", reason="") for week in (0, 1)], by=person("b"))
    said = words(listed("b"))
    assert "1 week is not filled in" in said and "From the week of Monday 21 September 2026" in said
    say(access, [missed(2, side="setting", outcome="delivered", reason="")], by=person("b"))
    assert "not filled in" not in words(listed("b"))


def test_a_family_is_told_of_weeks_nobody_has_spoken_of() -> None:
    school = organisation("School A", person("b"), kind="school")
    case = pupil(0, school)
    say(access_of(person("b"), case), [missed(0, side="setting")], by=person("b"))
    say(access_of(person("family0"), case), [missed(1)], by=person("family0"))
    family, at_school = words(listed("family0")), words(listed("b"))
    assert "Nobody has said what came in 1 week." in family and "not filled in" not in family
    assert "2 weeks are not filled in" in at_school and "Nobody has said" not in at_school


def test_a_gap_is_told_past_the_chosen_threshold() -> None:
    case = case_of(person("a"))
    ledger = set_up(case, person("a"))
    say(access_of(person("a"), case), [missed(0), missed(2)], by=person("a"))
    assert "1 h have not come" in words(listed("a")) and "Since Friday 11 September 2026" in words(listed("a"))
    set_threshold(Ledger(ledger.access), Threshold("minutes", 61), by=person("a"))
    assert "have not come" not in words(listed("a"))


def test_a_start_check_waits_until_somebody_says_whether_each_line_has_started() -> None:
    case = case_of(person("a"))
    set_up(case, person("a"))
    assert "By Monday 5 October 2026 Check whether everything has started (practice, not law)" in words(
        listed("a")
    ).replace(" – Child A", "")
    state(access_of(person("a"), case), "asked", uuid4(),
          {"line": "F.1", "who": "The school", "on": "2026-09-29", "answer": "started"}, by=person("a"))  # fmt: skip
    assert "Check whether everything has started" not in words(listed("a"))


def test_the_review_is_that_of_the_case_for_who_sees_it_and_worked_out_for_others() -> None:
    school = organisation("School A", person("b"), kind="school")
    case = pupil(0, school)
    DueDay.objects.create(case=case, key="review.annual@x", duty="review.annual", due_on=date(2026, 12, 1),
                          due_latest=date(2026, 12, 1), law_version="1", reckoned_at=clock.real())  # fmt: skip
    family, at_school = words(listed("family0")), words(listed("b"))
    assert "By Tuesday 1 December 2026 The plan is to be reviewed ( Children and Families Act 2014 s.44(1) )" in family
    assert "worked out" not in family
    assert "1 December" not in at_school
    assert "By Monday 6 September 2027 The plan is to be reviewed, worked out from the day its lines began" in at_school


@pytest.mark.parametrize(
    ("today", "by"),
    [
        (date(2026, 9, 7), date(2027, 9, 6)),
        (date(2027, 9, 6), date(2027, 9, 6)),
        (date(2027, 9, 7), date(2028, 9, 6)),
    ],
)
def test_twelve_months_begin_with_the_day_of_the_plan(today: date, by: date) -> None:
    # 12 months beginning with 7 September 2026 end with 6 September 2027.
    assert review_by([line()], today) == by
    assert review_by([], today) is None


def test_where_the_council_is_hidden_it_is_not_in_the_list() -> None:
    school = organisation("School A", person("b"), kind="school")
    pupil(0, school, hides_addresses=True)
    assert "Child 0" in words(listed("b")) and "Devon" not in words(listed("b"))


def test_a_ledger_that_cannot_be_reckoned_is_said_to_be_so_and_comes_first() -> None:
    case, other = case_of(person("a"), "Child A"), case_of(person("a"), "Child B")
    set_up(other, person("a"), line(from_on=FIRST + timedelta(weeks=4)))
    ledger = set_up(case, person("a"))
    broken = ledger.data | {"entitlements": ledger.data["entitlements"] * 2}
    with acting(case.pk, person("a"), needs="ledger") as act:
        parts.write(act, PLACE, broken, ledger.version)
        Ahead.objects.grow_old(case)
    said = words(listed("a"))
    assert "Child A Devon This record cannot be reckoned as it is" in said and "Nothing is waiting" not in said
    assert said.index("Child A") < said.index("Child B")


def test_a_case_without_a_ledger_is_last_and_says_so() -> None:
    case_of(person("a"), "Child A")
    set_up(case_of(person("a"), "Child B"), person("a"))
    said = words(listed("a"))
    assert said.index("Child B") < said.index("Child A")
    assert "Nothing has been written down yet." in said


def test_a_record_is_given_up_and_gone_from_the_list() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"), right="ledger", role="therapist")
    browser = signed_in(person("b"))
    page = f"/delivery/{case.pk}/leave/"
    assert page in browser.get("/delivery/").content.decode()
    assert "Give up your access?" in words(browser.get(page))
    assert browser.post(page)["Location"] == "/delivery/"
    assert "Child A" not in words(browser.get("/delivery/")) and browser.get(page).status_code == 404


def test_who_is_invited_to_the_ledger_is_told_what_it_is_and_led_to_the_list() -> None:
    case, school = case_of(person("a")), proven("b")
    form = signed_in(person("a")).get(f"/cases/{case.pk}/invite/?as=school").content.decode()
    rights = [part.partition('value="')[2].partition('"')[0] for part in form.split('name="right"')[1:]]
    assert rights == ["ledger", "read", "write"] and form.count("checked") == 2
    invitation = asked(case, "b", role="school", right="ledger")
    said = words(signed_in(school).get(f"/cases/invitations/{invitation.key}/"))
    assert "see and fill in the record of what provision one child or young person was promised" in said
    answer = accepted(invitation, school)
    assert answer["Location"] == "/delivery/" and "Child A" in words(listed("b"))
    assert "Child A" not in words(signed_in(school).get("/cases/"))


def test_three_hundred_take_as_many_questions_as_three(monkeypatch: pytest.MonkeyPatch) -> None:
    school = organisation("School A", person("b"), kind="school")
    counts = []
    for upto in (3, 40):
        for number in range(len(Case.objects.all()), upto):
            pupil(number, school)
        look_ahead(clock.real())
        browser = signed_in(person("b"))
        browser.get("/delivery/")
        counts.append(len(queries(browser, "/delivery/")))
    assert counts[1] <= counts[0]
    assert "Page 2 of 2" in words(listed("b", "?page=2"))


def test_the_job_reckons_what_is_old_and_leaves_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    school = organisation("School A", person("b"), kind="school")
    case = pupil(0, school)
    assert look_ahead(clock.real()) == 1 and look_ahead(clock.real()) == 0
    assert Ahead.objects.get().setting_weeks == 3
    monkeypatch.setattr(clock, "today", lambda: TODAY + timedelta(weeks=1))
    assert look_ahead(clock.real()) == 1 and Ahead.objects.get().setting_weeks == 4
    say(access_of(person("b"), case), [missed(0, side="setting")], by=person("b"))
    assert Ahead.objects.get().reckoned_on is None and look_ahead(clock.real()) == 1
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real())
    Ahead.objects.update(reckoned_on=None)
    assert look_ahead(clock.real()) == 0


def test_what_is_said_while_it_is_reckoned_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(person("a"))
    set_up(case, person("a"))
    whole = ahead._found

    def found(one: Case, today: date) -> dict[str, Any]:
        told = whole(one, today)
        Ahead.objects.grow_old(one)
        return told

    monkeypatch.setattr(ahead, "_found", found)
    look_ahead(clock.real())
    assert Ahead.objects.get().reckoned_on is None
