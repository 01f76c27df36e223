"""The header of a letter: what it must say, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from upheld.errors import LawError, UpheldError
from upheld.letters.letter import STAGES, from_header, letter, letters

GOOD: dict[str, Any] = {
    "title": "A letter",
    "stage": "chase",
    "to": "council",
    "from": ["parent"],
    "serves": ["plan.final"],
    "open": "the plan is late",
    "when": [{"status": ["overdue"], "because": "It is late."}],
    "written_by": "upheld developers",
    "checked_by": "",
    "review_by": date(2027, 11, 22),
}


def test_a_header_is_read_whole() -> None:
    more = {
        "source": {"title": "The form", "address": "https://example.org", "dated": "2026"},
        "unwise": [{"because": "Wait.", "where": {"type": "permanent"}, "event": ["excluded"], "older": 3}],
        "cites": ["LGSCO"],
        "frame": "form",
    }
    one = from_header("x", {**GOOD, **more}, "Words.", None)
    assert one.source is not None and one.source.title == "The form"
    assert one.unwise[0].where == {"type": ("permanent",)}
    assert one.unwise[0].older == 3
    assert one.authorities == ("plan.final", "LGSCO")
    assert one.frame == "form"


@pytest.mark.parametrize("name", sorted(GOOD))
def test_nothing_of_it_may_be_left_out(name: str) -> None:
    with pytest.raises(LawError, match=name):
        from_header("x", {key: value for key, value in GOOD.items() if key != name}, "", None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"urgent": True}, "urgent"),
        ({"stage": "later"}, "not known"),
        ({"to": "everyone"}, "not known"),
        ({"from": ["anyone"]}, "not known"),
        ({"frame": "poem"}, "not known"),
        ({"when": [{"status": ["overdue"]}]}, "gives no reason"),
        ({"when": [{"status": ["overdue"], "becuase": "x", "because": "y"}]}, "becuase"),
        ({"when": [{"state": ["not happy"], "because": "y"}]}, "not happy"),
    ],
)
def test_what_it_does_not_know_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(LawError, match=said):
        from_header("x", {**GOOD, **change}, "", None)


def test_the_letters_stand_in_order_of_use() -> None:
    places = [list(STAGES).index(one.stage) for one in letters().values()]
    assert places == sorted(places)


def test_a_letter_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(UpheldError, match="Did you mean chase_final_plan"):
        letter("chase_final_plam")
    with pytest.raises(UpheldError, match="There is no letter 'zzzz'"):
        letter("zzzz")
