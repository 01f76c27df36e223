"""What the ledger proves to a case, by reckoning: s.42 is breached by one occasion missed, and met by nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.case import from_data
from upheld.compliance import Reckoning, reckon
from upheld.delivery.entitlement import Amount, Entitlement, Section
from upheld.delivery.entry import Entry
from upheld.delivery.evidence import PREFIX, events, is_from_ledger, is_made_up
from upheld.delivery.shortfall import deliveries
from upheld.delivery.slots import slots
from upheld.delivery.terms import Calendar, Setting
from upheld.law import law_named
from upheld.letters.challenge import is_provision_missing

PLAN_ON = date(2026, 9, 1)
# Autumn 2026: 12 weeks of school, half term between. Spring 2027: 5 weeks of it.
AUTUMN = ((date(2026, 9, 7), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 4)))
SPRING = ((date(2027, 1, 4), date(2027, 2, 5)),)
CALENDAR = Calendar((Setting("School", PLAN_ON, terms=(*AUTUMN, *SPRING)),))
WEEKLY = Amount(45)
AFTER_AUTUMN, IN_SPRING = date(2026, 12, 18), date(2027, 2, 8)


def line(section: Section = "F", id: str = "F.1", amount: Amount | None = WEEKLY, **rest: Any) -> Entitlement:
    return Entitlement(id, id, section, "The words of the plan.", "Therapy", amount, PLAN_ON, **rest)


def said(outcome: str, ids: list[str], side: str = "setting", number: int = 1, **rest: Any) -> Entry:
    at = datetime(2026, 9, 8, tzinfo=UTC) + timedelta(minutes=number)
    return Entry(f"{side}-{number}", outcome, side, at, tuple(ids), **rest)  # type: ignore[arg-type]


def ids_of(one: Entitlement, as_at: date) -> list[str]:
    return [slot.id for slot in slots([one], CALENDAR, as_at)]


def found(lines: list[Entitlement], entries: list[Entry], as_at: date) -> list[dict[str, Any]]:
    return [*events(deliveries(lines, CALENDAR, entries, as_at), lines, CALENDAR)]


def reckoned(lines: list[Entitlement], entries: list[Entry], as_at: date) -> Reckoning:
    plan = {"kind": "plan_final_sent", "on": PLAN_ON.isoformat()}
    data = {"event": [plan, *found(lines, entries, as_at)]}
    return reckon(from_data(data), law_named("england"), as_at)


def status(duty: str, lines: list[Entitlement], entries: list[Entry], as_at: date) -> str:
    (one,) = [each for each in reckoned(lines, entries, as_at).obligations if each.duty.id == duty]
    return one.status


def test_nothing_said_is_no_evidence() -> None:
    assert [one["kind"] for one in found([line()], [], AFTER_AUTUMN)] == ["provision_item"]
    assert status("plan.secure.sep", [line()], [], AFTER_AUTUMN) == "no_date"


def test_one_missed_occasion_is_a_breach_and_one_event_tells_the_term() -> None:
    one = line()
    first, second = ids_of(one, AFTER_AUTUMN)[:2]
    entries = [said("not_delivered", [first, second], reason="vacancy")]
    _item, missed = found([one], entries, AFTER_AUTUMN)
    assert missed == {
        "id": f"{PREFIX}F.1-2026-09-07-missed", "kind": "provision_missed", "on": "2026-09-11", "minutes": 90,
        "quantity": "2 sessions between 7 September 2026 and 18 September 2026 (Autumn 2026)",
        "who": "the setting", "reason": "The post is not filled", "item": "Therapy (F.1)", "section": "F",
    }  # fmt: skip
    assert status("plan.secure.sep", [one], entries, AFTER_AUTUMN) == "breached"


def test_each_term_has_its_own_missed_event() -> None:
    one = line()
    every = ids_of(one, IN_SPRING)
    entries = [said("not_delivered", [every[0], every[-1]])]
    missed = [each for each in found([one], entries, IN_SPRING) if each["kind"] == "provision_missed"]
    assert [(each["minutes"], each["on"]) for each in missed] == [(45, "2026-09-11"), (45, "2027-02-05")]


@pytest.mark.parametrize("reason", ["child_absent", "setting_closed"])
def test_what_was_explained_is_neither_missed_nor_given(reason: str) -> None:
    one = line()
    every = ids_of(one, AFTER_AUTUMN)
    entries = [said("not_delivered", every[:1], reason=reason), said("delivered", every[1:], number=2)]
    assert [each["kind"] for each in found([one], entries, AFTER_AUTUMN)] == ["provision_item"]
    assert status("plan.secure.sep", [one], entries, AFTER_AUTUMN) == "no_date"


def test_what_the_accounts_disagree_on_is_neither_missed_nor_given() -> None:
    one = line()
    every = ids_of(one, AFTER_AUTUMN)
    entries = [said("delivered", every), said("not_delivered", every[:1], "family", 2)]
    assert status("plan.secure.sep", [one], entries, AFTER_AUTUMN) == "no_date"


def test_one_session_that_was_given_does_not_meet_the_duty() -> None:
    one = line()
    given = [said("delivered", ids_of(one, AFTER_AUTUMN)[:1])]
    assert status("plan.secure.sep", [one], given, AFTER_AUTUMN) == "no_date"
    # Nor does everything that was due so far, while the first term runs.
    early = date(2026, 9, 14)
    assert status("plan.secure.sep", [one], [said("delivered", ids_of(one, early))], early) == "no_date"


@pytest.mark.parametrize("sides", [("setting",), ("family",), ("setting", "family")])
def test_nothing_a_ledger_holds_meets_the_duty(sides: tuple[str, ...]) -> None:
    # The plan may have nine lines more that nobody wrote down here.
    one = line()
    entries = [said("delivered", ids_of(one, AFTER_AUTUMN), side) for side in sides]
    assert status("plan.secure.sep", [one], entries, AFTER_AUTUMN) == "no_date"
    assert status("plan.secure.sep", [one], entries, IN_SPRING) == "no_date"


def test_a_line_of_unknown_amount_is_never_met() -> None:
    one, vague = line(), line(id="F.2", amount=None, why_unknown="The plan does not say how often.")
    given = [said("delivered", ids_of(one, AFTER_AUTUMN)),
             said("delivered", [], number=2, line="F.2", given_on=date(2026, 9, 9))]  # fmt: skip
    assert status("plan.secure.sep", [one, vague], given, AFTER_AUTUMN) == "no_date"
    assert status("plan.secure.sep", [vague], given, AFTER_AUTUMN) == "no_date"


@pytest.mark.parametrize(("section", "duty"), [("G", "plan.secure.health"), ("H1", "plan.secure.care")])
def test_health_and_care_have_their_own_duty(section: Section, duty: str) -> None:
    one = line(section, f"{section}.1")
    every = ids_of(one, AFTER_AUTUMN)
    missed, given = [said("not_delivered", every[:1])], [said("delivered", every)]
    assert status(duty, [one], missed, AFTER_AUTUMN) == "breached"
    assert status(duty, [one], given, AFTER_AUTUMN) == "no_date"
    assert status("plan.secure.sep", [one], missed, AFTER_AUTUMN) == "no_date"


def test_sen_support_is_no_evidence_of_a_plan() -> None:
    one = line("SEN", "S.1")
    assert found([one], [said("not_delivered", ids_of(one, AFTER_AUTUMN))], AFTER_AUTUMN) == []


def test_what_was_made_up_later_stays_on_record_as_late() -> None:
    one = line()
    every = ids_of(one, AFTER_AUTUMN)
    entries = [said("not_delivered", every[:1]), said("delivered", every[1:], number=2),
               said("made_up", every[:1], number=3, minutes=45, given_on=date(2026, 9, 18))]  # fmt: skip
    _item, late = found([one], entries, AFTER_AUTUMN)
    assert is_made_up(late["id"])
    assert (late["on"], late["minutes"]) == ("2026-09-11", 45)
    assert late["reason"] == "Not given in its time; made up on 18 September 2026"
    assert status("plan.secure.sep", [one], entries, AFTER_AUTUMN) == "breached"
    assert not is_provision_missing(reckoned([one], entries, AFTER_AUTUMN))
    # Before it was made up it is missed, not late.
    before = date(2026, 9, 16)
    assert [each["id"] for each in found([one], entries, before)[1:]] == [f"{PREFIX}F.1-2026-09-07-missed"]


def test_made_up_in_its_own_week_is_not_late() -> None:
    one = line()
    every = ids_of(one, AFTER_AUTUMN)
    entries = [said("not_delivered", every[:1]),
               said("made_up", every[:1], number=2, minutes=45, given_on=date(2026, 9, 10))]  # fmt: skip
    assert [each["kind"] for each in found([one], entries, AFTER_AUTUMN)] == ["provision_item"]


@pytest.mark.parametrize(
    ("family", "setting", "expected"),
    [
        ("own_arrangement", None, "no_date"),
        ("own_arrangement", "own_arrangement", "no_date"),
        ("own_arrangement", "vacancy", "breached"),
        (None, "own_arrangement", "breached"),
        ("vacancy", "own_arrangement", "breached"),
    ],
)
def test_what_the_family_chose_to_arrange_is_excused_by_its_own_word_alone(
    family: str | None, setting: str | None, expected: str
) -> None:
    # Children and Families Act 2014 s.42(5).
    one = line()
    first = ids_of(one, AFTER_AUTUMN)[:1]
    told = (("family", family), ("setting", setting))
    entries = [said("not_delivered", first, side, reason=why) for side, why in told if why]
    assert status("plan.secure.sep", [one], entries, AFTER_AUTUMN) == expected
    missed = found([one], entries, AFTER_AUTUMN)[1:]
    assert [each["minutes"] for each in missed] == [45]


def test_one_session_the_family_arranged_excuses_no_other() -> None:
    one = line()
    first, second = ids_of(one, AFTER_AUTUMN)[:2]
    entries = [said("not_delivered", [first], "family", reason="own_arrangement"),
               said("not_delivered", [second], "family", 2, reason="vacancy")]  # fmt: skip
    assert status("plan.secure.sep", [one], entries, AFTER_AUTUMN) == "breached"


def test_a_breach_of_the_amended_plan_is_told_apart_from_that_of_the_old() -> None:
    old = replace(line(), to_on=date(2026, 11, 8))
    new = replace(line(), id="F.1-v2", from_on=date(2026, 11, 9))
    every = [slot.id for slot in slots([old, new], CALENDAR, AFTER_AUTUMN)]
    made = found([old, new], [said("not_delivered", [every[0], every[-1]])], AFTER_AUTUMN)
    missed = [each for each in made if each["kind"] == "provision_missed"]
    assert [(each["on"], each["minutes"]) for each in missed] == [("2026-09-11", 45), ("2026-12-04", 45)]
    amended = {"kind": "plan_amended_final_sent", "on": "2026-11-09"}
    plan = {"kind": "plan_final_sent", "on": PLAN_ON.isoformat()}
    reckoning = reckon(from_data({"event": [plan, amended, *made]}), law_named("england"), AFTER_AUTUMN)
    statuses = [one.status for one in reckoning.obligations if one.duty.id == "plan.secure.sep"]
    assert statuses == ["breached", "breached"]


def test_a_later_version_goes_on_under_one_name() -> None:
    old = replace(line(), to_on=date(2026, 10, 31))
    new = replace(line(), id="F.1-v2", from_on=date(2026, 11, 1), what="New name")
    items = [each for each in found([old, new], [], AFTER_AUTUMN) if each["kind"] == "provision_item"]
    assert [(each["item"], each["on"]) for each in items] == [("New name (F.1)", "2026-09-01")]


def test_events_of_a_ledger_are_known_by_their_id() -> None:
    assert all(is_from_ledger(one) for one in found([line()], [], AFTER_AUTUMN))
    assert not is_from_ledger({"kind": "provision_item", "id": "mine"})
    assert not is_from_ledger({"kind": "draft_served", "id": f"{PREFIX}x"})


_OUTCOMES = st.sampled_from(["delivered", "not_delivered", "shorter", ""])
_SIDES = st.sampled_from(["setting", "family"])
_REASONS = st.sampled_from(["", "vacancy", "child_absent", "not_known", "own_arrangement"])


@given(st.lists(st.tuples(_OUTCOMES, _SIDES, _REASONS, st.integers(0, 16)), max_size=60))
def test_the_events_hold_every_minute_that_was_missed_and_prove_no_other(
    told: list[tuple[str, str, str, int]],
) -> None:
    lines = [line(), line(id="F.2", amount=Amount(20, 2)), line("G", "G.1")]
    entries = []
    for number, (outcome, side, reason, week) in enumerate(told):
        ids = ids_of(lines[number % 3], IN_SPRING)
        if outcome:
            minutes = 15 if outcome == "shorter" else None
            chosen = [ids[week % len(ids)]]
            entries.append(said(outcome, chosen, side, number, minutes=minutes, reason=reason))
    delivery = deliveries(lines, CALENDAR, entries, IN_SPRING)
    made = events(delivery, lines, CALENDAR)
    assert len({one["id"] for one in made}) == len(made)
    assert all(one["on"] <= IN_SPRING.isoformat() for one in made)
    missed = [one for one in made if one["kind"] == "provision_missed"]
    assert sum(one["minutes"] for one in missed) == delivery.tally.not_delivered
    assert not [one for one in made if one["kind"] == "provision_delivered"]
    from_data({"event": [*made]})
