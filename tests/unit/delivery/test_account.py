"""One occasion of 45 minutes and what two sides say of it: where its minutes belong, in every awkward case."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from upheld.delivery.account import Session, session, sessions
from upheld.delivery.entry import Entry, said_of
from upheld.delivery.slots import Slot
from upheld.delivery.tally import Tally, total

DUE = date(2026, 3, 6)
SLOT = Slot("F.1:w:2026-03-02:1", "F.1", "F.1", 1, date(2026, 3, 2), DUE, 45, None)
AFTER, LATER = date(2026, 3, 20), date(2026, 3, 27)
AS_AT = date(2026, 4, 1)
TODAY = AS_AT  # the day on which everything here is said
AT = datetime(2026, 4, 1, 9, tzinfo=UTC)

Said = tuple[str, str, dict[str, Any]]


def told(*said: Said, as_at: date = AS_AT) -> Session:
    entries = [
        Entry(f"e{number}", outcome, side, AT + timedelta(minutes=number), (SLOT.id,), **more)  # type: ignore[arg-type]
        for number, (side, outcome, more) in enumerate(said)
    ]
    return session(SLOT, entries, as_at)


def school(outcome: str, minutes: int | None = None, on: date | None = None, reason: str = "") -> Said:
    return "setting", outcome, {"minutes": minutes, "given_on": on, "reason": reason}


def family(outcome: str, minutes: int | None = None, on: date | None = None, reason: str = "") -> Said:
    return "family", outcome, {"minutes": minutes, "given_on": on, "reason": reason}


MISSED = school("not_delivered", reason="vacancy")
AWKWARD: dict[str, tuple[list[Said], dict[str, int]]] = {
    "nobody speaks": ([], {"unconfirmed": 45}),
    "both record the same make-up: it counts once": (
        [MISSED, school("made_up", 45, AFTER), family("made_up", 45, AFTER)],
        {"delivered": 45, "later": 45, "delivered_both": 45},
    ),
    "both record it on different days: it counts once": (
        [MISSED, school("made_up", 30, AFTER), family("made_up", 30, LATER)],
        {"delivered": 30, "later": 30, "delivered_both": 30, "not_delivered": 15, "missing_setting": 15},
    ),
    "two of one side write down one make-up: it counts once, as the newest says": (
        [MISSED, school("made_up", 20, AFTER), school("made_up", 25, AFTER)],
        {"delivered": 25, "later": 25, "not_delivered": 20, "missing_setting": 20},
    ),
    "made up on two days: both count": (
        [MISSED, school("made_up", 20, AFTER), school("made_up", 25, LATER)],
        {"delivered": 45, "later": 45},
    ),
    "late on both sides": (
        [school("late", 45, AFTER), family("late", 30, LATER)],
        {"delivered": 30, "later": 30, "disputed": 15, "delivered_both": 30},
    ),
    "late, but still in its week": ([school("late", on=DUE)], {"delivered": 45}),
    "late, and then said to have been in time": (
        [school("late", 45, AFTER), school("delivered")], {"delivered": 45}),
    "late and made up, said of one day: once": (
        [school("late", 45, AFTER), school("made_up", 20, AFTER)],
        {"delivered": 20, "later": 20, "not_delivered": 25, "missing_setting": 25},
    ),
    "late on a day to come": (
        [school("late", 45, date(2026, 4, 2))], {"not_delivered": 45, "missing_setting": 45}),
    "not made up, then made up: the newest stands": (
        [MISSED, school("not_made_up"), school("made_up", 45, AFTER)], {"delivered": 45, "later": 45}),
    "made up, then not made up: the newest stands": (
        [MISSED, school("made_up", 45, AFTER), school("not_made_up")], {"not_delivered": 45, "missing_setting": 45}),
    "not made up, then late: the newest stands": (
        [MISSED, school("not_made_up"), school("late", 45, AFTER)], {"delivered": 45, "later": 45}),
    "a make-up denied": (
        [MISSED, school("made_up", 45, AFTER), family("not_made_up")],
        {"disputed": 45},
    ),
    "a make-up denied in part": (
        [MISSED, school("made_up", 30, AFTER), family("made_up", 10, AFTER)],
        {"delivered": 10, "later": 10, "disputed": 20, "not_delivered": 15, "missing_setting": 15,
         "delivered_both": 10},
    ),
    "a make-up of what nobody spoke of: who says so says it was missed": (
        [family("made_up", 20, AFTER)],
        {"delivered": 20, "later": 20, "not_delivered": 25, "missing_family": 25},
    ),
    "the family owns a make-up of what the school says it gave in part: no dispute of that part": (
        [school("shorter", 20), family("made_up", 15, AFTER)],
        {"delivered": 35, "later": 15, "not_delivered": 10, "missing_setting": 10, "delivered_both": 15},
    ),
    "nothing was made up, and nobody spoke of the time itself": ([family("not_made_up")], {"unconfirmed": 45}),
    "nothing was made up, of what the school gave": ([school("delivered"), family("not_made_up")], {"delivered": 45}),
    "a make-up on a day to come": (
        [MISSED, school("made_up", 45, date(2026, 4, 2))], {"not_delivered": 45, "missing_setting": 45}),
    "more made up than was missed": (
        [school("shorter", 40), school("made_up", 45, AFTER)], {"delivered": 45, "later": 5}),
    "late, and the other side says since that day that nothing was given": (
        [school("late", 30, AFTER), family("not_delivered")],
        {"disputed": 30, "not_delivered": 15, "missing_both": 15},
    ),
    "the same, the other way about": (
        [family("late", 30, AFTER), school("not_delivered")],
        {"disputed": 30, "not_delivered": 15, "missing_both": 15},
    ),
    "the same, said before the other side spoke of it": (
        [family("not_delivered"), school("late", 30, AFTER)],
        {"disputed": 30, "not_delivered": 15, "missing_both": 15},
    ),
    "made up, and the other side says since that day that nothing was given": (
        [MISSED, school("made_up", 45, AFTER), family("not_delivered")], {"disputed": 45}),
    "late on the day on which the other side said that nothing was given: not denied": (
        [family("not_delivered"), school("late", 45, TODAY)], {"delivered": 45, "later": 45}),
    "made up on two days: what came after it was denied stands": (
        [MISSED, school("made_up", 20, AFTER), school("made_up", 25, TODAY), family("not_delivered")],
        {"delivered": 25, "later": 25, "disputed": 20},
    ),
    "who said that nothing was given says since that something was made up: that stands": (
        [school("late", 45, AFTER), family("not_delivered"), family("made_up", 45, LATER)],
        {"delivered": 45, "later": 45, "delivered_both": 45},
    ),
    "a make-up moves what is missing before what is disputed": (
        [school("shorter", 30), family("not_delivered"), school("made_up", 15, TODAY)],
        {"delivered": 15, "later": 15, "disputed": 30},
    ),
    "given in time as one says, later as the other": (
        [school("delivered"), family("late", 45, AFTER)],
        {"delivered": 45, "later": 45, "delivered_both": 45},
    ),
    "absence explains": (
        [school("not_delivered", reason="child_absent")], {"explained": 45, "missing_setting": 45}),
    "absence explains what is left of a shorter one": (
        [school("shorter", 30, reason="child_absent")],
        {"delivered": 30, "explained": 15, "missing_setting": 15},
    ),
    "one explains, the other gives no reason: explained": (
        [school("not_delivered", reason="setting_closed"), family("not_delivered", reason="not_known")],
        {"explained": 45, "missing_both": 45},
    ),
    "one explains, the other gives another reason: the why is disputed": (
        [school("not_delivered", reason="child_absent"), family("not_delivered", reason="cancelled")],
        {"disputed": 45, "disputed_why": 45},
    ),
    "two reasons that both explain": (
        [school("not_delivered", reason="child_absent"), family("not_delivered", reason="setting_closed")],
        {"explained": 45, "missing_both": 45},
    ),
    "a make-up of what was disputed in its why": (
        [school("not_delivered", reason="child_absent"), family("not_delivered", reason="vacancy"),
         school("made_up", 15, TODAY)],
        {"delivered": 15, "later": 15, "disputed": 30, "disputed_why": 30},
    ),
    "the child refused: that explains nothing": (
        [school("not_delivered", reason="child_refused")], {"not_delivered": 45, "missing_setting": 45}),
    "the newest of a side stands": (
        [MISSED, school("shorter", 10), school("delivered")], {"delivered": 45}),
}  # fmt: skip


@pytest.mark.parametrize("name", AWKWARD)
def test_where_the_minutes_belong(name: str) -> None:
    said, meant = AWKWARD[name]
    assert told(*said).tally == Tally(**{"owed": 45, **meant})


def test_what_is_over_is_told_and_never_counted() -> None:
    found = told(school("delivered", 60), family("shorter", 40), family("made_up", 20, AFTER))
    assert (found.setting.beyond, found.family.beyond) == (15, 15)
    assert found.tally.delivered == found.tally.owed == 45


def test_a_view_rests_on_the_entries_of_its_own_side() -> None:
    found = told(MISSED, family("delivered"), school("made_up", 10, AFTER))
    assert [one.id for one in found.setting.entries] == ["e0", "e2"]
    assert [one.id for one in found.family.entries] == ["e1"]
    assert (found.setting.in_time, found.setting.later, found.setting.reason) == (0, 10, "vacancy")
    assert (found.family.in_time, found.family.later) == (45, None)
    assert told().setting.is_silent and not told(family("not_made_up")).family.is_silent


def test_the_ranges_of_a_dispute() -> None:
    found = told(school("shorter", 40), family("shorter", 10, reason="vacancy")).tally
    # The school: 40 given, 5 missing. The family: 10 given, 35 missing.
    assert (found.delivered, found.delivered_most) == (10, 40)
    assert (found.missing, found.missing_most) == (5, 35)
    assert found.known == 45
    assert total([]) == Tally() and total([found, found]).owed == 90


def test_one_entry_about_two_weeks_may_be_late_for_one_and_in_time_for_the_other() -> None:
    after = SLOT._replace(id="F.1:w:2026-03-09:1", first_on=date(2026, 3, 9), due_on=date(2026, 3, 13))
    one = Entry("e", "late", "setting", AT, (SLOT.id, after.id), given_on=date(2026, 3, 12))
    found = sessions([SLOT, after], said_of([one]), AS_AT)
    assert [(each.tally.delivered, each.tally.later) for each in found] == [(45, 45), (45, 0)]


def test_what_one_denies_is_not_taken_as_what_it_says() -> None:
    found = told(school("late", 45, AFTER), family("not_delivered"))
    assert (found.family.in_time, found.family.later, found.family.denied) == (0, None, 45)
    assert (found.setting.later, found.setting.denied) == (45, 0)
    # The school says it was given on 20 March; the family had said on the 19th that it was not.
    before = Entry("f", "not_delivered", "family", datetime(2026, 3, 19, 9, tzinfo=UTC), (SLOT.id,))
    late = Entry("s", "late", "setting", AT, (SLOT.id,), given_on=AFTER)
    assert session(SLOT, [before, late], AS_AT).tally == Tally(owed=45, delivered=45, later=45)
    again = Entry("g", "not_delivered", "family", datetime(2026, 3, 21, 9, tzinfo=UTC), (SLOT.id,))
    assert session(SLOT, [before, again, late], AS_AT).tally == Tally(owed=45, disputed=45)
