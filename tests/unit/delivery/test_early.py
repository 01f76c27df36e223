"""Early signs: what fails many children at once, with nothing said of few."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from upheld.delivery.early import LEAST, Seen, Sign, signs
from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement
from upheld.delivery.tally import Tally
from upheld.web.desk.small_numbers import MOST_SMALL

WEEKLY = Amount(30)
AREA, OTHER = "E09000001", "E09000002"


def seen(child: int, missing: int, *, deliverer: str = "NHS  Speech therapist", area: str = AREA, owed: int = 100,
         explained: int = 0, amount: Amount | None = WEEKLY) -> Seen:  # fmt: skip
    line = Entitlement("F.1", "F.1", "F", "Words about Child A", "A line for Child A", amount, date(2026, 1, 5),
                       deliverer=deliverer)  # fmt: skip
    return Seen(f"key-{child}", area, line, Tally(owed, owed - missing - explained, missing, explained))


def several(number: int, missing: int, start: int = 0, **more: object) -> list[Seen]:
    return [seen(start + one, missing, **more) for one in range(number)]  # type: ignore[arg-type]


def test_five_children_are_a_sign_and_four_are_not() -> None:
    assert LEAST == MOST_SMALL + 1
    assert signs(several(4, 100)) == ()
    assert signs(several(5, 100)) == (
        Sign("speech and language therapist", "nhs speech therapist", AREA, 5, 5, 500, 500),
    )


def test_a_sign_needs_five_with_a_shortfall_and_not_five_with_the_line() -> None:
    assert signs([*several(4, 100), *several(30, 0, start=4)]) == ()
    (found,) = signs([*several(6, 100), *several(30, 0, start=6)])
    assert (found.children, found.short, found.owed, found.missing) == (36, 6, 600, 600)


@pytest.mark.parametrize(("rest", "shown"), [(0, 6), (1, None), (4, None), (5, 11)])
def test_how_many_have_the_line_is_not_shown_where_it_tells_of_few_without_a_shortfall(
    rest: int, shown: int | None
) -> None:
    (found,) = signs([*several(6, 50), *several(rest, 0, start=6)])
    assert found.children == shown
    assert found.short == 6 and found.owed == 600  # the minutes are those of the six, and tell nothing of the rest


def test_a_child_with_two_lines_is_counted_once_with_both() -> None:
    # 30 of 100 and 0 of 100: 15 in the hundred of both, under the threshold of 25.
    both = [*several(5, 30), *several(5, 0)]
    assert signs(both) == ()
    (found,) = signs(both, percent=15)
    assert (found.children, found.short, found.owed, found.missing, found.percent) == (5, 5, 1000, 150, 15)


def test_the_threshold_itself_counts() -> None:
    assert len(signs(several(5, 25))) == 1
    assert signs(several(5, 24)) == ()


def test_a_childs_absence_is_no_sign_and_neither_is_a_line_of_unknown_amount() -> None:
    assert signs(several(9, 0, explained=100)) == ()
    assert signs(several(9, 100, amount=None)) == ()
    assert signs(several(9, 0, owed=0)) == ()


def test_councils_are_kept_apart_and_the_worst_comes_first() -> None:
    found = signs([*several(5, 40), *several(7, 30, area=OTHER), *several(5, 90, deliverer="Physio team")])
    assert [(one.area, one.what, one.short, one.percent) for one in found] == [
        (OTHER, "speech and language therapist", 7, 30),
        (AREA, "physiotherapist", 5, 90),
        (AREA, "speech and language therapist", 5, 40),
    ]


def test_deliverers_of_few_children_are_put_together() -> None:
    found = signs([seen(one, 100, deliverer=f"Speech therapist {one}") for one in range(8)])
    assert [(one.what, one.deliverer, one.short) for one in found] == [("speech and language therapist", "", 8)]


def test_no_key_and_no_words_of_a_plan_come_out() -> None:
    (found,) = signs(several(8, 100, deliverer="Teaching assistant"))
    told = repr([getattr(found, one.name) for one in fields(found)])
    assert "key-" not in told and "Child A" not in told
    assert found.what == "provision"


@pytest.mark.parametrize("percent", [0, -1, 101])
def test_a_threshold_that_is_none_is_refused(percent: int) -> None:
    with pytest.raises(DeliveryError, match=f"{percent} in the hundred"):
        signs([], percent=percent)
