"""Saying what happened: once, by those who may, and never changed."""

import hashlib
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from tests.web.cases.making import case_of, grant, person
from tests.web.delivery.given import access_of, missed, set_up
from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.entry import standing
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import MayNot
from upheld.web.cases.audit import Gone, first_broken, told_with
from upheld.web.cases.models import Action, Case
from upheld.web.delivery.actions import saying
from upheld.web.delivery.actions.saying import say, state
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Statement

pytestmark = pytest.mark.django_db(databases="__all__")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite in memory has one writer")


def ledger_case() -> tuple[Case, Person, Person]:
    """A case with a ledger, its holder, and a school that has the ledger alone."""
    holder, school = person("a"), person("b")
    case = case_of(holder)
    set_up(case, holder)
    grant(case, to=school, right="ledger", role="school")
    return case, holder, school


def test_what_is_sent_again_is_there_once() -> None:
    case, holder, _school = ledger_case()
    entries = [missed(week) for week in range(3)]
    assert say(access_of(holder, case), entries, by=holder) == 3
    assert say(access_of(holder, case), [*entries, missed(3)], by=holder) == 1
    assert say(access_of(holder, case), [entries[0], entries[0]], by=holder) == 0
    assert Statement.objects.count() == 4 and len(Ledger(access_of(holder, case)).entries) == 4


def test_one_id_says_one_thing() -> None:
    case, holder, school = ledger_case()
    first = missed(0)
    say(access_of(holder, case), [first], by=holder)
    for other in (missed(1, id=first.id), missed(0, id=first.id, side="setting")):
        by = school if other.side == "setting" else holder
        with pytest.raises(DeliveryError, match="with other words"):
            say(access_of(by, case), [missed(2, side=other.side), other], by=by)
    with pytest.raises(DeliveryError, match="with other words"):
        say(access_of(holder, case), [a := missed(4), missed(5, id=a.id)], by=holder)
    assert Statement.objects.count() == 1


def test_an_id_of_another_case_is_refused_with_the_same_words() -> None:
    case, holder, _school = ledger_case()
    other, theirs = case_of(person("c"), label="Child B"), missed(0)
    set_up(other, person("c"))
    say(access_of(person("c"), other), [theirs], by=person("c"))
    told = []
    for entry in (theirs, missed(1, id=theirs.id)):
        with pytest.raises(DeliveryError) as refused:
            say(access_of(holder, case), [entry], by=holder)
        told.append(str(refused.value))
    assert told == ["This was sent before with other words: reload the page and write it again."] * 2
    assert not Statement.objects.filter(case=case).exists()


def test_nobody_speaks_for_the_other_side() -> None:
    case, holder, school = ledger_case()
    for by, side in ((holder, "setting"), (school, "family")):
        with pytest.raises(MayNot, match="your own side"):
            say(access_of(by, case), [missed(side=side)], by=by)  # type: ignore[arg-type]
        with pytest.raises(MayNot, match="your own side"):
            state(access_of(by, case), "rating", uuid4(), {"value": 3}, by=by, side=side)
    assert not Statement.objects.exists()


def test_an_adviser_writes_down_what_either_side_told_them() -> None:
    case, holder, _school = ledger_case()
    grant(case, to=person("d"), right="write", role="adviser")
    access = access_of(person("d"), case)
    assert say(access, [missed(0, side="family"), missed(0, side="setting")], by=person("d")) == 2
    assert holder.pk not in {one.by for one in Ledger(access).entries}


def test_a_reader_says_nothing_and_neither_does_whose_access_ended_meanwhile() -> None:
    case, _holder, school = ledger_case()
    grant(case, to=person("d"), right="read", role="parent")
    with pytest.raises(MayNot):
        say(access_of(person("d"), case), [missed()], by=person("d"))
    access = access_of(school, case)
    case.grants.filter(person=school).update(to_at=clock.real())
    with pytest.raises(Gone):
        say(access, [missed(side="setting")], by=school)
    assert not Statement.objects.exists()


def test_nothing_is_said_in_a_case_that_waits_to_be_deleted() -> None:
    case, holder, _school = ledger_case()
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real())
    with pytest.raises(MayNot, match="stop the deletion first"):
        say(access_of(holder, case), [missed()], by=holder)


def test_no_clock_of_a_device_runs_ahead_and_its_order_stays() -> None:
    case, holder, _school = ledger_case()
    ahead, before = clock.real() + timedelta(days=400), datetime(2026, 9, 9, 8, 0, tzinfo=UTC)
    entries = [missed(0, said_at=ahead + timedelta(hours=1), outcome="delivered", reason=""),
               missed(0, said_at=ahead), missed(1, said_at=before)]  # fmt: skip
    say(access_of(holder, case), entries, by=holder)
    kept = {one.id: one.said_at for one in Ledger(access_of(holder, case)).entries}
    assert kept[entries[1].id] < kept[entries[0].id] <= clock.real()
    assert kept[entries[2].id] == before
    stands = standing(Ledger(access_of(holder, case)).entries)
    assert [one.id for one in stands] == [entries[2].id, entries[1].id, entries[0].id]


def test_there_is_a_most_of_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    case, holder, _school = ledger_case()
    access = access_of(holder, case)
    with pytest.raises(DeliveryError, match="501 entries at once; 500 is the most"):
        say(access, [missed() for _each in range(501)], by=holder)
    with pytest.raises(DeliveryError, match="fewer words"):
        say(access, [missed(note="a" * saying.MOST_BYTES)], by=holder)
    with pytest.raises(DeliveryError, match="no writing"):
        say(access, [missed(note="\ud800")], by=holder)
    monkeypatch.setattr(saying, "MOST_OF_A_SIDE", 2)
    say(access, [missed(0), last := missed(1)], by=holder)
    with pytest.raises(DeliveryError, match="the most it takes"):
        say(access, [missed(2)], by=holder)
    assert say(access, [last], by=holder) == 0, "what is there already needs no room"
    assert Statement.objects.count() == 2


def test_the_audit_names_everything_that_was_sent_in_one_go() -> None:
    case, holder, _school = ledger_case()
    ledger = Ledger(access_of(holder, case))
    before = Action.objects.filter(case=case.pk).count()
    entries = [missed(week) for week in range(4)]
    say(ledger.access, entries, by=holder)
    rows = [*Action.objects.filter(case=case.pk, seq__gt=before, act="delivery_said")]
    assert len(rows) == 1 and rows[0].about == "4 statements" and rows[0].by == str(holder.key)
    kept = {str(one.pk): hashlib.sha256(bytes(one.body)).hexdigest() for one in Statement.objects.all()}
    assert told_with(rows[0], ledger.key) == kept and set(kept) == {one.id for one in entries}
    assert first_broken(case.pk) is None
    say(ledger.access, entries, by=holder)
    assert Action.objects.filter(case=case.pk, act="delivery_said").count() == 1, "nothing new, nothing written"


def test_five_hundred_take_no_more_questions_than_one() -> None:
    case, holder, _school = ledger_case()
    counts = []
    for many in (1, 500):
        entries = [missed(0, id=str(uuid4())) for _each in range(many)]
        with CaptureQueriesContext(connection) as asked:
            say(access_of(holder, case), entries, by=holder)
        counts.append(len(asked))
    # SQLite takes some hundreds of values at a time.
    assert counts[1] <= counts[0] + 6


def test_other_statements_are_once_too() -> None:
    case, holder, _school = ledger_case()
    id, access = uuid4(), access_of(holder, case)
    assert state(access, "rating", id, {"value": 3, "days": ["2026-09-07"]}, by=holder)
    assert not state(access, "rating", id, {"value": 3, "days": ["2026-09-07"]}, by=holder)
    for kind, data in (("rating", {"value": 4}), ("view", {"value": 3, "days": ["2026-09-07"]})):
        with pytest.raises(DeliveryError, match="with other words"):
            state(access, kind, id, data, by=holder)
    assert Action.objects.filter(case=case.pk, act="rating_said").get().about == str(id)


def test_what_another_said_first_in_that_very_moment_is_told_as_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    case, holder, _school = ledger_case()
    first = missed(0)
    say(access_of(holder, case), [first], by=holder)
    monkeypatch.setattr(saying, "_not_there", lambda _act, said: [*said])
    with pytest.raises(DeliveryError, match="with other words"):
        say(access_of(holder, case), [missed(1), missed(2, id=first.id)], by=holder)
    assert Statement.objects.count() == 1 and first_broken(case.pk) is None


@on_postgresql
@pytest.mark.django_db(databases="__all__", transaction=True)
@pytest.mark.parametrize("words", ["the same", "others"])
def test_two_devices_that_send_one_id_at_once_leave_one_statement(words: str) -> None:
    case, holder, _school = ledger_case()
    access, start, done = access_of(holder, case), Barrier(2), []
    first = missed(0)
    second = first if words == "the same" else missed(1, id=first.id)

    def send(entry: object) -> None:
        start.wait()
        try:
            done.append(say(access, [entry], by=holder))  # type: ignore[list-item]
        except DeliveryError:
            done.append(-1)
        finally:
            connections.close_all()

    threads = [Thread(target=send, args=(one,)) for one in (first, second)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert sorted(done) == ([0, 1] if words == "the same" else [-1, 1])
    assert Statement.objects.count() == 1 and first_broken(case.pk) is None


@on_postgresql
@pytest.mark.django_db(databases="__all__", transaction=True)
def test_one_id_sent_to_two_cases_at_once_is_in_one_of_them() -> None:
    case, holder, _school = ledger_case()
    other = case_of(holder, label="Child B")
    set_up(other, holder)
    start, done, first = Barrier(2), [], missed(0)

    def send(one: Case) -> None:
        start.wait()
        try:
            done.append(say(access_of(holder, one), [first], by=holder))
        except DeliveryError:
            done.append(-1)
        finally:
            connections.close_all()

    threads = [Thread(target=send, args=(one,)) for one in (case, other)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert sorted(done) == [-1, 1] and Statement.objects.count() == 1
