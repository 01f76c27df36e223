"""One ledger worked by hand from the calendar: what is owed, what came, and by whose word.

The school: Monday 23 February to Friday 27 March 2026; then Monday 13 April to Friday 17 July, a training day on Monday
13 April, the May bank holiday on Monday 4 May, and half term from 25 to 29 May inside the printed term.
The plan: speech and language therapy twice a week for 30 minutes from Monday 23 February; amended on Wednesday 6 May to
once a week for 45 minutes. The day: Sunday 7 June 2026.

The weeks, by their Mondays:
  spring    23 Feb, 2, 9, 16, 23 Mar                5 weeks of 60 = 300
  summer    13 Apr (from Tuesday), 20, 27 Apr       3 weeks of 60 = 180
            4 May (from Tuesday 5 May; both versions are in force in it: the lesser)          45
            11, 18 May, 1 Jun                       3 weeks of 45 = 135
  owed      300 + 180 + 45 + 135 = 660
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.shortfall import Session, by, deliveries, gap_opened_on, running
from upheld.delivery.tally import Tally
from upheld.delivery.terms import Calendar, Setting
from upheld.delivery.totals import totals

SCHOOL = Setting(
    "School A",
    date(2026, 2, 23),
    None,
    ((date(2026, 2, 23), date(2026, 3, 27)), (date(2026, 4, 13), date(2026, 7, 17))),
    (date(2026, 4, 13), *(date(2026, 5, day) for day in range(25, 30))),
)
CALENDAR = Calendar((SCHOOL,))
LINES = (
    Entitlement("F.1-1", "F.1", "F", "Twice a week for 30 minutes", "Speech", Amount(30, 2), date(2026, 2, 23)),
    Entitlement("F.1-2", "F.1", "F", "Once a week for 45 minutes", "Speech", Amount(45), date(2026, 5, 6)),
)
AS_AT = date(2026, 6, 7)
_SAID_AT = datetime(2026, 6, 6, 12, tzinfo=UTC)


def week(monday: str, *numbers: int) -> tuple[str, ...]:
    """The sessions of one week by number."""
    return tuple(f"F.1:w:{monday}:{number}" for number in numbers)


_TOLD: tuple[tuple[str, str, tuple[str, ...], dict[str, Any]], ...] = (
    # 23 Feb, 2 and 9 Mar: all six sessions given, says the school; the two of 23 Feb says the family too.
    # delivered 6 x 30 = 180, of which by both 60.
    ("setting", "delivered", (*week("2026-02-23", 1, 2), *week("2026-03-02", 1, 2), *week("2026-03-09", 1, 2)), {}),
    ("family", "delivered", week("2026-02-23", 1, 2), {}),
    # 16 Mar: the first not given, 20 minutes of it made up on 27 April: delivered 20, not delivered 10.
    # The second not given, the child was away: explained 30.
    ("setting", "not_delivered", week("2026-03-16", 1), {"reason": "staff_absent"}),
    ("setting", "made_up", week("2026-03-16", 1), {"minutes": 20, "given_on": date(2026, 4, 27)}),
    ("setting", "not_delivered", week("2026-03-16", 2), {"reason": "child_absent"}),
    # 23 Mar: both given, says the school; the second was not, says the family: delivered 30, disputed 30.
    ("setting", "delivered", week("2026-03-23", 1, 2), {}),
    ("family", "not_delivered", week("2026-03-23", 2), {}),
    # 13 Apr: nobody says anything: unconfirmed 60.
    # 20 Apr: neither given, say both: not delivered 60.
    ("setting", "not_delivered", week("2026-04-20", 1, 2), {"reason": "vacancy"}),
    ("family", "not_delivered", week("2026-04-20", 1, 2), {}),
    # 27 Apr: 20 minutes each: delivered 40, not delivered 20.
    ("setting", "shorter", week("2026-04-27", 1, 2), {"minutes": 20}),
    # 4 May: not given; closed, says the school; nobody in post, says the family: disputed in its why 45.
    ("setting", "not_delivered", week("2026-05-04", 1), {"reason": "setting_closed"}),
    ("family", "not_delivered", week("2026-05-04", 1), {"reason": "vacancy"}),
    # 11 May: 60 minutes, 15 more than are owed: delivered 45.
    ("setting", "delivered", week("2026-05-11", 1), {"minutes": 60}),
    # 18 May: not given; made up on Monday 8 June, the day after the one looked at: not delivered 45.
    ("setting", "not_delivered", week("2026-05-18", 1), {"reason": "cancelled"}),
    ("setting", "made_up", week("2026-05-18", 1), {"minutes": 45, "given_on": date(2026, 6, 8)}),
    # 1 Jun: given, says the family; the school says nothing: delivered 45.
    ("family", "delivered", week("2026-06-01", 1), {}),
)
ENTRIES = [
    Entry(f"e{number}", outcome, side, _SAID_AT + timedelta(minutes=number), slots, **more)  # type: ignore[arg-type]
    for number, (side, outcome, slots, more) in enumerate(_TOLD)
]
# delivered      180 + 20 + 30 + 40 + 45 + 45 = 360         later 20
# not delivered  10 + 60 + 20 + 45 = 135
# explained      30
# disputed       30 + 45 = 75, of which in its why 45
# unconfirmed    60                                         360 + 135 + 30 + 75 + 60 = 660
# missing        by both 60; by the school alone 10 + 30 + 20 + 45 = 105
MEANT = Tally(660, 360, 135, 30, 75, 60, 20, 45, 60, 60, 105, 0)


def test_the_year_so_far_to_the_minute() -> None:
    found = deliveries(LINES, CALENDAR, ENTRIES, AS_AT)
    assert found.tally == MEANT
    assert (found.tally.delivered, found.tally.delivered_most) == (360, 390)  # the range between the two accounts
    assert found.warnings == () and found.strays == () and found.unmeasured == ()
    assert totals(LINES, CALENDAR, ENTRIES, AS_AT) == {"F.1": MEANT}


def test_each_term_to_the_minute() -> None:
    def term(one: Session) -> str:
        found = CALENDAR.term_of(one.slot.first_on)
        return found.name if found else ""

    terms = by(deliveries(LINES, CALENDAR, ENTRIES, AS_AT).sessions, term)
    # spring: delivered 180 + 20 + 30, not delivered 10, explained 30, disputed 30;
    # summer: delivered 40 + 45 + 45, not delivered 60 + 20 + 45, disputed 45, unconfirmed 60.
    assert {name: one[:6] for name, one in terms.items()} == {
        "Spring 2026": (300, 230, 10, 30, 30, 0),
        "Summer 2026": (360, 130, 125, 0, 45, 60),
    }


def test_the_gap_opened_at_the_end_of_the_week_of_16_march() -> None:
    assert gap_opened_on(deliveries(LINES, CALENDAR, ENTRIES, AS_AT).sessions) == date(2026, 3, 20)


def test_it_is_carried_over_the_holidays_week_by_week() -> None:
    steps = running(deliveries(LINES, CALENDAR, ENTRIES, AS_AT).sessions)
    # Twelve weeks; the last of spring stands at 300, and the first of summer goes on from there.
    assert [one.week for one in steps][4:6] == [date(2026, 3, 23), date(2026, 4, 13)]
    assert [one.tally.owed for one in steps] == [60, 120, 180, 240, 300, 360, 420, 480, 525, 570, 615, 660]
    assert steps[-1].tally == MEANT


def test_a_day_later_what_was_made_up_has_moved() -> None:
    after = deliveries(LINES, CALENDAR, ENTRIES, AS_AT + timedelta(days=1)).tally
    assert (after.owed, after.delivered, after.not_delivered, after.later) == (660, 405, 90, 65)


def test_half_terms_and_terms_are_told_apart_though_the_printed_term_has_the_holiday_inside() -> None:
    assert [(one.starts_on, one.ends_on) for one in CALENDAR.half_terms] == [
        (date(2026, 2, 23), date(2026, 3, 27)),
        (date(2026, 4, 14), date(2026, 5, 22)),
        (date(2026, 6, 1), date(2026, 7, 17)),
    ]
    assert [one.name for one in CALENDAR.terms] == ["Spring 2026", "Summer 2026"]
