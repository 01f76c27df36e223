"""Which duties a complaint lists: what is said once only, what began them, and what was missed."""

from __future__ import annotations

from typing import Any

import pytest

from upheld.letters.listing import grouped, listed, provision, since_the_first, undone
from upheld.letters.views import Happened, Owed

BEGAN = ("The council received the request", "Monday 1 September 2025")
LATER = ("The review meeting was held", "Monday 3 November 2025")


def owed(id: str, status: str = "overdue", began: tuple[str, str] = BEGAN, done_on: str = "") -> Owed:
    return Owed(
        id=id,
        what="A duty",
        who="the council",
        due="Monday 19 January 2026",
        late="",
        since="",
        began=began[0],
        began_on=began[1],
        done_on=done_on,
        outcome="Not done.",
        status=status,
        body="",
        missing=(),
        by_time="",
    )


def happened(what: str, day: str = "a day", **fields: str) -> Happened:
    return Happened("provision_missed", what, day, tuple(fields.items()))


def ids(items: tuple[Owed, ...]) -> list[str]:
    return [one.id for one in items]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("ehcna.determine", "ehcna.decide"),
        ("ehcna.noplan", "plan.final"),
        ("review.amend.propose", "review.decide"),
        ("order.assess.noplan", "order.assess.final"),
        ("det.noplan", "det.final"),
    ],
)
def test_a_duty_is_left_out_where_a_later_one_says_more(earlier: str, later: str) -> None:
    assert ids(listed([owed(earlier), owed(later)], refused=True)) == [later]
    assert ids(listed([owed(earlier)], refused=True)) == [earlier]


@pytest.mark.parametrize(
    "other",
    [
        owed("ehcna.decide", began=LATER),
        owed("ehcna.decide", status="met_late"),
        owed("ehcna.decide", done_on="Monday 2 March 2026"),
    ],
)
def test_both_are_listed_where_they_came_to_different_ends(other: Owed) -> None:
    assert ids(listed([owed("ehcna.determine"), other], refused=True)) == ["ehcna.determine", "ehcna.decide"]


@pytest.mark.parametrize("id", ["ehcna.noplan", "order.assess.noplan", "det.noplan"])
def test_the_time_to_refuse_is_left_out_where_the_late_answer_was_yes(id: str) -> None:
    late, other = owed(id, "met_late", done_on="Monday 2 February 2026"), owed("ehcna.decide")
    assert ids(listed([late, other], refused=False)) == ["ehcna.decide"]
    assert ids(listed([late, other], refused=True)) == [id, "ehcna.decide"]
    assert ids(listed([owed(id), other], refused=False)) == [id, "ehcna.decide"]  # no answer at all


def test_where_nothing_would_be_left_everything_is_listed() -> None:
    assert ids(listed([owed("ehcna.noplan", "met_late")], refused=False)) == ["ehcna.noplan"]
    assert listed([], refused=False) == ()


def test_what_is_still_not_done_is_told_apart() -> None:
    items = [owed("a", "overdue"), owed("b", "met_late"), owed("c", "breached"), owed("d", "unknown")]
    assert ids(undone(items)) == ["a", "c"]


def test_duties_stand_together_by_what_began_them_in_the_order_of_the_first() -> None:
    groups = grouped([owed("a"), owed("b", began=LATER), owed("c"), owed("d", began=(BEGAN[0], LATER[1]))])
    assert [(one.began, one.began_on, ids(one.items)) for one in groups] == [
        (*BEGAN, ["a", "c"]),
        (*LATER, ["b"]),
        (BEGAN[0], LATER[1], ["d"]),
    ]
    assert grouped([]) == ()


SPEECH = happened("missed", item="speech therapy", section="F")
PHYSIO = happened("missed", item="physiotherapy", section="G")
UNSAID = happened("missed", item="physiotherapy")
NAMELESS = happened("missed")
PLANNED = [happened("set out", item="physiotherapy", section="G"), happened("set out", section="G")]


@pytest.mark.parametrize("id", ["plan.secure.sep", "plan.secure.care", "det.keep"])
def test_a_list_about_the_councils_provision_shows_what_is_not_health(id: str) -> None:
    found = provision([owed(id)], [SPEECH, PHYSIO, UNSAID, NAMELESS], PLANNED, of_nhs=False)
    assert found is not None
    assert (found.times, found.last) == (2, (SPEECH, NAMELESS))
    assert provision([owed(id)], [PHYSIO], PLANNED, of_nhs=True) is None


def test_a_list_about_health_provision_shows_what_the_plan_puts_in_section_g() -> None:
    found = provision([owed("plan.secure.health")], [SPEECH, PHYSIO, UNSAID, NAMELESS], PLANNED, of_nhs=True)
    assert found is not None
    assert found.last == (PHYSIO, UNSAID)


def test_what_was_arranged_otherwise_was_not_missed() -> None:
    instead = happened("missed", reason="An Alternative Arrangement was made")
    found = provision([owed("det.keep")], [instead], [], of_nhs=False)
    assert found is not None
    assert (found.times, found.last) == (0, ())


def test_a_list_about_other_things_has_no_provision() -> None:
    assert provision([owed("plan.final")], [SPEECH], [], of_nhs=False) is None


@pytest.mark.parametrize(("times", "first"), [(20, 0), (21, 1), (50, 30)])
def test_no_more_than_the_last_twenty_are_shown(times: int, first: int) -> None:
    missed = [happened("missed", f"day {number}") for number in range(times)]
    found = provision([owed("det.keep")], missed, [], of_nhs=False)
    assert found is not None
    assert found.times == times
    assert [one.day for one in found.last] == [f"day {number}" for number in range(first, times)]


def test_the_timeline_starts_with_the_first_beginning_of_a_listed_duty() -> None:
    rows: list[Any] = [happened("Before"), happened(*BEGAN), happened("Between"), happened(*LATER), happened("After")]
    groups = grouped([owed("b", began=LATER), owed("a")])
    assert since_the_first(groups, rows) == tuple(rows[1:])
    assert since_the_first(grouped([owed("b", began=LATER)]), rows) == tuple(rows[3:])
    same_words_other_day = grouped([owed("a", began=(BEGAN[0], LATER[1]))])
    assert since_the_first(same_words_other_day, rows) == tuple(rows)
    assert since_the_first((), rows) == tuple(rows)
