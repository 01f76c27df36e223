"""Where what somebody tells us is held: in the visitor's session, unless the request brings another place along."""

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from upheld.web.check.record import Record
from upheld.web.plan.record import PlanRecord
from upheld.web.sealed.models import Drawer
from upheld.web.sealed.session import SessionStore
from upheld.web.ui.held import InSession, held_by

pytestmark = pytest.mark.django_db
EVENT = {"kind": "ehcna_request_received", "on": "2026-01-12"}


def request_of(session: SessionStore) -> HttpRequest:
    request = RequestFactory().get("/")
    request.session = session
    return request


def again(session: SessionStore) -> SessionStore:
    """The session as the next request finds it."""
    session.save()
    return SessionStore(session.session_key)


def test_what_is_put_is_got_by_the_next_request_and_goes_when_it_is_dropped() -> None:
    held = InSession(session := SessionStore())
    assert held.get("check") is None
    held.put("check", {"answers": {"who": "parent"}})
    held.put("plan", {"details": {}})
    session = again(session)
    held = InSession(session)
    assert held.get("check") == {"answers": {"who": "parent"}}
    held.drop("check")
    held.drop("nothing lies here")
    held = InSession(again(session))
    assert held.get("check") is None
    assert held.get("plan") == {"details": {}}


def test_what_is_put_aside_is_sealed_and_is_no_part_of_the_answers() -> None:
    session = SessionStore()
    session["check"] = {"answers": {}}
    session = again(session)
    held = InSession(session)
    assert held.aside("answer") is None
    held.put_aside("answer", {"page": "Child A"})
    assert held.aside("answer") == {"page": "Child A"}
    assert not session.modified
    assert Drawer.objects.count() == 2
    assert not any(b"Child A" in bytes(one.body) for one in Drawer.objects.all())


def test_a_visitor_without_a_session_has_nothing_aside() -> None:
    held = InSession(SessionStore())
    held.put_aside("answer", {"page": "Child A"})
    assert held.aside("answer") is None
    assert not Drawer.objects.exists()


class Elsewhere(InSession):
    """Another place than the session of the request."""

    def __init__(self, **places: dict[str, Any]) -> None:
        self.places = places

    def get(self, place: str) -> dict[str, Any] | None:
        return self.places.get(place)

    def put(self, place: str, data: dict[str, Any]) -> None:
        self.places[place] = data

    def drop(self, place: str) -> None:
        self.places.pop(place, None)


def test_a_request_that_brings_no_place_along_is_held_in_its_session() -> None:
    session = SessionStore()
    record = Record.of(request_of(session))
    record.add(EVENT)
    record.save()
    assert session["check"]["entries"] == [[1, EVENT]]
    assert isinstance(held_by(request_of(session)), InSession)


def test_the_place_that_a_request_brings_along_comes_before_its_session() -> None:
    session = SessionStore()
    session["check"] = {"entries": [[1, EVENT]]}
    session["plan"] = {"details": {"sender": "parent"}}
    request = request_of(session)
    request.held = place = Elsewhere(plan={"details": {"sender": "adviser"}})  # type: ignore[attr-defined]
    record, plan = Record.of(request), PlanRecord(request)
    assert record.is_empty
    assert plan.details == {"sender": "adviser"}
    record.person = {"local_authority": "Devon"}
    record.save()
    plan.delete()
    assert place.places["check"]["person"] == {"local_authority": "Devon"}
    assert "plan" not in place.places
    assert session["check"] == {"entries": [[1, EVENT]]}
    assert session["plan"] == {"details": {"sender": "parent"}}


def test_a_record_can_be_made_of_a_place_without_a_request() -> None:
    place = Elsewhere(check={"entries": [[4, EVENT]], "next": 5})
    record = Record.held_in(place)
    assert [one.number for one in record.entries] == [4]
    assert record.add({"kind": "plan_final_sent", "on": "2026-06-30"}) == 5
    record.save()
    assert [number for number, _ in place.places["check"]["entries"]] == [4, 5]


def test_what_is_changed_and_not_saved_changes_nothing_that_is_held() -> None:
    place = Elsewhere(check={"notes": {"guide": {"who": "parent"}}, "entries": [[1, dict(EVENT)]]})
    record = Record.held_in(place)
    record.notes["guide"]["who"] = "young_person"
    record.entries[0].data["on"] = "2026-02-02"
    assert place.places["check"] == {"notes": {"guide": {"who": "parent"}}, "entries": [[1, EVENT]]}
