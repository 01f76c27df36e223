"""What was written without a connection and sent later: once however often it comes, and the same in any order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import permutations
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.delivery.given import access_of, set_up
from tests.web.delivery.weekly import MONDAY, SUNDAY, TODAY, at, boxes, device, opened, school, twelve
from upheld.web import clock
from upheld.web.cases.models import Case
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Statement

pytestmark = pytest.mark.django_db(databases="__all__")
WEDNESDAY = datetime(2026, 9, 16, 15, 0, tzinfo=clock.ENGLAND)
NOW = datetime(2026, 9, 18, 17, 0, tzinfo=clock.ENGLAND)
NEXT = MONDAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _on_that_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    monkeypatch.setattr(clock, "real", lambda: NOW)


@pytest.fixture
def case() -> Case:
    made = case_of(person("a"))
    set_up(made, made.holder, *twelve(), settings=(school(),))
    grant(made, to=person("b"), right="ledger", role="school", from_at=NOW - timedelta(days=9))
    return made


def kept(browser: Client, case: Case, monday: date = MONDAY) -> dict[str, str]:
    """The form of a week as a device keeps it, with an id of its own."""
    return boxes(opened(browser, case.pk, monday, kept="device")) | {"form_id": str(uuid4())}


def send(browser: Client, case: Case, sent: dict[str, str], written: datetime | None, monday: date = MONDAY) -> Any:
    """A form sent as a device does, some time after it was written."""
    moment = {"written_at": written.isoformat() if written else ""}
    return browser.post(f"/delivery/{case.pk}/week/{monday}/", {"do": "changed"} | sent | moment,
                        headers=device(browser))  # fmt: skip


def ledger(case: Case) -> list[Any]:
    """What the ledger comes to: what each side says of each session, and of what cannot be counted."""
    found = Ledger(access_of(case.holder, case)).reckoned(SUNDAY + timedelta(days=42))
    views = [
        (one.slot.id, *((each.in_time, each.later, each.reason) for each in (one.setting, one.family)), one.tally)
        for one in found.sessions
    ]
    rest = [(one.entitlement.id, sorted((each.side, each.minutes, each.given_on) for each in one.given))
            for one in found.unmeasured]  # fmt: skip
    return [*views, *rest]


def full(browser: Client, case: Case) -> dict[str, str]:
    """A form in which something of each kind is said."""
    sent = kept(browser, case)
    sent |= {f"{at(sent, 'F.1')}what": "not", f"{at(sent, 'F.1')}why": "vacancy", f"{at(sent, 'F.1')}note": "Told so."}
    sent |= {f"{at(sent, 'F.2')}what": "other", f"{at(sent, 'F.2')}other": "length", f"{at(sent, 'F.2')}minutes": "10"}
    sent |= {f"{at(sent, 'F.11')}what": "planned", "u-0-minutes": "25", "u-0-day": MONDAY.isoformat()}
    sent |= {"b-0-why": "child_absent", "b-0-day": (MONDAY + timedelta(days=2)).isoformat()}
    return sent


# Once -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [WEDNESDAY, None], ids=["waited", "sent at once, and its answer lost"])
def test_what_comes_again_is_there_once(case: Case, first: datetime | None) -> None:
    family = signed_in(case.holder)
    before = full(family, case)
    missed = boxes(opened(family, case.pk, MONDAY - timedelta(days=7)))
    missed |= {f"{at(missed, 'F.3')}what": "not"}
    assert send(family, case, missed, None, MONDAY - timedelta(days=7)).status_code == 302
    slot = missed[f"{at(missed, 'F.3')}id"]
    sent = before | {"m-slot": slot, "m-day": (MONDAY + timedelta(days=1)).isoformat(), "do": "all"}
    assert send(family, case, sent, first).status_code == 302
    there, said = Statement.objects.count(), ledger(case)
    assert there > 5
    for _again in range(2):
        assert send(family, case, sent, WEDNESDAY).status_code == 302
        assert Statement.objects.count() == there and ledger(case) == said


def test_both_sides_may_send_the_same_week(case: Case) -> None:
    family, staff = signed_in(case.holder), signed_in(person("b"))
    sent = full(family, case), full(staff, case)
    for browser, form in zip((family, staff), sent, strict=True):
        assert send(browser, case, form, WEDNESDAY).status_code == 302
    assert {one.side for one in Statement.objects.all()} == {"family", "setting"}


def test_what_a_device_holds_of_somebody_else_is_not_taken(case: Case) -> None:
    family, staff = signed_in(case.holder), signed_in(person("b"))
    tag = family.get("/delivery/device/").json()["owner"]
    for browser, status, there in ((staff, 409, 0), (family, 302, 1)):
        sent = kept(browser, case) | {"do": "all"}
        answer = browser.post(f"/delivery/{case.pk}/week/{MONDAY}/", sent, headers={"X-Upheld-Device": tag})
        assert answer.status_code == status and Statement.objects.count() == there


# What it says -----------------------------------------------------------------------------------------------------


def test_everything_else_is_what_had_been_planned_until_it_was_written(case: Case) -> None:
    family = signed_in(case.holder)
    assert send(family, case, kept(family, case) | {"do": "all"}, WEDNESDAY).status_code == 302
    said = {one.split(":")[0] for entry in Ledger(access_of(case.holder, case)).entries for one in entry.slots}
    assert {"F.1", "F.2", "F.3"} <= said and not {"F.4", "F.5"} & said


def test_what_had_not_come_when_it_was_written_is_refused_whenever_it_is_sent(case: Case) -> None:
    family = signed_in(case.holder)
    sent = kept(family, case)
    answer = send(family, case, sent | {f"{at(sent, 'F.5')}what": "not"}, WEDNESDAY)
    assert answer.status_code == 422 and "that day has not come yet" in answer.content.decode()
    assert not Statement.objects.exists()


def test_it_bears_the_moment_at_which_it_was_written(case: Case) -> None:
    family = signed_in(case.holder)
    send(family, case, full(family, case), WEDNESDAY)
    assert {one.said_at for one in Statement.objects.all()} == {WEDNESDAY}
    assert {one.received_at for one in Statement.objects.all()} == {NOW}


@pytest.mark.parametrize("moment", [NOW + timedelta(days=1), NOW - timedelta(days=80)], ids=["to come", "too long ago"])
def test_a_moment_that_cannot_be_is_that_of_its_arrival(case: Case, moment: datetime) -> None:
    family = signed_in(case.holder)
    send(family, case, full(family, case), moment)
    assert {one.said_at for one in Statement.objects.all()} == {NOW}


def test_a_device_keeps_a_week_that_has_not_come_as_it_will_be(case: Case) -> None:
    family = signed_in(case.holder)
    assert "week-form" not in opened(family, case.pk, NEXT)
    sent = kept(family, case, NEXT)
    assert sum(name.endswith("-id") for name in sent) >= 10
    answer = send(family, case, sent | {f"{at(sent, 'F.1')}what": "not"}, NOW, NEXT)
    assert answer.status_code == 422 and not Statement.objects.exists()


# In any order -----------------------------------------------------------------------------------------------------

LINES = ("F.1", "F.2", "F.6", "F.11")
marks = st.dictionaries(st.sampled_from(LINES), st.sampled_from(("planned", "not", "short")), max_size=3)
written = st.fixed_dictionaries({"marks": marks, "all": st.booleans(), "away": st.booleans(), "extra": st.booleans(),
                                 "mended": st.booleans()})  # fmt: skip
NOTHING = {"marks": {}, "all": False, "away": False, "extra": False, "mended": False}


def filled(form: dict[str, str], told: dict[str, Any], slot: str) -> dict[str, str]:
    """A form as somebody filled it in."""
    sent = form | {"form_id": str(uuid4()), "do": "all" if told["all"] else "changed"}
    for name, what in told["marks"].items():
        row = at(sent, name)
        if what == "short":
            sent |= {f"{row}what": "other", f"{row}other": "length", f"{row}minutes": "7"}
        elif what == "planned" or name != "F.11":
            sent |= {f"{row}what": what}
    if told["away"]:
        sent |= {"b-0-why": "child_absent", "b-0-day": ""}
    if told["extra"]:
        sent |= {"u-0-minutes": "25", "u-0-day": MONDAY.isoformat()}
    if told["mended"]:
        sent |= {"m-slot": slot, "m-minutes": "20", "m-day": MONDAY.isoformat()}
    return sent


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate],
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(told=st.lists(written, min_size=2, max_size=2))
@example(told=[NOTHING | {"marks": {"F.1": what}} for what in ("not", "planned", "not")])
@example(told=[NOTHING | {"marks": {"F.11": what}, "mended": True} for what in ("planned", "short")])
def test_devices_that_wrote_apart_come_to_the_same_ledger_in_any_order(case: Case, told: list[dict[str, Any]]) -> None:
    family = signed_in(case.holder)
    found = []
    with undone():
        before = boxes(opened(family, case.pk, MONDAY - timedelta(days=7)))
        send(family, case, before | {f"{at(before, 'F.3')}what": "not"}, None, MONDAY - timedelta(days=7))
        form, slot = kept(family, case), before[f"{at(before, 'F.3')}id"]
        sent = [(filled(form, one, slot), WEDNESDAY + timedelta(hours=place)) for place, one in enumerate(told)]
        for order in permutations(sent):
            with undone():
                answers = [send(family, case, one, moment).status_code for one, moment in [*order, order[0]]]
                assert {*answers} == {302}
                found.append(ledger(case))
    assert all(one == found[0] for one in found)


@contextmanager
def undone() -> Iterator[None]:
    """Have what is sent leave no trace."""
    with transaction.atomic("default"), transaction.atomic("keys"):
        yield
        for alias in ("default", "keys"):
            transaction.set_rollback(True, alias)
