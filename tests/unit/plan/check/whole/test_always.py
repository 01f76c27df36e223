"""Whatever a plan says, the check answers, says each thing once, and changes nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.plan.check.whole.made import SOUND, section
from upheld.plan.check.check import About, check
from upheld.plan.document import LETTERS, Advice, Need, Outcome, Piece, Plan, Provision

_WORDS = st.lists(
    st.sampled_from(
        (
            "the child will receive support up to 15 hours per week subject funding £6,000 band 4 as determined by "
            "school reduced adult I my speech therapy teach 2026 end of Year 6 None N/A direct payments School Oakdene "
            ". ; \n"
        ).split(" ")
    )
    | st.text(max_size=12),
    max_size=25,
).map(" ".join)
_DAYS = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Plans with any words in any place."""
    letters = draw(st.lists(st.sampled_from(LETTERS), unique=True))
    days = {name: draw(_DAYS) for name in ("draft", "final", "amended", "review", "birth")}
    return replace(
        SOUND,
        version=draw(st.sampled_from(["draft", "final", "amended", "working_document", None])),
        year_group=draw(st.none() | st.integers(-1, 14)),
        dates={name: day for name, day in days.items() if day},
        sections=tuple(section(letter, draw(_WORDS), title=draw(_WORDS)) for letter in letters),
        needs=(Need("B.1", draw(st.sampled_from(["B", "C", "D"])), draw(_WORDS), area=draw(st.none() | _WORDS)),),
        outcomes=(Outcome("E.1", draw(_WORDS), steps=(draw(_WORDS),)),),
        provisions=tuple(
            Provision(f"{letter}.{number}", letter, draw(_WORDS), cells={"who": draw(_WORDS)})
            for number, letter in enumerate(draw(st.lists(st.sampled_from(["F", "G", "H1", "H2"]), max_size=3)))
        ),
        advice=(Advice("K.1", draw(_WORDS), draw(st.sampled_from(["medical", None])), None, None, draw(_DAYS)),),
        named_setting=draw(st.none() | _WORDS),
        direct_payments=draw(st.none() | _WORDS),
        unplaced=(Piece("?.1", draw(_WORDS)),),
    )


@settings(max_examples=60, deadline=None)
@given(plans(), _DAYS, _DAYS, _DAYS)
def test_it_always_answers_and_says_each_thing_once(
    plan: Plan, as_at: date | None, born: date | None, due: date | None
) -> None:
    about = About(as_at=as_at, birth_on=born, final_due_on=due, draft_served_on=due)
    checked = check(plan, about)
    keys = [one.key for one in checked.findings]
    assert len(keys) == len(set(keys))
    assert all(one.says and one.severity in ("serious", "important", "look") for one in checked.findings)
    assert json.loads(json.dumps(checked.as_data()))["counts"]["findings"] == len(keys)
    assert check(plan, about) == checked
