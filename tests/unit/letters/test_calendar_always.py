"""What always holds of a calendar, whatever the history."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.strategies import FAST, histories
from tests.unit.letters.calendars import (
    Entry,
    number,
    read,
)
from upheld.case import from_data
from upheld.compliance import Reckoning, reckon
from upheld.compliance.family import steps
from upheld.law import law_named
from upheld.letters.calendar import to_calendar
from upheld.letters.register import every_citation

# What always holds


History = tuple[list[Entry], date]
ENGLAND = law_named("england")
CITED = every_citation(ENGLAND)


def of(history: History, later: int = 0) -> Reckoning:
    events, as_at = history
    return reckon(from_data({"event": events}, name="generated"), ENGLAND, as_at + timedelta(days=later))


@pytest.mark.slow
@FAST
@given(histories().filter(lambda history: bool(history[0])))
def test_every_calendar_is_valid_whole_and_cited_and_comes_out_the_same(history: History) -> None:
    reckoning = of(history)
    calendar = to_calendar(reckoning, case_id="generated")
    assert to_calendar(reckoning, case_id="generated") == calendar
    assert to_calendar(reckoning, case_id="generated", previous=calendar) == calendar
    found = read(calendar)
    assert len({one.uid.value for one in found}) == len(found)
    for one in found:
        told = one.description.value.split("\n")
        assert not [line for line in told if not line.strip() or "None" in line]
        for line in told:
            if line.startswith("Law: "):
                assert set(line[5:].removesuffix(".").split("; ")) <= CITED
    # No day that runs is left out.
    stands = {one.dtstart.value for one in found}
    owed = {one.due.first for one in reckoning.obligations if one.status == "running" and one.shape != "not_before"}
    mine = {one.due.first for _, _, one in steps(reckoning) if one.status == "running"}
    assert (owed | mine) - {None} <= stands


@pytest.mark.slow
@settings(FAST, max_examples=60)
@given(histories().filter(lambda history: bool(history[0])), st.integers(1, 40))
def test_a_later_day_changes_only_what_changed(history: History, later: int) -> None:
    first = to_calendar(of(history), case_id="generated")
    second = to_calendar(of(history, later), case_id="generated", previous=first)
    old = {one.uid.value: one for one in read(first)}
    now = {one.uid.value: one for one in read(second)}
    for uid, one in now.items():
        if uid not in old:
            assert number(one) == 0
        elif str(one) == str(old[uid]):
            assert one.dtstamp.value == old[uid].dtstamp.value
        else:
            assert number(one) == number(old[uid]) + 1
            assert one.dtstamp.value > old[uid].dtstamp.value
    # Nothing that a new calendar of that day holds is missing, but for reminders, whose day is kept.
    fresh = {
        (one.x_upheld_about.value, one.dtstart.value)
        for one in read(to_calendar(of(history, later), case_id="generated"))
    }
    stands = {(one.x_upheld_about.value, one.dtstart.value) for one in now.values() if one.status.value != "CANCELLED"}
    assert not {about for about, day in fresh - stands if not about.startswith(("chase ", "none "))}
