"""What somebody could do to the other side's account, and cannot: take away what was owed, the days, or the words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection  # noqa: F401  (a mark reads it)
from django.test import Client

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from tests.web.cases.reading import words
from tests.web.delivery.given import FIRST, LAST, access_of, line, missed, set_up, setting
from tests.web.delivery.weekly import at, boxes
from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement
from upheld.delivery.files.repeats import Rule
from upheld.web import clock
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.access import MayNot
from upheld.web.cases.models import Case
from upheld.web.delivery import ahead
from upheld.web.delivery.actions import saying
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.actions.setting_up import set_entitlements, set_settings
from upheld.web.delivery.api import views as api_views
from upheld.web.delivery.api.once import KEPT, delete_old
from upheld.web.delivery.device import tag_of
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Ahead, Statement, SystemAnswer, SystemKey
from upheld.web.delivery.sides import sides_of
from upheld.web.delivery.systems import make_key, system_of
from upheld.web.post.tick import _JOBS

pytestmark = pytest.mark.django_db(databases="__all__")
TODAY = date(2026, 10, 1)
TERM = (FIRST, LAST)
NEXT = (date(2026, 11, 2), date(2026, 12, 18))


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def case() -> Case:
    made = case_of(person("a"))
    set_up(made, made.holder)
    grant(made, to=person("s"), right="ledger", role="school")
    return made


def terms(case: Case, who: Person, *settings: Any) -> None:
    set_settings(Ledger(access_of(who, case)), settings, by=who)


# Term dates


@pytest.mark.parametrize(
    "gone",
    [
        (),
        (replace(setting(), terms=()),),
        (replace(setting(), terms=((FIRST, date(2026, 10, 9)),)),),
        (replace(setting(), terms=((date(2026, 9, 28), LAST),)),),
        (replace(setting(), from_on=date(2026, 9, 28)),),
        (replace(setting(), to_on=TODAY),),
        (replace(setting(), closed=(FIRST,)),),
        (replace(setting(), closed=tuple(date(2026, 10, 19) + timedelta(days=one) for one in range(5))),),
        (setting("School B"),),
    ],
)
def test_who_has_the_ledger_alone_takes_no_school_day_away(case: Case, gone: tuple[Any, ...]) -> None:
    # The last week of the term is to come, and was spoken of: a therapist said that she would be away.
    say(access_of(case.holder, case), [missed(0), missed(6)], by=case.holder)
    before = Ledger(access_of(case.holder, case)).data["settings"]
    with pytest.raises(MayNot, match="given this record alone"):
        terms(case, person("s"), *gone)
    assert Ledger(access_of(case.holder, case)).data["settings"] == before
    terms(case, case.holder, *gone)
    assert Ledger(access_of(case.holder, case)).data["settings"] != before


def test_who_has_the_ledger_alone_adds_terms_and_closes_days_to_come(case: Case) -> None:
    more = replace(setting(), terms=(TERM, NEXT), closed=(date(2026, 10, 23),))
    terms(case, person("s"), more)
    assert Ledger(access_of(case.holder, case)).calendar.settings == (more,)


def test_the_first_terms_may_come_from_the_school() -> None:
    case = case_of(person("a"))
    set_entitlements(Ledger(access_of(case.holder, case)), [line()], by=case.holder)
    grant(case, to=person("s"), right="ledger", role="school")
    terms(case, person("s"), setting())
    assert Ledger(access_of(case.holder, case)).calendar.settings == (setting(),)


def test_a_window_that_fell_due_is_not_made_longer_by_the_school(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(person("a"))
    each_half = replace(line(), amount=Amount(30, period="half_term"))
    set_up(case, case.holder, each_half)
    grant(case, to=person("s"), right="ledger", role="school")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 10, 26))
    with pytest.raises(MayNot):
        terms(case, person("s"), replace(setting(), terms=(TERM, (date(2026, 10, 26), date(2026, 12, 18)))))


def test_the_page_of_terms_refuses_it_and_says_who_changed_them_last(case: Case) -> None:
    school, page = signed_in(person("s")), f"/delivery/{case.pk}/terms/"
    assert "Take it out" not in words(school.get(f"{page}1/"))
    assert "Take it out" in words(signed_in(case.holder).get(f"{page}1/"))
    assert school.post(f"{page}1/", {"do": "remove"}).status_code == 403
    assert len(Ledger(access_of(case.holder, case)).calendar.settings) == 1
    terms(case, person("s"), replace(setting(), terms=(TERM, NEXT)))
    assert "by Person S." in words(signed_in(case.holder).get(page))
    assert "by you." in words(school.get(page))
    terms(case, case.holder, setting())
    assert "Person A" not in words(school.get(page)).partition("Last changed")[2]


# When it was written


def written(case: Case, who: Person, **headers: str) -> Statement:
    browser = signed_in(who)
    page = f"/delivery/{case.pk}/week/2026-09-28/"
    sent = boxes(browser.get(page).content.decode())
    sent |= {f"{at(sent, 'F.1')}what": "not", "do": "changed", "written_at": _days_ago(20).isoformat()}
    assert browser.post(page, sent, headers=headers).status_code == 302
    return Statement.objects.get()


def _days_ago(days: int) -> datetime:
    return clock.real() - timedelta(days=days)


def test_a_browser_does_not_say_when_it_was_written(case: Case) -> None:
    assert written(case, person("s")).said_at > _days_ago(1)


def test_what_a_device_wrote_before_is_shown_with_the_day_it_arrived(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: clock.real().date())
    one = written(case, person("s"), **{"X-Upheld-Device": tag_of(person("s"))})
    assert one.said_at < _days_ago(19)
    (came,) = Ledger(access_of(case.holder, case)).arrived.values()
    assert came == one.received_at.astimezone(clock.ENGLAND).date()
    page = words(signed_in(case.holder).get(f"/delivery/{case.pk}/session/F.1:w:2026-09-28:1/"))
    assert "It arrived here on" in page
    say(access_of(case.holder, case), [missed(0)], by=case.holder)
    assert "It arrived here on" not in words(
        signed_in(case.holder).get(f"/delivery/{case.pk}/session/F.1:w:2026-09-07:1/")
    )


# What is hidden


def test_no_words_of_a_line_are_told_where_something_is_hidden() -> None:
    case = case_of(person("a"))
    words_of: dict[str, Any] = {"text": "Place X", "deliverer": "Team of Place X"}
    lines = [
        Entitlement("F.1", "F.1", "F", what="SALT at Place X", amount=Amount(30), from_on=FIRST,
                    **words_of | {"deliverer": "speech and language therapist of Place X"}),
        Entitlement("F.2", "F.2", "F", what="Place X club", amount=None, from_on=FIRST,
                    why_unknown="At Place X", **words_of),
    ]  # fmt: skip
    set_up(case, case.holder, *lines)
    teacher = person("t")
    school = organisation("School", teacher, role="manager", kind="school")
    grant(case, organisation=school, right="ledger", role="school", hides_schools=True)
    found = Ledger(access_of(teacher, case)).entitlements
    assert "Place X" not in repr(found)
    assert (found[0].what, found[1].what) == ("Speech and language therapist", "Line F.2")
    assert Ledger(access_of(case.holder, case)).entitlements == tuple(lines)
    browser = signed_in(teacher)
    for path in ("", "week/2026-09-07/", "lines/", "start/", "session/F.1:w:2026-09-07:1/"):
        assert "Place X" not in browser.get(f"/delivery/{case.pk}/{path}").content.decode()
    key = make_key(school, "K", by=teacher)
    for path in ("lines", "weeks/2026-09-07"):
        told = Client().get(f"/delivery/api/v1/pupils/{case.pk}/{path}", headers={"Authorization": f"Bearer {key}"})
        assert told.status_code == 200 and b"Place X" not in told.content


def test_a_system_is_hidden_what_every_grant_to_its_organisation_hides() -> None:
    case = case_of(person("a"))
    set_up(case, case.holder, line(why_unknown=""))
    teacher = person("t")
    school = organisation("School", teacher, role="manager", kind="school")
    grant(case, organisation=school, right="ledger", role="school", hides_schools=False)
    hiding = grant(case, organisation=school, right="read", role="school", hides_schools=True)
    key = make_key(school, "K", by=teacher)

    def text() -> str:
        answer = Client().get(f"/delivery/api/v1/pupils/{case.pk}/lines", headers={"Authorization": f"Bearer {key}"})
        return str(json.loads(answer.content)["lines"][0]["text"])

    assert text() == ""
    hiding.delete()
    assert text() == "Half an hour each week"


# Whose words


def test_an_adviser_of_both_sides_takes_back_their_own_words_alone(case: Case) -> None:
    adviser = person("v")
    grant(case, to=adviser, right="write", role="adviser")
    theirs, mine = missed(0), missed(1)
    say(access_of(case.holder, case), [theirs], by=case.holder)
    say(access_of(adviser, case), [mine], by=adviser)

    def back(of: Any, who: Person) -> None:
        gone = replace(missed(), outcome="withdrawn", slots=(), replaces=of.id, reason="", id=str(uuid4()))
        say(access_of(who, case), [gone], by=who)

    with pytest.raises(MayNot, match="what you wrote down yourself"):
        back(theirs, adviser)
    back(mine, adviser)
    browser = signed_in(adviser)
    page = f"/delivery/{case.pk}/session/F.1:w:2026-09-07:1/"
    assert "This was a mistake" not in words(browser.get(page))
    assert browser.post(page, {"form_id": str(uuid4()), "do": "back", "entry": theirs.id}).status_code == 422
    assert "This was a mistake" in words(signed_in(case.holder).get(page))
    back(theirs, case.holder)


def test_somebody_else_with_the_ledger_alone_does_not_speak_for_the_family(case: Case) -> None:
    grant(case, to=person("o"), right="ledger", role="other")
    assert sides_of(access_of(person("o"), case)) == ("setting",)
    grant(case, to=person("v"), right="ledger", role="adviser")
    assert sides_of(access_of(person("v"), case)) == ("family", "setting")


# How much


def test_one_side_cannot_fill_the_ledger_before_the_other_speaks(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saying, "MOST_OF_A_SIDE", 3)
    school = access_of(person("s"), case)
    say(school, [missed(week, side="setting") for week in range(3)], by=person("s"))
    with pytest.raises(DeliveryError, match="entries of one side"):
        say(school, [missed(4, side="setting")], by=person("s"))
    assert say(access_of(case.holder, case), [missed(0)], by=case.holder) == 1


def test_lines_that_nobody_could_give_are_refused(case: Case) -> None:
    far = replace(line(), amount=Amount(1, times=60, period="day", weeks="all"), from_on=date(2018, 1, 1))
    with pytest.raises(DeliveryError, match="These lines come to about"):
        set_entitlements(Ledger(access_of(case.holder, case)), [far], by=case.holder)
    whole = [replace(line(f"F.{n}"), amount=Amount(30, times=3), from_on=date(2024, 9, 1)) for n in range(30)]
    set_entitlements(Ledger(access_of(case.holder, case)), whole, by=case.holder)


def test_who_looks_at_the_list_waits_no_longer_than_so(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    Ahead.objects.grow_old(case)
    monkeypatch.setattr(ahead, "SECONDS_OF_A_LOOK", -1.0)
    assert ahead.refresh(Case.objects.all(), TODAY) == 0
    assert ahead.look_ahead(clock.real()) == 1


# Systems


def test_a_system_sends_so_many_entries_of_a_pupil_in_a_day_and_none_of_long_ago(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher = person("t")
    school = organisation("School", teacher, role="manager", kind="school")
    grant(case, organisation=school, right="ledger", role="school")
    key = make_key(school, "K", by=teacher)

    def send(**rest: Any) -> Any:
        one = {"id": str(uuid4()), "outcome": "not_delivered", "slots": ["F.1:w:2026-09-07:1"]} | rest
        own = {"Authorization": f"Bearer {key}", "Idempotency-Key": str(uuid4())}
        return Client().post(f"/delivery/api/v1/pupils/{case.pk}/entries", json.dumps({"entries": [one]}),
                             content_type="application/json", headers=own)  # fmt: skip

    assert send(said_at=_days_ago(63).isoformat()).status_code == 400
    assert send(said_at=_days_ago(61).isoformat()).status_code == 200
    monkeypatch.setattr(api_views, "MOST_A_DAY", 2)
    assert send().status_code == 200
    answer = send()
    assert (answer.status_code, answer["Retry-After"]) == (429, "86400")


@pytest.mark.parametrize("monday", ["2014-08-25", "2027-10-11", "2099-01-05"])
def test_a_system_asks_for_the_weeks_that_a_page_shows(case: Case, monday: str) -> None:
    teacher = person("t")
    school = organisation("School", teacher, role="manager", kind="school")
    grant(case, organisation=school, right="ledger", role="school")
    own = {"Authorization": f"Bearer {make_key(school, 'K', by=teacher)}"}
    assert Client().get(f"/delivery/api/v1/pupils/{case.pk}/weeks/{monday}", headers=own).status_code == 400
    assert Client().get(f"/delivery/api/v1/pupils/{case.pk}/weeks/2027-10-04", headers=own).status_code == 200


def test_a_key_is_made_by_a_manager_and_holds_as_long_as_they_manage() -> None:
    teacher, other = person("t"), person("r")
    school = organisation("School", teacher, role="manager", kind="school")
    Membership.objects.create(person=other, organisation=school, role="adviser")
    with pytest.raises(MayNot):
        make_key(school, "K", by=other)
    key = make_key(school, "K", by=teacher)
    assert system_of(key) is not None
    Membership.objects.filter(person=teacher).update(role="adviser")
    assert system_of(key) is None


def test_old_answers_are_deleted_by_a_job_and_hold_no_plain_hash(case: Case) -> None:
    import hashlib

    teacher = person("t")
    school = organisation("School", teacher, role="manager", kind="school")
    grant(case, organisation=school, right="ledger", role="school")
    key = make_key(school, "K", by=teacher)
    path = f"/delivery/api/v1/pupils/{case.pk}/entries"
    body = json.dumps({"entries": [{"id": str(uuid4()), "outcome": "delivered", "slots": ["F.1:w:2026-09-07:1"]}]})
    own = {"Authorization": f"Bearer {key}", "Idempotency-Key": "n"}
    assert Client().post(path, body, content_type="application/json", headers=own).status_code == 200
    kept = SystemAnswer.objects.get()
    assert kept.request != hashlib.sha256(f"POST {path}\n{body}".encode()).hexdigest()
    assert re.fullmatch("[0-9a-f]{64}", kept.request)
    assert delete_old in _JOBS.values()
    assert delete_old(clock.real()) == 0
    assert delete_old(clock.real() + KEPT + timedelta(minutes=1)) == 1


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no row-level security")
def test_the_database_lets_nobody_but_the_service_read_or_make_a_key() -> None:
    from django.db import DatabaseError, transaction

    from upheld.web.cases.walls import as_person

    teacher = person("t")
    school = organisation("School", teacher, role="manager", kind="school")
    make_key(school, "K", by=teacher)
    with as_person(teacher):
        assert not SystemKey.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            SystemKey.objects.create(organisation=school, name="x", digest="0" * 64, made_by=teacher)


# A calendar that repeats


def slow(rule: Rule, first: date, last: date) -> list[date]:
    """Every day looked at, one by one."""
    found = []
    start = first - timedelta(days=(first.weekday() - rule.week_begins) % 7)
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if rule.weekly:
            falls = (day - start).days // 7 % rule.every == 0 and day.weekday() in (rule.days or (first.weekday(),))
        else:
            falls = number % rule.every == 0 and (not rule.days or day.weekday() in rule.days)
        if falls or not number:
            found.append(day)
    return found[: rule.count]


@pytest.mark.parametrize("weekly", [True, False])
@pytest.mark.parametrize("every", [1, 2, 5])
@pytest.mark.parametrize("days", [(), (0, 3), (6,), (5, 6)])
@pytest.mark.parametrize("begins", [0, 6])
def test_stepping_by_the_interval_finds_the_same_days(
    weekly: bool, every: int, days: tuple[int, ...], begins: int
) -> None:
    for offset in range(7):
        first = date(2026, 9, 7) + timedelta(days=offset)
        rule = Rule(weekly, every, days, None, None, begins)
        last = first + timedelta(days=60)
        assert [*rule.days_from(first, last)] == slow(rule, first, last)
        assert [*replace(rule, count=3).days_from(first, last)] == slow(replace(rule, count=3), first, last)
