"""The paper of SEN support: all that was said, whose word each thing is, and that it is no law."""

from datetime import UTC, date, datetime
from typing import Any

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.progress.progress import Observation, Step, progress
from upheld.delivery.progress.ratings import Rating, voices
from upheld.delivery.progress.support import Entered, support
from upheld.delivery.progress.support_record import record
from upheld.delivery.tally import Tally
from upheld.documents.text import as_text

DAY = date(2026, 11, 22)
AT: dict[str, Any] = {"said_at": datetime(2026, 11, 22, 12, tzinfo=UTC), "side": "setting", "by": "1"}
STEP = "0f8b1c1e-4b7a-4a52-9d4e-1f3b6c7d8e9f"


def words(*, full: bool = True) -> str:
    stages: list[Entered] = [
        Entered(
            "1", "plan", date(2026, 9, 10), text="A quiet place.", is_meeting=True, review_on=date(2026, 11, 20), **AT
        )
    ]
    said = [Step(STEP, "Asks for a break", date(2026, 9, 10), outcome="Stays in class.", **AT),
            Observation("o", date(2026, 10, 1), step=STEP, level=2, **AT),
            Observation("n", date(2026, 10, 2), note="Helped a friend.", **AT)]  # fmt: skip
    asked = [Rating("r", "help", DAY, value=2, words="Too loud.", **AT),
             Rating("p", "help", DAY, value=5, how="proxy", proxy="Teaching assistant", **AT),
             Rating("q", STEP, DAY, value=None, **AT)]  # fmt: skip
    line = Entitlement("S.1", "S.1", "SEN", "x", "Reading group", Amount(30), date(2026, 9, 1))
    vague = Entitlement("S.2", "S.2", "SEN", "x", "A quiet place", None, date(2026, 9, 1))
    lines = [(line, Tally(120, 30, 30, 0, 30, 30)), (vague, Tally())]
    made = record(
        support(stages if full else [], DAY), lines if full else [], progress(said if full else [], DAY),
        voices(asked if full else [], DAY), whose="Child A" if full else "",
    )  # fmt: skip
    return " ".join(as_text(made).split())


def test_it_says_first_that_it_is_a_proposal_and_what_holds_today() -> None:
    for found in (words(), words(full=False)):
        assert found.index("Proposal, not law.") < found.index("What goes well")
        assert (
            "white paper of 23 February 2026" in found
            and "nobody knows yet what such a plan would have to hold" in found
        )
        assert "paras 6.44-6.56" in found and "para 6.65" in found and "s.66" in found and "Section 42" in found


def test_all_that_was_said_stands_in_it() -> None:
    found = words()
    assert "For: Child A" in found and "Asks for a break: began at “Not yet”; now “With some help”" in found
    assert "2 October 2026: Helped a friend." in found and "Stays in class." in found
    assert "Plan, 10 September 2026: A quiet place." in found
    assert "Nothing is written down of: assess, do, review." in found
    assert (
        "22 November 2026: 1 of at least 3." in found and "2026 to 2027: 1." in found and "this count is ours" in found
    )
    assert "agreed for 20 November 2026. That day has passed." in found


def test_an_answer_for_the_child_is_said_to_be_one() -> None:
    found = words()
    assert "Not good: “Too loud.” Whose answer: The child or young person, 22 November 2026" in found
    assert "Very good Whose answer: Said for them by: Teaching assistant, 22 November 2026" in found
    assert "Did not want to say" in found


def test_minutes_and_their_range_and_no_minutes_where_nobody_knows() -> None:
    found = words()
    assert (
        "Agreed so far: 2 h Came: between 30 min and 1 h "
        "(30 min of it as one side alone says) Did not come: between 30 min and 1 h Nobody said: 30 min" in found
    )
    vague = found[found.index("What: A quiet place") :]
    assert vague.startswith("What: A quiet place How much: not known Agreed so far: not known Came: not known")


def test_nothing_is_made_up_where_nothing_was_said() -> None:
    found = words(full=False)
    assert "For:" not in found and found.count("Nothing is written down yet.") == 2
    assert "No line of SEN support is written down." in found and "No step is written down yet." in found
    assert "Nobody has asked yet" in found and "0 of at least 3" in found and "No day is agreed" in found


def test_a_step_nobody_saw_is_said_to_be_so_and_an_answer_on_one_that_is_gone_is_left_out() -> None:
    steps = progress([Step(STEP, "Asks for a break", date(2026, 9, 10), **AT)], DAY)
    gone = Rating("r", STEP.replace("0", "1"), DAY, value=1, words="Of something gone.", **AT)
    found = as_text(record(support([], DAY), [], steps, voices([gone], DAY)))
    assert "began at “Not yet”; nothing was seen yet." in found and "Of something gone." not in found
    assert "Nobody has asked yet" in found


def test_of_a_whole_cycle_nothing_is_said_to_be_missing() -> None:
    days = {"assess": 1, "plan": 2, "do": 3, "review": 4}
    stages = [Entered(str(number), stage, date(2026, 9, number), **AT) for stage, number in days.items()]  # type: ignore[arg-type]
    found = as_text(record(support(stages, DAY), [], progress([], DAY), []))
    assert "Review, 4 September 2026." in found and "Nothing is written down of" not in found
