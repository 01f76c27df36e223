"""A ledger goes to JSON and back whole, fits its published schema, and what does not fit is said in one sentence."""

from __future__ import annotations

import copy
import json
from datetime import UTC, date, datetime
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.files.file import MOST, Ledger, dumps, from_data, ledger_schema, loads, to_data
from upheld.delivery.terms import Setting
from upheld.plan.shape import MOST as MOST_IN_A_LIST

AT = datetime(2026, 9, 18, 15, 30, tzinfo=UTC)
LEDGER = Ledger(
    settings=(
        Setting("School A", date(2026, 9, 2), date(2027, 7, 21), ((date(2026, 9, 2), date(2026, 10, 23)),),
                (date(2026, 9, 4),)),
    ),
    entitlements=(
        Entitlement("talk.1", "talk", "F", "30 minutes a week", "Speech therapy", Amount(30, days=(1,), most=45),
                    date(2026, 9, 2), date(2027, 1, 8), "Therapist", 1),
        Entitlement("hands", "hands", "G", "access to OT", "OT", None, date(2026, 9, 2), why_unknown="It says access."),
    ),
    entries=(
        Entry("e1", "not_delivered", "setting", AT, ("talk:w:2026-09-07:1",), reason="vacancy", who="school"),
        Entry("e2", "made_up", "family", AT, ("talk:w:2026-09-07:1",), minutes=0, given_on=date(2026, 9, 17)),
        Entry("e3", "withdrawn", "family", AT, replaces="e2", evidence=("doc-1",)),
    ),
)  # fmt: skip
SCHEMA = jsonschema.Draft202012Validator(ledger_schema())


def test_a_ledger_comes_back_as_it_went() -> None:
    assert loads(dumps(LEDGER), "ledger.json") == LEDGER


def test_what_is_written_fits_the_schema_that_is_published() -> None:
    jsonschema.Draft202012Validator.check_schema(ledger_schema())
    SCHEMA.validate(to_data(LEDGER))


def test_an_amount_nobody_knows_is_written_as_null_and_never_left_out() -> None:
    assert to_data(LEDGER)["entitlements"][1]["amount"] is None


def test_no_minutes_given_is_not_the_same_as_none_said() -> None:
    assert to_data(LEDGER)["entries"][1]["minutes"] == 0
    assert "minutes" not in to_data(LEDGER)["entries"][0]


@given(
    minutes=st.integers(1, 1440), times=st.integers(1, 60), first=st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    text=st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=60),
    at=st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)),
)  # fmt: skip
def test_any_ledger_comes_back_as_it_went(minutes: int, times: int, first: date, text: str, at: datetime) -> None:
    line = Entitlement("a", "a", "F", text, text, Amount(minutes, times), first)
    ledger = Ledger((), (line,), (Entry("e", "delivered", "family", at, ("a:w:2026-09-07:1",), note=text),))
    assert loads(dumps(ledger), "x") == ledger
    SCHEMA.validate(json.loads(dumps(ledger)))


def changed(path: list[Any], value: Any) -> Any:
    data = copy.deepcopy(to_data(LEDGER))
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (["format"], 2, "format 2"),
        (["extra"], 1, "'extra' is not known"),
        (["entitlements"], {}, "entitlements is {}, not a list"),
        (["entitlements", 0, "section"], "B", "section is 'B': use F, G"),
        (["entitlements", 0, "amount", "minutes"], 0, "0 minutes each time"),
        (["entitlements", 0, "amount", "minutes"], True, "minutes is True"),
        (["entitlements", 0, "id"], "hands", "Two lines are called hands"),
        (["entitlements", 0, "to_on"], "2026-02-30", "'2026-02-30', not a day"),
        (["entries", 0, "said_at"], "2026-09-18T10:00:00", "time zone"),
        (["entries", 0, "said_at"], "yesterday", "not a moment"),
        (["entries", 0, "reason"], "lazy", "“lazy” is no reason"),
        (["entries", 0, "id"], "e2", "Two different entries have the id e2"),
        (["entries", 0, "who"], "a\x00b", "no paper can show"),
        (["settings", 0, "terms"], [["2026-09-02"]], "its first and its last day"),
        (["settings", 0, "terms"], [["2026-10-23", "2026-09-02"]], "put its first day first"),
        (["settings", 0, "unknown"], 1, "unknown is not known"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(path: list[Any], value: Any, said: str) -> None:
    with pytest.raises(DeliveryError) as caught:
        from_data(changed(path, value), "ledger.json")
    assert said in str(caught.value)
    assert str(caught.value).startswith("ledger.json")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", '{"settings": []}', "[" * 100_000, "1" * 5_000, '{"format": NaN}']
)
def test_what_is_no_ledger_is_refused(text: str) -> None:
    with pytest.raises(DeliveryError, match=r"^x "):
        loads(text, "x")


def test_a_ledger_may_hold_more_entries_than_a_plan_may_hold_lines_of_anything() -> None:
    many = [{"id": f"e{n}", "outcome": "delivered", "side": "family", "said_at": AT.isoformat(), "line": "talk",
             "given_on": "2026-09-17"}
            for n in range(MOST_IN_A_LIST + 1)]  # fmt: skip
    assert len(from_data({"entitlements": [], "entries": many}, "x").entries) == len(many)


def test_more_settings_than_any_childhood_has_are_refused() -> None:
    with pytest.raises(DeliveryError, match="200 is the most"):
        from_data({"entitlements": [], "settings": [{}] * (MOST["settings"] + 1)}, "x")
