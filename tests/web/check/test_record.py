"""What a visitor has told us: kept whole or not changed at all."""

from datetime import date

import pytest
from django.test import RequestFactory

from upheld.case import loads
from upheld.errors import CaseError
from upheld.web.check.record import MOST_EVENTS, Record
from upheld.web.sealed.session import SessionStore
from upheld.web.ui.held import InSession

pytestmark = pytest.mark.django_db
REQUEST = {"kind": "ehcna_request_received", "on": "2026-01-12"}
PLAN = {"kind": "plan_final_sent", "on": "2026-06-30"}


@pytest.fixture
def record() -> Record:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    return Record.of(request)


def again(record: Record) -> Record:
    """The record as the next request finds it."""
    record.save()
    assert isinstance(record._place, InSession)
    session = record._place._sealed
    session.save()
    request = RequestFactory().get("/")
    request.session = SessionStore(session.session_key)
    return Record.of(request)


def test_nothing_told_is_empty_and_cannot_be_reckoned(record: Record) -> None:
    assert record.is_empty
    with pytest.raises(CaseError, match="nothing has been recorded"):
        record.case()


def test_what_was_told_is_there_at_the_next_request(record: Record) -> None:
    record.person = {"local_authority": "Devon"}
    record.add(REQUEST)
    record.answers["who"] = "parent"
    record.details["child_name"] = "Child A"
    record.edits["complaint_stage_1"] = {"x": "y"}
    record.notes["quick"] = {"rows": 2}
    record.as_at = date(2026, 6, 1)
    found = again(record)
    assert [one.data for one in found.entries] == [REQUEST]
    assert (found.person, found.answers, found.details) == (record.person, record.answers, record.details)
    assert (found.edits, found.notes, found.as_at) == (record.edits, record.notes, record.as_at)


def test_nothing_is_kept_until_it_is_saved(record: Record) -> None:
    record.add(REQUEST)
    record.save()
    found = again(record)
    found.entries[0].data["on"] = "2020-01-01"
    found.person["local_authority"] = "Devon"
    assert again(record).entries[0].data == REQUEST
    assert again(record).person == {}


def test_a_number_stays_with_its_event_and_is_not_used_twice(record: Record) -> None:
    first, second = record.add(REQUEST), record.add(PLAN)
    record.remove(first)
    third = again(record).add(REQUEST)
    assert (first, second, third) == (1, 2, 3)
    assert record.entry(first) is None
    kept = record.entry(second)
    assert kept is not None and kept.data == PLAN


def test_what_cannot_be_read_changes_nothing(record: Record) -> None:
    number = record.try_add(REQUEST)
    for bad in ({"kind": "nothing_like_it", "on": "2026-01-01"}, {"kind": "plan_final_sent"}, {"on": "2026-01-01"}):
        with pytest.raises(CaseError) as caught:
            record.try_add(bad)
        assert "\n" not in str(caught.value)
        with pytest.raises(CaseError):
            record.try_change(number, bad)
    assert [one.data for one in record.entries] == [REQUEST]


def test_a_change_takes_the_place_of_what_was_there(record: Record) -> None:
    number = record.try_add(REQUEST)
    record.try_add(PLAN)
    record.try_change(number, REQUEST | {"on": "2026-01"})
    assert [one.data["on"] for one in record.entries] == ["2026-01", "2026-06-30"]


def test_it_is_reckoned_for_the_day_asked_for_the_day_chosen_or_today(record: Record) -> None:
    # 12 January 2026 and 20 weeks after: 1 June 2026 (reg 13(2)).
    record.add(REQUEST)
    assert record.reckoned(date(2026, 6, 1)).of("plan.final")[0].status == "running"
    assert record.reckoned(date(2026, 6, 2)).of("plan.final")[0].status == "overdue"
    record.as_at = date(2026, 6, 1)
    assert record.reckoned().as_at == date(2026, 6, 1)
    assert record.reckoned(date(2026, 6, 2)).as_at == date(2026, 6, 2)


def test_a_file_takes_the_place_of_all_that_was_there_or_of_nothing(record: Record) -> None:
    record.add(REQUEST)
    record.details["child_name"] = "Child A"
    with pytest.raises(CaseError):
        record.take("this is no case", "toml")
    assert record.details and not record.is_empty
    record.person = {"local_authority": "Devon", "date_of_birth": "2017-05-02"}
    record.facts = [{"kind": "setting", "from": "2025-09-01", "type": "primary"}]
    written = record.as_toml()
    record.take(written, "toml")
    assert record.details == {}
    assert record.as_toml() == written
    assert loads(written, name="file", format="toml") == record.case()


def test_a_file_with_more_events_than_a_page_can_carry_is_refused(record: Record) -> None:
    entry = '[[event]]\nkind = "provision_missed"\non = 2026-01-12\n'
    with pytest.raises(CaseError, match=f"has {MOST_EVENTS + 1:,} events"):
        record.take(entry * (MOST_EVENTS + 1), "toml")
    record.take(entry * MOST_EVENTS, "toml")
    with pytest.raises(CaseError, match="already"):
        record.try_add(REQUEST)
