"""Whatever a line holds, the judge answers, and does no more work than the line is long."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.plan.check.provision.judge import judge
from upheld.plan.check.provision.judgement import ELEMENTS

_WORDS = """
20 minutes;up to;as required;1:1;a TA;weekly;x;/;£;or;and;,;.;either;half;an hour;9.10;to;9am;per;week;class of;½;Who:
Monday;may;will;twice;0;every;2;between;minimum;training;’s;–;-;(;);_;\x00
"""
_PIECES = st.sampled_from(_WORDS.strip().replace("\n", ";").split(";")) | st.just("\n")
_LINES = st.one_of(
    st.text(max_size=300),
    st.lists(_PIECES, max_size=40).map(" ".join),
    st.lists(_PIECES, max_size=40).map("".join),
)


@given(_LINES, _LINES, st.sampled_from(["F", "G", "H1", "H2"]))
def test_it_never_fails_and_quotes_only_the_line(text: str, cell: str, section: str) -> None:
    judged = judge(text, section=section, heading=cell, cells={"how often": cell})  # type: ignore[arg-type]
    assert set(judged.elements) <= set(ELEMENTS)
    assert (judged.verdict == "specific") == (not judged.findings)
    assert all(one.words in text or one.words in cell for one in judged.weak)
    for amount in judged.amounts:
        for pair in (amount.minutes_a_week, amount.hours_a_year):
            assert pair is None or 0 <= pair[0] <= pair[1]


@given(_LINES)
def test_the_same_line_has_the_same_answer(text: str) -> None:
    assert judge(text).as_data() == judge(text).as_data()


def calls(text: str) -> int:
    """How many calls are made to judge a line: work, not time."""
    count = 0

    def seen(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        judge(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece", ["20 minutes weekly ", "as required, ", "a", "1:1 ", "0.", ". ", "class of up to 4 ", "x 3 "]
)
def test_work_grows_with_the_line_and_not_with_its_square(piece: str) -> None:
    judge(piece)
    small, large = calls(piece * 100), calls(piece * 400)
    assert large < 8 * small + 2000


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "1 " * 50_000, "\x00\x01\ufffe" * 1000, "-" * 100_000, "support " * 12_500]
)
def test_a_huge_or_strange_line_is_vague(text: str) -> None:
    assert judge(text).verdict == "vague"
