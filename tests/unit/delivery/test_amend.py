"""An amended plan: no day is owed by two versions of a line, and no line that goes on is lost."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement, versions
from upheld.delivery.promised.amend import amended, applied
from upheld.delivery.promised.from_plan import entitlements
from upheld.plan.document import Plan, Provision

OLD_ON, NEW_ON = date(2026, 9, 1), date(2027, 2, 8)
SPEECH = "A speech and language therapist will see him one to one for 45 minutes a week."
READING = "A teaching assistant will read with him for 15 minutes each day."
SWIMMING = "A physiotherapist will take him swimming for one hour a fortnight."


def plan(*texts: str) -> Plan:
    return Plan(provisions=tuple(Provision(f"F.{number}", "F", text) for number, text in enumerate(texts, 1)))


def entitled(*texts: str) -> list[Entitlement]:
    return [one.entitlement for one in entitlements(plan(*texts), OLD_ON)]


def test_a_line_with_the_same_words_goes_on_with_what_was_confirmed() -> None:
    first, second = entitled(SPEECH, "A mentor will meet him regularly.")
    confirmed = [first, Entitlement(second.id, second.line, "F", second.text, "Mentor", Amount(20), OLD_ON)]
    found = amended(confirmed, plan("A mentor will meet him regularly.", SPEECH), NEW_ON)
    kept = {one.old.line: one.new.entitlement for one in found if one.old and one.new}
    assert {line: (one.line, one.amount, one.from_on) for line, one in kept.items()} == {
        "F.1": ("F.1", Amount(45), NEW_ON),
        "F.2": ("F.2", Amount(20), NEW_ON),
    }
    assert {one.id for one in kept.values()} == {"F.1-v2", "F.2-v2"}


def test_a_line_that_changed_goes_on_with_the_new_amount() -> None:
    (found,) = amended(entitled(SPEECH), plan(SPEECH.replace("45", "30")), NEW_ON)
    assert found.became == "weakened"
    assert found.old and found.new
    assert (found.new.entitlement.line, found.new.entitlement.amount) == ("F.1", Amount(30))


def test_a_name_that_tells_lines_apart_keeps_the_number_of_the_line() -> None:
    two = (SPEECH, SPEECH.replace("45 minutes a week", "one hour a term"))
    found = amended(entitled(*two), plan(two[0].replace("45", "30"), two[1]), NEW_ON)
    assert sorted(one.new.entitlement.what for one in found if one.new) == [
        "Speech and language therapist (F.1)", "Speech and language therapist (F.2)",
    ]  # fmt: skip


def test_a_dropped_line_ends_the_day_before_and_a_new_one_begins() -> None:
    old = entitled(SPEECH, READING)
    found = amended(old, plan(SPEECH, SWIMMING), NEW_ON)
    by = {one.became: one for one in found}
    assert by["dropped"].old and by["dropped"].old.line == "F.2"
    assert by["new"].new and by["new"].new.entitlement.line not in ("F.1", "F.2")
    chosen = [one.new.entitlement for one in found if one.new]
    after = versions(applied(old, chosen, NEW_ON, ending=["F.2"]))
    assert [(one.from_on, one.to_on) for one in after["F.1"]] == [(OLD_ON, date(2027, 2, 7)), (NEW_ON, None)]
    assert [one.to_on for one in after["F.2"]] == [date(2027, 2, 7)]


def test_a_second_amendment_names_its_versions_anew() -> None:
    old = entitled(SPEECH)
    first = applied(old, [one.new.entitlement for one in amended(old, plan(SPEECH), NEW_ON) if one.new], NEW_ON)
    later = NEW_ON + timedelta(days=200)
    (again,) = amended(first, plan(SPEECH.replace("45", "60")), later)
    assert again.new and again.new.entitlement.id == "F.1-v3"


def test_a_version_that_would_never_have_been_in_force_is_left_out() -> None:
    (old,) = entitled(SPEECH)
    future = [Entitlement("F.1", "F.1", "F", SPEECH, "Speech", Amount(45), NEW_ON + timedelta(days=30))]
    (fate,) = amended(future, plan(SPEECH), NEW_ON)
    assert fate.new and fate.new.entitlement.from_on == NEW_ON + timedelta(days=30)
    after = applied(future, [fate.new.entitlement], NEW_ON)
    assert [one.id for one in after] == ["F.1-v2"]
    assert applied([old], [], OLD_ON, ending=["F.1"]) == ()


def test_sen_support_stays_as_it_is() -> None:
    support = Entitlement("S.1", "S.1", "SEN", "A group each week.", "Group", Amount(30), OLD_ON)
    found = amended([support], plan(SPEECH), NEW_ON)
    assert [one.old for one in found] == [None]


def test_a_line_cannot_end_and_go_on() -> None:
    old = entitled(SPEECH)
    (fate,) = amended(old, plan(SPEECH), NEW_ON)
    assert fate.new
    with pytest.raises(DeliveryError, match=r"F\.1 cannot both end and go on"):
        applied(old, [fate.new.entitlement], NEW_ON, ending=["F.1"])


_TEXTS = st.lists(
    st.sampled_from([SPEECH, READING, SWIMMING, SPEECH.replace("45", "30"), READING.replace("15", "20"),
                     "Access to a mentor as required.", SPEECH + " " + READING]),
    max_size=5,
)  # fmt: skip


@given(_TEXTS, _TEXTS, st.integers(-40, 400))
def test_no_day_is_owed_twice_and_no_line_is_lost(before: list[str], now: list[str], days: int) -> None:
    old, on = entitled(*before), OLD_ON + timedelta(days=days)
    fates = amended(old, plan(*now), on)
    # Each line there was has one fate, and each amount of the new plan is one of them.
    assert sorted(one.old.line for one in fates if one.old) == sorted(one.line for one in old)
    assert len([one for one in fates if one.new]) == len(entitlements(plan(*now), on))
    chosen = [one.new.entitlement for one in fates if one.new]
    ending = [one.old.line for one in fates if one.old and not one.new]
    after = applied(old, chosen, on, ending)
    for each in versions(after).values():
        for one, following in pairwise(each):
            assert one.to_on is not None and one.to_on < following.from_on
    lines = versions(after)
    for fate in fates:
        if fate.old and fate.new:
            line = lines[fate.old.line]
            assert line[-1] == fate.new.entitlement
            if fate.old.from_on < fate.new.entitlement.from_on:
                assert line[-2].to_on == fate.new.entitlement.from_on - timedelta(days=1)
