"""What the ledger proves stands in the timeline of its case, and nothing else there is touched."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.web.cases.making import case_of, grant, person, signed_in
from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.terms import Setting
from upheld.web import clock
from upheld.web.cases.access import must_see_ledger
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Action, Case, DueDay
from upheld.web.cases.walls import as_person
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.actions.setting_up import set_entitlements, set_settings
from upheld.web.delivery.kept import Ledger

pytestmark = pytest.mark.django_db(databases="__all__")

PLAN = {"kind": "plan_final_sent", "on": "2026-01-05"}


def monday(weeks_ago: int) -> date:
    today = clock.today()
    return today - timedelta(days=today.weekday() + 7 * weeks_ago)


def line(**rest: Any) -> Entitlement:
    told: dict[str, Any] = {"id": "F.1", "line": "F.1", "section": "F", "text": "Therapy each week.", "what": "Therapy",
                            "amount": Amount(45, weeks="all"), "from_on": monday(6)} | rest  # fmt: skip
    return Entitlement(**told)


def ledger_of(case: Case, who: str = "a") -> Ledger:
    return Ledger(must_see_ledger(person(who), case.pk))


def missed(week: int, **rest: Any) -> Entry:
    told: dict[str, Any] = {"side": "family", "slots": (f"F.1:w:{monday(week)}:1",)} | rest
    return Entry(str(uuid4()), "not_delivered", said_at=datetime(2026, 9, 1, tzinfo=UTC), **told)


def kept(case: Case) -> list[list[Any]]:
    return list((KeptCase(must_see_ledger(case.holder, case.pk)).whole("check") or {}).get("entries", []))


def case_with_line() -> Case:
    case = case_of(person("a"), events=[PLAN])
    set_entitlements(ledger_of(case), [line()], by=person("a"))
    return case


def test_a_line_and_what_was_missed_come_into_the_case() -> None:
    case = case_with_line()
    assert [data.get("id") for _number, data in kept(case)] == [None, "delivery-F.1-item"]
    assert DueDay.objects.filter(case=case, duty="plan.secure.sep", broken=True).count() == 0
    say(must_see_ledger(person("a"), case.pk), [missed(2, reason="vacancy")], by=person("a"))
    (number, data) = kept(case)[-1]
    assert (number, data["kind"]) == (3, "provision_missed")
    assert (data["minutes"], data["reason"]) == (45, "The post is not filled")
    assert DueDay.objects.filter(case=case, duty="plan.secure.sep", broken=True).count() == 1
    assert Action.objects.filter(case=case.pk, act="delivery_evidence").count() == 2


def test_what_was_told_before_stays_as_it_is_under_its_number() -> None:
    case = case_of(person("a"), events=[PLAN, {"kind": "provision_missed", "on": "2026-02-02", "item": "Mine"}])
    before = kept(case)
    set_entitlements(ledger_of(case), [line()], by=person("a"))
    say(must_see_ledger(person("a"), case.pk), [missed(1)], by=person("a"))
    assert kept(case)[:2] == before
    assert [number for number, _data in kept(case)] == [1, 2, 3, 4]


def test_nothing_is_written_where_nothing_changed() -> None:
    case = case_with_line()
    set_entitlements(ledger_of(case), [line()], by=person("a"))
    assert Action.objects.filter(case=case.pk, act="delivery_evidence").count() == 1


def test_a_dispute_takes_the_event_out_again() -> None:
    case = case_with_line()
    grant(case, to=person("b"), right="ledger", role="school")
    say(must_see_ledger(person("a"), case.pk), [missed(2)], by=person("a"))
    given = Entry(str(uuid4()), "delivered", "setting", datetime(2026, 9, 2, tzinfo=UTC), (f"F.1:w:{monday(2)}:1",))
    say(must_see_ledger(person("b"), case.pk), [given], by=person("b"))
    assert [data["kind"] for _number, data in kept(case)] == ["plan_final_sent", "provision_item"]
    last = Action.objects.filter(case=case.pk, act="delivery_evidence").latest("seq")
    assert last.by == str(person("b").key)


def test_what_somebody_takes_out_by_hand_comes_back() -> None:
    case = case_with_line()
    say(must_see_ledger(person("a"), case.pk), [missed(2)], by=person("a"))
    browser = signed_in(person("a"))
    number = kept(case)[-1][0]
    page = browser.get(f"/cases/{case.pk}/check/timeline/{number}/remove/")
    assert "makes it again" in page.content.decode()
    browser.post(f"/cases/{case.pk}/check/timeline/{number}/remove/")
    assert len(kept(case)) == 2
    say(must_see_ledger(person("a"), case.pk), [missed(3)], by=person("a"))
    assert [data["minutes"] for _number, data in kept(case) if data["kind"] == "provision_missed"] == [90]


def test_the_timeline_says_where_an_event_came_from() -> None:
    case = case_with_line()
    shown = signed_in(person("a")).get(f"/cases/{case.pk}/timeline/").content.decode()
    assert shown.count("From the record of provision.") == 1


def test_terms_change_what_is_proved_and_a_threshold_does_not() -> None:
    case = case_of(person("a"), events=[PLAN])
    set_entitlements(ledger_of(case), [line(amount=Amount(45))], by=person("a"))
    entry = missed(2, slots=(f"F.1:w:{monday(2)}:1",))
    say(must_see_ledger(person("a"), case.pk), [entry], by=person("a"))
    assert not [data for _number, data in kept(case) if data["kind"] == "provision_missed"]
    terms = ((monday(5), monday(0) + timedelta(days=4)),)
    set_settings(ledger_of(case), [Setting("School", monday(6), terms=terms)], by=person("a"))
    assert [data["minutes"] for _number, data in kept(case) if data["kind"] == "provision_missed"] == [45]


def test_where_another_entry_is_about_an_event_nothing_is_broken() -> None:
    case = case_with_line()
    say(must_see_ledger(person("a"), case.pk), [missed(2)], by=person("a"))
    access = must_see_ledger(person("a"), case.pk)
    held = KeptCase(access)
    told = held.get("check") or {}
    told["entries"].append([9, {"kind": "withdrawn", "on": "2026-03-01", "event": told["entries"][-1][1]["id"]}])
    held.put("check", told | {"next": 10})
    before = kept(case)
    grant(case, to=person("b"), right="ledger", role="school")
    given = Entry(str(uuid4()), "delivered", "setting", datetime(2026, 9, 2, tzinfo=UTC), (f"F.1:w:{monday(2)}:1",))
    say(must_see_ledger(person("b"), case.pk), [given], by=person("b"))
    assert kept(case) == before


def test_what_the_ledger_made_is_not_offered_to_be_corrected_or_copied_to_a_sibling() -> None:
    case = case_with_line()
    browser = signed_in(person("a"))
    timeline = browser.get(f"/cases/{case.pk}/timeline/").content.decode()
    assert f"/cases/{case.pk}/check/timeline/1/" in timeline
    assert f"/cases/{case.pk}/check/timeline/2/" not in timeline
    assert "Therapy (F.1)" in timeline
    copy = browser.get(f"/cases/{case.pk}/copy/").content.decode()
    assert "The council sent the final EHC plan" in copy
    assert "The plan set out a piece of provision" not in copy


def test_behind_the_walls_a_school_with_the_ledger_alone_says_what_came_and_the_case_takes_its_evidence() -> None:
    case = case_with_line()
    grant(case, to=person("b"), right="ledger", role="school")
    with as_person(person("b")):
        say(must_see_ledger(person("b"), case.pk), [missed(2, side="setting")], by=person("b"))
    assert [data["who"] for _number, data in kept(case) if data["kind"] == "provision_missed"] == ["the setting"]
    assert DueDay.objects.filter(case=case, duty="plan.secure.sep", broken=True).exists()


def test_what_somebody_is_just_telling_of_the_case_is_not_lost() -> None:
    case = case_with_line()
    open_page = KeptCase(must_see_ledger(person("a"), case.pk))
    mine = open_page.get("check") or {}
    say(must_see_ledger(person("a"), case.pk), [missed(2)], by=person("a"))
    mine["entries"].append([3, {"kind": "review_meeting_set", "on": "2026-10-01"}])
    open_page.put("check", mine | {"next": 4})
    found = {number: data["kind"] for number, data in kept(case)}
    assert found == {1: "plan_final_sent", 2: "provision_item", 3: "provision_missed", 4: "review_meeting_set"}
