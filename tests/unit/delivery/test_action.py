"""From a gap to action: the threshold, whose it is to mend, and the steps, each resting on the register."""

from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

import pytest

from upheld.delivery.action import _STEPS, Gap, Threshold, gaps, mender_of, steps
from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement, Section
from upheld.delivery.entry import Entry
from upheld.delivery.reasons import REASONS
from upheld.delivery.shortfall import deliveries
from upheld.delivery.terms import Calendar, Setting
from upheld.law import law_named
from upheld.law.remedies import REMEDIES

ON, AS_AT = date(2026, 9, 1), date(2026, 10, 5)
CALENDAR = Calendar((Setting("School", ON, terms=((date(2026, 9, 7), date(2026, 12, 18)),)),))
# Four weeks of school until then.
HOUR, ANY = Amount(60), Threshold()
WEEKS = ("2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28")


def line(section: Section = "F", id: str = "F.1", amount: Amount | None = HOUR) -> Entitlement:
    return Entitlement(id, id, section, "Words", "Therapy", amount, ON)


def entry(outcome: str, *weeks: int, side: str = "setting", id: str = "F.1", **rest: Any) -> Entry:
    slots = tuple(f"{id}:w:{WEEKS[week]}:1" for week in weeks)
    at = datetime(2026, 9, 30, tzinfo=UTC)
    return Entry(f"{side}-{outcome}-{weeks}-{id}", outcome, side, at, slots, **rest)  # type: ignore[arg-type]


def found(*entries: Entry, threshold: Threshold = ANY, lines: tuple[Entitlement, ...] = ()) -> tuple[Gap, ...]:
    every = lines or (line(),)
    return gaps(deliveries(every, CALENDAR, entries, AS_AT), every, threshold)


def test_a_gap_has_its_minutes_its_day_and_whose_word_it_is() -> None:
    (only,) = found(entry("not_delivered", 1, 2, reason="vacancy"), entry("delivered", 0))
    assert (only.least, only.most, only.opened_on) == (120, 120, date(2026, 9, 18))
    assert (only.tally.missing_setting, only.tally.missing_both) == (120, 0)
    assert only.mends == (("provider", 120),)


@pytest.mark.parametrize(
    ("threshold", "passes"),
    [
        (Threshold(), True),
        (Threshold("minutes", 120), True),
        (Threshold("minutes", 121), False),
        (Threshold("share", 50), True),
        (Threshold("share", 51), False),
    ],
)
def test_the_threshold_that_was_chosen(threshold: Threshold, passes: bool) -> None:
    # Two of the four hours that were owed.
    assert bool(found(entry("not_delivered", 1, 2), threshold=threshold)) is passes


def test_a_dispute_is_shown_as_a_range_and_marked() -> None:
    (only,) = found(entry("delivered", 0), entry("not_delivered", 0, side="family"))
    assert (only.least, only.most, only.is_disputed, only.mends) == (0, 60, True, ())


def test_nothing_said_and_an_unknown_amount_are_no_gap() -> None:
    assert found() == ()
    assert found(lines=(line(amount=None),)) == ()


def test_absence_and_closure_are_missing_too_and_nobodys_to_mend() -> None:
    (only,) = found(entry("not_delivered", 0, reason="child_absent"), entry("not_delivered", 1, reason="other_event"))
    assert only.least == 120
    assert only.mends == (("setting", 60), ("nobody", 60))


@pytest.mark.parametrize(
    ("section", "reason", "whose"),
    [
        ("F", "not_commissioned", "council"),
        ("G", "not_commissioned", "health"),
        ("H1", "not_commissioned", "council"),
        ("SEN", "not_started", "setting"),
        ("F", "staff_absent", "provider"),
        ("G", "staff_absent", "health"),
        ("H2", "vacancy", "council"),
        ("F", "no_transport", "council"),
        ("F", "", "council"),
        ("G", "", "health"),
    ],
)
def test_whose_it_is_to_mend(section: Section, reason: str, whose: str) -> None:
    assert mender_of(line(section), reason) == whose


def test_every_reason_of_every_section_has_somebody() -> None:
    sections: tuple[Section, ...] = ("F", "G", "H1", "H2", "SEN")
    whose = {mender_of(line(section), code) for section in sections for code in REASONS}
    assert whose == {"council", "health", "setting", "provider", "nobody"}


@pytest.mark.parametrize(
    ("section", "ids"),
    [
        ("F", ["ask_council", "complain", "ombudsman", "court"]),
        ("G", ["ask_health", "complain_health", "court"]),
        ("H1", ["ask_council_care", "complain_care", "ombudsman", "court"]),
        ("SEN", ["ask_school", "complain_school"]),
    ],
)
def test_the_steps_are_those_of_the_section_in_their_order(section: Section, ids: list[str]) -> None:
    missing = entry("not_delivered", 0, id=f"{section}.1", reason="vacancy")
    assert [one.id for one in steps(found(missing, lines=(line(section, f"{section}.1"),)))] == ids
    assert steps(()) == ()


def test_what_is_the_schools_to_mend_leads_to_the_school_as_well() -> None:
    assert "complain_school" in [one.id for one in steps(found(entry("not_delivered", 0, reason="no_room")))]


def test_every_step_rests_on_the_register_and_every_letter_is_there() -> None:
    duties = {one.id for one in law_named("england").duties}
    templates = {one.name for one in files("upheld.letters").joinpath("templates").iterdir()}
    for _test, step in _STEPS:
        assert set(step.rests_on) <= duties | REMEDIES.keys(), step
        assert not step.letter or f"{step.letter}.md" in templates, step


@pytest.mark.parametrize(("kind", "value"), [("minutes", 0), ("share", 0), ("share", 101), ("minutes", -5)])
def test_a_threshold_that_means_nothing_is_refused(kind: str, value: int) -> None:
    with pytest.raises(DeliveryError, match="write a whole number"):
        Threshold(kind, value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("section", "whose"), [("F", "council"), ("G", "health"), ("H1", "council"), ("H2", "council"), ("SEN", "setting")]
)
def test_whom_the_law_binds_is_the_same_whatever_the_reason(section: Section, whose: str) -> None:
    # Children and Families Act 2014 s.42: no reason of the setting, and no absence, frees the council.
    id = f"{section}.1"
    for reason in ("staff_absent", "no_room", "child_absent", ""):
        (only,) = found(entry("not_delivered", 0, id=id, reason=reason), lines=(line(section, id),))
        assert only.bound == (whose, 60)
        assert only.of([whose]) == 60  # type: ignore[list-item]


@pytest.mark.parametrize(("section", "minutes"), [("F", 0), ("G", 0), ("H1", 60)])
def test_what_the_family_chose_to_arrange_binds_nobody_under_section_42(section: Section, minutes: int) -> None:
    id = f"{section}.1"
    own = entry("not_delivered", 0, id=id, side="family", reason="own_arrangement")
    (only,) = found(own, lines=(line(section, id),))
    assert (only.bound[1], only.mends) == (minutes, (("nobody", 60),))
