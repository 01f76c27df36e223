"""What is so of a case as a whole: each named state, when it begins and when it ends."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from upheld.case import from_data
from upheld.compliance import reckon
from upheld.law import law_named
from upheld.letters.situation import STATES, holds

LAW = law_named("england")
ON = date(2026, 3, 2)


def so(name: str, *events: dict[str, Any], as_at: date = ON, facts: Any = (), **person: Any) -> bool:
    data = {"person": person, "event": list(events), "fact": list(facts)}
    return holds(reckon(from_data(data, name="case"), LAW, as_at), name)


def event(kind: str, on: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, **fields}


REQUEST = event("ehcna_request_received", "2025-12-01")
PLAN = event("plan_final_sent", "2025-06-02")


@pytest.mark.parametrize(
    ("name", "events", "expected"),
    [
        ("plan", [PLAN], True),
        ("plan", [PLAN, event("plan_ceased", "2025-09-01")], False),
        ("plan", [REQUEST], False),
        ("not plan", [REQUEST], True),
        ("assessing", [REQUEST], True),
        ("assessing", [REQUEST, event("ehcna_refused_notified", "2026-01-05")], False),
        ("assessing", [REQUEST, event("ehcna_agreed_notified", "2026-01-05")], True),
        ("assessing", [REQUEST, event("no_plan_notified", "2026-02-05")], False),
        ("assessing", [REQUEST, event("plan_final_sent", "2026-02-05")], False),
        ("refused_lately", [REQUEST, event("ehcna_refused_notified", "2026-01-05")], True),
        ("refused_lately", [event("ehcna_refused_notified", "2025-09-02")], False),
        ("refused_lately", [event("ehcna_refused_notified", "2025-09-03")], True),
        ("assessed_lately", [event("plan_final_sent", "2025-10-01")], True),
        ("assessed_lately", [PLAN], False),
        ("reviewing", [PLAN, event("review_meeting_held", "2026-02-02")], True),
        ("reviewing", [PLAN, event("review_meeting_held", "2026-02-02"),
                       event("review_decision_notified", "2026-02-20", decision="keep")], False),
        ("reviewing", [PLAN], False),
        ("reassessing", [PLAN, event("reassess_request_received", "2026-02-02")], True),
        ("reassessing", [PLAN, event("reassess_request_received", "2026-02-02"),
                         event("reassess_refused_notified", "2026-02-12")], False),
        ("drafting", [REQUEST, event("draft_served", "2026-02-20")], True),
        ("drafting", [REQUEST, event("draft_served", "2026-02-20"), event("plan_final_sent", "2026-03-01")], False),
        ("appealing", [PLAN, event("appeal_received_by_ftt", "2025-08-01")], True),
        ("appealing", [PLAN, event("appeal_received_by_ftt", "2025-08-01"),
                       event("appeal_withdrawn", "2025-10-01")], False),
        ("out_of_school", [event("out_of_suitable_education", "2026-01-05")], True),
        ("out_of_school", [event("out_of_suitable_education", "2026-01-05"), event("ap_started", "2026-02-05")], False),
        ("out_of_school", [{"kind": "sickness_absence", "from": "2026-01-05"}], True),
        ("out_of_school", [{"kind": "sickness_absence", "from": "2026-01-05", "to": "2026-02-05"}], False),
        ("out_of_school", [event("excluded", "2026-02-02", type="permanent")], True),
        ("out_of_school", [event("excluded", "2026-02-02", type="permanent"),
                           event("ap_started", "2026-02-09")], False),
        ("out_of_school", [event("excluded", "2026-02-02", type="suspension", days=3)], False),
        ("at_school", [event("plan_final_sent", "2025-06-02", placement="Example School")], True),
        ("at_school", [PLAN], False),
    ],
)  # fmt: skip
def test_a_state_begins_and_ends_with_what_is_recorded(name: str, events: list[Any], expected: bool) -> None:
    assert so(name, *events) is expected


@pytest.mark.parametrize(
    ("born", "parent", "young_person", "nobody", "nears_18"),
    [
        (None, True, True, False, False),
        ("2016-05-02", True, False, False, False),
        ("2009-05-02", False, True, False, False),
        ("2008-05-02", False, True, False, True),  # 18 on 2 May 2026, two months on
        ("2000-03-01", False, False, True, False),  # 26 on 1 March 2026, the day before
        ("2000-03-03", False, True, False, False),
    ],
)
def test_who_holds_the_rights(born: str | None, parent: bool, young_person: bool, nobody: bool, nears_18: bool) -> None:
    person = {} if born is None else {"date_of_birth": born}
    found = [so(name, REQUEST, **person) for name in ("parent", "young_person", "nobody", "nears_18")]
    assert found == [parent, young_person, nobody, nears_18]


@pytest.mark.parametrize(
    ("name", "fact", "expected"),
    [
        ("sen_support", {"kind": "on_sen_support", "from": "2025-01-01"}, True),
        ("sen_support", {"kind": "on_sen_support", "from": "2025-01-01", "to": "2026-03-01"}, False),
        ("sen_support", {"kind": "on_sen_support", "from": "2025-01-01", "to": "2026-03-02"}, True),
        ("sen_support", {"kind": "on_sen_support", "from": "2026-03-03"}, False),
        ("disabled", {"kind": "disabled", "from": "2025-01-01"}, True),
        ("disabled", {"kind": "disabled", "from": "2025-01-01", "disabled": "yes"}, True),
        ("disabled", {"kind": "disabled", "from": "2025-01-01", "disabled": "no"}, False),
        ("disabled", {"kind": "disabled", "from": "2025-01-01", "disabled": "unknown"}, False),
        ("at_school", {"kind": "setting", "from": "2025-01-01", "type": "primary"}, True),
        ("at_school", {"kind": "setting", "from": "2025-01-01", "type": "none"}, False),
    ],
)
def test_a_fact_holds_on_both_its_days(name: str, fact: dict[str, Any], expected: bool) -> None:
    assert so(name, REQUEST, facts=[fact]) is expected


def test_every_state_can_be_asked_of_any_case() -> None:
    assert all(isinstance(so(name, REQUEST), bool) for name in STATES)
