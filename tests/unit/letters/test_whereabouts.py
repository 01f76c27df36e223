"""Age, place and setting on the day: what is not recorded never closes a way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from upheld.case import from_data
from upheld.case.fields import SETTING_TYPES
from upheld.compliance import reckon
from upheld.law import law_named
from upheld.letters.situation import holds

LAW = law_named("england")
ON = date(2026, 3, 2)
TOLD = {"kind": "aware_of_fault", "on": "2025-01-06"}  # a case needs an event: this one says nothing of any state


def so(name: str, *events: dict[str, Any], as_at: date = ON, facts: Any = (), born: str | None = None) -> bool:
    person = {} if born is None else {"date_of_birth": born}
    data = {"person": person, "event": [TOLD, *events], "fact": list(facts)}
    return holds(reckon(from_data(data, name="case"), LAW, as_at), name)


def event(kind: str, on: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, **fields}


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([event("detained", "2026-03-02")], True),
        ([event("detained", "2026-03-03")], False),  # tomorrow
        ([event("detained", "2025-11-03"), event("released", "2026-03-03")], True),  # is not free yet
        ([event("detained", "2025-11-03"), event("released", "2026-03-02")], False),
        (
            [event("detained", "2025-06-02"), event("released", "2025-07-07"), event("detained", "2025-11-03")],
            True,
        ),
    ],
)
def test_someone_is_detained_from_the_first_day_to_the_day_of_release(
    events: list[dict[str, Any]], expected: bool
) -> None:
    assert so("detained", *events) is expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([event("moved", "2026-01-12", to_la="Leeds")], False),
        ([event("moved", "2026-01-12")], False),  # where to is not recorded
        ([event("moved", "2026-01-12", to_la="Cardiff")], True),
        ([event("moved", "2026-03-02", to_la="Glasgow City")], True),
        ([event("moved", "2025-06-02", to_la="Cardiff"), event("moved", "2026-03-03", to_la="Leeds")], True),
        ([event("moved", "2025-06-02", to_la="Cardiff"), event("moved", "2026-03-02", to_la="Leeds")], False),
    ],
)
def test_someone_is_abroad_from_the_move_until_the_move_back(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("abroad", *events) is expected


@pytest.mark.parametrize(
    ("name", "age", "before", "after", "unknown"),
    [
        ("under_25", 25, True, False, True),
        ("over_18", 18, False, True, False),
        ("over_19", 19, False, True, False),
    ],
)
def test_an_age_is_reached_on_the_birthday(name: str, age: int, before: bool, after: bool, unknown: bool) -> None:
    assert so(name, born=f"{2026 - age}-03-03") is before  # the birthday is tomorrow
    assert so(name, born=f"{2026 - age}-03-02") is after  # and today
    assert so(name) is unknown


def test_a_birthday_on_29_february_is_kept_on_1_march() -> None:
    assert not so("over_18", born="2008-02-29", as_at=date(2026, 2, 28))
    assert so("over_18", born="2008-02-29", as_at=date(2026, 3, 1))


@pytest.mark.parametrize(
    ("born", "as_at", "of_school_age", "over_school_age"),
    [
        (None, ON, True, False),
        ("2021-03-03", ON, False, False),  # 5 tomorrow
        ("2021-03-02", ON, True, False),
        ("2009-10-03", date(2026, 6, 26), True, False),  # 16 in the year that ends in 2026; the last Friday in June
        ("2009-10-03", date(2026, 6, 27), False, True),
        ("2010-08-31", date(2026, 6, 26), True, False),  # 16 on the last day of that academic year
        ("2010-08-31", date(2026, 6, 27), False, True),
        ("2010-09-01", date(2026, 6, 27), True, False),  # 16 on the first day of the next
    ],
)
def test_compulsory_school_age_ends_on_the_last_friday_in_june(
    born: str | None, as_at: date, of_school_age: bool, over_school_age: bool
) -> None:
    assert so("school_age", born=born, as_at=as_at) is of_school_age
    assert so("over_school_age", born=born, as_at=as_at) is over_school_age


@pytest.mark.parametrize(
    ("name", "yes"),
    [
        ("not_a_school", {"early_years", "fe", "post_16", "eotas", "none"}),
        # Not in the list of england.md 3.12 (best endeavours): special, independent and non-maintained, or no place.
        ("not mainstream", {"special", "nmss", "s41", "independent", "eotas", "none"}),
        ("fee_paying", {"nmss", "s41", "independent"}),
    ],
)
def test_each_kind_of_setting_is_told(name: str, yes: set[str]) -> None:
    found = {
        kind for kind in SETTING_TYPES if so(name, facts=[{"kind": "setting", "from": "2025-09-01", "type": kind}])
    }
    assert found == yes


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], False),
        ([{"kind": "setting", "from": "2025-09-01", "name": "Example School"}], False),  # its kind is not recorded
        ([{"kind": "setting", "from": "2025-09-01", "to": "2026-03-02", "type": "special"}], True),
        ([{"kind": "setting", "from": "2025-09-01", "to": "2026-03-01", "type": "special"}], False),
        ([{"kind": "setting", "from": "2026-03-03", "type": "special"}], False),
        (
            [
                {"kind": "setting", "from": "2024-09-01", "type": "special"},
                {"kind": "setting", "from": "2025-09-01", "type": "primary"},
            ],
            False,
        ),  # the newest of two that overlap
    ],
)
def test_the_setting_of_the_day_counts(facts: list[dict[str, Any]], expected: bool) -> None:
    assert so("not mainstream", facts=facts) is expected
