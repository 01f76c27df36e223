"""What stands of a log, the ids it gives, the person and the facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from upheld.case import Case, Person, from_data
from upheld.dates import EVER, Span, on
from upheld.errors import CaseError

DAY = "2026-01-05"


def log(*entries: dict[str, Any]) -> Case:
    """A case of meetings; each entry says how it differs from one held on the day."""
    return from_data({"event": [{"kind": "meeting_held", "on": DAY, **entry} for entry in entries]})


def undo(target: str, **entry: Any) -> dict[str, Any]:
    """A withdrawal of the event with that id."""
    return {"kind": "withdrawn", "event": target, **entry}


STANDING: list[tuple[list[dict[str, Any]], str]] = [
    ([{"id": "a"}, {"id": "b"}], "a b"),
    ([{"id": "a"}, {"id": "b", "replaces": "a"}], "b"),
    ([{"id": "a"}, {"id": "b", "replaces": "a"}, {"id": "c", "replaces": "b"}], "c"),
    ([{"id": "a"}, {"id": "b", "replaces": "a"}, {"id": "c", "replaces": "a"}], "c"),
    ([{"id": "a"}, undo("a", id="w")], ""),
    ([{"id": "a"}, {"id": "b", "replaces": "a"}, undo("b", id="w")], "a"),
    ([{"id": "a"}, undo("a", id="w"), undo("w", id="v")], "a"),
    ([{"id": "a"}, undo("a", id="w"), undo("w", id="v"), undo("v", id="u")], ""),
    ([{"id": "a"}, {"id": "b"}, undo("a", id="w"), undo("b", id="v", replaces="w")], "a"),
    ([{"id": "a"}, {"id": "n", "kind": "not_done", "what": "bundle_sent"}], "a n"),
]


@pytest.mark.parametrize(("entries", "standing"), STANDING)
def test_what_stands(entries: list[dict[str, Any]], standing: str) -> None:
    case = log(*entries)
    assert [event.id for event in case.events] == standing.split()
    assert [event.id for event in case.log] == [entry["id"] for entry in entries]
    assert all(case.by_id(entry["id"]) is case.log[number] for number, entry in enumerate(entries))


def test_events_are_found_by_kind_and_id() -> None:
    case = log({"id": "a"}, {"kind": "hearing_held"}, {"id": "b"})
    assert [event.id for event in case.of("meeting_held")] == ["a", "b"]
    assert case.of("bundle_sent") == ()
    assert case.by_id("nothing") is None


def test_a_replacement_inherits_nothing() -> None:
    case = log({"id": "a", "notes": "long"}, {"replaces": "a"})
    assert case.events[0].fields == {}
    assert case.events[0].replaces == "a"


IDS: list[tuple[dict[str, Any], str]] = [
    ({"on": "2026-01-09", "sent_on": "2026-01-08"}, "meeting_held@2026-01-09"),
    ({"sent_on": "2026-01-08", "received_on": "2026-01-09"}, "meeting_held@2026-01-09"),
    ({"sent_on": "2026-01-08", "served_on": "2026-01-09"}, "meeting_held@2026-01-08"),
    ({"served_on": "2026-01-09", "made_on": "2026-01-08"}, "meeting_held@2026-01-09"),
    ({"made_on": date(2026, 1, 8)}, "meeting_held@2026-01-08"),
    ({"on": "2026-01"}, "meeting_held@2026-01"),
    ({"on": "unknown"}, "meeting_held@unknown"),
    ({"kind": "absent_from_area", "from": "2026-01-05"}, "absent_from_area@2026-01-05"),
    ({"kind": "school_closure", "first_day_closed": "2026-01-05"}, "school_closure@2026-01-05"),
]


@pytest.mark.parametrize(("entry", "default"), IDS)
def test_the_default_id_is_kind_at_date(entry: dict[str, Any], default: str) -> None:
    assert from_data({"event": [{"kind": "meeting_held", **entry}]}).log[0].id == default


def test_repeats_are_numbered_in_file_order_round_ids_that_are_taken() -> None:
    base = f"meeting_held@{DAY}"
    assert [event.id for event in log({}, {}, {}).log] == [base, f"{base}/2", f"{base}/3"]
    assert [event.id for event in log({}, {}, {"id": f"{base}/2"}).log] == [base, f"{base}/3", f"{base}/2"]
    assert [event.id for event in log({}, {"id": base}).log] == [f"{base}/2", base]


def test_an_answer_names_an_event_or_an_obligation() -> None:
    base = f"meeting_held@{DAY}"
    for answers in ("a", "plan.final@a", "order.continue/amend@a", base, f"plan.final@{base}"):
        assert log({"id": "a"}, {}, {"answers": answers}).log[2].answers == answers


REFUSED: list[tuple[list[dict[str, Any]], str]] = [
    ([{"id": "a"}, {"id": "a"}], "event 2 (meeting_held): id = 'a' is the id of two events"),
    ([{"replaces": "z"}], "replaces = 'z' names no event of this file"),
    ([{"id": "a", "replaces": "a"}], "replaces = 'a' does not name an earlier event"),
    ([{"id": "a", "replaces": "b"}, {"id": "b"}], "replaces = 'b' does not name an earlier event"),
    ([undo("z")], "event 1 (withdrawn): event = 'z' names no event"),
    ([{"answers": "z"}], "answers = 'z' names no event"),
    ([{"answers": "plan.final@z"}], "answers = 'plan.final@z' names no event"),
    ([{"id": "a"}, {"answers": "plan.final@"}], "names no event of this file"),
    ([{"id": "seen"}, {"replaces": "sen"}], "(the nearest is seen)"),
    ([{} for _ in range(20)] + [{"replaces": "none"}], "write the id of an event, or kind@date"),
]


@pytest.mark.parametrize(("entries", "message"), REFUSED)
def test_ids_that_name_nothing_are_refused(entries: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(CaseError) as refused:
        log(*entries)
    assert message in str(refused.value)


def with_top(**top: Any) -> Case:
    """A case of one meeting, with other things at the top of the file."""
    return from_data({**top, "event": [{"kind": "meeting_held", "on": DAY}]})


def test_the_person() -> None:
    assert with_top().person == with_top(person={}).person == with_top(person=None).person == Person()
    person = {
        "date_of_birth": "2017-05-02",
        "local_authority": 878,
        "year_group": 0,
        "capacity": True,
        "looked_after": False,
        "armed_forces_parent": None,
    }
    assert with_top(person=person).person == Person(date(2017, 5, 2), "878", 0, True, False, None)


FACTS: list[tuple[dict[str, Any], Span, Span | None, dict[str, Any]]] = [
    ({"kind": "residence", "la": "Devon"}, on(date(2026, 1, 5)), None, {"la": "Devon"}),
    ({"kind": "residence", "local_authority": 878}, on(date(2026, 1, 5)), None, {"la": "878"}),
    ({"kind": "icb", "body": "NHS Devon", "from": "unknown"}, EVER, None, {"body": "NHS Devon"}),
    ({"kind": "on_sen_support", "to": "2026-01-06"}, on(date(2026, 1, 5)), on(date(2026, 1, 6)), {}),
    ({"kind": "disabled", "disabled": "yes"}, on(date(2026, 1, 5)), None, {"disabled": "yes"}),
    ({"kind": "disabled", "from": None, "since": "2020-01-01"}, on(date(2020, 1, 1)), None, {}),
    (
        {"kind": "disabled", "since": "2020-01-01"},
        on(date(2026, 1, 5)),
        None,
        {"since": on(date(2020, 1, 1))},
    ),
    (
        {
            "kind": "setting",
            "name": "Elm School",
            "type": "post_16",
            "terms": [{"first": "2026-01-05", "last": date(2026, 3, 27)}],
            "closed": ["2026-02-16"],
        },
        on(date(2026, 1, 5)),
        None,
        {
            "name": "Elm School",
            "type": "post_16",
            "terms": ((date(2026, 1, 5), date(2026, 3, 27)),),
            "closed": (date(2026, 2, 16),),
        },
    ),
]


@pytest.mark.parametrize(("entry", "from_on", "to_on", "fields"), FACTS)
def test_the_facts(entry: dict[str, Any], from_on: Span, to_on: Span | None, fields: dict[str, Any]) -> None:
    (fact,) = with_top(fact=[{"from": "2026-01-05", **entry}]).facts
    assert (fact.kind, fact.from_on, fact.to_on, fact.fields) == (entry["kind"], from_on, to_on, fields)


TERM = {"kind": "setting", "from": "2026"}
TOP_REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"person": []}, "case: person = [] must be a table"),
    ({"person": {"name": "Sam"}}, "case: person: 'name' is not a field of person"),
    ({"person": {"date_of_birth": "2017-05"}}, "date_of_birth = '2017-05' must be one known day"),
    ({"person": {"date_of_birth": "1979-12-31"}}, "is outside the years 1980 to 2100"),
    ({"person": {"year_group": 99}}, "year_group = 99 is not a year group"),
    ({"person": {"year_group": "9"}}, "must be a whole number"),
    ({"person": {"capacity": "yes"}}, "must be true or false"),
    ({"format": 2}, "format = 2 is not a format this version reads"),
    ({"format": True}, "format = true is not a format"),
    ({"format": "1"}, "format = '1' is not a format"),
    (
        {"facts": []},
        "'facts' is not a name at the top of a case file; use one of format, person, fact, event (the nearest is fact)",
    ),
    ({"fact": {}}, "fact = {} must be a list; write [[fact]] above each entry"),
    ({"fact": [3]}, "fact 1: 3 must be a table"),
    ({"fact": [{}]}, "fact 1: kind is missing; use one of residence"),
    ({"fact": [{"kind": "residense"}]}, "(the nearest is residence)"),
    ({"fact": [{"kind": 5}]}, "fact 1: kind = 5 is not a kind of fact"),
    ({"fact": [{"kind": "residence", "la": "Devon"}]}, "fact 1 (residence): from is missing; add it, as a day"),
    ({"fact": [{"kind": "residence", "from": "2026"}]}, "la is missing; add the council's name"),
    ({"fact": [{"kind": "residence", "from": "2026", "la": "x", "local_authority": "y"}]}, "la is given twice"),
    ({"fact": [{"kind": "disabled"}]}, 'from is missing; add the first day, or from = "unknown"'),
    ({"fact": [{"kind": "disabled", "disabled": True, "since": "2020"}]}, "use one of yes, no, unknown"),
    ({"fact": [{"kind": "icb", "from": "2026"}]}, "body is missing; add it"),
    ({"fact": [{"kind": "on_sen_support", "from": "2026", "to": "2025"}]}, "to = '2025' is before from"),
    ({"fact": [{**TERM, "type": "academy"}]}, "type = 'academy' is not known here"),
    ({"fact": [{**TERM, "terms": {}}]}, "terms = {} must be a list"),
    ({"fact": [{**TERM, "terms": [5]}]}, "terms.1 = 5 must be a table"),
    ({"fact": [{**TERM, "terms": [{"first": "2026-01-05"}]}]}, "must have a first and a last day"),
    ({"fact": [{**TERM, "terms": [{"first": "2026-01-05", "end": "2026-03-27"}]}]}, "'end' is not a known name"),
    ({"fact": [{**TERM, "terms": [{"first": "2026-01-05", "last": "2026"}]}]}, "must be one known day"),
    ({"fact": [{**TERM, "terms": [{"first": "2026-01-05", "last": "2026-01-04"}]}]}, "ends on 2026-01-04, before"),
    ({"fact": [{**TERM, "closed": ["2026-02"]}]}, "closed.1 = '2026-02' must be one known day"),
    ({"fact": [{"kind": "on_sen_support", "from": "2026"}] * 10_001}, "fact has 10001 entries and at most 10000"),
]


@pytest.mark.parametrize(("top", "message"), TOP_REFUSED)
def test_what_is_refused_above_the_events(top: dict[str, Any], message: str) -> None:
    with pytest.raises(CaseError) as refused:
        with_top(**top)
    assert message in str(refused.value)
